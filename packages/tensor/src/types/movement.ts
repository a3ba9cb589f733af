import type { After, At, Axis, Before, Blur, Insert, Place } from './axis.ts';
import type { Same } from './broadcast.ts';
import type { ShapeError, Show } from './error.ts';
import type { Divide, Multiply, Product } from './integer.ts';
import type { AxisSet, Dims, OutOfRange } from './reduction.ts';
import type { Shape } from './shape.ts';

/** The dimensions of `S` in the order given. */
export type Permute<S extends Shape, Order extends Shape> = number extends Order['length']
  ? Blur<S>
  : number extends S['length']
    ? Blur<Order>
    : [S['length'], Order['length']] extends [Order['length'], S['length']]
      ? Ordered<S, AxisSet<S, Order>, Order>
      : ShapeError<`${Show<Order>} does not order the dimensions of ${Show<S>}`>;

type Ordered<S extends Shape, Axes, Order extends Shape> = [Axes] extends [ShapeError<string>]
  ? [Axes] extends [never]
    ? []
    : Axes
  : { -readonly [K in keyof Order]: At<S, Axis<S['length'], Order[K]>> };

/** A shape with two axes exchanged. */
export type Transpose<S extends Shape, A extends number, B extends number> = number extends S['length']
  ? Shape
  : Swap<S, A, B, Axis<S['length'], A>, Axis<S['length'], B>>;

type Swap<S extends Shape, A extends number, B extends number, I extends number, J extends number> = [I] extends [never]
  ? OutOfRange<S, A>
  : [J] extends [never]
    ? OutOfRange<S, B>
    : number extends I | J
      ? Blur<S>
      : { -readonly [K in keyof S]: K extends `${I}` ? S[J] : K extends `${J}` ? S[I] : S[K] };

/** `t()`: the transpose of at most two dimensions. */
export type Matrix<S extends Shape> = S extends readonly [infer M extends number, infer N extends number]
  ? [N, M]
  : number extends S['length']
    ? Shape
    : S extends readonly [] | readonly [number]
      ? S
      : ShapeError<`expected at most 2 dimensions, got ${Show<S>}`>;

/** `S` as `To`; a single -1 takes what is left. */
export type Reshape<S extends Shape, To extends Shape> = number extends To['length']
  ? Shape
  : Filled<S, To, number extends S['length'] ? [readonly [number], To] : Cancel<S, To>>;

/** Equal literal sizes at both ends cancel: what remains is cheap to multiply. */
type Cancel<A extends Shape, B extends Shape> = A extends readonly [infer a, ...infer As extends Shape]
  ? B extends readonly [infer b, ...infer Bs extends Shape]
    ? number extends a
      ? CancelBack<A, B>
      : [a, b] extends [b, a]
        ? Cancel<As, Bs>
        : CancelBack<A, B>
    : [A, B]
  : [A, B];

type CancelBack<A extends Shape, B extends Shape> = A extends readonly [...infer As extends Shape, infer a]
  ? B extends readonly [...infer Bs extends Shape, infer b]
    ? number extends a
      ? [A, B]
      : [a, b] extends [b, a]
        ? CancelBack<As, Bs>
        : [A, B]
    : [A, B]
  : [A, B];

type Filled<S extends Shape, To extends Shape, Rest> = Rest extends [infer A extends Shape, infer B extends Shape]
  ? Sizes<B> extends [infer N extends number, infer Hole]
    ? Hole extends true
      ? Remainder<S, To, Product<A>, N>
      : number extends N | Product<A>
        ? [...To]
        : [Same<N, Product<A>>] extends [never]
          ? ShapeError<`${Show<S>} has ${Product<S>} elements, ${Show<To>} has ${Product<To>}`>
          : [...To]
    : ShapeError<`${Show<S>} to ${Show<To>}: ${Sizes<B> & string}`>
  : never;

/** The product of the sizes given and whether a -1 is among them, or what is wrong with them. */
type Sizes<To extends Shape, P extends number = 1, Hole extends boolean = false> = To extends readonly [
  infer H extends number,
  ...infer T extends Shape,
]
  ? H extends -1
    ? Hole extends true
      ? 'more than one -1'
      : Sizes<T, P, true>
    : `${H}` extends `-${string}` | `${string}.${string}`
      ? `${H} is no size`
      : Sizes<T, Multiply<P, H>, Hole>
  : [P, Hole];

type Remainder<S extends Shape, To extends Shape, Total extends number, N extends number> = number extends Total | N
  ? Fill<To, number>
  : Divide<Total, N> extends [infer Q extends number, 0]
    ? Fill<To, Q>
    : ShapeError<`${Show<S>} has ${Product<S>} elements, no multiple of the others of ${Show<To>}`>;

type Fill<To extends Shape, Q extends number> = { -readonly [K in keyof To]: To[K] extends -1 ? Q : To[K] };

/** The dimensions from `Start` to `End`, both included, as one. */
export type Flatten<S extends Shape, Start extends number = 0, End extends number = -1> = number extends S['length']
  ? Shape
  : S extends readonly []
    ? [1]
    : Fold<S, Start, End, Axis<S['length'], Start>, Axis<S['length'], End>>;

type Fold<S extends Shape, Start extends number, End extends number, I extends number, J extends number> = [I] extends [never]
  ? OutOfRange<S, Start>
  : [J] extends [never]
    ? OutOfRange<S, End>
    : number extends I | J
      ? Shape
      : Between<S, I, J> extends readonly [infer H extends number, ...infer T extends Shape]
        ? [...Before<S, I>, Product<T, H>, ...After<S, J>]
        : ShapeError<`startDim ${Start} comes after endDim ${End} for ${Show<S>}`>;

type Between<S extends Shape, I extends number, J extends number> = S extends readonly [
  ...Before<S, I>,
  ...infer M extends Shape,
  ...After<S, J>,
]
  ? M
  : [];

/** One dimension as several; a single -1 takes what is left. */
export type Unflatten<S extends Shape, D extends number, Into extends Shape> = number extends S['length']
  ? Shape
  : Unfolded<S, D, Axis<S['length'], D>, Into>;

type Unfolded<S extends Shape, D extends number, I extends number, Into extends Shape> = [I] extends [never]
  ? OutOfRange<S, D>
  : number extends I | Into['length']
    ? Shape
    : Reshape<[At<S, I>], Into> extends infer R
      ? R extends Shape
        ? [...Before<S, I>, ...R, ...After<S, I>]
        : R
      : never;

/** Without the dimensions of size 1: all of them, or those named. */
export type Squeeze<S extends Shape, D extends Dims = undefined> = number extends S['length']
  ? Shape
  : D extends undefined
    ? SqueezeAt<S, number>
    : SqueezeNamed<S, AxisSet<S, D extends number ? [D] : D extends Shape ? D : []>>;

type SqueezeNamed<S extends Shape, I> = [I] extends [ShapeError<string>]
  ? [I] extends [never]
    ? S
    : I
  : number extends I
    ? Shape
    : SqueezeAt<S, I>;

type SqueezeAt<S extends Shape, I, Seen extends 1[] = [], R extends number[] = []> = S extends readonly [
  infer H extends number,
  ...infer T extends Shape,
]
  ? Seen['length'] extends I
    ? number extends H
      ? Shape
      : SqueezeAt<T, I, [...Seen, 1], H extends 1 ? R : [...R, H]>
    : SqueezeAt<T, I, [...Seen, 1], [...R, H]>
  : R;

/** With a dimension of size 1 put in at `D`. */
export type Unsqueeze<S extends Shape, D extends number> = number extends S['length'] ? Shape : Grown<S, D, Place<S, D>, 1>;

/** `S` with a dimension of size `V` put in at `I`, the place that `D` stands for. */
export type Grown<S extends Shape, D extends number, I extends number, V extends number> = [I] extends [never]
  ? OutOfRange<S, D>
  : number extends I
    ? Blur<[...S, 1]>
    : Insert<S, I, V>;

/** Every size times its repeats, aligned from the right. */
export type Tile<S extends Shape, Repeats extends Shape, R extends number[] = []> = number extends S['length'] | Repeats['length']
  ? Shape
  : Repeats extends readonly [...infer Rs extends Shape, infer r extends number]
    ? S extends readonly [...infer Ss extends Shape, infer s extends number]
      ? Tile<Ss, Rs, [Multiply<s, r>, ...R]>
      : [...Repeats, ...R]
    : [...S, ...R];
