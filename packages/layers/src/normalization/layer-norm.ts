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
import { ones, zeros } from '../initializers/index.ts';
import { Module } from '../module.ts';
import { standardize } from './standardize.ts';
import { type Trailing, trailing, trailingDims } from './trailing.ts';

/** The options of `LayerNorm`. */
export interface LayerNormOptions {
  /** Added to the variance; 1e-5 by default. */
  readonly eps?: number;
  /** Whether it learns a weight and a bias for each element; true by default. */
  readonly elementwiseAffine?: boolean;
  /** Whether there is a bias beside the weight; true by default. */
  readonly bias?: boolean;
}

/**
 * (x − mean) / √(var + eps) · weight + bias over the last dimensions, `normalizedShape`, of each example by itself (`torch.nn.LayerNorm`,
 * Ba, Kiros and Hinton 2016): [..., normalizedShape] → the same. The variance is the biased one; weight [normalizedShape] begins as 1, bias as 0.
 * Training and evaluation are alike.
 *
 * @throws ShapeMismatchError if the last dimensions of an input are others
 * @example
 * const layer = new LayerNorm(3);
 * await layer.forward(tensor([[1, 2, 3]])).array(); // [[-1.225, 0, 1.225]]
 */
export class LayerNorm<const N extends Size = Size> extends Module {
  declare readonly '~shapes': EndShapes<Trailing<N>>;
  readonly normalizedShape: Trailing<N>;
  readonly eps: number;
  readonly weight: Parameter<Trailing<N>, 'float32'> | null;
  readonly bias: Parameter<Trailing<N>, 'float32'> | null;

  constructor(normalizedShape: N, options: LayerNormOptions = {}) {
    super();
    const { eps = 1e-5, elementwiseAffine = true, bias = true } = options;
    const shape = trailing('LayerNorm', normalizedShape);
    this.normalizedShape = shape as Trailing<N>;
    this.eps = eps;
    this.weight = elementwiseAffine ? new Parameter(ones(shape) as Tensor<Trailing<N>, 'float32'>) : null;
    this.bias = elementwiseAffine && bias ? new Parameter(zeros(shape) as Tensor<Trailing<N>, 'float32'>) : null;
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'LayerNorm', Apply<this, S>>,
  ): Tensor<Resolved<Apply<this, S>>, D>;
  forward(x: Tensor): Tensor {
    const dims = trailingDims('LayerNorm', x, this.normalizedShape);
    const normal = standardize(x, dims, this.eps);
    const scaled = this.weight === null ? normal : normal.mul(this.weight as Tensor);
    return this.bias === null ? scaled : scaled.add(this.bias as Tensor);
  }
}
