import {
  type CharacterText,
  example,
  type Look,
  play,
  type Run,
  streams,
  type Tokens,
  visible,
  watch,
  write,
} from '@nacre/example-common';
import { crossEntropy, summary } from '@nacre/layers';
import { CharRNN } from '@nacre/models';
import { Adam, clipGradNorm, WarmupLR } from '@nacre/optim';
import { compile, noGrad, type Tensor, tensor, zeros } from '@nacre/tensor';
import { heatmap } from '@nacre/train/charts';

const [batch, time] = [32, 64];

type Model = CharRNN<number, 'lstm'>;

/** In nats per character. */
const lossOf = (logits: Tensor, targets: Tokens): Tensor =>
  crossEntropy(logits.flatten(0, 1) as Tensor<[number, number]>, targets.flatten() as Tensor<[number], 'int32'>);

/** Truncated back-propagation through time: the state goes on from batch to batch, the gradient does not. */
async function train(run: Run, model: Model, text: CharacterText, look: Look) {
  const steps = run.choose(2000, 60);
  const optimizer = new Adam(model.parameters(), { lr: run.choose(4e-3, 1e-2) });
  const schedule = new WarmupLR(optimizer, steps / 10, { decay: 'cosine', totalSteps: steps });
  const learn = compile(async (inputs: Tokens, targets: Tokens, ...state: readonly Tensor[]) => {
    const [logits, after] = model.forward(inputs, state);
    const loss = lossOf(logits, targets);
    optimizer.zeroGrad();
    loss.backward();
    clipGradNorm(model.parameters(), 1);
    await optimizer.step({ also: after });
    schedule.step();
    return [loss, ...after];
  });
  for (let step = 0; step < steps; ) {
    let state = model.initialState(batch);
    for (const { inputs, targets } of streams(text.train, batch, time)) {
      const [loss, ...after] = await learn(inputs, targets, ...state);
      state = after;
      step++;
      if (step % run.choose(200, 20) === 0) await look(step, (await loss!.item()) as number);
      if (step === steps) break;
    }
  }
}

async function validationLoss(model: Model, text: CharacterText): Promise<number> {
  const read = compile((inputs: Tokens, targets: Tokens, ...state: readonly Tensor[]) =>
    noGrad(() => {
      const [logits, after] = model.forward(inputs, state);
      return [lossOf(logits, targets), ...after];
    }),
  );
  let state = model.initialState(batch);
  const losses: number[] = [];
  for (const { inputs, targets } of streams(text.validation, batch, time)) {
    const [loss, ...after] = await read(inputs, targets, ...state);
    state = after;
    losses.push((await loss!.item()) as number);
  }
  return losses.reduce((a, b) => a + b) / losses.length;
}

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

  await watch(run, {
    title: 'An LSTM reads a play',
    train: (look) => train(run, model, text, look),
    validate: () => validationLoss(model, text),
    atMost: run.choose(1.75, 2.6),
  });
  await write(run, model, text, run.choose(500, 60));
  await drawGates(run, model, text);
});
