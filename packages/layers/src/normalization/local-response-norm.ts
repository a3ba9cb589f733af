import {
  ArgumentError,
  type DType,
  type Floating,
  localResponseNorm,
  type SameShapes,
  type Shape,
  type Tensor,
} from '@nacre/tensor';
import { Module } from '../module.ts';
import { requireSizes } from '../sizes.ts';

/** The options of `LocalResponseNorm`. */
export interface LocalResponseNormOptions {
  /** How strongly neighbours inhibit; 1e-4 by default. */
  readonly alpha?: number;
  /** 0.75 by default. */
  readonly beta?: number;
  /** 1 by default; AlexNet has 2. */
  readonly k?: number;
}

/**
 * x / (k + α / size · Σ x²)^β, the sum over `size` neighbouring channels of [N, C, …] (`torch.nn.LocalResponseNorm`, Krizhevsky, Sutskever
 * and Hinton 2012, who have α without the division).
 *
 * @throws ShapeMismatchError unless size is a positive integer, ArgumentError for a negative k
 * @example
 * const layer = new LocalResponseNorm(5, { alpha: 5e-4, k: 2 });
 * layer.forward(randn([1, 96, 27, 27])).shape; // [1, 96, 27, 27]
 */
export class LocalResponseNorm extends Module {
  declare readonly '~shapes': SameShapes;
  readonly size: number;
  readonly alpha: number;
  readonly beta: number;
  readonly k: number;

  constructor(size: number, options: LocalResponseNormOptions = {}) {
    super();
    requireSizes('LocalResponseNorm', { size });
    const { alpha = 1e-4, beta = 0.75, k = 1 } = options;
    if (!(k >= 0)) throw new ArgumentError('LocalResponseNorm', `k is not negative, got ${k}`);
    this.size = size;
    this.alpha = alpha;
    this.beta = beta;
    this.k = k;
  }

  forward<S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>>;
  forward(x: Tensor): Tensor {
    const { size, alpha, beta, k } = this;
    return localResponseNorm(x, size, { alpha, beta, k });
  }
}
