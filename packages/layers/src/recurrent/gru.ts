import type {
  Check,
  DType,
  Exactly,
  GateShape,
  HiddenState,
  RecurrentOutput,
  RecurrentShapes,
  Resolved,
  Shape,
  Tensor,
} from '@nacre/tensor';
import type { Given, OptionsIn } from '../kernel.ts';
import { RecurrentLayer, type RecurrentOptions, type SequenceOptions } from './layer.ts';
import { type GRUGate, gru } from './recurrences.ts';

/** What the gates of a GRU let through: r, z and the candidate n. */
export type GRUGates<S extends Shape = Shape, D extends DType = DType> = Readonly<Record<GRUGate, Tensor<S, D>>>;

/**
 * A recurrent layer with two gates (`torch.nn.GRU`, Cho et al. 2014), from step to step
 *
 *     r  = σ(W_ir · x + b_ir + W_hr · h + b_hr)             reset
 *     z  = σ(W_iz · x + b_iz + W_hz · h + b_hz)             update
 *     n  = tanh(W_in · x + b_in + r ⊙ (W_hn · h + b_hn))    candidate
 *     h′ = (1 − z) ⊙ n + z ⊙ h
 *
 * `forward(x, h0?, {lengths}?)` of [time, batch, In] gives [output, hₙ], the output [time, batch, directions · Hidden] of the last layer
 * at each step and the final states [layers · directions, batch, Hidden]. Without a batch all lack that dimension. The initial state is
 * 0 by default. Weights start uniform on ±1 / √Hidden; weight_ih_l0 [3 · Hidden, In] and weight_hh_l0 [3 · Hidden, Hidden] hold the
 * blocks r, z, n in this order.
 *
 * @throws ShapeMismatchError for sizes that do not fit
 * @throws ArgumentError for lengths outside [0, time]
 * @example
 * const layer = new GRU(3, 4, { bidirectional: true });
 * const [output, state] = layer.forward(zeros([5, 2, 3]), null, { lengths: [5, 2] });
 * output.shape; // [5, 2, 8]
 * state.shape; // [2, 2, 4]
 */
export class GRU<
  In extends number = number,
  Hidden extends number = number,
  const R extends Given<RecurrentOptions> = Given<RecurrentOptions>,
> extends RecurrentLayer {
  declare readonly '~shapes': RecurrentShapes<In, Hidden, OptionsIn<R>>;

  constructor(inputSize: In, hiddenSize: Hidden, ...options: R) {
    super('GRU', gru, inputSize, hiddenSize, options[0] ?? {});
  }

  forward<S extends Shape, D extends DType, H extends Shape>(
    x: Tensor<S, D> & Check<'GRU', RecurrentOutput<this, S>>,
    h0?: (Tensor<H> & Check<'GRU', Exactly<H, HiddenState<this, S>>>) | null,
    options?: SequenceOptions,
  ): [output: Tensor<Resolved<RecurrentOutput<this, S>>, D>, state: Tensor<HiddenState<this, S>, D>];
  forward(x: Tensor, h0?: Tensor | null, options: SequenceOptions = {}): [Tensor, Tensor] {
    const { output, state } = this.run(x, h0 ? [h0] : undefined, options);
    return [output, state[0]!];
  }

  /**
   * The gates at every step, for each layer and within it each direction, laid out as the input is; 0 beyond a sequence's length.
   *
   * @example
   * const [gates] = new GRU(3, 4).gates(zeros([5, 3]));
   * gates.update.shape; // [5, 4]
   */
  gates<S extends Shape, D extends DType, H extends Shape>(
    x: Tensor<S, D> & Check<'GRU', RecurrentOutput<this, S>>,
    h0?: (Tensor<H> & Check<'GRU', Exactly<H, HiddenState<this, S>>>) | null,
    options: SequenceOptions = {},
  ): GRUGates<GateShape<this, S>, D>[] {
    return this.run(x, h0 ? [h0] : undefined, options).gates() as GRUGates<GateShape<this, S>, D>[];
  }
}
