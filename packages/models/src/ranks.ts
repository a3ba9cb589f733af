import type { Shape, ShapeError, Show } from '@nacre/tensor';

/** A shape of so many dimensions, or what is wrong with it. */
export type OfRank<S extends Shape, Rank extends number, Expected extends string> = number extends S['length']
  ? S
  : S['length'] extends Rank
    ? S
    : ShapeError<`expected ${Expected}, got ${Show<S>}`>;

/** Tokens [N, T] that go with inputs [N, …], or what is wrong with them. */
export type Beside<T extends Shape, S extends Shape> =
  OfRank<T, 2, 'tokens [N, T]'> extends infer R
    ? R extends readonly [infer N extends number, number]
      ? S extends readonly [infer M extends number, ...Shape]
        ? number extends N | M
          ? R
          : [N, M] extends [M, N]
            ? R
            : ShapeError<`expected tokens for a batch of ${M}, got ${Show<R>}`>
        : R
      : R
    : never;
