import type { Broadcast } from './broadcast.ts';
import type { Counted, DType, FloatDType, Floating, Promote, PromoteNumber } from './dtype.ts';
import type { Check, DTypeMismatch, Empty, Resolved } from './error.ts';
import type { Shape } from './shape.ts';

/** What the calculus knows of a tensor. */
export interface TensorLike {
  readonly shape: Shape;
  readonly dtype: DType;
}

/** What the other side of a binary operation may be. */
export type Operand = TensorLike | number;

/** The tensor that an operand is when it is no number; asked this way round, it resolves for an open shape too. */
type TensorIn<O extends Operand> = O extends number ? never : O;

/** What an operand adds to the shape: a number has no dimensions. */
export type OperandShape<O extends Operand> = O extends number ? [] : TensorIn<O>['shape'];

/** No argument fits when the shapes do not broadcast or the dtypes have none in common. */
export type BinaryCheck<Op extends string, S extends Shape, D extends DType, O extends Operand> = O extends number
  ? unknown
  : Check<Op, Broadcast<S, TensorIn<O>['shape']>> & PromoteCheck<Op, D, TensorIn<O>['dtype']>;

/** The shape of an operation on a tensor and an operand: broadcast. */
export type BinaryShape<S extends Shape, O extends Operand> = O extends number ? S : Resolved<Broadcast<S, TensorIn<O>['shape']>>;

/** The dtype of an operation on a tensor and an operand; a number takes that of the tensor. */
export type BinaryDType<D extends DType, O extends Operand> = O extends number
  ? PromoteNumber<D, O>
  : Promoted<D, TensorIn<O>['dtype']>;

/** The dtype of `add`, `sub`, `mul`, `pow` and `mod`. */
export type BinaryArithmetic<D extends DType, O extends Operand> = Counted<BinaryDType<D, O>>;

/** The dtype of `div` and `atan2`. */
export type BinaryFloat<D extends DType, O extends Operand> = Floating<BinaryDType<D, O>>;

/** The common dtype; the general one when there is none. */
export type Promoted<A extends DType, B extends DType> = [Promote<A, B>] extends [never] ? DType : Promote<A, B>;

/** An error as a type unless two dtypes have a common one. */
export type PromoteCheck<Op extends string, A extends DType, B extends DType> = {
  [K in 'dtype' as Promote<A, B>]: 1;
} extends Empty
  ? DTypeMismatch<`${Op}: ${A} and ${B} have no common dtype`>
  : unknown;

/** No argument fits when the common dtype can be none that has bits to work on. */
export type BitwiseCheck<
  Op extends string,
  S extends Shape,
  D extends DType,
  O extends Operand,
  Refused extends DType = FloatDType,
> = BinaryCheck<Op, S, D, O> & BitsCheck<Op, BinaryDType<D, O>, Refused>;

/** An error as a type for dtypes whose bits are not for use, such as floats. */
export type BitsCheck<Op extends string, D extends DType, Refused extends DType = FloatDType> = {
  [K in 'dtype' as Exclude<D, Refused>]: 1;
} extends Empty
  ? DTypeMismatch<`${Op}: expected integers, got ${D}`>
  : unknown;

/** The shapes of a list of tensors. */
export type ShapesIn<L extends readonly TensorLike[]> = { readonly [K in keyof L]: L[K]['shape'] };

/** The common dtype of a list of tensors; the general one when there is none. */
export type PromoteAll<L extends readonly TensorLike[]> = [Folded<L>] extends [never] ? DType : Folded<L>;

/** An error as a type unless all of these tensors have a common dtype. */
export type PromoteAllCheck<Op extends string, L extends readonly TensorLike[]> = {
  [K in 'dtype' as Folded<L>]: 1;
} extends Empty
  ? DTypeMismatch<`${Op}: the tensors have no common dtype`>
  : unknown;

type Folded<L extends readonly TensorLike[], D extends DType = 'bool'> = L extends readonly [
  infer H extends TensorLike,
  ...infer T extends readonly TensorLike[],
]
  ? Folded<T, Promote<D, H['dtype']>>
  : L extends readonly []
    ? D
    : L[number]['dtype'];
