import type { Same } from './broadcast.ts';
import type { ShapeError, Show, ShowDim } from './error.ts';
import type { Add, Divide, Multiply, Subtract } from './integer.ts';
import type { Shape } from './shape.ts';

/** A number for all spatial dimensions, or one for each. */
export type Size = number | readonly number[];

/** The options of convolutions. */
export interface ConvOptions {
  readonly stride?: Size;
  readonly padding?: Size | 'same' | 'valid';
  readonly dilation?: Size;
  readonly groups?: number;
}

/** The options of transposed convolutions. */
export interface ConvTransposeOptions {
  readonly stride?: Size;
  readonly padding?: Size;
  readonly outputPadding?: Size;
  readonly dilation?: Size;
  readonly groups?: number;
}

/** The options of pooling. */
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
    : Steps<
        Divide<
          Moved<N & number, Offset<Add<Doubled<Padding>, Stride & number>, Span<K & number, Dilation & number>>>,
          Stride & number
        >,
        Ceil,
        N & number,
        Padding,
        Stride & number
      >;

type Doubled<P> = P extends 0 | 'valid' ? 0 : P extends number ? Add<P, P> : number;

/** The span of a dilated kernel. */
type Span<K extends number, Dilation extends number> = Dilation extends 1 ? K : Add<Multiply<Dilation, Subtract<K, 1>>, 1>;

/** A − B with its sign: windows start at (N + 2·padding + stride − span) / stride places. */
type Offset<A extends number, B extends number> = [Subtract<A, B>] extends [never]
  ? ['-', Subtract<B, A>]
  : ['+', Subtract<A, B>];

type Moved<N extends number, By extends [string, number]> = By[0] extends '-' ? Subtract<N, By[1]> : Add<N, By[1]>;

type Steps<Quotient, Ceil, N extends number, Padding, Stride extends number> = Quotient extends [
  infer Q extends number,
  infer Rest,
]
  ? Q extends 0
    ? never
    : Rest extends 0
      ? Q
      : Ceil extends false
        ? Q
        : Ceil extends true
          ? LastWindow<Q, N, Padding, Stride>
          : number
  : never;

/** With `ceilMode` a last window is kept when it starts inside the input or the padding before it. */
type LastWindow<Q extends number, N extends number, Padding, Stride extends number> = [
  Subtract<Add<N, Padding & number>, Add<Multiply<Q, Stride>, 1>>,
] extends [never]
  ? Q
  : Add<Q, 1>;

/** Windows along each of the spatial dimensions `X`. */
type Slide<X extends Shape, K, Stride, Padding, Dilation, Ceil, R extends number[] = []> = X extends readonly [
  infer N,
  ...infer T extends Shape,
]
  ? Windows<
      N,
      Part<K, R['length']>,
      Part<Stride, R['length']>,
      Part<Padding, R['length']>,
      Part<Dilation, R['length']>,
      Ceil
    > extends infer W
    ? [W] extends [never]
      ? never
      : Slide<T, K, Stride, Padding, Dilation, Ceil, [...R, W & number]>
    : never
  : R;

/** The number of spatial dimensions. */
export type Rank = 1 | 2 | 3;

/** [N, C, …] or [C, …] as batch, channels and spatial sizes. */
type Image<N extends Rank, X extends Shape> = X extends readonly [
  infer A extends number,
  infer B extends number,
  ...infer Space extends Shape,
]
  ? Space['length'] extends N
    ? [[A], B, Space]
    : [B, ...Space]['length'] extends N
      ? [[], A, [B, ...Space]]
      : WrongRank<N, X, 'input'>
  : WrongRank<N, X, 'input'>;

type WrongRank<
  N extends Rank,
  S extends Shape,
  What extends string,
> = ShapeError<`expected ${What} of ${[3, 4, 5][Previous[N]]} dimensions, got ${Show<S>}`>;

interface Previous {
  1: 0;
  2: 1;
  3: 2;
}

/** Convolution of `X` [N, C, …] with `W` [O, C / groups, …], in PyTorch's layout; the batch may be absent. */
export type Conv<N extends Rank, X extends Shape, W extends Shape, O> = number extends X['length'] | W['length']
  ? Shape
  : Image<N, X> extends [infer B extends Shape, infer C, infer Space extends Shape]
    ? W extends readonly [infer M extends number, infer I extends number, ...infer K extends Shape]
      ? K['length'] extends N
        ? [Same<C, Multiply<I, Option<O, 'groups', 1> & number>>] extends [never]
          ? Channels<X, W, C, Multiply<I, Option<O, 'groups', 1> & number>>
          : Slid<
              Slide<Space, K, Option<O, 'stride', 1>, Option<O, 'padding', 0>, Option<O, 'dilation', 1>, false>,
              [...B, M],
              X,
              W
            >
        : WrongRank<N, W, 'weight'>
      : WrongRank<N, W, 'weight'>
    : Image<N, X>;

type Channels<
  X extends Shape,
  W extends Shape,
  C,
  D,
> = ShapeError<`channels differ: input ${Show<X>}, weight ${Show<W>} (${ShowDim<C>} ≠ ${ShowDim<D>})`>;

type Slid<R, Lead extends Shape, X extends Shape, W extends Shape> = [R] extends [never]
  ? ShapeError<`the kernel ${Show<W>} is larger than the padded input ${Show<X>}`>
  : R extends Shape
    ? [...Lead, ...R]
    : never;

/** Transposed convolution of `X` [N, C, …] with `W` [C, O / groups, …]. */
export type ConvTranspose<N extends Rank, X extends Shape, W extends Shape, O> = number extends X['length'] | W['length']
  ? Shape
  : Image<N, X> extends [infer B extends Shape, infer C, infer Space extends Shape]
    ? W extends readonly [infer I extends number, infer M extends number, ...infer K extends Shape]
      ? K['length'] extends N
        ? [Same<C, I>] extends [never]
          ? Channels<X, W, C, I>
          : Slid<
              Spread<
                Space,
                K,
                Option<O, 'stride', 1>,
                Option<O, 'padding', 0>,
                Option<O, 'dilation', 1>,
                Option<O, 'outputPadding', 0>
              >,
              [...B, Multiply<M, Option<O, 'groups', 1> & number>],
              X,
              W
            >
        : WrongRank<N, W, 'weight'>
      : WrongRank<N, W, 'weight'>
    : Image<N, X>;

type Spread<X extends Shape, K extends Shape, Stride, Padding, Dilation, Extra, R extends number[] = []> = X extends readonly [
  infer N extends number,
  ...infer T extends Shape,
]
  ? Spreads<
      N,
      K[R['length']] & number,
      Part<Stride, R['length']>,
      Part<Padding, R['length']>,
      Part<Dilation, R['length']>,
      Part<Extra, R['length']>
    > extends infer W
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
  : Moved<
      Multiply<N, Stride & number>,
      Offset<Add<Span<K, Dilation & number>, Extra & number>, Add<Doubled<Padding>, Stride & number>>
    >;

/** A bias of as many places as there are output channels. */
export type Bias<B extends Shape, Channels extends number> = number extends B['length']
  ? Shape
  : B extends readonly [infer N]
    ? [Same<N, Channels>] extends [never]
      ? ShapeError<`bias ${Show<B>} for ${ShowDim<Channels>} channels`>
      : [Same<N, Channels>]
    : ShapeError<`bias ${Show<B>} for ${ShowDim<Channels>} channels`>;

/** Pooling over the last `N` dimensions; the stride is the window's size unless given. */
export type Pool<N extends Rank, X extends Shape, K extends Size, O> = number extends X['length']
  ? Shape
  : Image<N, X> extends [infer B extends Shape, infer C extends number, infer Space extends Shape]
    ? Pooled<[...B, C], Space, X, K, O>
    : Image<N, X>;

type Pooled<Lead extends Shape, Space extends Shape, X extends Shape, K extends Size, O> =
  Slide<
    Space,
    K,
    Option<O, 'stride', K>,
    Option<O, 'padding', 0>,
    Option<O, 'dilation', 1>,
    Option<O, 'ceilMode', false, boolean>
  > extends infer R
    ? [R] extends [never]
      ? ShapeError<`the window ${ShowSize<K>} is larger than the padded input ${Show<X>}`>
      : R extends Shape
        ? [...Lead, ...R]
        : never
    : never;

type ShowSize<K> = K extends Shape ? Show<K> : ShowDim<K>;

/** A number for all of the last dimensions, or one for each; `null` keeps one. */
export type AdaptiveSize = number | readonly (number | null)[];

/** The last `N` dimensions become `To`. */
export type AdaptivePool<N extends Rank, X extends Shape, To extends AdaptiveSize> = number extends X['length']
  ? Shape
  : Image<N, X> extends [infer B extends Shape, infer C extends number, infer Space extends Shape]
    ? [...B, C, ...Adapted<Space, To>]
    : Image<N, X>;

type Adapted<Space extends Shape, To extends AdaptiveSize, R extends number[] = []> = Space extends readonly [
  infer H extends number,
  ...infer T extends Shape,
]
  ? Adapted<T, To, [...R, AdaptedSize<H, To extends number ? To : To[R['length'] & keyof To]>]>
  : R;

type AdaptedSize<H extends number, To> = [To] extends [number] ? To : [To] extends [null] ? H : number;
