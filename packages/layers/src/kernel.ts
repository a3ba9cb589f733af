import type {
  Conv,
  ConvOptions,
  ConvTranspose,
  ConvTransposeOptions,
  Input,
  LayerShapes,
  Pool,
  PoolOptions,
  Size,
} from '@nacre/tensor';

/** How many dimensions a convolution or pooling slides over. */
export type SpatialRank = 1 | 2 | 3;

/** The sizes of a kernel over `N` dimensions. */
export type Kernel<N extends SpatialRank, K extends Size> = K extends number
  ? { 1: [K]; 2: [K, K]; 3: [K, K, K] }[N]
  : K extends readonly [number, ...number[]]
    ? [...K]
    : { 1: [number]; 2: [number, number]; 3: [number, number, number] }[N];

/** The options given to a constructor: none, one object, or, where a type does not say, either. */
export type Given<O> = readonly [options?: O];
/** The object itself. */
export type OptionsIn<R> = R extends readonly [] ? {} : R extends readonly [(infer O)?] ? O : never;
/** Groups change which channels meet, not the shape. */
type Ungrouped<R> = Omit<OptionsIn<R>, 'groups'>;

/*
 * What each family does to a shape. The type parameters stand in fields, and `output` reads those, so that a layer of literal sizes is
 * assignable to the general one: `Conv2d` alone is every Conv2d.
 */

interface KernelShapes<In, Out, K, R> extends LayerShapes {
  readonly in: In;
  readonly out: Out;
  readonly kernel: K;
  readonly options: R;
}

export interface ConvolutionShapes<
  N extends SpatialRank,
  In extends number,
  Out extends number,
  K extends Size,
  R extends Given<ConvOptions>,
> extends KernelShapes<In, Out, K, R> {
  readonly output: Conv<N, Input<this>, [this['out'], this['in'], ...Kernel<N, this['kernel']>], Ungrouped<this['options']>>;
}

export interface TransposedShapes<
  N extends SpatialRank,
  In extends number,
  Out extends number,
  K extends Size,
  R extends Given<ConvTransposeOptions>,
> extends KernelShapes<In, Out, K, R> {
  readonly output: ConvTranspose<
    N,
    Input<this>,
    [this['in'], this['out'], ...Kernel<N, this['kernel']>],
    Ungrouped<this['options']>
  >;
}

export interface PoolingShapes<N extends SpatialRank, K extends Size, R extends Given<PoolOptions>>
  extends KernelShapes<number, number, K, R> {
  readonly output: Pool<N, Input<this>, this['kernel'], OptionsIn<this['options']>>;
}
