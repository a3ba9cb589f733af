import type { Tensor } from '../../tensor.ts';
import type { DType, Floating, Shape } from '../../types/index.ts';

/**
 * eˣ. Integers become float32.
 * @example await exp(tensor([0, 1])).array(); // [1, 2.7183]
 */
export const exp = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.exp();

/**
 * eˣ − 1, exact near 0. Integers become float32.
 * @example await expm1(tensor([0, 1e-6])).array(); // [0, 0.000001]
 */
export const expm1 = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.expm1();

/**
 * The natural logarithm; NaN below 0, −∞ at 0. Integers become float32.
 * @example await log(tensor([1, 10, 0])).array(); // [0, 2.3026, -Infinity]
 */
export const log = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.log();

/**
 * log(1 + x), exact near 0. Integers become float32.
 * @example await log1p(tensor([0, 1e-6])).array(); // [0, 0.000001]
 */
export const log1p = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.log1p();

/**
 * The logarithm to base 2. Integers become float32.
 * @example await log2(tensor([1, 8])).array(); // [0, 3]
 */
export const log2 = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.log2();

/**
 * √x; NaN below 0. Integers become float32.
 * @example await sqrt(tensor([4, 2])).array(); // [2, 1.4142]
 */
export const sqrt = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.sqrt();

/**
 * 1 / √x. Integers become float32.
 * @example await rsqrt(tensor([4, 1])).array(); // [0.5, 1]
 */
export const rsqrt = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.rsqrt();

/**
 * 1 / x. Integers become float32.
 * @example await reciprocal(tensor([4, 1])).array(); // [0.25, 1]
 */
export const reciprocal = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.reciprocal();

/**
 * The sine of radians. Integers become float32.
 * @example await sin(tensor([0, 1])).array(); // [0, 0.8415]
 */
export const sin = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.sin();

/**
 * The cosine of radians. Integers become float32.
 * @example await cos(tensor([0, 1])).array(); // [1, 0.5403]
 */
export const cos = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.cos();

/**
 * The tangent of radians. Integers become float32.
 * @example await tan(tensor([0, 1])).array(); // [0, 1.5574]
 */
export const tan = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.tan();

/**
 * The arcsine in radians; NaN outside [−1, 1]. Integers become float32.
 * @example await asin(tensor([0, 1])).array(); // [0, 1.5708]
 */
export const asin = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.asin();

/**
 * The arccosine in radians; NaN outside [−1, 1]. Integers become float32.
 * @example await acos(tensor([1, 0])).array(); // [0, 1.5708]
 */
export const acos = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.acos();

/**
 * The arctangent in radians. Integers become float32.
 * @example await atan(tensor([0, 1])).array(); // [0, 0.7854]
 */
export const atan = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.atan();

/**
 * The hyperbolic sine. Integers become float32.
 * @example await sinh(tensor([0, 1])).array(); // [0, 1.1752]
 */
export const sinh = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.sinh();

/**
 * The hyperbolic cosine. Integers become float32.
 * @example await cosh(tensor([0, 1])).array(); // [1, 1.5431]
 */
export const cosh = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.cosh();

/**
 * The hyperbolic tangent. Integers become float32.
 * @example await tanh(tensor([0, 1])).array(); // [0, 0.7616]
 */
export const tanh = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.tanh();

/**
 * The error function 2/√π ∫₀ˣ e^(−t²) dt. Integers become float32.
 * @example await erf(tensor([0, 1])).array(); // [0, 0.8427]
 */
export const erf = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.erf();
