import { where as choose } from '../../math/pointwise.ts';
import { Tensor } from '../../tensor.ts';
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
  PromoteAllCheck,
  Resolved,
  Shape,
} from '../../types/index.ts';
import { operand } from '../operand.ts';

/**
 * x = y, as bool.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @example await eq(tensor([1, 2, 3]), 2).array(); // [false, true, false]
 */
export function eq<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BinaryCheck<'eq', S, D, O>,
): Tensor<BinaryShape<S, O>, 'bool'> {
  return x.eq<S, D, O>(y);
}

/**
 * x ≠ y, as bool; NaN differs from everything.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @example await ne(tensor([1, 2, 3]), 2).array(); // [true, false, true]
 */
export function ne<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BinaryCheck<'ne', S, D, O>,
): Tensor<BinaryShape<S, O>, 'bool'> {
  return x.ne<S, D, O>(y);
}

/**
 * x < y, as bool.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @example await lt(tensor([1, 2, 3]), 2).array(); // [true, false, false]
 */
export function lt<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BinaryCheck<'lt', S, D, O>,
): Tensor<BinaryShape<S, O>, 'bool'> {
  return x.lt<S, D, O>(y);
}

/**
 * x ≤ y, as bool.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @example await le(tensor([1, 2, 3]), 2).array(); // [true, true, false]
 */
export function le<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BinaryCheck<'le', S, D, O>,
): Tensor<BinaryShape<S, O>, 'bool'> {
  return x.le<S, D, O>(y);
}

/**
 * x > y, as bool.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @example await gt(tensor([1, 2, 3]), 2).array(); // [false, false, true]
 */
export function gt<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BinaryCheck<'gt', S, D, O>,
): Tensor<BinaryShape<S, O>, 'bool'> {
  return x.gt<S, D, O>(y);
}

/**
 * x ≥ y, as bool.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @example await ge(tensor([1, 2, 3]), 2).array(); // [false, true, true]
 */
export function ge<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BinaryCheck<'ge', S, D, O>,
): Tensor<BinaryShape<S, O>, 'bool'> {
  return x.ge<S, D, O>(y);
}

/**
 * True where both are; anything but 0 is true.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @example await logicalAnd(tensor([true, true, false]), tensor([true, false, false])).array(); // [true, false, false]
 */
export function logicalAnd<S extends Shape, D extends DType, O extends Tensor>(
  x: Tensor<S, D>,
  y: O & Check<'logicalAnd', Broadcast<S, OperandShape<O>>>,
): Tensor<BinaryShape<S, O>, 'bool'> {
  return x.logicalAnd<S, D, O>(y);
}

/**
 * True where either is; anything but 0 is true.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @example await logicalOr(tensor([true, true, false]), tensor([true, false, false])).array(); // [true, true, false]
 */
export function logicalOr<S extends Shape, D extends DType, O extends Tensor>(
  x: Tensor<S, D>,
  y: O & Check<'logicalOr', Broadcast<S, OperandShape<O>>>,
): Tensor<BinaryShape<S, O>, 'bool'> {
  return x.logicalOr<S, D, O>(y);
}

/**
 * True where exactly one is; anything but 0 is true.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @example await logicalXor(tensor([true, true, false]), tensor([true, false, false])).array(); // [false, true, false]
 */
export function logicalXor<S extends Shape, D extends DType, O extends Tensor>(
  x: Tensor<S, D>,
  y: O & Check<'logicalXor', Broadcast<S, OperandShape<O>>>,
): Tensor<BinaryShape<S, O>, 'bool'> {
  return x.logicalXor<S, D, O>(y);
}

/**
 * True where x is 0 or false.
 * @example await logicalNot(tensor([0, 2])).array(); // [true, false]
 */
export const logicalNot = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, 'bool'> => x.logicalNot();

/**
 * The bits set in both integers; and, on booleans.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @throws DTypeError for floats
 * @example await bitwiseAnd(tensor([12, 5], { dtype: 'int32' }), 6).array(); // [4, 4]
 */
export function bitwiseAnd<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BitwiseCheck<'bitwiseAnd', S, D, O>,
): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
  return x.bitwiseAnd<S, D, O>(y);
}

/**
 * The bits set in either integer; or, on booleans.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @throws DTypeError for floats
 * @example await bitwiseOr(tensor([12, 5], { dtype: 'int32' }), 6).array(); // [14, 7]
 */
export function bitwiseOr<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BitwiseCheck<'bitwiseOr', S, D, O>,
): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
  return x.bitwiseOr<S, D, O>(y);
}

/**
 * The bits set in exactly one integer; exclusive or, on booleans.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @throws DTypeError for floats
 * @example await bitwiseXor(tensor([12, 5], { dtype: 'int32' }), 6).array(); // [10, 3]
 */
export function bitwiseXor<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BitwiseCheck<'bitwiseXor', S, D, O>,
): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
  return x.bitwiseXor<S, D, O>(y);
}

/**
 * x · 2ʸ on integers, bits beyond the dtype lost; the shift counts modulo 32.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @throws DTypeError for floats
 * @example await bitwiseLeftShift(tensor([12, 5], { dtype: 'int32' }), 1).array(); // [24, 10]
 */
export function bitwiseLeftShift<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BitwiseCheck<'bitwiseLeftShift', S, D, O, FloatDType | 'bool'>,
): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
  return x.bitwiseLeftShift<S, D, O>(y);
}

/**
 * ⌊x / 2ʸ⌋ on integers; the shift counts modulo 32.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @throws DTypeError for floats
 * @example await bitwiseRightShift(tensor([12, 5], { dtype: 'int32' }), 1).array(); // [6, 2]
 */
export function bitwiseRightShift<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BitwiseCheck<'bitwiseRightShift', S, D, O, FloatDType | 'bool'>,
): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
  return x.bitwiseRightShift<S, D, O>(y);
}

/**
 * Every bit of an integer inverted; not, on booleans.
 * @throws DTypeError for floats
 * @example await bitwiseNot(tensor([12, 5], { dtype: 'int32' })).array(); // [-13, -6]
 */
export const bitwiseNot = <S extends Shape, D extends DType>(x: Tensor<S, D> & BitsCheck<'bitwiseNot', D>): Tensor<S, D> =>
  x.bitwiseNot<S, D>();

/**
 * True where x is NaN.
 * @example await isNaN(tensor([1, NaN])).array(); // [false, true]
 */
export const isNaN = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, 'bool'> => x.isNaN();

/**
 * True where x is neither infinite nor NaN.
 * @example await isFinite(tensor([1, Infinity, NaN])).array(); // [true, false, false]
 */
export const isFinite = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, 'bool'> => x.isFinite();

/**
 * `value` where the mask is true, x elsewhere; both broadcast.
 * @throws DTypeError for a mask that is not bool, ShapeMismatchError if it does not broadcast
 * @throws ArgumentError for a value that an integer dtype does not have
 * @example await maskedFill(tensor([1, 2, 3]), tensor([true, false, true]), 0).array(); // [0, 2, 0]
 */
export function maskedFill<S extends Shape, D extends DType, M extends Shape>(
  x: Tensor<S, D>,
  mask: Tensor<M, 'bool'> & Check<'maskedFill', Broadcast<S, M>>,
  value: number,
): Tensor<Resolved<Broadcast<S, M>>, D> {
  return x.maskedFill<S, D, M>(mask, value);
}

/**
 * `a` where the condition is true, `b` elsewhere; all three broadcast. A number takes the dtype of the other side; two are float32.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for a condition that is not bool
 * @example await where(tensor([true, false]), tensor([1, 2]), 0).array(); // [1, 0]
 */
export function where<C extends Shape, A extends Tensor | number, B extends Tensor | number>(
  condition: Tensor<C, 'bool'>,
  a: A & Check<'where', Broadcast<C, OperandShape<A>>>,
  b: B &
    Check<'where', Broadcast<Resolved<Broadcast<C, OperandShape<A>>>, OperandShape<B>>> &
    PromoteAllCheck<'where', TensorsIn<A, B>>,
): Tensor<Resolved<Broadcast<Resolved<Broadcast<C, OperandShape<A>>>, OperandShape<B>>>, ChosenDType<A, B>> {
  return new Tensor(choose(condition.node, operand(a), operand(b)));
}

type TensorsIn<A, B> = [...(A extends Tensor ? [A] : []), ...(B extends Tensor ? [B] : [])];

type DTypeIn<O> = O extends Tensor<Shape, infer D> ? D : never;

type ChosenDType<A extends Tensor | number, B extends Tensor | number> = A extends number
  ? B extends number
    ? 'float32'
    : BinaryDType<DTypeIn<B>, A>
  : BinaryDType<DTypeIn<A>, B>;
