import { crossEntropy, Linear, LSTM, Module } from '@nacre/layers';
import { type Tensor, tensor } from '@nacre/tensor';

const inputs = 4;
const hidden = 12;
const length = 7;
const classes = 3;

/** Two layers of an LSTM over sequences of several lengths, and a classifier of their last states. */
export class SequenceClassifier extends Module {
  readonly lstm = new LSTM(inputs, hidden, { numLayers: 2, batchFirst: true });
  readonly head = new Linear(hidden, classes);

  forward(x: Tensor, lengths: readonly number[]): Tensor {
    const [, [states]] = this.lstm.forward(x, null, { lengths });
    return this.head.forward((states as Tensor).select(0, -1) as Tensor);
  }

  /** The loss on batch number `n`. */
  loss(n: number, batch: number): Tensor {
    const x = tensor(
      Float32Array.from({ length: batch * length * inputs }, (_, i) => Math.sin(n * 3 + i * 1.7)),
      { shape: [batch, length, inputs] },
    );
    const lengths = Array.from({ length: batch }, (_, i) => length - ((n + i) % 3));
    return crossEntropy(this.forward(x, lengths), tensor(Int32Array.from({ length: batch }, (_, i) => (i + n) % classes)));
  }
}
