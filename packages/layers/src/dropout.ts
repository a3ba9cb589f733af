import { ArgumentError, bernoulli, type DType, type SameShapes, type Shape, type Tensor } from '@nacre/tensor';
import { Module } from './module.ts';

/**
 * In training every element becomes 0 with probability p, by default ½, and the others are divided by 1 − p (`torch.nn.Dropout`,
 * Srivastava et al. 2014); in evaluation nothing happens. The mask comes from the generator of `manualSeed`.
 *
 * @throws ArgumentError unless 0 ≤ p ≤ 1
 * @example
 * const layer = new Dropout(0.2).eval();
 * await layer.forward(tensor([1, 2])).array(); // [1, 2]
 */
export class Dropout extends Module {
  declare readonly '~shapes': SameShapes;
  readonly p: number;

  constructor(p = 0.5) {
    super();
    if (!(p >= 0 && p <= 1)) throw new ArgumentError('Dropout', `a probability is between 0 and 1, got ${p}`);
    this.p = p;
  }

  forward<S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D>;
  forward(x: Tensor): Tensor {
    if (!this.training || this.p === 0) return x;
    const keep = 1 - this.p;
    const mask = bernoulli(keep, x.shape, { dtype: x.dtype });
    return x.mul(keep === 0 ? mask : mask.mul(1 / keep));
  }
}
