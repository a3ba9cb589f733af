import { RandomStream } from '@nacre/data';
import { type CharacterText, type Look, pieces, streams, type Tokens } from '@nacre/example-common';
import { crossEntropy } from '@nacre/layers';
import type { GPT } from '@nacre/models';
import { AdamW, clipGradNorm, WarmupLR } from '@nacre/optim';
import { compile, noGrad, type Parameter, type Tensor } from '@nacre/tensor';

export const [batch, time] = [32, 64];

export interface Training {
  readonly steps: number;
  readonly lr: number;
  /** After how many steps it is looked at. */
  readonly every: number;
  /** Which pieces of the text are taken. */
  readonly seed: number;
}

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
export async function train(model: GPT, text: CharacterText, { steps, lr, every, seed }: Training, look: Look): Promise<void> {
  const optimizer = new AdamW(groups(model.parameters()), { lr, betas: [0.9, 0.99] });
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
  const random = new RandomStream(seed, 1, 0);
  for (let step = 1; step <= steps; step++) {
    const starts = Array.from({ length: batch }, () => random.integer(text.train.length - time));
    const { inputs, targets } = pieces(text.train, starts, time);
    const loss = await learn(inputs, targets);
    if (step % every === 0) await look(step, (await loss.item()) as number);
  }
}

/** The mean over the text that is not learned from, in nats per character. */
export async function validationLoss(model: GPT, text: CharacterText): Promise<number> {
  const read = compile((inputs: Tokens, targets: Tokens) => noGrad(() => lossOf(model, inputs, targets)));
  const losses: number[] = [];
  for (const { inputs, targets } of streams(text.validation, batch, time))
    losses.push((await (await read(inputs, targets)).item()) as number);
  return losses.reduce((a, b) => a + b) / losses.length;
}
