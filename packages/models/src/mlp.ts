import { Linear, Module } from '@nacre/layers';
import { ArgumentError, type Tensor } from '@nacre/tensor';

export interface MLPOptions {
  /** Default `relu`. */
  readonly activation?: 'relu' | 'tanh' | 'sigmoid';
}

/**
 * A multilayer perceptron: linear layers of the given sizes, an activation between them.
 *
 * @throws ArgumentError for fewer than two sizes
 * @example
 * new MLP([784, 10, 10]).forward(zeros([32, 784])).shape; // [32, 10]; 7,960 parameters
 */
export class MLP extends Module {
  readonly layers: readonly Linear[];
  private readonly activation: 'relu' | 'tanh' | 'sigmoid';

  constructor(sizes: readonly number[], options: MLPOptions = {}) {
    super();
    if (sizes.length < 2) throw new ArgumentError('MLP', `expected sizes from input to output, got [${sizes.join(', ')}]`);
    this.layers = sizes.slice(1).map((size, i) => new Linear(sizes[i]!, size));
    this.activation = options.activation ?? 'relu';
  }

  override forward(x: Tensor<readonly number[], 'float32'>): Tensor<readonly number[], 'float32'> {
    return this.layers.reduce((h, layer, i) => layer.forward(i === 0 ? h : h[this.activation]()), x);
  }
}
