import {
  type Apply,
  type Check,
  type DType,
  type EndShapes,
  Parameter,
  type Resolved,
  type Shape,
  type Size,
  type Tensor,
} from '@nacre/tensor';
import { ones } from '../initializers/index.ts';
import { Module } from '../module.ts';
import { scaled } from './standardize.ts';
import { type Trailing, trailing, trailingDims } from './trailing.ts';

/** The options of `RMSNorm`. */
export interface RMSNormOptions {
  /** Added to the mean square; by default 2⁻²³, the spacing of float32 at 1. */
  readonly eps?: number;
  /** Whether it learns a weight for each element; true by default. */
  readonly elementwiseAffine?: boolean;
}

/**
 * x / √(mean x² + eps) · weight over the last dimensions, `normalizedShape`, of each example by itself (`torch.nn.RMSNorm`, Zhang and
 * Sennrich 2019): [..., normalizedShape] → the same. weight [normalizedShape] begins as 1.
 *
 * @throws ShapeMismatchError if the last dimensions of an input are others
 * @example
 * const layer = new RMSNorm(2);
 * await layer.forward(tensor([[1, 7]])).array(); // [[0.2, 1.4]]
 */
export class RMSNorm<const N extends Size = Size> extends Module {
  declare readonly '~shapes': EndShapes<Trailing<N>>;
  readonly normalizedShape: Trailing<N>;
  readonly eps: number;
  readonly weight: Parameter<Trailing<N>, 'float32'> | null;

  constructor(normalizedShape: N, options: RMSNormOptions = {}) {
    super();
    const { eps = 2 ** -23, elementwiseAffine = true } = options;
    const shape = trailing('RMSNorm', normalizedShape);
    this.normalizedShape = shape as Trailing<N>;
    this.eps = eps;
    this.weight = elementwiseAffine ? new Parameter(ones(shape) as Tensor<Trailing<N>, 'float32'>) : null;
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'RMSNorm', Apply<this, S>>,
  ): Tensor<Resolved<Apply<this, S>>, D>;
  forward(x: Tensor): Tensor {
    const dims = trailingDims('RMSNorm', x, this.normalizedShape);
    const normal = scaled(x, x.square().mean(dims, { keepDim: true }), this.eps);
    return this.weight === null ? normal : normal.mul(this.weight as Tensor);
  }
}
