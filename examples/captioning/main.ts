import { example } from '@nacre/example-common';
import { summary } from '@nacre/layers';
import { Captioner } from '@nacre/models';
import { zeros } from '@nacre/tensor';
import { lineChart } from '@nacre/train/charts';
import { gallery } from './gallery.ts';
import { type Scene, scene, side } from './scenes.ts';
import { train, write } from './training.ts';
import { captionTokenizer } from './words.ts';

await example(import.meta, async (run) => {
  const scenes = (count: number, seed: number): Scene[] => Array.from({ length: count }, (_, i) => scene(seed, i));
  const known = scenes(run.choose(20_000, 256), run.seed);
  const heldOut = scenes(run.choose(1000, 64), run.seed + 1);

  const model = new Captioner(captionTokenizer.vocabSize);
  const words = zeros([1, 12], { dtype: 'int32' });
  run.figure('parameters', summary(model, [1, 3, side, side], words).totals.parameters);

  const [epochs, batchSize] = [run.choose(6, 4), run.choose(64, 32)];
  const losses = await train(model, known, { epochs, batchSize, seed: run.seed }, (epoch, loss) => {
    console.log(`epoch ${epoch} of ${epochs}: loss ${loss.toFixed(4)}`);
  });
  await run.picture(
    'loss.svg',
    lineChart({ title: 'Captioning', xLabel: 'step', yLabel: 'cross entropy', series: [{ name: 'training', points: losses }] }),
  );

  const fall = losses.at(-1)! / losses[0]!;
  run.figure('loss at the end, of that at the beginning', fall, { atMost: run.choose(0.02, 0.5) });

  model.eval();
  const written = await write(model, heldOut);
  const results = heldOut.map(({ pixels, caption }, i) => ({
    pixels,
    wanted: caption,
    caption: written[i]!,
    isRight: written[i] === caption,
  }));
  const right = (list: typeof results): number => list.filter(({ isRight }) => isRight).length / list.length;
  const seen = new Set(known.map(({ caption }) => caption));
  const unseen = results.filter(({ wanted }) => !seen.has(wanted));
  run.figure('held-out captions exact', right(results), run.choose({ atLeast: 0.95 }, {}));
  run.figure('held-out captions that are in no training caption', unseen.length);
  run.figure('of those, exact', right(unseen), run.choose({ atLeast: 0.9 }, {}));
  for (const { wanted, caption } of results.filter(({ isRight }) => !isRight).slice(0, 5))
    console.log(`  wrong: ${caption}\n     it is: ${wanted}`);
  await run.picture('captions.svg', await gallery(results.slice(0, 24), side));
});
