import { Linear, Module, RNN } from '@nacre/layers';
import { type Tensor, tensor } from '@nacre/tensor';
import type { Step } from './modes.ts';

/** h = tanh(Wxh · x + Whh · h), y = Why · h at every step: [N, T, In] → [N, T, classes]. All modes are this; they differ in when it is told, and asked, something. */
export class Network extends Module {
  readonly rnn: RNN;
  readonly output: Linear;

  constructor(input: number, hidden: number, classes: number) {
    super();
    this.rnn = new RNN(input, hidden, { batchFirst: true });
    this.output = new Linear(hidden, classes);
  }

  forward(x: Tensor): Tensor {
    const [states] = this.rnn.forward(x) as [Tensor, Tensor];
    return this.output.forward(states);
  }
}

/** Steps at which nothing is asked have this target. */
export const ignored = -100;

export interface Batch {
  /** [N, T, In] */
  readonly inputs: Tensor;
  /** [N, T] */
  readonly targets: Tensor<[number, number], 'int32'>;
}

/** Sequences side by side: what is not told is 0. */
export function batchOf(sequences: readonly (readonly Step[])[]): Batch {
  const time = Math.max(...sequences.map(({ length }) => length));
  const size = sequences[0]![0]!.input!.length;
  const inputs = new Float32Array(sequences.length * time * size);
  const targets = new Int32Array(sequences.length * time).fill(ignored);
  for (const [n, steps] of sequences.entries()) {
    for (const [t, { input = [], target = ignored }] of steps.entries()) {
      inputs.set(input, (n * time + t) * size);
      targets[n * time + t] = target;
    }
  }
  return {
    inputs: tensor(inputs, { shape: [sequences.length, time, size] }),
    targets: tensor(targets, { shape: [sequences.length, time] }),
  };
}
