import {
  type Apply,
  avgPool1d,
  avgPool2d,
  avgPool3d,
  type Check,
  type DType,
  type Floating,
  maxPool1d,
  maxPool2d,
  maxPool3d,
  type PoolOptions,
  type Resolved,
  type Shape,
  type Size,
  type Tensor,
} from '@nacre/tensor';
import type { Given, PoolingShapes, SpatialRank } from './kernel.ts';
import { Module } from './module.ts';
import { perDimension, requireSizes } from './sizes.ts';

type PoolFunction = (x: Tensor, size: Size, options: PoolOptions) => Tensor;

/** What the pooling layers share. The stride is the window's size unless given. */
abstract class Pooling extends Module {
  readonly kernelSize: Size;
  readonly options: PoolOptions;

  protected constructor(layer: string, rank: SpatialRank, kernelSize: Size, options: PoolOptions) {
    super();
    requireSizes(layer, { kernelSize });
    perDimension(layer, 'kernelSize', kernelSize, rank);
    this.kernelSize = kernelSize;
    this.options = options;
  }

  protected pool(pool: unknown, x: Tensor): Tensor {
    return (pool as PoolFunction)(x, this.kernelSize, this.options);
  }
}

/** The options of max pooling. */
export type MaxPoolOptions = Omit<PoolOptions, 'countIncludePad'>;
/** The options of average pooling. */
export type AvgPoolOptions = Omit<PoolOptions, 'dilation'>;

/**
 * Largest value of each window; the gradient goes to the first that is largest (`torch.nn.MaxPool1d`): [N, C, L] → [N, C, …], each size
 * ⌊(size + 2 · padding − dilation · (kernelSize − 1) − 1) / stride⌋ + 1, rounded up in ceilMode.
 * Options: stride (the size), padding (0, which never wins), dilation (1), ceilMode (false).
 *
 * @throws ShapeMismatchError if the window does not fit the input
 * @example
 * new MaxPool1d(2).forward(zeros([1, 2, 6])).shape; // [1, 2, 3]
 */
export class MaxPool1d<
  const K extends Size = Size,
  const R extends Given<MaxPoolOptions> = Given<MaxPoolOptions>,
> extends Pooling {
  declare readonly '~shapes': PoolingShapes<1, K, R>;

  constructor(kernelSize: K, ...options: R) {
    super('MaxPool1d', 1, kernelSize, options[0] ?? {});
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'MaxPool1d', Apply<this, S>>,
  ): Tensor<Resolved<Apply<this, S>>, D>;
  forward(x: Tensor): Tensor {
    return this.pool(maxPool1d, x);
  }
}

/**
 * Largest value of each window; the gradient goes to the first that is largest (`torch.nn.MaxPool2d`): [N, C, H, W] → [N, C, …], each size
 * ⌊(size + 2 · padding − dilation · (kernelSize − 1) − 1) / stride⌋ + 1, rounded up in ceilMode.
 * Options: stride (the size), padding (0, which never wins), dilation (1), ceilMode (false).
 *
 * @throws ShapeMismatchError if the window does not fit the input
 * @example
 * new MaxPool2d(2).forward(zeros([1, 6, 28, 28])).shape; // [1, 6, 14, 14]
 */
export class MaxPool2d<
  const K extends Size = Size,
  const R extends Given<MaxPoolOptions> = Given<MaxPoolOptions>,
> extends Pooling {
  declare readonly '~shapes': PoolingShapes<2, K, R>;

  constructor(kernelSize: K, ...options: R) {
    super('MaxPool2d', 2, kernelSize, options[0] ?? {});
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'MaxPool2d', Apply<this, S>>,
  ): Tensor<Resolved<Apply<this, S>>, D>;
  forward(x: Tensor): Tensor {
    return this.pool(maxPool2d, x);
  }
}

/**
 * Largest value of each window; the gradient goes to the first that is largest (`torch.nn.MaxPool3d`): [N, C, D, H, W] → [N, C, …], each size
 * ⌊(size + 2 · padding − dilation · (kernelSize − 1) − 1) / stride⌋ + 1, rounded up in ceilMode.
 * Options: stride (the size), padding (0, which never wins), dilation (1), ceilMode (false).
 *
 * @throws ShapeMismatchError if the window does not fit the input
 * @example
 * new MaxPool3d(2).forward(zeros([1, 1, 4, 4, 4])).shape; // [1, 1, 2, 2, 2]
 */
export class MaxPool3d<
  const K extends Size = Size,
  const R extends Given<MaxPoolOptions> = Given<MaxPoolOptions>,
> extends Pooling {
  declare readonly '~shapes': PoolingShapes<3, K, R>;

  constructor(kernelSize: K, ...options: R) {
    super('MaxPool3d', 3, kernelSize, options[0] ?? {});
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'MaxPool3d', Apply<this, S>>,
  ): Tensor<Resolved<Apply<this, S>>, D>;
  forward(x: Tensor): Tensor {
    return this.pool(maxPool3d, x);
  }
}

/**
 * Average of each window (`torch.nn.AvgPool1d`): [N, C, L] → [N, C, …], each size
 * ⌊(size + 2 · padding − kernelSize) / stride⌋ + 1, rounded up in ceilMode.
 * Options: stride (the size), padding (0), ceilMode (false), countIncludePad (true: padding counts as zeros).
 *
 * @throws ShapeMismatchError if the window does not fit the input
 * @example
 * new AvgPool1d(2).forward(zeros([1, 2, 6])).shape; // [1, 2, 3]
 */
export class AvgPool1d<
  const K extends Size = Size,
  const R extends Given<AvgPoolOptions> = Given<AvgPoolOptions>,
> extends Pooling {
  declare readonly '~shapes': PoolingShapes<1, K, R>;

  constructor(kernelSize: K, ...options: R) {
    super('AvgPool1d', 1, kernelSize, options[0] ?? {});
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'AvgPool1d', Apply<this, S>>,
  ): Tensor<Resolved<Apply<this, S>>, Floating<D>>;
  forward(x: Tensor): Tensor {
    return this.pool(avgPool1d, x);
  }
}

/**
 * Average of each window (`torch.nn.AvgPool2d`): [N, C, H, W] → [N, C, …], each size
 * ⌊(size + 2 · padding − kernelSize) / stride⌋ + 1, rounded up in ceilMode.
 * Options: stride (the size), padding (0), ceilMode (false), countIncludePad (true: padding counts as zeros).
 *
 * @throws ShapeMismatchError if the window does not fit the input
 * @example
 * new AvgPool2d(2).forward(zeros([1, 6, 28, 28])).shape; // [1, 6, 14, 14]
 */
export class AvgPool2d<
  const K extends Size = Size,
  const R extends Given<AvgPoolOptions> = Given<AvgPoolOptions>,
> extends Pooling {
  declare readonly '~shapes': PoolingShapes<2, K, R>;

  constructor(kernelSize: K, ...options: R) {
    super('AvgPool2d', 2, kernelSize, options[0] ?? {});
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'AvgPool2d', Apply<this, S>>,
  ): Tensor<Resolved<Apply<this, S>>, Floating<D>>;
  forward(x: Tensor): Tensor {
    return this.pool(avgPool2d, x);
  }
}

/**
 * Average of each window (`torch.nn.AvgPool3d`): [N, C, D, H, W] → [N, C, …], each size
 * ⌊(size + 2 · padding − kernelSize) / stride⌋ + 1, rounded up in ceilMode.
 * Options: stride (the size), padding (0), ceilMode (false), countIncludePad (true: padding counts as zeros).
 *
 * @throws ShapeMismatchError if the window does not fit the input
 * @example
 * new AvgPool3d(2).forward(zeros([1, 1, 4, 4, 4])).shape; // [1, 1, 2, 2, 2]
 */
export class AvgPool3d<
  const K extends Size = Size,
  const R extends Given<AvgPoolOptions> = Given<AvgPoolOptions>,
> extends Pooling {
  declare readonly '~shapes': PoolingShapes<3, K, R>;

  constructor(kernelSize: K, ...options: R) {
    super('AvgPool3d', 3, kernelSize, options[0] ?? {});
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'AvgPool3d', Apply<this, S>>,
  ): Tensor<Resolved<Apply<this, S>>, Floating<D>>;
  forward(x: Tensor): Tensor {
    return this.pool(avgPool3d, x);
  }
}
