import { Linear, Module } from '@nacre/layers';
import {
  ArgumentError,
  type Check,
  type DType,
  type LinearOutput,
  type LinearShapes,
  type Resolved,
  type Shape,
  type Tensor,
} from '@nacre/tensor';
import { type Activation, requireActivation } from './activation.ts';

/** The options of `MLP`. */
export interface MLPOptions {
  /** relu by default. */
  readonly activation?: Activation;
}

type First<S extends Shape> = S extends readonly [infer N extends number, ...Shape] ? N : number;
type Last<S extends Shape> = S extends readonly [...Shape, infer N extends number] ? N : number;

/**
 * A multilayer perceptron: linear layers from each of the sizes to the next, with an activation between them; [..., first] → [..., last].
 *
 * @throws ArgumentError for fewer than two sizes
 * @example
 * const model = new MLP([784, 10, 10]);
 * summary(model, [1, 784]).totals.parameters; // 7960
 */
export class MLP<const Sizes extends Shape = Shape> extends Module {
  declare readonly '~shapes': LinearShapes<First<Sizes>, Last<Sizes>>;
  readonly layers: readonly Linear[];
  private readonly activation: Activation;

  constructor(sizes: Sizes, options: MLPOptions = {}) {
    super();
    if (sizes.length < 2) throw new ArgumentError('MLP', `expected sizes from input to output, got [${sizes.join(', ')}]`);
    const { activation = 'relu' } = options;
    requireActivation('MLP', activation);
    this.layers = sizes.slice(1).map((size, i) => new Linear(sizes[i]!, size));
    this.activation = activation;
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'MLP', LinearOutput<S, First<Sizes>, Last<Sizes>>>,
  ): Tensor<Resolved<LinearOutput<S, First<Sizes>, Last<Sizes>>>, D>;
  forward(x: Tensor): Tensor {
    const [first, ...rest] = this.layers as [Linear, ...Linear[]];
    return rest.reduce((hidden: Tensor, layer) => layer.forward(hidden[this.activation]()), first.forward(x));
  }
}
