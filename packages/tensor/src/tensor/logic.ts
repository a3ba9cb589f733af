import * as indexing from '../math/indexing.ts';
import * as math from '../math/pointwise.ts';
import type { Tensor } from '../tensor.ts';
import type { BinaryCheck, BinaryDType, BinaryShape, DType, Shape } from '../types/index.ts';
import { Arithmetic } from './arithmetic.ts';
import { operand } from './operand.ts';

/** Comparisons, logic on booleans, bits of integers. */
export abstract class Logic<out S extends Shape = Shape, out D extends DType = DType> extends Arithmetic<S, D> {
  /** x = y. */
  eq<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'eq', S, D, O>,
  ): Tensor<BinaryShape<S, O>, 'bool'> {
    return this.wrap(math.eq(this.node, operand(other)));
  }

  /** x ≠ y; NaN differs from everything. */
  ne<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'ne', S, D, O>,
  ): Tensor<BinaryShape<S, O>, 'bool'> {
    return this.wrap(math.ne(this.node, operand(other)));
  }

  /** x < y. */
  lt<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'lt', S, D, O>,
  ): Tensor<BinaryShape<S, O>, 'bool'> {
    return this.wrap(math.lt(this.node, operand(other)));
  }

  /** x ≤ y. */
  le<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'le', S, D, O>,
  ): Tensor<BinaryShape<S, O>, 'bool'> {
    return this.wrap(math.le(this.node, operand(other)));
  }

  /** x > y. */
  gt<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'gt', S, D, O>,
  ): Tensor<BinaryShape<S, O>, 'bool'> {
    return this.wrap(math.gt(this.node, operand(other)));
  }

  /** x ≥ y. */
  ge<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'ge', S, D, O>,
  ): Tensor<BinaryShape<S, O>, 'bool'> {
    return this.wrap(math.ge(this.node, operand(other)));
  }

  /** True where both are; anything but 0 is true. */
  logicalAnd<S extends Shape, D extends DType, O extends Tensor>(this: Tensor<S, D>, other: O & BinaryCheck<'logicalAnd', S, D, O>): Tensor<BinaryShape<S, O>, 'bool'> {
    return this.wrap(math.logicalAnd(this.node, (other as Tensor).node));
  }

  /** True where either is. */
  logicalOr<S extends Shape, D extends DType, O extends Tensor>(this: Tensor<S, D>, other: O & BinaryCheck<'logicalOr', S, D, O>): Tensor<BinaryShape<S, O>, 'bool'> {
    return this.wrap(math.logicalOr(this.node, (other as Tensor).node));
  }

  /** True where exactly one is. */
  logicalXor<S extends Shape, D extends DType, O extends Tensor>(this: Tensor<S, D>, other: O & BinaryCheck<'logicalXor', S, D, O>): Tensor<BinaryShape<S, O>, 'bool'> {
    return this.wrap(math.logicalXor(this.node, (other as Tensor).node));
  }

  /** True where x is 0 or false. */
  logicalNot(): Tensor<S, 'bool'> {
    return this.wrap(math.logicalNot(this.node));
  }

  /** Bits set in both integers. */
  bitwiseAnd<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'bitwiseAnd', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.bitwiseAnd(this.node, operand(other)));
  }

  /** Bits set in either integer. */
  bitwiseOr<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'bitwiseOr', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.bitwiseOr(this.node, operand(other)));
  }

  /** Bits set in exactly one integer. */
  bitwiseXor<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'bitwiseXor', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.bitwiseXor(this.node, operand(other)));
  }

  /** x · 2ʸ on integers, bits beyond the dtype lost; the shift counts modulo 32. */
  bitwiseLeftShift<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'bitwiseLeftShift', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.bitwiseLeftShift(this.node, operand(other)));
  }

  /** ⌊x / 2ʸ⌋ on integers; the shift counts modulo 32. */
  bitwiseRightShift<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>, other: O & BinaryCheck<'bitwiseRightShift', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.bitwiseRightShift(this.node, operand(other)));
  }

  /** Every bit of an integer inverted; not, on booleans. */
  bitwiseNot(): Tensor<S, D> {
    return this.wrap(math.bitwiseNot(this.node));
  }

  /** True where x is NaN. */
  isNaN(): Tensor<S, 'bool'> {
    return this.wrap(math.isNaN(this.node));
  }

  /** True where x is neither infinite nor NaN. */
  isFinite(): Tensor<S, 'bool'> {
    return this.wrap(math.isFinite(this.node));
  }

  /** `value` where the mask is true, x elsewhere; the mask broadcasts. */
  maskedFill(mask: Tensor<Shape, 'bool'>, value: number): Tensor<S, D> {
    return this.wrap(indexing.maskedFill(this.node, mask.node, value));
  }
}
