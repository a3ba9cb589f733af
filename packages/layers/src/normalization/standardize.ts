import type { Tensor } from '@nacre/tensor';

/** x − mean and its mean square over some dimensions, which are kept with size 1. */
export interface Moments {
  readonly mean: Tensor;
  readonly deviation: Tensor;
  /** The biased variance. */
  readonly variance: Tensor;
}

export function moments(x: Tensor, dims: readonly number[]): Moments {
  const mean = x.mean(dims, { keepDim: true });
  const deviation = x.sub(mean);
  return { mean, deviation, variance: deviation.square().mean(dims, { keepDim: true }) };
}

/** deviation / √(variance + eps). */
export const scaled = (deviation: Tensor, variance: Tensor, eps: number): Tensor => deviation.mul(variance.add(eps).rsqrt());

/** (x − mean) / √(variance + eps) over some dimensions. */
export function standardize(x: Tensor, dims: readonly number[], eps: number): Tensor {
  const { deviation, variance } = moments(x, dims);
  return scaled(deviation, variance, eps);
}
