import { crossEntropy, Linear, Module } from '@nacre/layers';
import { concat, type Tensor, tensor, zeros } from '@nacre/tensor';

const inputs = 4;
const hidden = 12;
const length = 7;
const classes = 3;

/** A cell with gates and a memory, unrolled over a sequence, and a classifier of the last state. */
export class Recurrent extends Module {
  readonly gates = new Linear(inputs + hidden, 4 * hidden);
  readonly head = new Linear(hidden, classes);

  forward(sequence: readonly Tensor[]): Tensor {
    const batch = sequence[0]!.shape[0]!;
    let [state, memory]: [Tensor, Tensor] = [zeros([batch, hidden]), zeros([batch, hidden])];
    for (const x of sequence) {
      const [forget, add, show, content] = (this.gates.forward(concat([x, state], 1)) as Tensor).chunk(4, 1) as Tensor[];
      memory = memory.mul(forget!.sigmoid()).add(add!.sigmoid().mul(content!.tanh()));
      state = show!.sigmoid().mul(memory.tanh());
    }
    return this.head.forward(state) as Tensor;
  }

  /** The loss on batch number `n`. */
  loss(n: number, batch: number): Tensor {
    const sequence = Array.from({ length }, (_, t) =>
      tensor(
        Float32Array.from({ length: batch * inputs }, (_, i) => Math.sin(n * 3 + t * 5 + i * 1.7)),
        { shape: [batch, inputs] },
      ),
    );
    return crossEntropy(this.forward(sequence), tensor(Int32Array.from({ length: batch }, (_, i) => (i + n) % classes)));
  }
}
