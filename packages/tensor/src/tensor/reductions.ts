import * as math from '../math/statistics.ts';
import type { Tensor } from '../tensor.ts';
import type { Along, Check, Dims, DType, Floating, Reduce, Resolved, Shape, Summed } from '../types/index.ts';
import { Activations } from './activations.ts';

/** Reductions over one dimension, several, or all; with `keepDim` the reduced ones stay with size 1. And running sums, softmax. */
export abstract class Reductions<out S extends Shape = Shape, out D extends DType = DType> extends Activations<S, D> {
  /** Σ x. Sums of narrow integers and booleans are int32. */
  sum<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>, dim?: N & Check<'sum', Reduce<S, N, Keep>>, options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, Summed<D>> {
    return this.wrap(math.sum(this.node, dim as Dims, options.keepDim ?? false));
  }

  /** Π x. */
  prod<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>, dim?: N & Check<'prod', Reduce<S, N, Keep>>, options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, Summed<D>> {
    return this.wrap(math.prod(this.node, dim as Dims, options.keepDim ?? false));
  }

  /** Σ x / n. */
  mean<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>, dim?: N & Check<'mean', Reduce<S, N, Keep>>, options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, Floating<D>> {
    return this.wrap(math.mean(this.node, dim as Dims, options.keepDim ?? false));
  }

  /** Largest element; NaN if there is one. The gradient is shared by all that are largest. */
  max<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>, dim?: N & Check<'max', Reduce<S, N, Keep>>, options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, D> {
    return this.wrap(math.max(this.node, dim as Dims, options.keepDim ?? false));
  }

  /** Smallest element; NaN if there is one. The gradient is shared by all that are smallest. */
  min<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>, dim?: N & Check<'min', Reduce<S, N, Keep>>, options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, D> {
    return this.wrap(math.min(this.node, dim as Dims, options.keepDim ?? false));
  }

  /** Place of the first largest element (NaN is largest), in the flattened tensor without `dim`. */
  argmax<S extends Shape, D extends DType, const N extends number | undefined = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>, dim?: N & Check<'argmax', Reduce<S, N, Keep>>, options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, 'int32'> {
    return this.wrap(math.argmax(this.node, dim as number | undefined, options.keepDim ?? false));
  }

  /** Place of the first smallest element (NaN counts as smallest), in the flattened tensor without `dim`. */
  argmin<S extends Shape, D extends DType, const N extends number | undefined = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>, dim?: N & Check<'argmin', Reduce<S, N, Keep>>, options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, 'int32'> {
    return this.wrap(math.argmin(this.node, dim as number | undefined, options.keepDim ?? false));
  }

  /** Whether any element is not 0. */
  any<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>, dim?: N & Check<'any', Reduce<S, N, Keep>>, options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, 'bool'> {
    return this.wrap(math.any(this.node, dim as Dims, options.keepDim ?? false));
  }

  /** Whether no element is 0. */
  all<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>, dim?: N & Check<'all', Reduce<S, N, Keep>>, options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, 'bool'> {
    return this.wrap(math.all(this.node, dim as Dims, options.keepDim ?? false));
  }

  /** Σ (x − mean)² / (n − correction); the correction is 1 by default. */
  variance<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>, dim?: N & Check<'variance', Reduce<S, N, Keep>>, options: { correction?: number; keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, Floating<D>> {
    return this.wrap(math.variance(this.node, dim as Dims, options.correction ?? 1, options.keepDim ?? false));
  }

  /** Square root of the variance. */
  std<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>, dim?: N & Check<'std', Reduce<S, N, Keep>>, options: { correction?: number; keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, Floating<D>> {
    return this.wrap(math.std(this.node, dim as Dims, options.correction ?? 1, options.keepDim ?? false));
  }

  /** (Σ |x|ᵖ)^(1/p), p = 2 by default; p = ±∞ gives the largest or smallest magnitude. */
  norm<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>, dim?: N & Check<'norm', Reduce<S, N, Keep>>, options: { p?: number; keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, Floating<D>> {
    return this.wrap(math.norm(this.node, options.p ?? 2, dim as Dims, options.keepDim ?? false));
  }

  /** log Σ eˣ, without overflow. */
  logSumExp<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>, dim?: N & Check<'logSumExp', Reduce<S, N, Keep>>, options: { keepDim?: Keep } = {},
  ): Tensor<Resolved<Reduce<S, N, Keep>>, Floating<D>> {
    return this.wrap(math.logSumExp(this.node, dim as Dims, options.keepDim ?? false));
  }

  /** eˣ / Σ eˣ along a dimension. */
  softmax<S extends Shape, D extends DType, N extends number>(this: Tensor<S, D>, dim: N & Check<'softmax', Along<S, N>>): Tensor<S, Floating<D>> {
    return this.wrap(math.softmax(this.node, dim));
  }

  /** x − log Σ eˣ along a dimension. */
  logSoftmax<S extends Shape, D extends DType, N extends number>(this: Tensor<S, D>, dim: N & Check<'logSoftmax', Along<S, N>>): Tensor<S, Floating<D>> {
    return this.wrap(math.logSoftmax(this.node, dim));
  }

  /** Running sums along a dimension. */
  cumsum<S extends Shape, D extends DType, N extends number>(this: Tensor<S, D>, dim: N & Check<'cumsum', Along<S, N>>): Tensor<S, Summed<D>> {
    return this.wrap(math.cumsum(this.node, dim));
  }

  /** Running products along a dimension. */
  cumprod<S extends Shape, D extends DType, N extends number>(this: Tensor<S, D>, dim: N & Check<'cumprod', Along<S, N>>): Tensor<S, Summed<D>> {
    return this.wrap(math.cumprod(this.node, dim));
  }
}
