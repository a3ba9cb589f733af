import { Linear, LSTM, Module, mse } from '@nacre/layers';
import { Adam, clipGradNorm } from '@nacre/optim';
import { compile, noGrad, type Tensor } from '@nacre/tensor';
import { keepFor } from './keeping.ts';
import { type Latch, latch } from './latch.ts';

/** An LSTM of a single unit, whose gates can be read. */
export class OneUnit extends Module {
  readonly lstm = new LSTM(2, 1, { batchFirst: true });
  readonly output = new Linear(1, 1, { bias: false });

  constructor() {
    super();
    keepFor(this.lstm as LSTM, [20]);
  }

  forward(inputs: Latch['inputs']): Latch['targets'] {
    return this.output.forward(this.lstm.forward(inputs)[0]);
  }

  /** The mean squared error on sequences longer than those of the training. */
  async error(seed: number): Promise<number> {
    const { inputs, targets } = latch(100, 100, seed);
    return (await noGrad(() => mse(this.forward(inputs), targets)).item()) as number;
  }
}

/** Teaches a unit to remember. */
export async function learn(model: OneUnit, updates: number, seed: number): Promise<void> {
  const optimizer = new Adam(model.parameters(), { lr: 0.1 });
  const update = compile(async (inputs: Latch['inputs'], targets: Latch['targets']) => {
    const loss = mse(model.forward(inputs), targets);
    optimizer.zeroGrad();
    loss.backward();
    clipGradNorm(model.parameters(), 1);
    await optimizer.step();
  });
  for (let i = 0; i < updates; i++) {
    const { inputs, targets } = latch(32, 50, seed + i);
    await update(inputs, targets);
  }
}

/** What happens in the unit over one sequence, each a number for each step. */
export async function trace(model: OneUnit, { inputs, targets }: Latch) {
  const [gates] = noGrad(() => model.lstm.gates(inputs));
  const numbers = async (x: Tensor): Promise<number[]> => Array.from((await x.flatten().data()) as Float32Array);
  const [value, flag, input, forget, content, output, answer, target] = (await Promise.all(
    [
      inputs.select(2, 0),
      inputs.select(2, 1),
      gates!.input,
      gates!.forget,
      gates!.cell,
      gates!.output,
      noGrad(() => model.forward(inputs)),
      targets,
    ].map((x) => numbers(x as Tensor)),
  )) as [number[], number[], number[], number[], number[], number[], number[], number[]];
  let kept = 0;
  const cell = input.map((open, t) => {
    kept = forget[t]! * kept + open * content[t]!;
    return kept;
  });
  return { value, flag, input, forget, cell, output, answer, target };
}
