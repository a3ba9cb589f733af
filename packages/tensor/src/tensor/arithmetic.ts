import * as math from '../math/pointwise.ts';
import type { Tensor } from '../tensor.ts';
import type { BinaryCheck, BinaryDType, BinaryFloat, BinaryShape, DType, Floating, Shape } from '../types/index.ts';
import { TensorCore } from './core.ts';
import { operand } from './operand.ts';

/** Arithmetic and functions of single elements. Two tensors broadcast as in NumPy; a number stands for a tensor full of it. */
export abstract class Arithmetic<out S extends Shape = Shape, out D extends DType = DType> extends TensorCore<S, D> {
  /** x + y. */
  add<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'add', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.add(this.node, operand(other)));
  }

  /** x − y. */
  sub<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'sub', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.sub(this.node, operand(other)));
  }

  /** x · y, element by element. */
  mul<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'mul', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.mul(this.node, operand(other)));
  }

  /** x / y; integers become float32. */
  div<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'div', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryFloat<D, O>> {
    return this.wrap(math.div(this.node, operand(other)));
  }

  /** x to the power y. Integer powers of integers are exact. */
  pow<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'pow', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.pow(this.node, operand(other)));
  }

  /** The remainder with the divisor's sign (`torch.remainder`); integers modulo 0 are 0. */
  mod<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'mod', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.mod(this.node, operand(other)));
  }

  /** The larger of both; NaN if either is. The gradient of a tie is shared. */
  maximum<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'maximum', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.maximum(this.node, operand(other)));
  }

  /** The smaller of both; NaN if either is. The gradient of a tie is shared. */
  minimum<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'minimum', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.minimum(this.node, operand(other)));
  }

  /** The angle of the point (y, x) = (this, other), in radians from −π to π. */
  atan2<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'atan2', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryFloat<D, O>> {
    return this.wrap(math.atan2(this.node, operand(other)));
  }

  /** −x. */
  neg(): Tensor<S, D> {
    return this.wrap(math.neg(this.node));
  }

  /** |x|, with gradient 0 at 0. */
  abs(): Tensor<S, D> {
    return this.wrap(math.abs(this.node));
  }

  /** −1, 0 or 1; 0 for NaN. */
  sign(): Tensor<S, D> {
    return this.wrap(math.sign(this.node));
  }

  /** eˣ. */
  exp<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.exp(this.node));
  }

  /** eˣ − 1, exact near 0. */
  expm1<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.expm1(this.node));
  }

  /** Natural logarithm; NaN below 0, −∞ at 0. */
  log<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.log(this.node));
  }

  /** log(1 + x), exact near 0. */
  log1p<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.log1p(this.node));
  }

  /** Logarithm to base 2. */
  log2<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.log2(this.node));
  }

  /** Square root; NaN below 0. */
  sqrt<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.sqrt(this.node));
  }

  /** 1 / √x. */
  rsqrt<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.rsqrt(this.node));
  }

  /** x². */
  square(): Tensor<S, D> {
    return this.wrap(math.square(this.node));
  }

  /** 1 / x. */
  reciprocal<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.reciprocal(this.node));
  }

  /** Sine of radians. */
  sin<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.sin(this.node));
  }

  /** Cosine of radians. */
  cos<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.cos(this.node));
  }

  /** Tangent of radians. */
  tan<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.tan(this.node));
  }

  /** Arcsine in radians; NaN outside [−1, 1]. */
  asin<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.asin(this.node));
  }

  /** Arccosine in radians; NaN outside [−1, 1]. */
  acos<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.acos(this.node));
  }

  /** Arctangent in radians. */
  atan<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.atan(this.node));
  }

  /** Hyperbolic sine. */
  sinh<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.sinh(this.node));
  }

  /** Hyperbolic cosine. */
  cosh<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.cosh(this.node));
  }

  /** Hyperbolic tangent. */
  tanh<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.tanh(this.node));
  }

  /** The error function 2/√π ∫₀ˣ e^(−t²) dt. */
  erf<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>> {
    return this.wrap(math.erf(this.node));
  }

  /** Largest integer not above x. */
  floor(): Tensor<S, D> {
    return this.wrap(math.floor(this.node));
  }

  /** Smallest integer not below x. */
  ceil(): Tensor<S, D> {
    return this.wrap(math.ceil(this.node));
  }

  /** Nearest integer, halves to even. */
  round(): Tensor<S, D> {
    return this.wrap(math.round(this.node));
  }

  /** Nearest integer towards 0. */
  trunc(): Tensor<S, D> {
    return this.wrap(math.trunc(this.node));
  }

  /** Limits to [min, max]; either may be undefined. NaN stays NaN. */
  clamp(min?: number, max?: number): Tensor<S, D> {
    return this.wrap(math.clamp(this.node, min, max));
  }
}
