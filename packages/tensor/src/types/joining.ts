import type { Axis, Blur, Place, With } from './axis.ts';
import type { Same } from './broadcast.ts';
import type { ShapeError, Show, ShowDim } from './error.ts';
import type { Add, Subtract } from './integer.ts';
import type { Grown } from './movement.ts';
import type { OutOfRange } from './reduction.ts';
import type { Shape } from './shape.ts';

type Shapes = readonly Shape[];

/** End to end along `D`; every other size is equal. */
export type Concat<L extends Shapes, D extends number = 0> = L extends readonly [infer H extends Shape, ...infer T extends Shapes]
  ? number extends H['length']
    ? Shape
    : [Axis<H['length'], D>] extends [never]
      ? OutOfRange<H, D>
      : Chained<H, T, Axis<H['length'], D>>
  : L extends readonly []
    ? ShapeError<'expected at least one tensor'>
    : Unlisted<L[number], D>;

/** A list of unknown length. */
type Unlisted<S extends Shape, D extends number> = number extends S['length']
  ? Shape
  : [Axis<S['length'], D>] extends [never]
    ? OutOfRange<S, D>
    : With<S, Axis<S['length'], D>, number>;

type Chained<A extends Shape, L extends Shapes, I extends number> = L extends readonly [
  infer H extends Shape,
  ...infer T extends Shapes,
]
  ? number extends H['length'] | I
    ? Shape
    : Zip<A, H, A, H, I> extends infer R
      ? R extends Shape
        ? Chained<R, T, I>
        : R
      : never
  : L extends readonly []
    ? [...A]
    : With<A, I, number>;

/** Two shapes, size by size: added at `I`, elsewhere equal. `I` is never for `stack`. */
type Zip<A extends Shape, B extends Shape, RA, RB, I, R extends number[] = []> = RA extends readonly [
  infer a extends number,
  ...infer As,
]
  ? RB extends readonly [infer b extends number, ...infer Bs]
    ? R['length'] extends I
      ? Zip<A, B, As, Bs, I, [...R, Add<a, b>]>
      : [Same<a, b>] extends [never]
        ? ShapeError<`sizes differ: ${Show<A>} and ${Show<B>} (${ShowDim<a>} ≠ ${ShowDim<b>} at dimension ${R['length']})`>
        : Zip<A, B, As, Bs, I, [...R, Same<a, b>]>
    : RanksDiffer<A, B>
  : RB extends readonly []
    ? R
    : RanksDiffer<A, B>;

type RanksDiffer<A extends Shape, B extends Shape> = ShapeError<`ranks differ: ${Show<A>} and ${Show<B>}`>;

/** Along a new dimension `D`; all shapes are equal. */
export type Stack<L extends Shapes, D extends number = 0> = L extends readonly [infer H extends Shape, ...infer T extends Shapes]
  ? number extends H['length']
    ? Shape
    : Equal<H, T> extends infer S
      ? S extends Shape
        ? Grown<S, D, Place<S, D>, Length<L>>
        : S
      : never
  : L extends readonly []
    ? ShapeError<'expected at least one tensor'>
    : Unstacked<L[number], D>;

type Unstacked<S extends Shape, D extends number> = number extends S['length'] ? Shape : Grown<S, D, Place<S, D>, number>;

type Length<L extends Shapes> = L['length'];

type Equal<A extends Shape, L extends Shapes> = L extends readonly [infer H extends Shape, ...infer T extends Shapes]
  ? number extends H['length']
    ? Shape
    : Zip<A, H, A, H, never> extends infer R
      ? R extends Shape
        ? Equal<R, T>
        : R
      : never
  : L extends readonly []
    ? [...A]
    : A;

/** The shapes of the parts: a tuple for literal sizes, else a list. */
export type Split<S extends Shape, Sizes extends number | Shape, D extends number = 0> = number extends S['length']
  ? Shape[]
  : [Axis<S['length'], D>] extends [never]
    ? OutOfRange<S, D>
    : Sizes extends Shape
      ? number extends Sizes['length']
        ? With<S, Axis<S['length'], D>, number>[]
        : Parts<S, Sizes, Axis<S['length'], D>>
      : With<S, Axis<S['length'], D>, number>[];

type Parts<S extends Shape, Sizes extends Shape, I extends number> = number extends I
  ? Blur<S>[]
  : Total<Sizes> extends infer N
    ? [Same<N, S[I]>] extends [never]
      ? ShapeError<`sizes ${Show<Sizes>} do not add up to dimension ${I} of ${Show<S>}`>
      : { -readonly [K in keyof Sizes]: With<S, I, Sizes[K]> }
    : never;

type Total<Sizes extends Shape, R extends number = 0> = Sizes extends readonly [infer H extends number, ...infer T extends Shape]
  ? Total<T, Add<R, H>>
  : R;

/** One pair `[before, after]` for each of the first dimensions; a negative one crops. */
export type Pad<S extends Shape, Pairs extends readonly Shape[], RS = S, RP = Pairs, R extends number[] = []> = number extends
  | S['length']
  | Pairs['length']
  ? Blur<S>
  : RP extends readonly [infer P extends Shape, ...infer Ps]
    ? RS extends readonly [infer N extends number, ...infer Ns]
      ? Pad<S, Pairs, Ns, Ps, [...R, Padded<N, P>]>
      : ShapeError<`${Pairs['length']} pairs for ${Show<S>}`>
    : RS extends Shape
      ? [...R, ...RS]
      : never;

type Padded<N extends number, P extends Shape> = P extends readonly [infer B extends number, infer A extends number]
  ? Moved<Moved<N, B>, A>
  : number;

/** N + D for a D that may be negative. */
type Moved<N extends number, D extends number> = number extends D
  ? number
  : `${D}` extends `-${infer M extends number}`
    ? Subtract<N, M>
    : Add<N, D>;
