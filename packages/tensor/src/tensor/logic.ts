import * as indexing from '../math/indexing.ts';
import * as math from '../math/pointwise.ts';
import type { Tensor } from '../tensor.ts';
import type {
  BinaryCheck,
  BinaryDType,
  BinaryShape,
  BitsCheck,
  BitwiseCheck,
  Broadcast,
  Check,
  DType,
  FloatDType,
  OperandShape,
  Resolved,
  Shape,
} from '../types/index.ts';
import { Arithmetic } from './arithmetic.ts';
import { operand } from './operand.ts';

/** Comparisons, logic on booleans, bits of integers. */
export abstract class Logic<out S extends Shape = Shape, out D extends DType = DType> extends Arithmetic<S, D> {
  /**
   * x = y, as bool.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @example await tensor([1, 2, 3]).eq(2).array(); // [false, true, false]
   */
  eq<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'eq', S, D, O>,
  ): Tensor<BinaryShape<S, O>, 'bool'> {
    return this.wrap(math.eq(this.node, operand(other)));
  }

  /**
   * x ≠ y, as bool; NaN differs from everything.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @example await tensor([1, 2, 3]).ne(2).array(); // [true, false, true]
   */
  ne<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'ne', S, D, O>,
  ): Tensor<BinaryShape<S, O>, 'bool'> {
    return this.wrap(math.ne(this.node, operand(other)));
  }

  /**
   * x < y, as bool.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @example await tensor([1, 2, 3]).lt(2).array(); // [true, false, false]
   */
  lt<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'lt', S, D, O>,
  ): Tensor<BinaryShape<S, O>, 'bool'> {
    return this.wrap(math.lt(this.node, operand(other)));
  }

  /**
   * x ≤ y, as bool.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @example await tensor([1, 2, 3]).le(2).array(); // [true, true, false]
   */
  le<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'le', S, D, O>,
  ): Tensor<BinaryShape<S, O>, 'bool'> {
    return this.wrap(math.le(this.node, operand(other)));
  }

  /**
   * x > y, as bool.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @example await tensor([1, 2, 3]).gt(2).array(); // [false, false, true]
   */
  gt<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'gt', S, D, O>,
  ): Tensor<BinaryShape<S, O>, 'bool'> {
    return this.wrap(math.gt(this.node, operand(other)));
  }

  /**
   * x ≥ y, as bool.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @example await tensor([1, 2, 3]).ge(2).array(); // [false, true, true]
   */
  ge<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'ge', S, D, O>,
  ): Tensor<BinaryShape<S, O>, 'bool'> {
    return this.wrap(math.ge(this.node, operand(other)));
  }

  /**
   * True where both are; anything but 0 is true.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @example await tensor([true, true, false]).logicalAnd(tensor([true, false, false])).array(); // [true, false, false]
   */
  logicalAnd<S extends Shape, D extends DType, O extends Tensor>(
    this: Tensor<S, D>,
    other: O & Check<'logicalAnd', Broadcast<S, OperandShape<O>>>,
  ): Tensor<BinaryShape<S, O>, 'bool'> {
    return this.wrap(math.logicalAnd(this.node, (other as Tensor).node));
  }

  /**
   * True where either is; anything but 0 is true.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @example await tensor([true, true, false]).logicalOr(tensor([true, false, false])).array(); // [true, true, false]
   */
  logicalOr<S extends Shape, D extends DType, O extends Tensor>(
    this: Tensor<S, D>,
    other: O & Check<'logicalOr', Broadcast<S, OperandShape<O>>>,
  ): Tensor<BinaryShape<S, O>, 'bool'> {
    return this.wrap(math.logicalOr(this.node, (other as Tensor).node));
  }

  /**
   * True where exactly one is; anything but 0 is true.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @example await tensor([true, true, false]).logicalXor(tensor([true, false, false])).array(); // [false, true, false]
   */
  logicalXor<S extends Shape, D extends DType, O extends Tensor>(
    this: Tensor<S, D>,
    other: O & Check<'logicalXor', Broadcast<S, OperandShape<O>>>,
  ): Tensor<BinaryShape<S, O>, 'bool'> {
    return this.wrap(math.logicalXor(this.node, (other as Tensor).node));
  }

  /**
   * True where x is 0 or false.
   * @example await tensor([0, 2]).logicalNot().array(); // [true, false]
   */
  logicalNot(): Tensor<S, 'bool'> {
    return this.wrap(math.logicalNot(this.node));
  }

  /**
   * The bits set in both integers; and, on booleans.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @throws DTypeError for floats
   * @example await tensor([12, 5], { dtype: 'int32' }).bitwiseAnd(6).array(); // [4, 4]
   */
  bitwiseAnd<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BitwiseCheck<'bitwiseAnd', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.bitwiseAnd(this.node, operand(other)));
  }

  /**
   * The bits set in either integer; or, on booleans.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @throws DTypeError for floats
   * @example await tensor([12, 5], { dtype: 'int32' }).bitwiseOr(6).array(); // [14, 7]
   */
  bitwiseOr<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BitwiseCheck<'bitwiseOr', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.bitwiseOr(this.node, operand(other)));
  }

  /**
   * The bits set in exactly one integer; exclusive or, on booleans.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @throws DTypeError for floats
   * @example await tensor([12, 5], { dtype: 'int32' }).bitwiseXor(6).array(); // [10, 3]
   */
  bitwiseXor<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BitwiseCheck<'bitwiseXor', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.bitwiseXor(this.node, operand(other)));
  }

  /**
   * x · 2ʸ on integers, bits beyond the dtype lost; the shift counts modulo 32.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @throws DTypeError for floats
   * @example await tensor([12, 5], { dtype: 'int32' }).bitwiseLeftShift(1).array(); // [24, 10]
   */
  bitwiseLeftShift<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BitwiseCheck<'bitwiseLeftShift', S, D, O, FloatDType | 'bool'>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.bitwiseLeftShift(this.node, operand(other)));
  }

  /**
   * ⌊x / 2ʸ⌋ on integers; the shift counts modulo 32.
   * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
   * @throws DTypeError for floats
   * @example await tensor([12, 5], { dtype: 'int32' }).bitwiseRightShift(1).array(); // [6, 2]
   */
  bitwiseRightShift<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BitwiseCheck<'bitwiseRightShift', S, D, O, FloatDType | 'bool'>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
    return this.wrap(math.bitwiseRightShift(this.node, operand(other)));
  }

  /**
   * Every bit of an integer inverted; not, on booleans.
   * @throws DTypeError for floats
   * @example await tensor([12, 5], { dtype: 'int32' }).bitwiseNot().array(); // [-13, -6]
   */
  bitwiseNot<S extends Shape, D extends DType>(this: Tensor<S, D> & BitsCheck<'bitwiseNot', D>): Tensor<S, D> {
    return this.wrap(math.bitwiseNot(this.node));
  }

  /**
   * True where x is NaN.
   * @example await tensor([1, NaN]).isNaN().array(); // [false, true]
   */
  isNaN(): Tensor<S, 'bool'> {
    return this.wrap(math.isNaN(this.node));
  }

  /**
   * True where x is neither infinite nor NaN.
   * @example await tensor([1, Infinity, NaN]).isFinite().array(); // [true, false, false]
   */
  isFinite(): Tensor<S, 'bool'> {
    return this.wrap(math.isFinite(this.node));
  }

  /**
   * `value` where the mask is true, x elsewhere; both broadcast.
   * @throws DTypeError for a mask that is not bool, ShapeMismatchError if it does not broadcast
   * @throws ArgumentError for a value that an integer dtype does not have
   * @example await tensor([1, 2, 3]).maskedFill(tensor([true, false, true]), 0).array(); // [0, 2, 0]
   */
  maskedFill<S extends Shape, D extends DType, M extends Shape>(
    this: Tensor<S, D>,
    mask: Tensor<M, 'bool'> & Check<'maskedFill', Broadcast<S, M>>,
    value: number,
  ): Tensor<Resolved<Broadcast<S, M>>, D> {
    return this.wrap(indexing.maskedFill(this.node, mask.node, value));
  }
}
