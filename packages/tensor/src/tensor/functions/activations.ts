import type { Tensor } from '../../tensor.ts';
import type { DType, Floating, Shape } from '../../types/index.ts';

/**
 * max(x, 0), with gradient 0 at 0.
 * @example await relu(tensor([-1, 2])).array(); // [0, 2]
 */
export const relu = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> => x.relu();

/**
 * Scaled ELU: 1.0507 · elu(x, 1.6733) (Klambauer et al. 2017). Integers become float32.
 * @example await selu(tensor([-1, 2])).array(); // [-1.1113, 2.1014]
 */
export const selu = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.selu();

/**
 * x · σ(x), also called swish (Ramachandran et al. 2017). Integers become float32.
 * @example await silu(tensor([-1, 2])).array(); // [-0.2689, 1.7616]
 */
export const silu = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.silu();

/**
 * x · tanh(softplus(x)) (Misra 2019). Integers become float32.
 * @example await mish(tensor([-1, 2])).array(); // [-0.3034, 1.944]
 */
export const mish = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.mish();

/**
 * σ(x) = 1 / (1 + e⁻ˣ). Integers become float32.
 * @example await sigmoid(tensor([-1, 2])).array(); // [0.2689, 0.8808]
 */
export const sigmoid = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.sigmoid();

/**
 * clamp(x + 3, 0, 6) / 6. Integers become float32.
 * @example await hardSigmoid(tensor([-1, 2])).array(); // [0.3333, 0.8333]
 */
export const hardSigmoid = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.hardSigmoid();

/**
 * x · hardSigmoid(x) (Howard et al. 2019). Integers become float32.
 * @example await hardSwish(tensor([-1, 2])).array(); // [-0.3333, 1.6667]
 */
export const hardSwish = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.hardSwish();

/**
 * log(1 + eˣ), without overflow. Integers become float32.
 * @example await softplus(tensor([-1, 2])).array(); // [0.3133, 2.1269]
 */
export const softplus = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.softplus();

/**
 * x / (1 + |x|). Integers become float32.
 * @example await softsign(tensor([-1, 2])).array(); // [-0.5, 0.6667]
 */
export const softsign = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.softsign();

/**
 * 1 for x > 0, else 0: the unit of the perceptron. The gradient is 0.
 * @example await step(tensor([-1, 0, 2])).array(); // [0, 0, 1]
 */
export const step = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> => x.step();

/**
 * x for x > 0, else slope · x; the slope is 0.01 by default. Integers become float32.
 * @example await leakyRelu(tensor([-1, 2]), 0.1).array(); // [-0.1, 2]
 */
export function leakyRelu<S extends Shape, D extends DType>(x: Tensor<S, D>, slope = 0.01): Tensor<S, Floating<D>> {
  return x.leakyRelu<S, D>(slope);
}

/**
 * x for x > 0, else α (eˣ − 1); α is 1 by default (Clevert et al. 2015). Integers become float32.
 * @example await elu(tensor([-1, 2])).array(); // [-0.6321, 2]
 */
export function elu<S extends Shape, D extends DType>(x: Tensor<S, D>, alpha = 1): Tensor<S, Floating<D>> {
  return x.elu<S, D>(alpha);
}

/**
 * x · Φ(x), Φ the distribution function of the standard normal (Hendrycks and Gimpel 2016); 'tanh' approximates it as GPT-2
 * does. Integers become float32.
 * @example await gelu(tensor([-1, 2])).array(); // [-0.1587, 1.9545]
 */
export function gelu<S extends Shape, D extends DType>(
  x: Tensor<S, D>,
  approximate: 'none' | 'tanh' = 'none',
): Tensor<S, Floating<D>> {
  return x.gelu<S, D>(approximate);
}
