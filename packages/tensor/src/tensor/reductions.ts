import * as math from '../math/statistics.ts';
import type { Tensor } from '../tensor.ts';
import type { Along, Check, Dims, DType, Floating, Reduce, Resolved, Shape, Summed } from '../types/index.ts';
import { Activations } from './activations.ts';

/** Reductions over one dimension, several, or all; with `keepDim` the reduced ones stay with size 1. And running sums, softmax. */
export abstract class Reductions<out S extends Shape = Shape, out D extends DType = DType> extends Activations<S, D> {
  /**
   * Σ x. Sums of narrow integers and booleans are int32.
   * @throws ArgumentError for a dimension out of range or named twice
   * @example await tensor([[1, 2], [3, 4]]).sum(0).array(); // [4, 6]
   */
  sum<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>,
    dim?: N & Check<'sum', Reduce<S, N, Keep>>,
    options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, Summed<D>> {
    return this.wrap(math.sum(this.node, dim as Dims, options.keepDim ?? false));
  }

  /**
   * Π x. Products of narrow integers and booleans are int32.
   * @throws ArgumentError for a dimension out of range or named twice
   * @example await tensor([[1, 2], [3, 4]]).prod(1).array(); // [2, 12]
   */
  prod<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>,
    dim?: N & Check<'prod', Reduce<S, N, Keep>>,
    options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, Summed<D>> {
    return this.wrap(math.prod(this.node, dim as Dims, options.keepDim ?? false));
  }

  /**
   * Σ x / n; NaN for n = 0. Integers become float32.
   * @throws ArgumentError for a dimension out of range or named twice
   * @example await tensor([[1, 2], [3, 4]]).mean(1, { keepDim: true }).array(); // [[1.5], [3.5]]
   */
  mean<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>,
    dim?: N & Check<'mean', Reduce<S, N, Keep>>,
    options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, Floating<D>> {
    return this.wrap(math.mean(this.node, dim as Dims, options.keepDim ?? false));
  }

  /**
   * The largest element; NaN if there is one. The gradient is shared by all that are largest.
   * @throws ArgumentError for a dimension out of range or named twice, and for an empty one
   * @example await tensor([[1, 2], [3, 4]]).max(0).array(); // [3, 4]
   */
  max<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>,
    dim?: N & Check<'max', Reduce<S, N, Keep>>,
    options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, D> {
    return this.wrap(math.max(this.node, dim as Dims, options.keepDim ?? false));
  }

  /**
   * The smallest element; NaN if there is one. The gradient is shared by all that are smallest.
   * @throws ArgumentError for a dimension out of range or named twice, and for an empty one
   * @example await tensor([[1, 2], [3, 4]]).min(0).array(); // [1, 2]
   */
  min<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>,
    dim?: N & Check<'min', Reduce<S, N, Keep>>,
    options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, D> {
    return this.wrap(math.min(this.node, dim as Dims, options.keepDim ?? false));
  }

  /**
   * The place of the first largest element (NaN is largest), as int32; in the flattened tensor without `dim`.
   * @throws ArgumentError for a dimension out of range or named twice, and for an empty one
   * @example await tensor([[1, 2], [3, 4]]).argmax(1).array(); // [1, 1]
   */
  argmax<S extends Shape, D extends DType, const N extends number | undefined = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>,
    dim?: N & Check<'argmax', Reduce<S, N, Keep>>,
    options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, 'int32'> {
    return this.wrap(math.argmax(this.node, dim as number | undefined, options.keepDim ?? false));
  }

  /**
   * The place of the first smallest element (NaN counts as smallest), as int32; in the flattened tensor without `dim`.
   * @throws ArgumentError for a dimension out of range or named twice, and for an empty one
   * @example await tensor([[1, 2], [3, 4]]).argmin().array(); // 0
   */
  argmin<S extends Shape, D extends DType, const N extends number | undefined = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>,
    dim?: N & Check<'argmin', Reduce<S, N, Keep>>,
    options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, 'int32'> {
    return this.wrap(math.argmin(this.node, dim as number | undefined, options.keepDim ?? false));
  }

  /**
   * Whether any element is not 0.
   * @throws ArgumentError for a dimension out of range or named twice
   * @example await tensor([[0, 2], [3, 4]]).any(1).array(); // [true, true]
   */
  any<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>,
    dim?: N & Check<'any', Reduce<S, N, Keep>>,
    options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, 'bool'> {
    return this.wrap(math.any(this.node, dim as Dims, options.keepDim ?? false));
  }

  /**
   * Whether no element is 0.
   * @throws ArgumentError for a dimension out of range or named twice
   * @example await tensor([[0, 2], [3, 4]]).all(1).array(); // [false, true]
   */
  all<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>,
    dim?: N & Check<'all', Reduce<S, N, Keep>>,
    options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, 'bool'> {
    return this.wrap(math.all(this.node, dim as Dims, options.keepDim ?? false));
  }

  /**
   * Σ (x − mean)² / (n − correction); the correction is 1 by default. Integers become float32.
   * @throws ArgumentError for a dimension out of range or named twice
   * @example await tensor([[1, 2], [3, 4]]).variance(1, { correction: 0 }).array(); // [0.25, 0.25]
   */
  variance<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>,
    dim?: N & Check<'variance', Reduce<S, N, Keep>>,
    options: { correction?: number; keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, Floating<D>> {
    return this.wrap(math.variance(this.node, dim as Dims, options.correction ?? 1, options.keepDim ?? false));
  }

  /**
   * The square root of the variance; the correction is 1 by default. Integers become float32.
   * @throws ArgumentError for a dimension out of range or named twice
   * @example await tensor([[1, 2], [3, 4]]).std(1).array(); // [0.7071, 0.7071]
   */
  std<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>,
    dim?: N & Check<'std', Reduce<S, N, Keep>>,
    options: { correction?: number; keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, Floating<D>> {
    return this.wrap(math.std(this.node, dim as Dims, options.correction ?? 1, options.keepDim ?? false));
  }

  /**
   * (Σ |x|ᵖ)^(1/p), p = 2 by default; ±∞ gives the largest or smallest magnitude, 0 the number of elements that are not 0.
   * Integers become float32.
   * @throws ArgumentError for a dimension out of range or named twice
   * @example await tensor([3, 4]).norm().array(); // 5
   */
  norm<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>,
    dim?: N & Check<'norm', Reduce<S, N, Keep>>,
    options: { p?: number; keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, Floating<D>> {
    return this.wrap(math.norm(this.node, options.p ?? 2, dim as Dims, options.keepDim ?? false));
  }

  /**
   * log Σ eˣ, without overflow. Integers become float32.
   * @throws ArgumentError for a dimension out of range or named twice
   * @example await tensor([1000, 1000]).logSumExp().array(); // 1000.6931
   */
  logSumExp<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>,
    dim?: N & Check<'logSumExp', Reduce<S, N, Keep>>,
    options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, Floating<D>> {
    return this.wrap(math.logSumExp(this.node, dim as Dims, options.keepDim ?? false));
  }

  /**
   * eˣ / Σ eˣ along a dimension. Integers become float32.
   * @throws ArgumentError for a dimension out of range
   * @example await tensor([0, Math.log(3)]).softmax(0).array(); // [0.25, 0.75]
   */
  softmax<S extends Shape, D extends DType, N extends number>(
    this: Tensor<S, D>,
    dim: N & Check<'softmax', Along<S, N>>,
  ): Tensor<S, Floating<D>> {
    return this.wrap(math.softmax(this.node, dim));
  }

  /**
   * x − log Σ eˣ along a dimension. Integers become float32.
   * @throws ArgumentError for a dimension out of range
   * @example await tensor([5, 5]).logSoftmax(0).array(); // [-0.6931, -0.6931]
   */
  logSoftmax<S extends Shape, D extends DType, N extends number>(
    this: Tensor<S, D>,
    dim: N & Check<'logSoftmax', Along<S, N>>,
  ): Tensor<S, Floating<D>> {
    return this.wrap(math.logSoftmax(this.node, dim));
  }

  /**
   * Running sums along a dimension; of narrow integers and booleans as int32.
   * @throws ArgumentError for a dimension out of range
   * @example await tensor([1, 2, 3]).cumsum(0).array(); // [1, 3, 6]
   */
  cumsum<S extends Shape, D extends DType, N extends number>(
    this: Tensor<S, D>,
    dim: N & Check<'cumsum', Along<S, N>>,
  ): Tensor<S, Summed<D>> {
    return this.wrap(math.cumsum(this.node, dim));
  }

  /**
   * Running products along a dimension; of narrow integers and booleans as int32.
   * @throws ArgumentError for a dimension out of range
   * @example await tensor([1, 2, 3]).cumprod(0).array(); // [1, 2, 6]
   */
  cumprod<S extends Shape, D extends DType, N extends number>(
    this: Tensor<S, D>,
    dim: N & Check<'cumprod', Along<S, N>>,
  ): Tensor<S, Summed<D>> {
    return this.wrap(math.cumprod(this.node, dim));
  }
}
