import {
  type AdaptivePool,
  type AdaptivePoolShapes,
  type AdaptiveSize,
  adaptiveAvgPool1d,
  adaptiveAvgPool2d,
  adaptiveAvgPool3d,
  adaptiveMaxPool1d,
  adaptiveMaxPool2d,
  adaptiveMaxPool3d,
  type Check,
  type DType,
  type Floating,
  type Resolved,
  type Shape,
  type Tensor,
} from '@nacre/tensor';
import type { SpatialRank } from './kernel.ts';
import { Module } from './module.ts';
import { perDimension, requireSizes } from './sizes.ts';

/** What the adaptive pooling layers share. */
abstract class AdaptivePooling<K extends AdaptiveSize> extends Module {
  readonly outputSize: K;

  protected constructor(layer: string, rank: SpatialRank, outputSize: K) {
    super();
    const sizes = typeof outputSize === 'number' ? outputSize : outputSize.map((size) => size ?? 1);
    requireSizes(layer, { outputSize: sizes });
    perDimension(layer, 'outputSize', sizes, rank);
    this.outputSize = outputSize;
  }
}

/**
 * Averages to a given size whatever the input's (`torch.nn.AdaptiveAvgPool1d`): [N, C, L] → [N, C, outputSize…], window i covering
 * ⌊i · in / out⌋ to ⌈(i + 1) · in / out⌉. A number stands for all sizes; null keeps one.
 *
 * @throws ShapeMismatchError for sizes that are no positive integers, and for inputs of another rank
 * @example
 * new AdaptiveAvgPool1d(4).forward(zeros([2, 3, 10])).shape; // [2, 3, 4]
 */
export class AdaptiveAvgPool1d<const K extends AdaptiveSize = AdaptiveSize> extends AdaptivePooling<K> {
  declare readonly '~shapes': AdaptivePoolShapes<1, K>;

  constructor(outputSize: K) {
    super('AdaptiveAvgPool1d', 1, outputSize);
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'AdaptiveAvgPool1d', AdaptivePool<1, S, K>>,
  ): Tensor<Resolved<AdaptivePool<1, S, K>>, Floating<D>>;
  forward(x: Tensor): Tensor {
    return adaptiveAvgPool1d(x, this.outputSize as number);
  }
}

/**
 * Averages to a given size whatever the input's (`torch.nn.AdaptiveAvgPool2d`): [N, C, H, W] → [N, C, outputSize…], window i covering
 * ⌊i · in / out⌋ to ⌈(i + 1) · in / out⌉. A number stands for all sizes; null keeps one.
 *
 * @throws ShapeMismatchError for sizes that are no positive integers, and for inputs of another rank
 * @example
 * new AdaptiveAvgPool2d(1).forward(zeros([2, 512, 7, 7])).shape; // [2, 512, 1, 1]
 */
export class AdaptiveAvgPool2d<const K extends AdaptiveSize = AdaptiveSize> extends AdaptivePooling<K> {
  declare readonly '~shapes': AdaptivePoolShapes<2, K>;

  constructor(outputSize: K) {
    super('AdaptiveAvgPool2d', 2, outputSize);
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'AdaptiveAvgPool2d', AdaptivePool<2, S, K>>,
  ): Tensor<Resolved<AdaptivePool<2, S, K>>, Floating<D>>;
  forward(x: Tensor): Tensor {
    return adaptiveAvgPool2d(x, this.outputSize as number);
  }
}

/**
 * Averages to a given size whatever the input's (`torch.nn.AdaptiveAvgPool3d`): [N, C, D, H, W] → [N, C, outputSize…], window i covering
 * ⌊i · in / out⌋ to ⌈(i + 1) · in / out⌉. A number stands for all sizes; null keeps one.
 *
 * @throws ShapeMismatchError for sizes that are no positive integers, and for inputs of another rank
 * @example
 * new AdaptiveAvgPool3d([null, 2, 2]).forward(zeros([1, 3, 5, 7, 7])).shape; // [1, 3, 5, 2, 2]
 */
export class AdaptiveAvgPool3d<const K extends AdaptiveSize = AdaptiveSize> extends AdaptivePooling<K> {
  declare readonly '~shapes': AdaptivePoolShapes<3, K>;

  constructor(outputSize: K) {
    super('AdaptiveAvgPool3d', 3, outputSize);
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'AdaptiveAvgPool3d', AdaptivePool<3, S, K>>,
  ): Tensor<Resolved<AdaptivePool<3, S, K>>, Floating<D>>;
  forward(x: Tensor): Tensor {
    return adaptiveAvgPool3d(x, this.outputSize as number);
  }
}

/**
 * The largest elements, to a given size whatever the input's (`torch.nn.AdaptiveMaxPool1d`): [N, C, L] → [N, C, outputSize…], window i
 * covering ⌊i · in / out⌋ to ⌈(i + 1) · in / out⌉; the gradient goes to the first that is largest. A number stands for all sizes; null
 * keeps one.
 *
 * @throws ShapeMismatchError for sizes that are no positive integers, and for inputs of another rank
 * @example
 * new AdaptiveMaxPool1d(4).forward(zeros([2, 3, 10])).shape; // [2, 3, 4]
 */
export class AdaptiveMaxPool1d<const K extends AdaptiveSize = AdaptiveSize> extends AdaptivePooling<K> {
  declare readonly '~shapes': AdaptivePoolShapes<1, K>;

  constructor(outputSize: K) {
    super('AdaptiveMaxPool1d', 1, outputSize);
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'AdaptiveMaxPool1d', AdaptivePool<1, S, K>>,
  ): Tensor<Resolved<AdaptivePool<1, S, K>>, D>;
  forward(x: Tensor): Tensor {
    return adaptiveMaxPool1d(x, this.outputSize as number);
  }
}

/**
 * The largest elements, to a given size whatever the input's (`torch.nn.AdaptiveMaxPool2d`): [N, C, H, W] → [N, C, outputSize…], window i
 * covering ⌊i · in / out⌋ to ⌈(i + 1) · in / out⌉; the gradient goes to the first that is largest. A number stands for all sizes; null
 * keeps one.
 *
 * @throws ShapeMismatchError for sizes that are no positive integers, and for inputs of another rank
 * @example
 * new AdaptiveMaxPool2d(1).forward(zeros([2, 512, 7, 7])).shape; // [2, 512, 1, 1]
 */
export class AdaptiveMaxPool2d<const K extends AdaptiveSize = AdaptiveSize> extends AdaptivePooling<K> {
  declare readonly '~shapes': AdaptivePoolShapes<2, K>;

  constructor(outputSize: K) {
    super('AdaptiveMaxPool2d', 2, outputSize);
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'AdaptiveMaxPool2d', AdaptivePool<2, S, K>>,
  ): Tensor<Resolved<AdaptivePool<2, S, K>>, D>;
  forward(x: Tensor): Tensor {
    return adaptiveMaxPool2d(x, this.outputSize as number);
  }
}

/**
 * The largest elements, to a given size whatever the input's (`torch.nn.AdaptiveMaxPool3d`): [N, C, D, H, W] → [N, C, outputSize…], window i
 * covering ⌊i · in / out⌋ to ⌈(i + 1) · in / out⌉; the gradient goes to the first that is largest. A number stands for all sizes; null
 * keeps one.
 *
 * @throws ShapeMismatchError for sizes that are no positive integers, and for inputs of another rank
 * @example
 * new AdaptiveMaxPool3d([null, 2, 2]).forward(zeros([1, 3, 5, 7, 7])).shape; // [1, 3, 5, 2, 2]
 */
export class AdaptiveMaxPool3d<const K extends AdaptiveSize = AdaptiveSize> extends AdaptivePooling<K> {
  declare readonly '~shapes': AdaptivePoolShapes<3, K>;

  constructor(outputSize: K) {
    super('AdaptiveMaxPool3d', 3, outputSize);
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'AdaptiveMaxPool3d', AdaptivePool<3, S, K>>,
  ): Tensor<Resolved<AdaptivePool<3, S, K>>, D>;
  forward(x: Tensor): Tensor {
    return adaptiveMaxPool3d(x, this.outputSize as number);
  }
}
