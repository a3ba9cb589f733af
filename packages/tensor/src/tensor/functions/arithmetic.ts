import type { Tensor } from '../../tensor.ts';
import type {
  BinaryArithmetic,
  BinaryCheck,
  BinaryDType,
  BinaryFloat,
  BinaryShape,
  Clamped,
  Counted,
  DType,
  Shape,
} from '../../types/index.ts';

/**
 * x + y.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @example await add(tensor([1, 2]), tensor([10, 20])).array(); // [11, 22]
 */
export function add<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BinaryCheck<'add', S, D, O>,
): Tensor<BinaryShape<S, O>, BinaryArithmetic<D, O>> {
  return x.add<S, D, O>(y);
}

/**
 * x − y.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @example await sub(tensor([1, 2]), 1).array(); // [0, 1]
 */
export function sub<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BinaryCheck<'sub', S, D, O>,
): Tensor<BinaryShape<S, O>, BinaryArithmetic<D, O>> {
  return x.sub<S, D, O>(y);
}

/**
 * x · y, element by element.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @example await mul(tensor([1, 2]), tensor([[3], [4]])).array(); // [[3, 6], [4, 8]]
 */
export function mul<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BinaryCheck<'mul', S, D, O>,
): Tensor<BinaryShape<S, O>, BinaryArithmetic<D, O>> {
  return x.mul<S, D, O>(y);
}

/**
 * x / y; integers become float32.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @example await div(tensor([1, 2]), 2).array(); // [0.5, 1]
 */
export function div<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BinaryCheck<'div', S, D, O>,
): Tensor<BinaryShape<S, O>, BinaryFloat<D, O>> {
  return x.div<S, D, O>(y);
}

/**
 * xʸ. Integer powers of integers are exact.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @throws ArgumentError for a negative power of integers
 * @example await pow(tensor([1, 2, 3]), 2).array(); // [1, 4, 9]
 */
export function pow<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BinaryCheck<'pow', S, D, O>,
): Tensor<BinaryShape<S, O>, BinaryArithmetic<D, O>> {
  return x.pow<S, D, O>(y);
}

/**
 * The remainder with the sign of the divisor (`torch.remainder`); integers modulo 0 are 0.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @example await mod(tensor([-1, 5]), 3).array(); // [2, 2]
 */
export function mod<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BinaryCheck<'mod', S, D, O>,
): Tensor<BinaryShape<S, O>, BinaryArithmetic<D, O>> {
  return x.mod<S, D, O>(y);
}

/**
 * The larger of both; NaN if either is. The gradient of a tie is shared.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @example await maximum(tensor([1, 5]), tensor([3, 4])).array(); // [3, 5]
 */
export function maximum<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BinaryCheck<'maximum', S, D, O>,
): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
  return x.maximum<S, D, O>(y);
}

/**
 * The smaller of both; NaN if either is. The gradient of a tie is shared.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @example await minimum(tensor([1, 5]), tensor([3, 4])).array(); // [1, 4]
 */
export function minimum<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BinaryCheck<'minimum', S, D, O>,
): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> {
  return x.minimum<S, D, O>(y);
}

/**
 * The angle of the point (y, x) = (first, second), in radians from −π to π; integers become float32.
 * @throws ShapeMismatchError for shapes that do not broadcast, DTypeError for dtypes without a common one
 * @example await atan2(tensor([1, 0]), tensor([0, -1])).array(); // [1.5708, 3.1416]
 */
export function atan2<S extends Shape, D extends DType, O extends Tensor | number>(
  x: Tensor<S, D>,
  y: O & BinaryCheck<'atan2', S, D, O>,
): Tensor<BinaryShape<S, O>, BinaryFloat<D, O>> {
  return x.atan2<S, D, O>(y);
}

/**
 * −x.
 * @example await neg(tensor([1, -2])).array(); // [-1, 2]
 */
export const neg = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Counted<D>> => x.neg();

/**
 * |x|, with gradient 0 at 0.
 * @example await abs(tensor([1, -2])).array(); // [1, 2]
 */
export const abs = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Counted<D>> => x.abs();

/**
 * −1, 0 or 1; 0 for NaN.
 * @example await sign(tensor([-3, 0, 2])).array(); // [-1, 0, 1]
 */
export const sign = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Counted<D>> => x.sign();

/**
 * x².
 * @example await square(tensor([-3, 2])).array(); // [9, 4]
 */
export const square = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Counted<D>> => x.square();

/**
 * The largest integer not above x, in the dtype of x. The gradient is 0.
 * @example await floor(tensor([-1.5, 2.7])).array(); // [-2, 2]
 */
export const floor = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> => x.floor();

/**
 * The smallest integer not below x, in the dtype of x. The gradient is 0.
 * @example await ceil(tensor([-1.5, 2.2])).array(); // [-1, 3]
 */
export const ceil = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> => x.ceil();

/**
 * The nearest integer, halves to even, in the dtype of x. The gradient is 0.
 * @example await round(tensor([0.5, 1.5, 2.6])).array(); // [0, 2, 3]
 */
export const round = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> => x.round();

/**
 * The nearest integer towards 0, in the dtype of x. The gradient is 0.
 * @example await trunc(tensor([-1.5, 2.7])).array(); // [-1, 2]
 */
export const trunc = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> => x.trunc();

/**
 * x limited to [min, max]; either may be undefined. NaN stays NaN.
 * @throws ArgumentError without any limit
 * @example await clamp(tensor([-2, 0.5, 3]), -1, 1).array(); // [-1, 0.5, 1]
 */
export function clamp<
  S extends Shape,
  D extends DType,
  Low extends number | undefined = undefined,
  High extends number | undefined = undefined,
>(x: Tensor<S, D>, min?: Low, max?: High): Tensor<S, Clamped<D, Low, High>> {
  return x.clamp<S, D, Low, High>(min, max);
}
