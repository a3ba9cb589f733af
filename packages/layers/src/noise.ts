import { ArgumentError, type DType, randn, type SameShapes, type Shape, type Tensor } from '@nacre/tensor';
import { Module } from './module.ts';

/**
 * Adds normal noise of standard deviation `std` to every element in training; in evaluation nothing happens (Keras' `GaussianNoise`). A
 * mild augmentation, and what a denoising autoencoder learns to undo. The noise comes from the generator of `manualSeed`.
 *
 * @throws ArgumentError unless std is a finite number that is not negative
 * @example
 * const layer = new GaussianNoise(0.5).eval();
 * await layer.forward(tensor([1, 2])).array(); // [1, 2]
 */
export class GaussianNoise extends Module {
  declare readonly '~shapes': SameShapes;
  readonly std: number;

  constructor(std: number) {
    super();
    if (!(std >= 0 && std < Infinity))
      throw new ArgumentError('GaussianNoise', `a standard deviation is a finite number that is not negative, got ${std}`);
    this.std = std;
  }

  forward<S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D>;
  forward(x: Tensor): Tensor {
    if (!this.training || this.std === 0) return x;
    return x.add(randn(x.shape, { dtype: x.dtype }).mul(this.std));
  }
}
