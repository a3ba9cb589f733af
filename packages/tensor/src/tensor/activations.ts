import * as math from '../math/activations.ts';
import { sigmoid } from '../math/pointwise.ts';
import type { Tensor } from '../tensor.ts';
import type { DType, Floating, Shape } from '../types/index.ts';
import { Logic } from './logic.ts';

/** The activation functions of neural networks. */
export abstract class Activations<out S extends Shape = Shape, out D extends DType = DType> extends Logic<S, D> {
  /** max(x, 0), with gradient 0 at 0. */
  relu(): Tensor<S, D> {
    return this.wrap(math.relu(this.node));
  }

  /** Scaled ELU, λ = 1.0507, α = 1.6733 (Klambauer et al. 2017). */
  selu<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.selu(this.node));
  }

  /** x · σ(x), also called swish (Ramachandran et al. 2017). */
  silu<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.silu(this.node));
  }

  /** x · tanh(softplus(x)) (Misra 2019). */
  mish<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.mish(this.node));
  }

  /** σ(x) = 1 / (1 + e⁻ˣ). */
  sigmoid<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(sigmoid(this.node));
  }

  /** clamp(x + 3, 0, 6) / 6. */
  hardSigmoid<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.hardSigmoid(this.node));
  }

  /** x · hardSigmoid(x). */
  hardSwish<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.hardSwish(this.node));
  }

  /** log(1 + eˣ), without overflow. */
  softplus<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.softplus(this.node));
  }

  /** x / (1 + |x|). */
  softsign<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.softsign(this.node));
  }

  /** 1 for x > 0, else 0: the perceptron's unit. */
  step(): Tensor<S, D> {
    return this.wrap(math.step(this.node));
  }

  /** x for x > 0, else slope · x (0.01 by default). */
  leakyRelu<S extends Shape, D extends DType>(this: Tensor<S, D>, slope = 0.01): Tensor<S, Floating<D>> {
    return this.wrap(math.leakyRelu(this.node, slope));
  }

  /** x for x > 0, else α (eˣ − 1) (Clevert et al. 2015); α is 1 by default. */
  elu<S extends Shape, D extends DType>(this: Tensor<S, D>, alpha = 1): Tensor<S, Floating<D>> {
    return this.wrap(math.elu(this.node, alpha));
  }

  /** x · Φ(x), Φ the normal distribution (Hendrycks and Gimpel 2016); 'tanh' approximates it as GPT-2 does. */
  gelu<S extends Shape, D extends DType>(this: Tensor<S, D>, approximate: 'none' | 'tanh' = 'none'): Tensor<S, Floating<D>> {
    return this.wrap(math.gelu(this.node, approximate));
  }
}
