import { Linear, Module, zeros } from '@nacre/layers';
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

/** The options of `Perceptron`. */
export interface PerceptronOptions {
  /** What a unit gives: 1 or 0 (step, the default), or 1 or −1 (sign). */
  readonly unit?: 'step' | 'sign';
}

/**
 * Rosenblatt's perceptron (1958): threshold units y = step(W · x + b), [..., inputs] → [..., outputs], weights and biases 0 at first. It
 * has no gradient; `perceptronRule` trains it.
 *
 * @example
 * const model = new Perceptron(2);
 * const rule = perceptronRule(model.parameters());
 * const [x, or] = [tensor([[0, 0], [0, 1], [1, 0], [1, 1]]), tensor([[0], [1], [1], [1]])];
 * for (let epoch = 0; epoch < 10; epoch++) await rule.step(x, or.sub(model.forward(x)));
 * await model.forward(x).array(); // [[0], [1], [1], [1]]
 */
export class Perceptron<In extends number = number, Out extends number = 1> extends Module {
  declare readonly '~shapes': LinearShapes<In, Out>;
  readonly linear: Linear<In, Out>;
  private readonly unit: 'step' | 'sign';

  constructor(inputs: In, outputs: Out = 1 as Out, options: PerceptronOptions = {}) {
    super();
    const { unit = 'step' } = options;
    if (unit !== 'step' && unit !== 'sign') throw new ArgumentError('Perceptron', `unit is step or sign, got ${String(unit)}`);
    this.linear = new Linear(inputs, outputs);
    this.unit = unit;
    for (const parameter of this.parameters()) zeros(parameter);
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'Perceptron', LinearOutput<S, In, Out>>,
  ): Tensor<Resolved<LinearOutput<S, In, Out>>, D>;
  forward(x: Tensor): Tensor {
    const sums: Tensor = this.linear.forward(x);
    const fired = sums.step();
    return this.unit === 'step' ? fired : fired.mul(2).sub(1);
  }
}
