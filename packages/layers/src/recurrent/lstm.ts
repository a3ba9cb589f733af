import type {
  CellState,
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
import { type LSTMGate, lstm } from './recurrences.ts';

/** The options of `LSTM`. */
export interface LSTMOptions extends RecurrentOptions {
  /** The size to which the hidden state is projected before it is shown, h′ = W_hr · (o ⊙ tanh c′); 0, not at all, by default (Sak et al. 2014). */
  readonly projSize?: number;
}

/** What a layer of type `L` may begin an input of shape `S` with. */
type Initial<L, S extends Shape, H extends Shape, C extends Shape> = readonly [
  h0: Tensor<H> & Check<'LSTM', Exactly<H, HiddenState<L, S>>>,
  c0: Tensor<C> & Check<'LSTM', Exactly<C, CellState<L, S>>>,
];

/** What the gates of an LSTM let through: i, f and o, and the content g that enters the cell. */
export type LSTMGates<S extends Shape = Shape, D extends DType = DType> = Readonly<Record<LSTMGate, Tensor<S, D>>>;

/**
 * A recurrent layer with a memory behind three gates (`torch.nn.LSTM`, Hochreiter and Schmidhuber 1997), from step to step
 *
 *     i  = σ(W_ii · x + b_ii + W_hi · h + b_hi)       input gate
 *     f  = σ(W_if · x + b_if + W_hf · h + b_hf)       forget gate
 *     g  = tanh(W_ig · x + b_ig + W_hg · h + b_hg)    content for the cell
 *     o  = σ(W_io · x + b_io + W_ho · h + b_ho)       output gate
 *     c′ = f ⊙ c + i ⊙ g
 *     h′ = o ⊙ tanh(c′)
 *
 * `forward(x, [h0, c0]?, {lengths}?)` of [time, batch, In] gives [output, [hₙ, cₙ]], the output [time, batch, directions · Hidden] of the last
 * layer at each step and the final states [layers · directions, batch, Hidden]; with a projection output and hₙ have its size. Without
 * a batch all lack that dimension. Initial states are 0 by default. Weights start uniform on ±1 / √Hidden; weight_ih_l0 [4 · Hidden, In]
 * and weight_hh_l0 [4 · Hidden, Hidden] hold the blocks i, f, g, o in this order. W · x of all steps is one product for each layer
 * and direction.
 *
 * @throws ShapeMismatchError for sizes that do not fit
 * @throws ArgumentError for lengths outside [0, time]
 * @example
 * const layer = new LSTM(3, 4, { numLayers: 2, batchFirst: true });
 * const [output, [h, c]] = layer.forward(zeros([2, 5, 3]));
 * output.shape; // [2, 5, 4]
 * c.shape; // [2, 2, 4]
 */
export class LSTM<
  In extends number = number,
  Hidden extends number = number,
  const R extends Given<LSTMOptions> = Given<LSTMOptions>,
> extends RecurrentLayer {
  declare readonly '~shapes': RecurrentShapes<In, Hidden, OptionsIn<R>>;

  constructor(inputSize: In, hiddenSize: Hidden, ...options: R) {
    super('LSTM', lstm, inputSize, hiddenSize, options[0] ?? {});
  }

  forward<S extends Shape, D extends DType, H extends Shape, C extends Shape>(
    x: Tensor<S, D> & Check<'LSTM', RecurrentOutput<this, S>>,
    state?: Initial<this, S, H, C> | null,
    options?: SequenceOptions,
  ): [
    output: Tensor<Resolved<RecurrentOutput<this, S>>, D>,
    state: [h: Tensor<HiddenState<this, S>, D>, c: Tensor<CellState<this, S>, D>],
  ];
  forward(x: Tensor, state?: readonly [Tensor, Tensor] | null, options: SequenceOptions = {}): [Tensor, [h: Tensor, c: Tensor]] {
    const run = this.run(x, state ?? undefined, options);
    return [run.output, [run.state[0]!, run.state[1]!]];
  }

  /**
   * The gates at every step, for each layer and within it each direction, laid out as the input is; 0 beyond a sequence's length.
   *
   * @example
   * const [gates] = new LSTM(3, 4).gates(zeros([5, 3]));
   * gates.forget.shape; // [5, 4]
   */
  gates<S extends Shape, D extends DType, H extends Shape, C extends Shape>(
    x: Tensor<S, D> & Check<'LSTM', RecurrentOutput<this, S>>,
    state?: Initial<this, S, H, C> | null,
    options: SequenceOptions = {},
  ): LSTMGates<GateShape<this, S>, D>[] {
    const run = this.run(x, (state as readonly Tensor[] | null) ?? undefined, options);
    return run.gates() as LSTMGates<GateShape<this, S>, D>[];
  }
}
