import * as math from '../math/pointwise.ts';
import type { Tensor } from '../tensor.ts';
import type {
  BinaryArithmetic,
  BinaryCheck,
  BinaryDType,
  BinaryFloat,
  BinaryShape,
  Clamped,
  Counted,
  DType,
  Floating,
  Shape,
} from '../types/index.ts';
import { TensorCore } from './core.ts';
import { operand } from './operand.ts';

/**
 * Arithmetic and functions of single elements. Two tensors broadcast as in NumPy; a number stands for a tensor full of it; booleans
 * are the int32 numbers 0 and 1.
 */
export abstract class Arithmetic<out S extends Shape = Shape, out D extends DType = DType> extends TensorCore<S, D> {
  /**
   * x + y.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @example await tensor([1, 2]).add(tensor([10, 20])).array(); // [11, 22]
   */
  add<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'add', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryArithmetic<D, O>> {
    return this.wrap(math.add(this.node, operand(other)));
  }

  /**
   * x − y.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @example await tensor([1, 2]).sub(1).array(); // [0, 1]
   */
  sub<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'sub', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryArithmetic<D, O>> {
    return this.wrap(math.sub(this.node, operand(other)));
  }

  /**
   * x · y, element by element.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @example await tensor([1, 2]).mul(tensor([[3], [4]])).array(); // [[3, 6], [4, 8]]
   */
  mul<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'mul', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryArithmetic<D, O>> {
    return this.wrap(math.mul(this.node, operand(other)));
  }

  /**
   * x / y; integers become float32.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @example await tensor([1, 2]).div(2).array(); // [0.5, 1]
   */
  div<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'div', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryFloat<D, O>> {
    return this.wrap(math.div(this.node, operand(other)));
  }

  /**
   * xʸ. Integer powers of integers are exact.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @throws ArgumentError for a negative power of integers
   * @example await tensor([1, 2, 3]).pow(2).array(); // [1, 4, 9]
   */
  pow<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'pow', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryArithmetic<D, O>> {
    return this.wrap(math.pow(this.node, operand(other)));
  }

  /**
   * The remainder with the sign of the divisor (`torch.remainder`); integers modulo 0 are 0.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @example await tensor([-1, 5]).mod(3).array(); // [2, 2]
   */
  mod<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'mod', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryArithmetic<D, O>> {
    return this.wrap(math.mod(this.node, operand(other)));
  }

  /**
   * The larger of both; NaN if either is. The gradient of a tie is shared.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @example await tensor([1, 5]).maximum(tensor([3, 4])).array(); // [3, 5]
   */
  maximum<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'maximum', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.maximum(this.node, operand(other)));
  }

  /**
   * The smaller of both; NaN if either is. The gradient of a tie is shared.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @example await tensor([1, 5]).minimum(tensor([3, 4])).array(); // [1, 4]
   */
  minimum<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'minimum', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.minimum(this.node, operand(other)));
  }

  /**
   * The angle of the point (y, x) = (first, second), in radians from −π to π; integers become float32.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @example await tensor([1, 0]).atan2(tensor([0, -1])).array(); // [1.5708, 3.1416]
   */
  atan2<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'atan2', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryFloat<D, O>> {
    return this.wrap(math.atan2(this.node, operand(other)));
  }

  /**
   * −x.
   * @example await tensor([1, -2]).neg().array(); // [-1, 2]
   */
  neg<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Counted<D>> {
    return this.wrap(math.neg(this.node));
  }

  /**
   * |x|, with gradient 0 at 0.
   * @example await tensor([1, -2]).abs().array(); // [1, 2]
   */
  abs<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Counted<D>> {
    return this.wrap(math.abs(this.node));
  }

  /**
   * −1, 0 or 1; 0 for NaN.
   * @example await tensor([-3, 0, 2]).sign().array(); // [-1, 0, 1]
   */
  sign<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Counted<D>> {
    return this.wrap(math.sign(this.node));
  }

  /**
   * eˣ. Integers become float32.
   * @example await tensor([0, 1]).exp().array(); // [1, 2.7183]
   */
  exp<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.exp(this.node));
  }

  /**
   * eˣ − 1, exact near 0. Integers become float32.
   * @example await tensor([0, 1e-6]).expm1().array(); // [0, 0.000001]
   */
  expm1<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.expm1(this.node));
  }

  /**
   * The natural logarithm; NaN below 0, −∞ at 0. Integers become float32.
   * @example await tensor([1, 10, 0]).log().array(); // [0, 2.3026, -Infinity]
   */
  log<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.log(this.node));
  }

  /**
   * log(1 + x), exact near 0. Integers become float32.
   * @example await tensor([0, 1e-6]).log1p().array(); // [0, 0.000001]
   */
  log1p<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.log1p(this.node));
  }

  /**
   * The logarithm to base 2. Integers become float32.
   * @example await tensor([1, 8]).log2().array(); // [0, 3]
   */
  log2<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.log2(this.node));
  }

  /**
   * √x; NaN below 0. Integers become float32.
   * @example await tensor([4, 2]).sqrt().array(); // [2, 1.4142]
   */
  sqrt<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.sqrt(this.node));
  }

  /**
   * 1 / √x. Integers become float32.
   * @example await tensor([4, 1]).rsqrt().array(); // [0.5, 1]
   */
  rsqrt<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.rsqrt(this.node));
  }

  /**
   * x².
   * @example await tensor([-3, 2]).square().array(); // [9, 4]
   */
  square<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Counted<D>> {
    return this.wrap(math.square(this.node));
  }

  /**
   * 1 / x. Integers become float32.
   * @example await tensor([4, 1]).reciprocal().array(); // [0.25, 1]
   */
  reciprocal<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.reciprocal(this.node));
  }

  /**
   * The sine of radians. Integers become float32.
   * @example await tensor([0, 1]).sin().array(); // [0, 0.8415]
   */
  sin<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.sin(this.node));
  }

  /**
   * The cosine of radians. Integers become float32.
   * @example await tensor([0, 1]).cos().array(); // [1, 0.5403]
   */
  cos<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.cos(this.node));
  }

  /**
   * The tangent of radians. Integers become float32.
   * @example await tensor([0, 1]).tan().array(); // [0, 1.5574]
   */
  tan<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.tan(this.node));
  }

  /**
   * The arcsine in radians; NaN outside [−1, 1]. Integers become float32.
   * @example await tensor([0, 1]).asin().array(); // [0, 1.5708]
   */
  asin<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.asin(this.node));
  }

  /**
   * The arccosine in radians; NaN outside [−1, 1]. Integers become float32.
   * @example await tensor([1, 0]).acos().array(); // [0, 1.5708]
   */
  acos<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.acos(this.node));
  }

  /**
   * The arctangent in radians. Integers become float32.
   * @example await tensor([0, 1]).atan().array(); // [0, 0.7854]
   */
  atan<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.atan(this.node));
  }

  /**
   * The hyperbolic sine. Integers become float32.
   * @example await tensor([0, 1]).sinh().array(); // [0, 1.1752]
   */
  sinh<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.sinh(this.node));
  }

  /**
   * The hyperbolic cosine. Integers become float32.
   * @example await tensor([0, 1]).cosh().array(); // [1, 1.5431]
   */
  cosh<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.cosh(this.node));
  }

  /**
   * The hyperbolic tangent. Integers become float32.
   * @example await tensor([0, 1]).tanh().array(); // [0, 0.7616]
   */
  tanh<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.tanh(this.node));
  }

  /**
   * The error function 2/√π ∫₀ˣ e^(−t²) dt. Integers become float32.
   * @example await tensor([0, 1]).erf().array(); // [0, 0.8427]
   */
  erf<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.erf(this.node));
  }

  /**
   * The largest integer not above x, in the dtype of x. The gradient is 0.
   * @example await tensor([-1.5, 2.7]).floor().array(); // [-2, 2]
   */
  floor(): Tensor<S, D> {
    return this.wrap(math.floor(this.node));
  }

  /**
   * The smallest integer not below x, in the dtype of x. The gradient is 0.
   * @example await tensor([-1.5, 2.2]).ceil().array(); // [-1, 3]
   */
  ceil(): Tensor<S, D> {
    return this.wrap(math.ceil(this.node));
  }

  /**
   * The nearest integer, halves to even, in the dtype of x. The gradient is 0.
   * @example await tensor([0.5, 1.5, 2.6]).round().array(); // [0, 2, 3]
   */
  round(): Tensor<S, D> {
    return this.wrap(math.round(this.node));
  }

  /**
   * The nearest integer towards 0, in the dtype of x. The gradient is 0.
   * @example await tensor([-1.5, 2.7]).trunc().array(); // [-1, 2]
   */
  trunc(): Tensor<S, D> {
    return this.wrap(math.trunc(this.node));
  }

  /**
   * x limited to [min, max]; either may be undefined. NaN stays NaN. A fractional limit makes integers float32.
   * @throws ArgumentError without any limit
   * @example await tensor([-2, 0.5, 3]).clamp(-1, 1).array(); // [-1, 0.5, 1]
   */
  clamp<
    S extends Shape,
    D extends DType,
    Low extends number | undefined = undefined,
    High extends number | undefined = undefined,
  >(this: Tensor<S, D>, min?: Low, max?: High): Tensor<S, Clamped<D, Low, High>> {
    return this.wrap(math.clamp(this.node, min, max));
  }
}
