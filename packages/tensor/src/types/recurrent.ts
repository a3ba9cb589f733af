import type { ShapeError, Show, ShowDim } from './error.ts';
import type { Multiply } from './integer.ts';
import type { EndsWith, LayerShapes } from './layer.ts';
import type { LinearOutput } from './linear.ts';
import type { Shape } from './shape.ts';
import type { Option } from './window.ts';

/** The options of a recurrent layer that decide on shapes. */
export interface RecurrentSizes {
  readonly numLayers?: number;
  readonly bidirectional?: boolean;
  readonly batchFirst?: boolean;
  readonly projSize?: number;
}

type Directions<O> = Truth<Option<O, 'bidirectional', false, boolean>, 2, 1>;

/** `Yes` or `No` by a boolean; `number` where that is not known. */
type Truth<B, Yes extends number, No extends number> = boolean extends B ? number : B extends true ? Yes : No;

type Layers<O> = Option<O, 'numLayers', 1> extends infer L extends number ? L : number;

/** The size of what a layer shows: the hidden state, or what it is projected to. */
type Shown<Hidden extends number, O> =
  Option<O, 'projSize', 0> extends infer P extends number ? (number extends P ? number : P extends 0 ? Hidden : P) : number;

/**
 * A recurrent layer from `In` features to a hidden state of `Hidden`, with options `O`. They stand in fields, so that a layer of literal
 * sizes is assignable to the general one. It has two results, hence no place in a chain of layers.
 */
export interface RecurrentShapes<In extends number, Hidden extends number, O> extends LayerShapes {
  readonly in: In;
  readonly hidden: Hidden;
  readonly options: O;
  readonly output: ShapeError<'a recurrent layer returns [output, state], of which the next layer takes the first'>;
}

type ShapesOf<L> = L extends { readonly '~shapes': infer F extends RecurrentShapes<number, number, unknown> }
  ? F
  : RecurrentShapes<number, number, RecurrentSizes>;

type Width<F extends RecurrentShapes<number, number, unknown>> = Shown<F['hidden'], F['options']>;

/** The outputs of all steps: `[time, batch, In]` or `[time, In]` with another last size. */
export type RecurrentOutput<L, S extends Shape> = Sequence<
  S,
  ShapesOf<L>['in'],
  Multiply<Directions<ShapesOf<L>['options']>, Width<ShapesOf<L>>>
>;

type Sequence<S extends Shape, In extends number, Out extends number> = number extends S['length']
  ? Shape
  : S['length'] extends 2 | 3
    ? LinearOutput<S, In, Out>
    : ShapeError<`expected [time, batch, ${ShowDim<In>}] or [time, ${ShowDim<In>}], got ${Show<S>}`>;

/** A state for each layer and direction: what the layer shows. */
export type HiddenState<L, S extends Shape> = StateOf<ShapesOf<L>['options'], S, Width<ShapesOf<L>>>;
/** The same of what it keeps to itself, an LSTM's cell. */
export type CellState<L, S extends Shape> = StateOf<ShapesOf<L>['options'], S, ShapesOf<L>['hidden']>;

type StateOf<O, S extends Shape, Size extends number> = number extends S['length']
  ? Shape
  : S extends readonly [infer A extends number, infer B extends number, number]
    ? [Multiply<Directions<O>, Layers<O>>, Truth<Option<O, 'batchFirst', false, boolean>, A, B>, Size]
    : S extends readonly [number, number]
      ? [Multiply<Directions<O>, Layers<O>>, Size]
      : Shape;

/** The gates of one layer and direction: its outputs with the size of the hidden state. */
export type GateShape<L, S extends Shape> = S extends readonly [...infer Batch extends Shape, number]
  ? number extends S['length']
    ? Shape
    : [...Batch, ShapesOf<L>['hidden']]
  : Shape;

/** A cell's next state: `[batch, In]` or `[In]` with another last size. */
export type CellOutput<S extends Shape, In extends number, Hidden extends number> = number extends S['length']
  ? Shape
  : S['length'] extends 1 | 2
    ? LinearOutput<S, In, Hidden>
    : ShapeError<`expected [batch, ${ShowDim<In>}] or [${ShowDim<In>}], got ${Show<S>}`>;

/** `S` itself when it is what is wanted. */
export type Exactly<S extends Shape, Wanted> = Wanted extends Shape
  ? number extends S['length'] | Wanted['length']
    ? S
    : S['length'] extends Wanted['length']
      ? EndsWith<S, Wanted>
      : ShapeError<`expected ${Show<Wanted>}, got ${Show<S>}`>
  : S;
