import { type CharacterText, example, play, type Run, visible, watch, write } from '@nacre/example-common';
import { summary } from '@nacre/layers';
import { GPT } from '@nacre/models';
import { noGrad, tensor, zeros } from '@nacre/tensor';
import { heatmap, imageGrid } from '@nacre/train/charts';
import { batch, time, train, validationLoss } from './training.ts';

/** Draws which earlier characters each one looks at while a text is read. */
async function drawAttention(run: Run, model: GPT, { tokenizer, validation }: CharacterText): Promise<void> {
  const tokens = validation.subarray(0, 48);
  const letters = Array.from(tokenizer.decode(tokens), visible);
  const blocks = noGrad(() => model.attention(tensor(tokens)));
  const maps = (await Promise.all(blocks.map((weights) => weights.array()))) as number[][][][];
  const images = maps.flatMap((heads, i) => heads.map((values, j) => ({ values, label: `block ${i + 1}, head ${j + 1}` })));
  const columns = maps[0]!.length;
  await run.picture(
    'attention.svg',
    imageGrid({
      title: 'Who looks at whom: a row for each character, a column for each it looks at',
      images,
      columns,
      size: 180,
      palette: 'blue',
    }),
  );
  const values = maps.at(-1)![0]!;
  const labels = { rows: letters, columns: letters, xLabel: 'looked at', yLabel: 'read' };
  await run.picture('head.svg', heatmap({ title: 'The first head of the last block', values, ...labels, cell: 14 }));
}

await example(import.meta, async (run) => {
  const text = await play(run, run.choose(1_200_000, 120_000));
  const model = new GPT(text.tokenizer.vocabSize, run.choose({}, { nLayer: 2, nEmbd: 64 }));
  console.log(String(summary(model, zeros([batch, time], { dtype: 'int32' }))));

  const training = { steps: run.choose(2000, 40), lr: 2e-3, every: run.choose(200, 20), seed: run.seed };
  await watch(run, {
    title: 'A small GPT reads a play',
    train: (look) => train(model, text, training, look),
    validate: () => validationLoss(model, text),
    atMost: run.choose(1.8, 2.7),
  });
  await write(run, model, text, run.choose(500, 60));
  await drawAttention(run, model, text);
});
