import type { ShapeError, Show } from './error.ts';
import type { Subtract } from './integer.ts';
import type { Shape } from './shape.ts';

/** What `tensor` takes: a number, or lists of lists of equal lengths. The empty tuple makes the compiler infer lengths. */
export type Nested = number | boolean | readonly Nested[] | [];

/** The shape of nested lists: literal where the lists are tuples, `number` where they are arrays. */
export type NestedShape<T, R extends number[] = []> = T extends readonly []
  ? [...R, 0]
  : T extends readonly [infer H, ...unknown[]]
    ? NestedShape<H, [...R, T['length'] & number]>
    : T extends readonly (infer H)[]
      ? NestedShape<H, [...R, number]>
      : T extends ArrayBufferView
        ? [...R, number]
        : R;

/** `S` when its sizes may be sizes: not negative and whole. */
export type Valid<S extends Shape> = number extends S['length'] ? Shape : `${S[number]}` extends `${infer D}` ? Sized<S, D> : S;

type Sized<S extends Shape, D extends string> =
  Extract<D, `-${string}` | `${string}.${string}`> extends infer Bad extends string
    ? [Bad] extends [never]
      ? S
      : ShapeError<`${Bad} is no size: ${Show<S>}`>
    : never;

/** The length of `arange(end)` and `arange(start, end)`. */
export type Arange<Start extends number, End extends number> = number extends Start | End
  ? number
  : `${Start} ${End}` extends `${string}${'-' | '.' | 'e'}${string}`
    ? number
    : [Subtract<End, Start>] extends [never]
      ? 0
      : Subtract<End, Start>;
