import type { Module } from '@nacre/layers';
import { noGrad, realize, Tensor } from '@nacre/tensor';
import { type Batches, batchesOf } from './batches.ts';
import { switchMode } from './mode.ts';
import { forward, type InputOf, type OutputOf, splitBatch } from './supervised.ts';
import { tensorsIn } from './tensors.ts';

/** What goes into the model: a batch that is a tensor itself, or the inputs of a pair or a record. */
type Asked<B> = B extends Tensor ? B : InputOf<B>;

/** The options of `predict`. */
export interface PredictOptions<B, I> {
  /** What of a batch goes into the model; by default a tensor itself, and the inputs of a pair or a record with targets. */
  readonly input?: (batch: B) => I;
}

/**
 * The model's outputs, batch by batch, computed in evaluation and without gradients; every module stays in the mode it is in.
 *
 * @throws ArgumentError if there is no batch, or one holds nothing that is known as an input
 * @example
 * const outputs = [];
 * for await (const output of predict(new Linear(3, 2), [zeros([4, 3]), zeros([1, 3])])) outputs.push(output.shape);
 * outputs; // [[4, 2], [1, 2]]
 */
export async function* predict<M extends Module, B, I = Asked<B>>(
  model: M,
  data: Batches<B>,
  options: PredictOptions<B, I> = {},
): AsyncGenerator<OutputOf<M, I>, void, void> {
  const inputOf = options.input ?? ((batch: B) => (batch instanceof Tensor ? batch : splitBatch('predict', batch).input) as I);
  for await (const batch of batchesOf('predict', data, 0)) {
    const restore = switchMode(model, false);
    let outputs: OutputOf<M, I>;
    try {
      outputs = noGrad(() => forward(model, inputOf(batch)));
    } finally {
      restore();
    }
    await realize(...tensorsIn(outputs));
    yield outputs;
  }
}
