import type { At, Axis, Blur, Tail, With, Without } from './axis.ts';
import type { ShapeError, Show } from './error.ts';
import type { Add, Divide, Subtract } from './integer.ts';
import type { OutOfRange } from './reduction.ts';
import type { Shape } from './shape.ts';

/** `[start, end, step]` of one dimension: negative places count from the end, missing ones are the ends; null keeps all. */
export type Range = readonly [start?: number | null, end?: number | null, step?: number] | null;

/** Ranges for the first dimensions. */
export type Slice<S extends Shape, Ranges extends readonly Range[], RS = S, RR = Ranges, R extends number[] = []> = number extends
  | S['length']
  | Ranges['length']
  ? Blur<S>
  : RR extends readonly [infer H, ...infer T]
    ? RS extends readonly [infer N extends number, ...infer Ns]
      ? Slice<S, Ranges, Ns, T, [...R, Sliced<N, H>]>
      : ShapeError<`${Ranges['length']} ranges for ${Show<S>}`>
    : RS extends Shape
      ? [...R, ...RS]
      : never;

type Sliced<N extends number, H> = H extends readonly [infer From, infer To, infer Step extends number]
  ? Steps<Length<Subtract<Spot<N, To, N>, Spot<N, From, 0>>>, Step>
  : H extends readonly [infer From, infer To]
    ? Length<Subtract<Spot<N, To, N>, Spot<N, From, 0>>>
    : H extends readonly [infer From]
      ? Length<Subtract<N, Spot<N, From, 0>>>
      : H extends readonly [] | null
        ? N
        : number;

/** A place in 0 to N: from the end when negative, `Missing` when null. */
type Spot<N extends number, P, Missing extends number> = P extends null | undefined
  ? Missing
  : number extends N | P
    ? number
    : `${P & number}` extends `-${infer M extends number}`
      ? Length<Subtract<N, M>>
      : Smaller<N, P & number>;

type Steps<N extends number, Step extends number> = number extends N | Step
  ? number
  : Divide<N, Step> extends [infer Q extends number, infer Rest]
    ? Rest extends 0
      ? Q
      : Add<Q, 1>
    : number;

/** An empty range when the start comes after the end. */
type Length<N> = [N] extends [never] ? 0 : N & number;

type Smaller<A extends number, B extends number> = number extends A | B ? number : [Subtract<A, B>] extends [never] ? A : B;

/** Without dimension `D`, of which one place is taken. */
export type Select<S extends Shape, D extends number, I extends number = number> = number extends S['length']
  ? Shape
  : Selected<S, D, Axis<S['length'], D>, I>;

type Selected<S extends Shape, D extends number, A extends number, I extends number> = [A] extends [never]
  ? OutOfRange<S, D>
  : number extends A
    ? Blur<Tail<S>>
    : [Left<At<S, A>, I>] extends [never]
      ? ShapeError<`index ${I} is out of range for dimension ${A} of ${Show<S>}`>
      : Without<S, A>;

/** What is left behind (or, negative, before) the index; `never` when it falls outside. */
type Left<N extends number, I extends number> = number extends I
  ? number
  : `${I}` extends `-${infer M extends number}`
    ? Subtract<N, M>
    : Subtract<N, Add<I, 1>>;

/** `length` places of dimension `D` from `start` on. */
export type Narrow<S extends Shape, D extends number, Start extends number, Count extends number> = number extends S['length']
  ? Shape
  : Narrowed<S, D, Axis<S['length'], D>, Start, Count>;

type Narrowed<S extends Shape, D extends number, A extends number, Start extends number, Count extends number> = [A] extends [
  never,
]
  ? OutOfRange<S, D>
  : [Room<At<S, A>, Start, Count>] extends [never]
    ? ShapeError<`${Count} places from ${Start} do not fit dimension ${A} of ${Show<S>}`>
    : With<S, A, Count>;

type Room<N extends number, Start extends number, Count extends number> = number extends Start
  ? number
  : `${Start}` extends `-${infer M extends number}`
    ? [Subtract<N, M>] extends [never]
      ? never
      : Subtract<M, Count>
    : Subtract<N, Add<Start, Count>>;

/** The shape of the index, which has the rank of the input. */
export type Gather<S extends Shape, D extends number, I extends Shape> = number extends S['length'] | I['length']
  ? I
  : [Axis<S['length'], D>] extends [never]
    ? OutOfRange<S, D>
    : [S['length'], I['length']] extends [I['length'], S['length']]
      ? I
      : ShapeError<`the index has another rank than the input: ${Show<I>} and ${Show<S>}`>;

/** The shape of the input, which has the rank of index and source. */
export type Scatter<S extends Shape, D extends number, I extends Shape> =
  Gather<S, D, I> extends infer R ? (R extends Shape ? S : R) : never;

/** Dimension `D` takes the length of a list of indices. */
export type IndexSelect<S extends Shape, D extends number, I extends Shape> = number extends S['length']
  ? Shape
  : [Axis<S['length'], D>] extends [never]
    ? OutOfRange<S, D>
    : I extends readonly [infer N extends number]
      ? With<S, Axis<S['length'], D>, N>
      : number extends I['length']
        ? With<S, Axis<S['length'], D>, number>
        : ShapeError<`expected a list of indices, got ${Show<I>}`>;

/** Dimension `D` keeps its `K` largest. */
export type TopK<S extends Shape, K extends number, D extends number = -1> = number extends S['length']
  ? Shape
  : TopOf<S, K, D, Axis<S['length'], D>>;

type TopOf<S extends Shape, K extends number, D extends number, A extends number> = [A] extends [never]
  ? OutOfRange<S, D>
  : [Subtract<At<S, A>, K>] extends [never]
    ? ShapeError<`k = ${K} is larger than dimension ${A} of ${Show<S>}`>
    : With<S, A, K>;

/** A last dimension of one place per class: `oneHot`, and of one row per index: an embedding. */
export type OneHot<S extends Shape, Classes extends number> = number extends S['length'] ? Shape : [...S, Classes];

/** The places of what is not zero, one row each. */
export type Nonzero<S extends Shape> = [number, S['length']];

/** Two dimensions become one, the last: their diagonal. */
export type Diagonal<
  S extends Shape,
  Offset extends number = 0,
  A extends number = 0,
  B extends number = 1,
> = number extends S['length'] ? Shape : DiagonalAt<S, Offset, A, B, Axis<S['length'], A>, Axis<S['length'], B>>;

type DiagonalAt<
  S extends Shape,
  Offset extends number,
  A extends number,
  B extends number,
  I extends number,
  J extends number,
> = [I] extends [never]
  ? OutOfRange<S, A>
  : [J] extends [never]
    ? OutOfRange<S, B>
    : number extends I | J
      ? Blur<Tail<S>>
      : I extends J
        ? ShapeError<`dimension ${A} appears twice for ${Show<S>}`>
        : [...Without<S, I | J>, Along<At<S, I>, At<S, J>, Offset>];

type Along<M extends number, N extends number, Offset extends number> = number extends Offset
  ? number
  : `${Offset}` extends `-${infer Down extends number}`
    ? Smaller<Length<Subtract<M, Down>>, N>
    : Smaller<M, Length<Subtract<N, Offset>>>;
