import type { Same } from './broadcast.ts';
import type { ShapeError, Show, ShowDim } from './error.ts';
import type { Input, LayerShapes } from './layer.ts';
import type { LinearOutput, MatMul } from './linear.ts';
import type { Transpose } from './movement.ts';
import type { Shape } from './shape.ts';
import type { Option } from './window.ts';

/** One score for each query and key: `[…, L, E]` and `[…, S, E]` to `[…, L, S]`. */
export type AttentionScores<Q extends Shape, K extends Shape> =
  Transpose<K, -2, -1> extends infer T ? (T extends Shape ? MatMul<Q, T> : T) : never;

/** What queries find: `[…, L, Ev]`. */
export type Attended<Q extends Shape, K extends Shape, V extends Shape> =
  AttentionScores<Q, K> extends infer R ? (R extends Shape ? MatMul<R, V> : R) : never;

/** The options of attention with several heads that decide on shapes. */
export interface AttentionSizes {
  readonly kdim?: number;
  readonly vdim?: number;
  readonly batchFirst?: boolean;
  readonly addBiasKv?: boolean;
  readonly addZeroAttn?: boolean;
}

/** Attention of `Width` features. It has three inputs, hence no place in a chain of layers. */
export interface AttentionShapes<Width extends number, O> extends LayerShapes {
  readonly width: Width;
  readonly options: O;
  readonly output: ShapeError<'attention takes a query, keys and values, and returns [output, weights]'>;
}

type ShapesOf<L> = L extends { readonly '~shapes': infer F extends AttentionShapes<number, unknown> }
  ? F
  : AttentionShapes<number, AttentionSizes>;

/** `[length, batch, Width]` or `[length, Width]` itself, in the other order where the batch is first. */
export type Features<S extends Shape, Width> = number extends S['length']
  ? Shape
  : S['length'] extends 2 | 3
    ? LinearOutput<S, Width & number, Width & number>
    : ShapeError<`expected [length, batch, ${ShowDim<Width>}] or [length, ${ShowDim<Width>}], got ${Show<S>}`>;

/** What attention takes as query. */
export type QueryShape<L, Q extends Shape> = Features<Q, ShapesOf<L>['width']>;
/** What attention takes as keys. */
export type KeyShape<L, K extends Shape> = Features<K, Option<ShapesOf<L>['options'], 'kdim', ShapesOf<L>['width']>>;
/** What attention takes as values: one for each key. */
export type ValueShape<L, K extends Shape, V extends Shape> =
  Leading<K> extends infer A
    ? Leading<V> extends infer B
      ? [Same<A, B>] extends [never]
        ? ShapeError<`there is one value for each key: keys ${Show<K>}, values ${Show<V>}`>
        : Features<V, Option<ShapesOf<L>['options'], 'vdim', ShapesOf<L>['width']>>
      : never
    : never;

type Leading<S extends Shape> = number extends S['length']
  ? Shape
  : S extends readonly [...infer B extends Shape, number]
    ? B
    : Shape;

/** How much each query attends to each key: `[batch, L, S]`, with a dimension of heads behind the batch unless they are averaged. */
export type AttentionWeights<L, Q extends Shape, K extends Shape, O> =
  Option<O, 'averageAttnWeights', true, boolean> extends true ? Averaged<ShapesOf<L>['options'], Q, K> : Shape;

type Averaged<O, Q extends Shape, K extends Shape> = [Q, K] extends [
  readonly [infer A extends number, infer B extends number, number],
  readonly [infer C extends number, infer D extends number, number],
]
  ? Option<O, 'batchFirst', false, boolean> extends false
    ? [B, A, Keys<O, C>]
    : Option<O, 'batchFirst', false, boolean> extends true
      ? [A, B, Keys<O, D>]
      : [number, number, number]
  : [Q, K] extends [readonly [infer A extends number, number], readonly [infer C extends number, number]]
    ? [A, Keys<O, C>]
    : Shape;

/** Keys of the layer's own come to those that are given. */
type Keys<O, Count extends number> =
  Option<O, 'addBiasKv', false, boolean> extends false
    ? Option<O, 'addZeroAttn', false, boolean> extends false
      ? Count
      : number
    : number;

/** A layer that keeps `[length, batch, Width]`. */
export interface FeaturesShapes<Width extends number> extends LayerShapes {
  readonly width: Width;
  readonly output: Features<Input<this>, this['width']>;
}
