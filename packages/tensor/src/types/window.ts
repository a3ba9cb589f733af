import type { Same } from './broadcast.ts';
import type { ShapeError, Show, ShowDim } from './error.ts';
import type { Add, Divide, Multiply, Subtract } from './integer.ts';
import type { Shape } from './shape.ts';

/** A number for all spatial dimensions, or one for each. */
export type Size = number | readonly number[];

export interface ConvOptions {
  readonly stride?: Size;
  readonly padding?: Size | 'same' | 'valid';
  readonly dilation?: Size;
  readonly groups?: number;
}

export interface ConvTransposeOptions {
  readonly stride?: Size;
  readonly padding?: Size;
  readonly outputPadding?: Size;
  readonly dilation?: Size;
  readonly groups?: number;
}

export interface PoolOptions {
  readonly stride?: Size;
  readonly padding?: Size;
  readonly dilation?: Size;
  readonly ceilMode?: boolean;
  readonly countIncludePad?: boolean;
}

/** The literal value of an option, `Default` where it is absent, `Unknown` where it may be absent. */
export type Option<O, K extends string, Default, Unknown = number> = K extends keyof O
  ? undefined extends O[K]
    ? Unknown
    : O[K]
  : Default;

/** The `I`-th number of a size. */
type Part<P, I extends number> = P extends Shape ? (number extends P['length'] ? number : P[I]) : P;

/** The number of windows along one dimension; `never` when not one fits. */
type Windows<N, K, Stride, Padding, Dilation, Ceil> = number extends N | K | Stride | Padding | Dilation
  ? number
  : Padding extends 'same'
    ? N
    : Steps<Reach<N & number, Padding>, Span<K & number, Dilation & number>, Stride & number, Ceil, N & number, Padding>;

/** The size with its padding on both sides. */
type Reach<N extends number, Padding> = Padding extends 0 | 'valid'
  ? N
  : Padding extends number
    ? Add<N, Add<Padding, Padding>>
    : number;

/** The span of a dilated kernel. */
export type Span<K extends number, Dilation extends number> = Dilation extends 1
  ? K
  : Add<Multiply<Dilation, Subtract<K, 1>>, 1>;

type Steps<Room extends number, K extends number, Stride extends number, Ceil, N extends number, Padding> =
  number extends Room
    ? number
    : [Subtract<Room, K>] extends [never]
      ? never
      : Stride extends 1
        ? Add<Subtract<Room, K>, 1>
        : Divide<Subtract<Room, K>, Stride> extends [infer Q extends number, infer Rest]
          ? Rest extends 0
            ? Add<Q, 1>
            : Ceil extends false
              ? Add<Q, 1>
              : Ceil extends true
                ? LastWindow<Add<Q, 1>, Stride, N, Padding>
                : number
          : never;

/** With `ceilMode` a last window is kept when it starts inside the input or the padding before it. */
type LastWindow<Last extends number, Stride extends number, N extends number, Padding> =
  [Subtract<Add<N, Padding & number>, Add<Multiply<Last, Stride>, 1>>] extends [never] ? Last : Add<Last, 1>;

/** Windows along each of the spatial dimensions `X`. */
type Slide<X extends Shape, K, Stride, Padding, Dilation, Ceil, R extends number[] = []> = X extends readonly [
  infer N,
  ...infer T extends Shape,
]
  ? Windows<N, Part<K, R['length']>, Part<Stride, R['length']>, Part<Padding, R['length']>, Part<Dilation, R['length']>, Ceil> extends infer W
    ? [W] extends [never]
      ? never
      : Slide<T, K, Stride, Padding, Dilation, Ceil, [...R, W & number]>
    : never
  : R;

/** `[channels, …spatial]` or `[batch, channels, …spatial]`, by the number of spatial dimensions. */
interface Ranks {
  1: { unbatched: readonly [number, number]; batched: readonly [number, number, number] };
  2: { unbatched: readonly [number, number, number]; batched: readonly [number, number, number, number] };
  3: { unbatched: readonly [number, number, number, number]; batched: readonly [number, number, number, number, number] };
}
export type Rank = keyof Ranks;

/** Convolution of `X` [N, C, …] with `W` [O, C / groups, …], in PyTorch's layout; the batch may be absent. */
export type Conv<N extends Rank, X extends Shape, W extends Shape, O> = number extends X['length'] | W['length']
  ? Shape
  : W extends Ranks[N]['batched']
    ? X extends Ranks[N]['batched']
      ? X extends readonly [infer B extends number, infer C, ...infer Space extends Shape]
        ? Convolved<[B], C, Space, X, W, O>
        : never
      : X extends Ranks[N]['unbatched']
        ? X extends readonly [infer C, ...infer Space extends Shape]
          ? Convolved<[], C, Space, X, W, O>
          : never
        : WrongRank<N, X, 'input'>
    : WrongRank<N, W, 'weight'>;

type WrongRank<N extends Rank, S extends Shape, What extends string> =
  ShapeError<`expected ${What} of ${Ranks[N]['batched']['length']} dimensions, got ${Show<S>}`>;

type Convolved<B extends Shape, C, Space extends Shape, X extends Shape, W extends Shape, O> = W extends readonly [
  infer M extends number,
  infer I extends number,
  ...infer K extends Shape,
]
  ? [Same<C, Multiply<I, Option<O, 'groups', 1> & number>>] extends [never]
    ? Channels<X, W, C, Multiply<I, Option<O, 'groups', 1> & number>>
    : Slid<Slide<Space, K, Option<O, 'stride', 1>, Option<O, 'padding', 0>, Option<O, 'dilation', 1>, false>, [...B, M], X, W>
  : never;

type Channels<X extends Shape, W extends Shape, C, D> =
  ShapeError<`channels differ: input ${Show<X>}, weight ${Show<W>} (${ShowDim<C>} ≠ ${ShowDim<D>})`>;

type Slid<R, Lead extends Shape, X extends Shape, W extends Shape> = [R] extends [never]
  ? ShapeError<`the kernel ${Show<W>} is larger than the padded input ${Show<X>}`>
  : R extends Shape
    ? [...Lead, ...R]
    : never;

/** Transposed convolution of `X` [N, C, …] with `W` [C, O / groups, …]. */
export type ConvTranspose<N extends Rank, X extends Shape, W extends Shape, O> = number extends X['length'] | W['length']
  ? Shape
  : W extends Ranks[N]['batched']
    ? X extends Ranks[N]['batched']
      ? X extends readonly [infer B extends number, infer C, ...infer Space extends Shape]
        ? Transposed<[B], C, Space, X, W, O>
        : never
      : X extends Ranks[N]['unbatched']
        ? X extends readonly [infer C, ...infer Space extends Shape]
          ? Transposed<[], C, Space, X, W, O>
          : never
        : WrongRank<N, X, 'input'>
    : WrongRank<N, W, 'weight'>;

type Transposed<B extends Shape, C, Space extends Shape, X extends Shape, W extends Shape, O> = W extends readonly [
  infer I extends number,
  infer M extends number,
  ...infer K extends Shape,
]
  ? [Same<C, I>] extends [never]
    ? Channels<X, W, C, I>
    : Slid<
        Spread<Space, K, Option<O, 'stride', 1>, Option<O, 'padding', 0>, Option<O, 'dilation', 1>, Option<O, 'outputPadding', 0>>,
        [...B, Multiply<M, Option<O, 'groups', 1> & number>],
        X,
        W
      >
  : never;

type Spread<X extends Shape, K extends Shape, Stride, Padding, Dilation, Extra, R extends number[] = []> = X extends readonly [
  infer N extends number,
  ...infer T extends Shape,
]
  ? Spreads<N, K[R['length']] & number, Part<Stride, R['length']>, Part<Padding, R['length']>, Part<Dilation, R['length']>, Part<Extra, R['length']>> extends infer W
    ? [W] extends [never]
      ? never
      : Spread<T, K, Stride, Padding, Dilation, Extra, [...R, W & number]>
    : never
  : R;

/** (N − 1)·stride − 2·padding + span + extra. */
type Spreads<N extends number, K extends number, Stride, Padding, Dilation, Extra> = number extends
  | N
  | K
  | Stride
  | Padding
  | Dilation
  | Extra
  ? number
  : Subtract<
      Add<Add<Multiply<Subtract<N, 1>, Stride & number>, Span<K, Dilation & number>>, Extra & number>,
      Add<Padding & number, Padding & number>
    >;

/** Pooling over the last `N` dimensions; the stride is the window's size unless given. */
export type Pool<N extends Rank, X extends Shape, K extends Size, O> = number extends X['length']
  ? Shape
  : X extends Ranks[N]['batched']
    ? X extends readonly [infer B extends number, infer C extends number, ...infer Space extends Shape]
      ? Pooled<[B, C], Space, X, K, O>
      : never
    : X extends Ranks[N]['unbatched']
      ? X extends readonly [infer C extends number, ...infer Space extends Shape]
        ? Pooled<[C], Space, X, K, O>
        : never
      : WrongRank<N, X, 'input'>;

type Pooled<Lead extends Shape, Space extends Shape, X extends Shape, K extends Size, O> =
  Slide<Space, K, Option<O, 'stride', K>, Option<O, 'padding', 0>, Option<O, 'dilation', 1>, Option<O, 'ceilMode', false, boolean>> extends infer R
    ? [R] extends [never]
      ? ShapeError<`the window ${ShowSize<K>} is larger than the padded input ${Show<X>}`>
      : R extends Shape
        ? [...Lead, ...R]
        : never
    : never;

type ShowSize<K> = K extends Shape ? Show<K> : ShowDim<K>;

/** The last two dimensions become `To`; `null` keeps one. */
export type AdaptivePool2d<X extends Shape, To extends number | readonly (number | null)[]> = number extends X['length']
  ? Shape
  : X extends readonly [...infer Lead extends Shape, infer H extends number, infer W extends number]
    ? Lead['length'] extends 1 | 2
      ? To extends readonly [infer h, infer w]
        ? [...Lead, h extends number ? h : H, w extends number ? w : W]
        : To extends number
          ? [...Lead, To, To]
          : [...Lead, number, number]
      : WrongRank<2, X, 'input'>
    : WrongRank<2, X, 'input'>;
