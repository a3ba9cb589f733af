import type {
  Check,
  DType,
  Exactly,
  HiddenState,
  RecurrentOutput,
  RecurrentShapes,
  Resolved,
  Shape,
  Tensor,
} from '@nacre/tensor';
import type { Given, OptionsIn } from '../kernel.ts';
import { RecurrentLayer, type RecurrentOptions, type SequenceOptions } from './layer.ts';
import { simple } from './recurrences.ts';

/** The options of `RNN`. */
export interface RNNOptions extends RecurrentOptions {
  /** tanh by default. */
  readonly nonlinearity?: 'tanh' | 'relu';
}

/**
 * h′ = tanh(W_ih · x + b_ih + W_hh · h + b_hh) from step to step (`torch.nn.RNN`, Elman 1990): `forward(x, h0?, {lengths}?)` of
 * [time, batch, In] gives [output, hₙ], the output [time, batch, directions · Hidden] of the last layer at each step and the final states
 * [layers · directions, batch, Hidden]. Without a batch all lack that dimension. The initial state is 0 by default. Weights start uniform
 * on ±1 / √Hidden; they are called weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0, with _reverse for the backward direction.
 *
 * @throws ShapeMismatchError for sizes that do not fit
 * @throws ArgumentError for lengths outside [0, time]
 * @example
 * const layer = new RNN(3, 4, { batchFirst: true });
 * const [output, state] = layer.forward(zeros([2, 5, 3]));
 * output.shape; // [2, 5, 4]
 * state.shape; // [1, 2, 4]
 */
export class RNN<
  In extends number = number,
  Hidden extends number = number,
  const R extends Given<RNNOptions> = Given<RNNOptions>,
> extends RecurrentLayer {
  declare readonly '~shapes': RecurrentShapes<In, Hidden, OptionsIn<R>>;
  readonly nonlinearity: 'tanh' | 'relu';

  constructor(inputSize: In, hiddenSize: Hidden, ...options: R) {
    const { nonlinearity = 'tanh' }: RNNOptions = options[0] ?? {};
    super('RNN', simple('RNN', nonlinearity), inputSize, hiddenSize, options[0] ?? {});
    this.nonlinearity = nonlinearity;
  }

  forward<S extends Shape, D extends DType, H extends Shape>(
    x: Tensor<S, D> & Check<'RNN', RecurrentOutput<this, S>>,
    h0?: (Tensor<H> & Check<'RNN', Exactly<H, HiddenState<this, S>>>) | null,
    options?: SequenceOptions,
  ): [output: Tensor<Resolved<RecurrentOutput<this, S>>, D>, state: Tensor<HiddenState<this, S>, D>];
  forward(x: Tensor, h0?: Tensor | null, options: SequenceOptions = {}): [Tensor, Tensor] {
    const { output, state } = this.run(x, h0 ? [h0] : undefined, options);
    return [output, state[0]!];
  }
}
