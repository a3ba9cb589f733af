import * as math from '../math/activations.ts';
import { sigmoid } from '../math/pointwise.ts';
import type { Tensor } from '../tensor.ts';
import type { DType, Floating, Shape } from '../types/index.ts';
import { Logic } from './logic.ts';

/** The activation functions of neural networks. */
export abstract class Activations<out S extends Shape = Shape, out D extends DType = DType> extends Logic<S, D> {
  /**
   * max(x, 0), with gradient 0 at 0.
   * @example await tensor([-1, 2]).relu().array(); // [0, 2]
   */
  relu(): Tensor<S, D> {
    return this.wrap(math.relu(this.node));
  }

  /**
   * Scaled ELU: 1.0507 · elu(x, 1.6733) (Klambauer et al. 2017). Integers become float32.
   * @example await tensor([-1, 2]).selu().array(); // [-1.1113, 2.1014]
   */
  selu<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.selu(this.node));
  }

  /**
   * x · σ(x), also called swish (Ramachandran et al. 2017). Integers become float32.
   * @example await tensor([-1, 2]).silu().array(); // [-0.2689, 1.7616]
   */
  silu<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.silu(this.node));
  }

  /**
   * x · tanh(softplus(x)) (Misra 2019). Integers become float32.
   * @example await tensor([-1, 2]).mish().array(); // [-0.3034, 1.944]
   */
  mish<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.mish(this.node));
  }

  /**
   * σ(x) = 1 / (1 + e⁻ˣ). Integers become float32.
   * @example await tensor([-1, 2]).sigmoid().array(); // [0.2689, 0.8808]
   */
  sigmoid<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(sigmoid(this.node));
  }

  /**
   * clamp(x + 3, 0, 6) / 6. Integers become float32.
   * @example await tensor([-1, 2]).hardSigmoid().array(); // [0.3333, 0.8333]
   */
  hardSigmoid<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.hardSigmoid(this.node));
  }

  /**
   * x · hardSigmoid(x) (Howard et al. 2019). Integers become float32.
   * @example await tensor([-1, 2]).hardSwish().array(); // [-0.3333, 1.6667]
   */
  hardSwish<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.hardSwish(this.node));
  }

  /**
   * log(1 + eˣ), without overflow. Integers become float32.
   * @example await tensor([-1, 2]).softplus().array(); // [0.3133, 2.1269]
   */
  softplus<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.softplus(this.node));
  }

  /**
   * x / (1 + |x|). Integers become float32.
   * @example await tensor([-1, 2]).softsign().array(); // [-0.5, 0.6667]
   */
  softsign<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.softsign(this.node));
  }

  /**
   * 1 for x > 0, else 0: the unit of the perceptron. The gradient is 0.
   * @example await tensor([-1, 0, 2]).step().array(); // [0, 0, 1]
   */
  step(): Tensor<S, D> {
    return this.wrap(math.step(this.node));
  }

  /**
   * x for x > 0, else slope · x; the slope is 0.01 by default. Integers become float32.
   * @example await tensor([-1, 2]).leakyRelu(0.1).array(); // [-0.1, 2]
   */
  leakyRelu<S extends Shape, D extends DType>(this: Tensor<S, D>, slope = 0.01): Tensor<S, Floating<D>> {
    return this.wrap(math.leakyRelu(this.node, slope));
  }

  /**
   * x for x > 0, else α (eˣ − 1); α is 1 by default (Clevert et al. 2015). Integers become float32.
   * @example await tensor([-1, 2]).elu().array(); // [-0.6321, 2]
   */
  elu<S extends Shape, D extends DType>(this: Tensor<S, D>, alpha = 1): Tensor<S, Floating<D>> {
    return this.wrap(math.elu(this.node, alpha));
  }

  /**
   * x · Φ(x), Φ the distribution function of the standard normal (Hendrycks and Gimpel 2016); 'tanh' approximates it as GPT-2
   * does. Integers become float32.
   * @example await tensor([-1, 2]).gelu().array(); // [-0.1587, 1.9545]
   */
  gelu<S extends Shape, D extends DType>(this: Tensor<S, D>, approximate: 'none' | 'tanh' = 'none'): Tensor<S, Floating<D>> {
    return this.wrap(math.gelu(this.node, approximate));
  }
}
