import { type CharacterText, example, play, type Run, visible, watch, write } from '@nacre/example-common';
import { summary } from '@nacre/layers';
import { CharRNN } from '@nacre/models';
import { noGrad, tensor, zeros } from '@nacre/tensor';
import { heatmap } from '@nacre/train/charts';
import { batch, type Model, time, train, validationLoss } from './training.ts';

/** Draws how far the gates of the units that change most are open while a text is read. */
async function drawGates(run: Run, model: Model, { tokenizer, validation }: CharacterText): Promise<void> {
  const tokens = validation.subarray(0, 60);
  const columns = Array.from(tokenizer.decode(tokens), visible);
  const [gates] = noGrad(() => model.rnn.gates(model.inputs(tensor(tokens))));
  for (const gate of ['input', 'forget', 'output'] as const) {
    const byUnit = gates![gate].t();
    const { indices } = byUnit.std(1).topk(16, 0);
    const values = (await byUnit.indexSelect(0, indices).array()) as number[][];
    const rows = Array.from(await indices.data(), (unit) => `unit ${unit}`);
    const title = `LSTM: the ${gate} gates of 16 units, 0 closed, 1 open`;
    await run.picture(`${gate}-gates.svg`, heatmap({ title, values, rows, columns, domain: [0, 1], cell: 14 }));
  }
}

await example(import.meta, async (run) => {
  const text = await play(run, run.choose(1_200_000, 120_000));
  const model = new CharRNN(text.tokenizer.vocabSize, { cell: 'lstm', hidden: run.choose(256, 64) });
  console.log(String(summary(model, zeros([batch, time], { dtype: 'int32' }))));

  const training = { steps: run.choose(2000, 60), lr: run.choose(4e-3, 1e-2), every: run.choose(200, 20) };
  await watch(run, {
    title: 'An LSTM reads a play',
    train: (look) => train(model, text, training, look),
    validate: () => validationLoss(model, text),
    atMost: run.choose(1.75, 2.6),
  });
  await write(run, model, text, run.choose(500, 60));
  await drawGates(run, model, text);
});
