import { type CharacterText, type Look, streams, type Tokens } from '@nacre/example-common';
import { crossEntropy } from '@nacre/layers';
import type { CharRNN } from '@nacre/models';
import { Adam, clipGradNorm, WarmupLR } from '@nacre/optim';
import { compile, noGrad, type Tensor } from '@nacre/tensor';

export const [batch, time] = [32, 64];

export type Model = CharRNN<number, 'lstm'>;

export interface Training {
  readonly steps: number;
  readonly lr: number;
  /** After how many steps it is looked at. */
  readonly every: number;
}

/** In nats per character. */
const lossOf = (logits: Tensor, targets: Tokens): Tensor =>
  crossEntropy(logits.flatten(0, 1) as Tensor<[number, number]>, targets.flatten() as Tensor<[number], 'int32'>);

/** Truncated back-propagation through time: the state goes on from batch to batch, the gradient does not. */
export async function train(model: Model, text: CharacterText, { steps, lr, every }: Training, look: Look): Promise<void> {
  const optimizer = new Adam(model.parameters(), { lr });
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
      if (step % every === 0) await look(step, (await loss!.item()) as number);
      if (step === steps) break;
    }
  }
}

/** The mean over the text that is not learned from, in nats per character. */
export async function validationLoss(model: Model, text: CharacterText): Promise<number> {
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
