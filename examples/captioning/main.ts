import { ArrayDataset, column, DataLoader, padSequences, wordTokenizer } from '@nacre/data';
import { example } from '@nacre/example-common';
import { crossEntropy, summary } from '@nacre/layers';
import { Captioner } from '@nacre/models';
import { Adam, clipGradNorm, OneCycleLR } from '@nacre/optim';
import { compile, type Tensor, tensor, zeros } from '@nacre/tensor';
import { lineChart } from '@nacre/train/charts';
import { gallery } from './gallery.ts';
import { type Scene, scene, side } from './scenes.ts';

type Pixels = Tensor<[number, 3, 32, 32], 'uint8'>;
type Words = Tensor<[number, number], 'int32'>;

const imagesOf = (pixels: Pixels) => pixels.to('float32').div(255) as Tensor<[number, 3, 32, 32], 'float32'>;

function pixelsOf(scenes: readonly Scene[]): Uint8Array {
  const all = new Uint8Array(scenes.length * 3 * side * side);
  for (const [i, { pixels }] of scenes.entries()) all.set(pixels, i * pixels.length);
  return all;
}

await example(import.meta, async (run) => {
  const scenes = (count: number, seed: number): Scene[] => Array.from({ length: count }, (_, i) => scene(seed, i));
  const train = scenes(run.choose(20_000, 256), run.seed);
  const heldOut = scenes(run.choose(1000, 64), run.seed + 1);
  const tokenizer = wordTokenizer(
    train.map(({ caption }) => caption),
    { special: { pad: '<pad>', unk: '<unk>', bos: '<bos>', eos: '<eos>' } },
  );
  const { pad, bos, eos } = tokenizer.special as Record<'pad' | 'bos' | 'eos', number>;

  const model = new Captioner(tokenizer.vocabSize);
  const words = zeros([1, 12], { dtype: 'int32' });
  run.figure('parameters', summary(model, [1, 3, side, side], words).totals.parameters);

  const captions = padSequences(train.map(({ caption }) => tokenizer.encode(caption, { bos: true, eos: true }))).tokens;
  const maxLength = captions.shape[1];
  const dataset = new ArrayDataset({
    pixels: column(pixelsOf(train), [3, side, side]),
    words: column(await captions.data(), [maxLength]),
  });
  const [epochs, batchSize] = [run.choose(6, 4), run.choose(64, 32)];
  const loader = new DataLoader(dataset, { batchSize, shuffle: true, dropLast: true, seed: run.seed });
  const optimizer = new Adam(model.parameters());
  const schedule = new OneCycleLR(optimizer, 0.003, { totalSteps: epochs * loader.length });
  const step = compile(async (pixels: Pixels, words: Words) => {
    const [given, wanted] = [words.slice([null, [0, -1]]) as Words, words.slice([null, [1, null]]) as Words];
    const logits = model.forward(imagesOf(pixels), given);
    const loss = crossEntropy(logits.flatten(0, 1), wanted.flatten(), { ignoreIndex: pad });
    optimizer.zeroGrad();
    loss.backward();
    clipGradNorm(model.parameters(), 1);
    await optimizer.step();
    return loss;
  });
  const losses: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    for await (const { pixels, words } of loader.epoch(epoch)) {
      losses.push(await (await step(pixels as Pixels, words)).item());
      schedule.step();
    }
    console.log(`epoch ${epoch + 1} of ${epochs}: loss ${losses.at(-1)!.toFixed(4)}`);
  }
  await run.picture(
    'loss.svg',
    lineChart({ title: 'Captioning', xLabel: 'step', yLabel: 'cross entropy', series: [{ name: 'training', points: losses }] }),
  );

  const fall = losses.at(-1)! / losses[0]!;
  run.figure('loss at the end, of that at the beginning', fall, { atMost: run.choose(0.02, 0.5) });

  model.eval();
  const written: string[] = [];
  for (let start = 0; start < heldOut.length; start += 50) {
    const part = heldOut.slice(start, start + 50);
    const pixels = tensor(pixelsOf(part), { shape: [part.length, 3, side, side], dtype: 'uint8' });
    const rows = await model.caption(imagesOf(pixels as Pixels), { bos, eos, maxLength }).array();
    written.push(...rows.map((row) => tokenizer.decode(row)));
  }
  const results = heldOut.map(({ pixels, caption }, i) => ({
    pixels,
    wanted: caption,
    caption: written[i]!,
    isRight: written[i] === caption,
  }));
  const right = (list: typeof results): number => list.filter(({ isRight }) => isRight).length / list.length;
  const seen = new Set(train.map(({ caption }) => caption));
  const unseen = results.filter(({ wanted }) => !seen.has(wanted));
  run.figure('held-out captions exact', right(results), run.choose({ atLeast: 0.95 }, {}));
  run.figure('held-out captions that are in no training caption', unseen.length);
  run.figure('of those, exact', right(unseen), run.choose({ atLeast: 0.9 }, {}));
  for (const { wanted, caption } of results.filter(({ isRight }) => !isRight).slice(0, 5))
    console.log(`  wrong: ${caption}\n     it is: ${wanted}`);
  await run.picture('captions.svg', await gallery(results.slice(0, 24), side));
});
