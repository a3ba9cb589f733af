import * as pooling from './math/pooling.ts';
import { Tensor } from './tensor.ts';
import type {
  AdaptivePool,
  AdaptiveSize,
  Check,
  DType,
  Floating,
  Pool,
  PoolOptions,
  Resolved,
  Shape,
  Size,
} from './types/index.ts';

/**
 * The largest element of each window of the last dimension (`torch.nn.functional.max_pool1d`). The stride is the size of the
 * window by default, padding 0 and never the largest, dilation 1; with `ceilMode` a last window may reach over the end. The
 * gradient goes to the first that is largest.
 * @throws ShapeMismatchError if no window fits, ArgumentError for options out of range
 * @example await maxPool1d(tensor([[1, 3, 2, 4]]), 2).array(); // [[3, 4]]
 */
export function maxPool1d<X extends Shape, D extends DType, const K extends Size, const O extends PoolOptions = {}>(
  x: Tensor<X, D>,
  size: K & Check<'maxPool1d', Pool<1, X, K, O>>,
  options?: O,
): Tensor<Resolved<Pool<1, X, K, O>>, D> {
  return new Tensor(pooling.maxPool('maxPool1d', 1, x.node, size as Size, options ?? {}));
}

/**
 * The largest element of each window of the last 2 dimensions (`torch.nn.functional.max_pool2d`). The stride is the size of the
 * window by default, padding 0 and never the largest, dilation 1; with `ceilMode` a last window may reach over the end. The
 * gradient goes to the first that is largest.
 * @throws ShapeMismatchError if no window fits, ArgumentError for options out of range
 * @example await maxPool2d(tensor([[[1, 2], [3, 6]]]), 2).array(); // [[[6]]]
 */
export function maxPool2d<X extends Shape, D extends DType, const K extends Size, const O extends PoolOptions = {}>(
  x: Tensor<X, D>,
  size: K & Check<'maxPool2d', Pool<2, X, K, O>>,
  options?: O,
): Tensor<Resolved<Pool<2, X, K, O>>, D> {
  return new Tensor(pooling.maxPool('maxPool2d', 2, x.node, size as Size, options ?? {}));
}

/**
 * The largest element of each window of the last 3 dimensions (`torch.nn.functional.max_pool3d`). The stride is the size of the
 * window by default, padding 0 and never the largest, dilation 1; with `ceilMode` a last window may reach over the end. The
 * gradient goes to the first that is largest.
 * @throws ShapeMismatchError if no window fits, ArgumentError for options out of range
 * @example maxPool3d(zeros([1, 3, 8, 8, 8]), 2).shape; // [1, 3, 4, 4, 4]
 */
export function maxPool3d<X extends Shape, D extends DType, const K extends Size, const O extends PoolOptions = {}>(
  x: Tensor<X, D>,
  size: K & Check<'maxPool3d', Pool<3, X, K, O>>,
  options?: O,
): Tensor<Resolved<Pool<3, X, K, O>>, D> {
  return new Tensor(pooling.maxPool('maxPool3d', 3, x.node, size as Size, options ?? {}));
}

/**
 * The average of each window of the last dimension (`torch.nn.functional.avg_pool1d`); integers become float32. The stride is
 * the size of the window by default, padding 0; padding counts as zeros unless `countIncludePad` is false; with `ceilMode` a
 * last window may reach over the end.
 * @throws ShapeMismatchError if no window fits, ArgumentError for options out of range
 * @example await avgPool1d(tensor([[1, 3, 2, 4]]), 2).array(); // [[2, 3]]
 */
export function avgPool1d<X extends Shape, D extends DType, const K extends Size, const O extends PoolOptions = {}>(
  x: Tensor<X, D>,
  size: K & Check<'avgPool1d', Pool<1, X, K, O>>,
  options?: O,
): Tensor<Resolved<Pool<1, X, K, O>>, Floating<D>> {
  return new Tensor(pooling.avgPool('avgPool1d', 1, x.node, size as Size, options ?? {}));
}

/**
 * The average of each window of the last 2 dimensions (`torch.nn.functional.avg_pool2d`); integers become float32. The stride
 * is the size of the window by default, padding 0; padding counts as zeros unless `countIncludePad` is false; with `ceilMode` a
 * last window may reach over the end.
 * @throws ShapeMismatchError if no window fits, ArgumentError for options out of range
 * @example await avgPool2d(tensor([[[1, 2], [3, 6]]]), 2).array(); // [[[3]]]
 */
export function avgPool2d<X extends Shape, D extends DType, const K extends Size, const O extends PoolOptions = {}>(
  x: Tensor<X, D>,
  size: K & Check<'avgPool2d', Pool<2, X, K, O>>,
  options?: O,
): Tensor<Resolved<Pool<2, X, K, O>>, Floating<D>> {
  return new Tensor(pooling.avgPool('avgPool2d', 2, x.node, size as Size, options ?? {}));
}

/**
 * The average of each window of the last 3 dimensions (`torch.nn.functional.avg_pool3d`); integers become float32. The stride
 * is the size of the window by default, padding 0; padding counts as zeros unless `countIncludePad` is false; with `ceilMode` a
 * last window may reach over the end.
 * @throws ShapeMismatchError if no window fits, ArgumentError for options out of range
 * @example avgPool3d(zeros([1, 3, 8, 8, 8]), 2).shape; // [1, 3, 4, 4, 4]
 */
export function avgPool3d<X extends Shape, D extends DType, const K extends Size, const O extends PoolOptions = {}>(
  x: Tensor<X, D>,
  size: K & Check<'avgPool3d', Pool<3, X, K, O>>,
  options?: O,
): Tensor<Resolved<Pool<3, X, K, O>>, Floating<D>> {
  return new Tensor(pooling.avgPool('avgPool3d', 3, x.node, size as Size, options ?? {}));
}

/**
 * Averages to a given size, whatever that of the input (`torch.nn.functional.adaptive_avg_pool1d`): window i covers ⌊i · in /
 * out⌋ to ⌈(i + 1) · in / out⌉. x is [N, C, L] or [C, L]; null keeps a size.
 * @throws ShapeMismatchError for another rank, ArgumentError for a size that is no positive integer
 * @example await adaptiveAvgPool1d(tensor([[1, 2, 3, 6]]), 2).array(); // [[1.5, 4.5]]
 */
export function adaptiveAvgPool1d<X extends Shape, D extends DType, const K extends AdaptiveSize>(
  x: Tensor<X, D>,
  size: K & Check<'adaptiveAvgPool1d', AdaptivePool<1, X, K>>,
): Tensor<Resolved<AdaptivePool<1, X, K>>, Floating<D>> {
  return new Tensor(pooling.adaptiveAvgPool('adaptiveAvgPool1d', 1, x.node, adapted(1, x, size)));
}

/**
 * Averages to a given size, whatever that of the input (`torch.nn.functional.adaptive_avg_pool2d`): window i covers ⌊i · in /
 * out⌋ to ⌈(i + 1) · in / out⌉. x is [N, C, H, W] or [C, H, W]; null keeps a size.
 * @throws ShapeMismatchError for another rank, ArgumentError for a size that is no positive integer
 * @example await adaptiveAvgPool2d(tensor([[[1, 2], [3, 6]]]), 1).array(); // [[[3]]]
 */
export function adaptiveAvgPool2d<X extends Shape, D extends DType, const K extends AdaptiveSize>(
  x: Tensor<X, D>,
  size: K & Check<'adaptiveAvgPool2d', AdaptivePool<2, X, K>>,
): Tensor<Resolved<AdaptivePool<2, X, K>>, Floating<D>> {
  return new Tensor(pooling.adaptiveAvgPool('adaptiveAvgPool2d', 2, x.node, adapted(2, x, size)));
}

/**
 * Averages to a given size, whatever that of the input (`torch.nn.functional.adaptive_avg_pool3d`): window i covers ⌊i · in /
 * out⌋ to ⌈(i + 1) · in / out⌉. x is [N, C, D, H, W] or [C, D, H, W]; null keeps a size.
 * @throws ShapeMismatchError for another rank, ArgumentError for a size that is no positive integer
 * @example adaptiveAvgPool3d(zeros([1, 3, 8, 8, 8]), [2, null, 1]).shape; // [1, 3, 2, 8, 1]
 */
export function adaptiveAvgPool3d<X extends Shape, D extends DType, const K extends AdaptiveSize>(
  x: Tensor<X, D>,
  size: K & Check<'adaptiveAvgPool3d', AdaptivePool<3, X, K>>,
): Tensor<Resolved<AdaptivePool<3, X, K>>, Floating<D>> {
  return new Tensor(pooling.adaptiveAvgPool('adaptiveAvgPool3d', 3, x.node, adapted(3, x, size)));
}

/**
 * The largest elements, to a given size, whatever that of the input (`torch.nn.functional.adaptive_max_pool1d`): window i covers
 * ⌊i · in / out⌋ to ⌈(i + 1) · in / out⌉. x is [N, C, L] or [C, L]; null keeps a size. The gradient goes to the first that is
 * largest.
 * @throws ShapeMismatchError for another rank, ArgumentError for a size that is no positive integer
 * @example await adaptiveMaxPool1d(tensor([[1, 2, 6, 3, 5]]), 2).array(); // [[6, 6]]
 */
export function adaptiveMaxPool1d<X extends Shape, D extends DType, const K extends AdaptiveSize>(
  x: Tensor<X, D>,
  size: K & Check<'adaptiveMaxPool1d', AdaptivePool<1, X, K>>,
): Tensor<Resolved<AdaptivePool<1, X, K>>, D> {
  return new Tensor(pooling.adaptiveMaxPool('adaptiveMaxPool1d', 1, x.node, adapted(1, x, size)));
}

/**
 * The largest elements, to a given size, whatever that of the input (`torch.nn.functional.adaptive_max_pool2d`): window i covers
 * ⌊i · in / out⌋ to ⌈(i + 1) · in / out⌉. x is [N, C, H, W] or [C, H, W]; null keeps a size. The gradient goes to the first that is
 * largest.
 * @throws ShapeMismatchError for another rank, ArgumentError for a size that is no positive integer
 * @example await adaptiveMaxPool2d(tensor([[[1, 2], [3, 6]]]), 1).array(); // [[[6]]]
 */
export function adaptiveMaxPool2d<X extends Shape, D extends DType, const K extends AdaptiveSize>(
  x: Tensor<X, D>,
  size: K & Check<'adaptiveMaxPool2d', AdaptivePool<2, X, K>>,
): Tensor<Resolved<AdaptivePool<2, X, K>>, D> {
  return new Tensor(pooling.adaptiveMaxPool('adaptiveMaxPool2d', 2, x.node, adapted(2, x, size)));
}

/**
 * The largest elements, to a given size, whatever that of the input (`torch.nn.functional.adaptive_max_pool3d`): window i covers
 * ⌊i · in / out⌋ to ⌈(i + 1) · in / out⌉. x is [N, C, D, H, W] or [C, D, H, W]; null keeps a size. The gradient goes to the first that is
 * largest.
 * @throws ShapeMismatchError for another rank, ArgumentError for a size that is no positive integer
 * @example adaptiveMaxPool3d(zeros([1, 3, 8, 8, 8]), [2, null, 1]).shape; // [1, 3, 2, 8, 1]
 */
export function adaptiveMaxPool3d<X extends Shape, D extends DType, const K extends AdaptiveSize>(
  x: Tensor<X, D>,
  size: K & Check<'adaptiveMaxPool3d', AdaptivePool<3, X, K>>,
): Tensor<Resolved<AdaptivePool<3, X, K>>, D> {
  return new Tensor(pooling.adaptiveMaxPool('adaptiveMaxPool3d', 3, x.node, adapted(3, x, size)));
}

/** The size to pool to along each of the last dimensions, or one for all. */
function adapted(rank: 1 | 2 | 3, { shape }: Tensor, size: AdaptiveSize): number | number[] {
  const kept = shape.slice(-rank);
  return typeof size === 'number' ? size : size.map((n, i) => n ?? kept[i]!);
}
