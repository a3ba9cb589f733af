import type { ShapeError, Show, ShowDim } from './error.ts';
import type { Shape } from './shape.ts';

/** Two sizes that meet: equal, or one of them 1; `never` when they differ. A `number` takes the other's size. */
export type Meet<A, B> = A extends 1 ? B : B extends 1 ? A : A extends B ? A : B extends A ? B : never;

/** Two sizes that must be equal; `never` when they differ. */
export type Same<A, B> = A extends B ? A : B extends A ? B : never;

/** NumPy's rule: aligned from the right, equal or 1. */
export type Broadcast<A extends Shape, B extends Shape> = B extends readonly []
  ? A
  : number extends A['length']
    ? Shape
    : number extends B['length']
      ? Shape
      : Align<A, B, A, B>;

type Align<A extends Shape, B extends Shape, RA extends Shape, RB extends Shape, R extends number[] = []> = RA extends readonly [
  ...infer As extends Shape,
  infer a,
]
  ? RB extends readonly [...infer Bs extends Shape, infer b]
    ? [Meet<a, b>] extends [never]
      ? Misfit<A, B, a, b, [...R, 1]['length']>
      : Align<A, B, As, Bs, [Meet<a, b> & number, ...R]>
    : [...RA, ...R]
  : [...RB, ...R];

type Misfit<
  A extends Shape,
  B extends Shape,
  a,
  b,
  Place,
> = ShapeError<`shapes do not broadcast: ${Show<A>} and ${Show<B>} (${ShowDim<a>} ≠ ${ShowDim<b>} at dimension -${Place & number})`>;

/** Several shapes, left to right. */
export type BroadcastAll<L extends readonly Shape[], R = []> = R extends Shape
  ? L extends readonly [infer H extends Shape, ...infer T extends readonly Shape[]]
    ? BroadcastAll<T, Broadcast<R, H>>
    : L extends readonly []
      ? R
      : Shape
  : R;

/** `expand`: every size of `S` is 1 or the new one; -1 keeps it. */
export type Expand<S extends Shape, To extends Shape> = number extends To['length']
  ? Shape
  : number extends S['length']
    ? { -readonly [K in keyof To]: To[K] extends -1 ? number : To[K] }
    : Stretch<S, To, S, To>;

type Stretch<
  S extends Shape,
  To extends Shape,
  RS extends Shape,
  RT extends Shape,
  R extends number[] = [],
> = RT extends readonly [...infer Ts extends Shape, infer t extends number]
  ? RS extends readonly [...infer Ss extends Shape, infer s extends number]
    ? t extends -1
      ? Stretch<S, To, Ss, Ts, [s, ...R]>
      : s extends 1
        ? Stretch<S, To, Ss, Ts, [t, ...R]>
        : [Same<s, t>] extends [never]
          ? Unstretched<S, To, ` (${ShowDim<s>} ≠ ${ShowDim<t>})`>
          : Stretch<S, To, Ss, Ts, [Same<s, t>, ...R]>
    : t extends -1
      ? Unstretched<S, To, ': a new dimension needs a size'>
      : Stretch<S, To, [], Ts, [t, ...R]>
  : RS extends readonly []
    ? R
    : Unstretched<S, To, ': too few dimensions'>;

type Unstretched<
  S extends Shape,
  To extends Shape,
  Why extends string,
> = ShapeError<`${Show<S>} does not expand to ${Show<To>}${Why}`>;
