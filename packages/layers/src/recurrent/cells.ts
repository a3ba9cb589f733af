import type { CellOutput, Check, DType, Exactly, LayerShapes, Resolved, Shape, ShapeError, Tensor } from '@nacre/tensor';
import { type CellOptions, RecurrentCell } from './cell.ts';
import type { GRUGates } from './gru.ts';
import type { LSTMGates } from './lstm.ts';
import { type GRUGate, gru, type LSTMGate, lstm, simple } from './recurrences.ts';

/** The options of `RNNCell`. */
export interface RNNCellOptions extends CellOptions {
  /** tanh by default. */
  readonly nonlinearity?: 'tanh' | 'relu';
}

/** A cell's sizes. It needs a state, hence has no place in a chain of layers. */
interface CellShapes<In extends number, Hidden extends number> extends LayerShapes {
  readonly in: In;
  readonly hidden: Hidden;
  readonly output: ShapeError<'a recurrent cell takes a state beside its input'>;
}

type Next<C, S extends Shape> = C extends {
  readonly '~shapes': { readonly in: infer In extends number; readonly hidden: infer Hidden extends number };
}
  ? CellOutput<S, In, Hidden>
  : Shape;

/**
 * One step of a recurrence, h′ = tanh(W_ih · x + b_ih + W_hh · h + b_hh) (`torch.nn.RNNCell`, Elman 1990): `forward(x, h?)` of
 * [batch, In] or [In] gives h′ [batch, Hidden] or [Hidden]. The state is 0 by default. weight_ih [Hidden, In], weight_hh
 * [Hidden, Hidden], bias_ih and bias_hh [Hidden] start uniform on ±1 / √Hidden.
 *
 * @throws ShapeMismatchError for sizes that do not fit
 * @example
 * const cell = new RNNCell(3, 4);
 * const h = cell.forward(zeros([2, 3]));
 * cell.forward(zeros([2, 3]), h).shape; // [2, 4]
 */
export class RNNCell<In extends number = number, Hidden extends number = number> extends RecurrentCell<never> {
  declare readonly '~shapes': CellShapes<In, Hidden>;
  readonly nonlinearity: 'tanh' | 'relu';

  constructor(inputSize: In, hiddenSize: Hidden, options: RNNCellOptions = {}) {
    const { nonlinearity = 'tanh' } = options;
    super('RNNCell', simple('RNNCell', nonlinearity), inputSize, hiddenSize, options);
    this.nonlinearity = nonlinearity;
  }

  forward<S extends Shape, D extends DType, H extends Shape>(
    x: Tensor<S, D> & Check<'RNNCell', Next<this, S>>,
    h?: (Tensor<H> & Check<'RNNCell', Exactly<H, Next<this, S>>>) | null,
  ): Tensor<Resolved<Next<this, S>>, D>;
  forward(x: Tensor, h?: Tensor | null): Tensor {
    return this.step(x, h ? [h] : undefined).state[0]!;
  }
}

/**
 * One step of a GRU (`torch.nn.GRUCell`, Cho et al. 2014), with the formulas there: `forward(x, h?)` of [batch, In] or [In] gives h′
 * [batch, Hidden] or [Hidden]. The state is 0 by default. weight_ih [3 · Hidden, In], weight_hh [3 · Hidden, Hidden], bias_ih and
 * bias_hh [3 · Hidden] hold the blocks r, z, n and start uniform on ±1 / √Hidden.
 *
 * @throws ShapeMismatchError for sizes that do not fit
 * @example
 * const cell = new GRUCell(3, 4);
 * cell.forward(zeros([2, 3])).shape; // [2, 4]
 */
export class GRUCell<In extends number = number, Hidden extends number = number> extends RecurrentCell<GRUGate> {
  declare readonly '~shapes': CellShapes<In, Hidden>;

  constructor(inputSize: In, hiddenSize: Hidden, options: CellOptions = {}) {
    super('GRUCell', gru, inputSize, hiddenSize, options);
  }

  forward<S extends Shape, D extends DType, H extends Shape>(
    x: Tensor<S, D> & Check<'GRUCell', Next<this, S>>,
    h?: (Tensor<H> & Check<'GRUCell', Exactly<H, Next<this, S>>>) | null,
  ): Tensor<Resolved<Next<this, S>>, D>;
  forward(x: Tensor, h?: Tensor | null): Tensor {
    return this.step(x, h ? [h] : undefined).state[0]!;
  }

  /**
   * The gates of the step.
   *
   * @example
   * const { reset, update, candidate } = new GRUCell(3, 4).gates(zeros([2, 3]));
   * update.shape; // [2, 4]
   */
  gates<S extends Shape, D extends DType, H extends Shape>(
    x: Tensor<S, D> & Check<'GRUCell', Next<this, S>>,
    h?: (Tensor<H> & Check<'GRUCell', Exactly<H, Next<this, S>>>) | null,
  ): GRUGates<Resolved<Next<this, S>>, D> {
    return this.step(x, h ? [h] : undefined).gates as GRUGates<Resolved<Next<this, S>>, D>;
  }
}

/** What a cell of type `L` goes on from. */
type LSTMState<L, S extends Shape, H extends Shape, C extends Shape> = readonly [
  h: Tensor<H> & Check<'LSTMCell', Exactly<H, Next<L, S>>>,
  c: Tensor<C> & Check<'LSTMCell', Exactly<C, Next<L, S>>>,
];

/**
 * One step of an LSTM (`torch.nn.LSTMCell`, Hochreiter and Schmidhuber 1997), with the formulas there: `forward(x, [h, c]?)` of [batch, In]
 * or [In] gives [h′, c′], each [batch, Hidden] or [Hidden]. The states are 0 by default. weight_ih [4 · Hidden, In], weight_hh
 * [4 · Hidden, Hidden], bias_ih and bias_hh [4 · Hidden] hold the blocks i, f, g, o and start uniform on ±1 / √Hidden.
 *
 * @throws ShapeMismatchError for sizes that do not fit
 * @example
 * const cell = new LSTMCell(3, 4);
 * const [h, c] = cell.forward(zeros([2, 3]));
 * cell.forward(zeros([2, 3]), [h, c])[1].shape; // [2, 4]
 */
export class LSTMCell<In extends number = number, Hidden extends number = number> extends RecurrentCell<LSTMGate> {
  declare readonly '~shapes': CellShapes<In, Hidden>;

  constructor(inputSize: In, hiddenSize: Hidden, options: CellOptions = {}) {
    super('LSTMCell', lstm, inputSize, hiddenSize, options);
  }

  forward<S extends Shape, D extends DType, H extends Shape, C extends Shape>(
    x: Tensor<S, D> & Check<'LSTMCell', Next<this, S>>,
    state?: LSTMState<this, S, H, C> | null,
  ): [h: Tensor<Resolved<Next<this, S>>, D>, c: Tensor<Resolved<Next<this, S>>, D>];
  forward(x: Tensor, given?: readonly [Tensor, Tensor] | null): [h: Tensor, c: Tensor] {
    const { state } = this.step(x, given ?? undefined);
    return [state[0]!, state[1]!];
  }

  /**
   * The gates of the step.
   *
   * @example
   * const { input, forget, cell, output } = new LSTMCell(3, 4).gates(zeros([2, 3]));
   * forget.shape; // [2, 4]
   */
  gates<S extends Shape, D extends DType, H extends Shape, C extends Shape>(
    x: Tensor<S, D> & Check<'LSTMCell', Next<this, S>>,
    state?: LSTMState<this, S, H, C> | null,
  ): LSTMGates<Resolved<Next<this, S>>, D> {
    const given = state as readonly [Tensor, Tensor] | null | undefined;
    return this.step(x, given ?? undefined).gates as LSTMGates<Resolved<Next<this, S>>, D>;
  }
}
