import type { Tensor } from '../../tensor.ts';
import type { Along, Check, Dims, DType, Floating, Reduce, Resolved, Shape, Summed } from '../../types/index.ts';

/**
 * Σ x. Sums of narrow integers and booleans are int32.
 * @throws ArgumentError for a dimension out of range or named twice
 * @example await sum(tensor([[1, 2], [3, 4]]), 0).array(); // [4, 6]
 */
export function sum<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
  x: Tensor<S, D>,
  dim?: N & Check<'sum', Reduce<S, N, Keep>>,
  options: { keepDim?: Keep } = {},
): Tensor<Resolved<Reduce<S, N, Keep>>, Summed<D>> {
  return x.sum<S, D, N, Keep>(dim, options);
}

/**
 * Π x. Products of narrow integers and booleans are int32.
 * @throws ArgumentError for a dimension out of range or named twice
 * @example await prod(tensor([[1, 2], [3, 4]]), 1).array(); // [2, 12]
 */
export function prod<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
  x: Tensor<S, D>,
  dim?: N & Check<'prod', Reduce<S, N, Keep>>,
  options: { keepDim?: Keep } = {},
): Tensor<Resolved<Reduce<S, N, Keep>>, Summed<D>> {
  return x.prod<S, D, N, Keep>(dim, options);
}

/**
 * Σ x / n; NaN for n = 0. Integers become float32.
 * @throws ArgumentError for a dimension out of range or named twice
 * @example await mean(tensor([[1, 2], [3, 4]]), 1, { keepDim: true }).array(); // [[1.5], [3.5]]
 */
export function mean<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
  x: Tensor<S, D>,
  dim?: N & Check<'mean', Reduce<S, N, Keep>>,
  options: { keepDim?: Keep } = {},
): Tensor<Resolved<Reduce<S, N, Keep>>, Floating<D>> {
  return x.mean<S, D, N, Keep>(dim, options);
}

/**
 * The largest element; NaN if there is one. The gradient is shared by all that are largest.
 * @throws ArgumentError for a dimension out of range or named twice, and for an empty one
 * @example await max(tensor([[1, 2], [3, 4]]), 0).array(); // [3, 4]
 */
export function max<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
  x: Tensor<S, D>,
  dim?: N & Check<'max', Reduce<S, N, Keep>>,
  options: { keepDim?: Keep } = {},
): Tensor<Resolved<Reduce<S, N, Keep>>, D> {
  return x.max<S, D, N, Keep>(dim, options);
}

/**
 * The smallest element; NaN if there is one. The gradient is shared by all that are smallest.
 * @throws ArgumentError for a dimension out of range or named twice, and for an empty one
 * @example await min(tensor([[1, 2], [3, 4]]), 0).array(); // [1, 2]
 */
export function min<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
  x: Tensor<S, D>,
  dim?: N & Check<'min', Reduce<S, N, Keep>>,
  options: { keepDim?: Keep } = {},
): Tensor<Resolved<Reduce<S, N, Keep>>, D> {
  return x.min<S, D, N, Keep>(dim, options);
}

/**
 * The place of the first largest element (NaN is largest), as int32; in the flattened tensor without `dim`.
 * @throws ArgumentError for a dimension out of range or named twice, and for an empty one
 * @example await argmax(tensor([[1, 2], [3, 4]]), 1).array(); // [1, 1]
 */
export function argmax<
  S extends Shape,
  D extends DType,
  const N extends number | undefined = undefined,
  const Keep extends boolean = false,
>(
  x: Tensor<S, D>,
  dim?: N & Check<'argmax', Reduce<S, N, Keep>>,
  options: { keepDim?: Keep } = {},
): Tensor<Resolved<Reduce<S, N, Keep>>, 'int32'> {
  return x.argmax<S, D, N, Keep>(dim, options);
}

/**
 * The place of the first smallest element (NaN counts as smallest), as int32; in the flattened tensor without `dim`.
 * @throws ArgumentError for a dimension out of range or named twice, and for an empty one
 * @example await argmin(tensor([[1, 2], [3, 4]])).array(); // 0
 */
export function argmin<
  S extends Shape,
  D extends DType,
  const N extends number | undefined = undefined,
  const Keep extends boolean = false,
>(
  x: Tensor<S, D>,
  dim?: N & Check<'argmin', Reduce<S, N, Keep>>,
  options: { keepDim?: Keep } = {},
): Tensor<Resolved<Reduce<S, N, Keep>>, 'int32'> {
  return x.argmin<S, D, N, Keep>(dim, options);
}

/**
 * Whether any element is not 0.
 * @throws ArgumentError for a dimension out of range or named twice
 * @example await any(tensor([[0, 2], [3, 4]]), 1).array(); // [true, true]
 */
export function any<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
  x: Tensor<S, D>,
  dim?: N & Check<'any', Reduce<S, N, Keep>>,
  options: { keepDim?: Keep } = {},
): Tensor<Resolved<Reduce<S, N, Keep>>, 'bool'> {
  return x.any<S, D, N, Keep>(dim, options);
}

/**
 * Whether no element is 0.
 * @throws ArgumentError for a dimension out of range or named twice
 * @example await all(tensor([[0, 2], [3, 4]]), 1).array(); // [false, true]
 */
export function all<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
  x: Tensor<S, D>,
  dim?: N & Check<'all', Reduce<S, N, Keep>>,
  options: { keepDim?: Keep } = {},
): Tensor<Resolved<Reduce<S, N, Keep>>, 'bool'> {
  return x.all<S, D, N, Keep>(dim, options);
}

/**
 * Σ (x − mean)² / (n − correction); the correction is 1 by default. Integers become float32.
 * @throws ArgumentError for a dimension out of range or named twice
 * @example await variance(tensor([[1, 2], [3, 4]]), 1, { correction: 0 }).array(); // [0.25, 0.25]
 */
export function variance<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
  x: Tensor<S, D>,
  dim?: N & Check<'variance', Reduce<S, N, Keep>>,
  options: { correction?: number; keepDim?: Keep } = {},
): Tensor<Resolved<Reduce<S, N, Keep>>, Floating<D>> {
  return x.variance<S, D, N, Keep>(dim, options);
}

/**
 * The square root of the variance; the correction is 1 by default. Integers become float32.
 * @throws ArgumentError for a dimension out of range or named twice
 * @example await std(tensor([[1, 2], [3, 4]]), 1).array(); // [0.7071, 0.7071]
 */
export function std<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
  x: Tensor<S, D>,
  dim?: N & Check<'std', Reduce<S, N, Keep>>,
  options: { correction?: number; keepDim?: Keep } = {},
): Tensor<Resolved<Reduce<S, N, Keep>>, Floating<D>> {
  return x.std<S, D, N, Keep>(dim, options);
}

/**
 * (Σ |x|ᵖ)^(1/p), p = 2 by default; ±∞ gives the largest or smallest magnitude, 0 the number of elements that are not 0.
 * Integers become float32.
 * @throws ArgumentError for a dimension out of range or named twice
 * @example await norm(tensor([3, 4])).array(); // 5
 */
export function norm<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
  x: Tensor<S, D>,
  dim?: N & Check<'norm', Reduce<S, N, Keep>>,
  options: { p?: number; keepDim?: Keep } = {},
): Tensor<Resolved<Reduce<S, N, Keep>>, Floating<D>> {
  return x.norm<S, D, N, Keep>(dim, options);
}

/**
 * log Σ eˣ, without overflow. Integers become float32.
 * @throws ArgumentError for a dimension out of range or named twice
 * @example await logSumExp(tensor([1000, 1000])).array(); // 1000.6931
 */
export function logSumExp<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
  x: Tensor<S, D>,
  dim?: N & Check<'logSumExp', Reduce<S, N, Keep>>,
  options: { keepDim?: Keep } = {},
): Tensor<Resolved<Reduce<S, N, Keep>>, Floating<D>> {
  return x.logSumExp<S, D, N, Keep>(dim, options);
}

/**
 * eˣ / Σ eˣ along a dimension. Integers become float32.
 * @throws ArgumentError for a dimension out of range
 * @example await softmax(tensor([0, Math.log(3)]), 0).array(); // [0.25, 0.75]
 */
export function softmax<S extends Shape, D extends DType, N extends number>(
  x: Tensor<S, D>,
  dim: N & Check<'softmax', Along<S, N>>,
): Tensor<S, Floating<D>> {
  return x.softmax<S, D, N>(dim);
}

/**
 * x − log Σ eˣ along a dimension. Integers become float32.
 * @throws ArgumentError for a dimension out of range
 * @example await logSoftmax(tensor([5, 5]), 0).array(); // [-0.6931, -0.6931]
 */
export function logSoftmax<S extends Shape, D extends DType, N extends number>(
  x: Tensor<S, D>,
  dim: N & Check<'logSoftmax', Along<S, N>>,
): Tensor<S, Floating<D>> {
  return x.logSoftmax<S, D, N>(dim);
}

/**
 * Running sums along a dimension; of narrow integers and booleans as int32.
 * @throws ArgumentError for a dimension out of range
 * @example await cumsum(tensor([1, 2, 3]), 0).array(); // [1, 3, 6]
 */
export function cumsum<S extends Shape, D extends DType, N extends number>(
  x: Tensor<S, D>,
  dim: N & Check<'cumsum', Along<S, N>>,
): Tensor<S, Summed<D>> {
  return x.cumsum<S, D, N>(dim);
}

/**
 * Running products along a dimension; of narrow integers and booleans as int32.
 * @throws ArgumentError for a dimension out of range
 * @example await cumprod(tensor([1, 2, 3]), 0).array(); // [1, 2, 6]
 */
export function cumprod<S extends Shape, D extends DType, N extends number>(
  x: Tensor<S, D>,
  dim: N & Check<'cumprod', Along<S, N>>,
): Tensor<S, Summed<D>> {
  return x.cumprod<S, D, N>(dim);
}
