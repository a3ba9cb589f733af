import type { ShapeError, Show } from './error.ts';
import type { Divide, Multiply, Product } from './integer.ts';
import type { Shape } from './shape.ts';
import type { Option, Pool, PoolOptions, Size } from './window.ts';

/** The options of `interpolate`. */
export interface InterpolateOptions {
  readonly size?: Size;
  readonly scale?: Size;
  readonly mode?: 'nearest' | 'bilinear';
}

/** The spatial dimensions become `size`, or are multiplied by a whole `scale`. */
export type Interpolate<S extends Shape, O extends InterpolateOptions> = number extends S['length']
  ? Shape
  : S extends readonly [infer N extends number, infer C extends number, ...infer Space extends Shape]
    ? [N, C, ...Resized<Space, Option<O, 'size', null>, Option<O, 'scale', number>>]
    : ShapeError<`expected [batch, channels, …], got ${Show<S>}`>;

type Resized<Space extends Shape, To, Scale, R extends number[] = []> = Space extends readonly [
  infer H extends number,
  ...infer T extends Shape,
]
  ? Resized<T, To, Scale, [...R, To extends null ? Scaled<H, Item<Scale, R['length']>> : Item<To, R['length']> & number]>
  : R;

type Item<P, I extends number> = P extends Shape ? P[I] : P;

type Scaled<N extends number, F> = F extends number ? (`${F}` extends `${string}.${string}` ? number : Multiply<N, F>) : number;

/** The patches under each window as columns: [N, C, H, W] → [N, C · window, places]. */
export type Unfold<S extends Shape, K extends Size, O extends PoolOptions> = S extends readonly [
  infer N extends number,
  infer C extends number,
  number,
  number,
]
  ? Pool<2, S, K, WithStride<O>> extends infer P
    ? P extends readonly [number, number, ...infer Places extends Shape]
      ? [N, Multiply<C, Area<K>>, Product<Places>]
      : P
    : never
  : number extends S['length']
    ? [number, number, number]
    : ShapeError<`expected [batch, channels, height, width], got ${Show<S>}`>;

/** Unlike pooling, `unfold` steps by 1 unless told. */
type WithStride<O> = 'stride' extends keyof O ? O : O & { readonly stride: 1 };

type Area<K extends Size> = K extends number ? Multiply<K, K> : K extends Shape ? Product<K> : number;

/** The adjoint of `unfold`: [N, C · window, places] → [N, C, …to]. */
export type Folded<S extends Shape, To extends Shape, K extends Size> = S extends readonly [
  infer N extends number,
  infer C extends number,
  number,
]
  ? Divide<C, Area<K>> extends [infer Q extends number, infer Rest]
    ? number extends Rest
      ? [N, number, ...To]
      : Rest extends 0
        ? [N, Q, ...To]
        : ShapeError<`the columns of ${Show<S>} are no multiple of the window's ${Area<K>} elements`>
    : never
  : number extends S['length']
    ? Shape
    : ShapeError<`expected [batch, columns, places], got ${Show<S>}`>;
