import { RandomStream } from '@nacre/data';
import {
  type CharacterText,
  example,
  type Look,
  pieces,
  play,
  type Run,
  streams,
  type Tokens,
  visible,
  watch,
  write,
} from '@nacre/example-common';
import { crossEntropy, summary } from '@nacre/layers';
import { GPT } from '@nacre/models';
import { AdamW, clipGradNorm, WarmupLR } from '@nacre/optim';
import { compile, noGrad, type Parameter, type Tensor, tensor, zeros } from '@nacre/tensor';
import { heatmap, imageGrid } from '@nacre/train/charts';

const [batch, time] = [32, 64];

/** In nats per character. */
const lossOf = (model: GPT, inputs: Tokens, targets: Tokens): Tensor => {
  const logits = model.forward(inputs).flatten(0, 1) as Tensor<[number, number]>;
  return crossEntropy(logits, targets.flatten() as Tensor<[number], 'int32'>);
};

/** Matrices decay, biases and norms do not. */
const groups = (parameters: readonly Parameter[]) => [
  { params: parameters.filter(({ rank }) => rank > 1), weightDecay: 0.1 },
  { params: parameters.filter(({ rank }) => rank === 1), weightDecay: 0 },
];

/** Learns from pieces taken anywhere in the text. */
async function train(run: Run, model: GPT, text: CharacterText, look: Look) {
  const steps = run.choose(2000, 40);
  const optimizer = new AdamW(groups(model.parameters()), { lr: 2e-3, betas: [0.9, 0.99] });
  const schedule = new WarmupLR(optimizer, steps / 20, { decay: 'cosine', totalSteps: steps, endFactor: 0.05 });
  const learn = compile(async (inputs: Tokens, targets: Tokens) => {
    const loss = lossOf(model, inputs, targets);
    optimizer.zeroGrad();
    loss.backward();
    clipGradNorm(model.parameters(), 1);
    await optimizer.step();
    schedule.step();
    return loss;
  });
  const random = new RandomStream(run.seed, 1, 0);
  for (let step = 1; step <= steps; step++) {
    const starts = Array.from({ length: batch }, () => random.integer(text.train.length - time));
    const { inputs, targets } = pieces(text.train, starts, time);
    const loss = await learn(inputs, targets);
    if (step % run.choose(200, 20) === 0) await look(step, (await loss.item()) as number);
  }
}

async function validationLoss(model: GPT, text: CharacterText): Promise<number> {
  const read = compile((inputs: Tokens, targets: Tokens) => noGrad(() => lossOf(model, inputs, targets)));
  const losses: number[] = [];
  for (const { inputs, targets } of streams(text.validation, batch, time))
    losses.push((await (await read(inputs, targets)).item()) as number);
  return losses.reduce((a, b) => a + b) / losses.length;
}

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

  await watch(run, {
    title: 'A small GPT reads a play',
    train: (look) => train(run, model, text, look),
    validate: () => validationLoss(model, text),
    atMost: run.choose(1.8, 2.7),
  });
  await write(run, model, text, run.choose(500, 60));
  await drawAttention(run, model, text);
});
