import * as linalg from './math/linalg.ts';
import * as movement from './math/movement.ts';
import * as pointwise from './math/pointwise.ts';
import { operand } from './tensor/operand.ts';
import { Tensor } from './tensor.ts';
import type {
  BinaryCheck, BinaryDType, BinaryFloat, BinaryShape, Broadcast, Check, Concat, DType, Einsum, Floating, OneHot, Promote, PromoteAll, Resolved, Shape, ShapesIn, Stack,
} from './types/index.ts';

/*
 * Operations spelled as functions. Those of one tensor, or of two, say what the method of the same name says.
 */

export const add = <S extends Shape, D extends DType, O extends Tensor | number>(x: Tensor<S, D>, y: O & BinaryCheck<'add', S, D, O>): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> => new Tensor(pointwise.add(x.node, operand(y)));
export const sub = <S extends Shape, D extends DType, O extends Tensor | number>(x: Tensor<S, D>, y: O & BinaryCheck<'sub', S, D, O>): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> => new Tensor(pointwise.sub(x.node, operand(y)));
export const mul = <S extends Shape, D extends DType, O extends Tensor | number>(x: Tensor<S, D>, y: O & BinaryCheck<'mul', S, D, O>): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> => new Tensor(pointwise.mul(x.node, operand(y)));
export const div = <S extends Shape, D extends DType, O extends Tensor | number>(x: Tensor<S, D>, y: O & BinaryCheck<'div', S, D, O>): Tensor<BinaryShape<S, O>, BinaryFloat<D, O>> => new Tensor(pointwise.div(x.node, operand(y)));
export const pow = <S extends Shape, D extends DType, O extends Tensor | number>(x: Tensor<S, D>, y: O & BinaryCheck<'pow', S, D, O>): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> => new Tensor(pointwise.pow(x.node, operand(y)));
export const mod = <S extends Shape, D extends DType, O extends Tensor | number>(x: Tensor<S, D>, y: O & BinaryCheck<'mod', S, D, O>): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> => new Tensor(pointwise.mod(x.node, operand(y)));
export const maximum = <S extends Shape, D extends DType, O extends Tensor | number>(x: Tensor<S, D>, y: O & BinaryCheck<'maximum', S, D, O>): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> => new Tensor(pointwise.maximum(x.node, operand(y)));
export const minimum = <S extends Shape, D extends DType, O extends Tensor | number>(x: Tensor<S, D>, y: O & BinaryCheck<'minimum', S, D, O>): Tensor<BinaryShape<S, O>, BinaryDType<D, O>> => new Tensor(pointwise.minimum(x.node, operand(y)));
export const atan2 = <S extends Shape, D extends DType, O extends Tensor | number>(x: Tensor<S, D>, y: O & BinaryCheck<'atan2', S, D, O>): Tensor<BinaryShape<S, O>, BinaryFloat<D, O>> => new Tensor(pointwise.atan2(x.node, operand(y)));
export const eq = <S extends Shape, D extends DType, O extends Tensor | number>(x: Tensor<S, D>, y: O & BinaryCheck<'eq', S, D, O>): Tensor<BinaryShape<S, O>, 'bool'> => new Tensor(pointwise.eq(x.node, operand(y)));
export const ne = <S extends Shape, D extends DType, O extends Tensor | number>(x: Tensor<S, D>, y: O & BinaryCheck<'ne', S, D, O>): Tensor<BinaryShape<S, O>, 'bool'> => new Tensor(pointwise.ne(x.node, operand(y)));
export const lt = <S extends Shape, D extends DType, O extends Tensor | number>(x: Tensor<S, D>, y: O & BinaryCheck<'lt', S, D, O>): Tensor<BinaryShape<S, O>, 'bool'> => new Tensor(pointwise.lt(x.node, operand(y)));
export const le = <S extends Shape, D extends DType, O extends Tensor | number>(x: Tensor<S, D>, y: O & BinaryCheck<'le', S, D, O>): Tensor<BinaryShape<S, O>, 'bool'> => new Tensor(pointwise.le(x.node, operand(y)));
export const gt = <S extends Shape, D extends DType, O extends Tensor | number>(x: Tensor<S, D>, y: O & BinaryCheck<'gt', S, D, O>): Tensor<BinaryShape<S, O>, 'bool'> => new Tensor(pointwise.gt(x.node, operand(y)));
export const ge = <S extends Shape, D extends DType, O extends Tensor | number>(x: Tensor<S, D>, y: O & BinaryCheck<'ge', S, D, O>): Tensor<BinaryShape<S, O>, 'bool'> => new Tensor(pointwise.ge(x.node, operand(y)));

export const neg = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> => x.neg();
export const abs = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> => x.abs();
export const sign = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> => x.sign();
export const square = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> => x.square();
export const floor = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> => x.floor();
export const ceil = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> => x.ceil();
export const round = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> => x.round();
export const trunc = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> => x.trunc();
export const relu = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> => x.relu();
export const step = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> => x.step();
export const bitwiseNot = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D> => x.bitwiseNot();
export const exp = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.exp();
export const expm1 = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.expm1();
export const log = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.log();
export const log1p = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.log1p();
export const log2 = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.log2();
export const sqrt = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.sqrt();
export const rsqrt = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.rsqrt();
export const reciprocal = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.reciprocal();
export const sin = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.sin();
export const cos = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.cos();
export const tan = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.tan();
export const asin = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.asin();
export const acos = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.acos();
export const atan = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.atan();
export const sinh = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.sinh();
export const cosh = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.cosh();
export const tanh = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.tanh();
export const erf = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.erf();
export const selu = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.selu();
export const silu = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.silu();
export const mish = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.mish();
export const sigmoid = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.sigmoid();
export const hardSigmoid = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.hardSigmoid();
export const hardSwish = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.hardSwish();
export const softplus = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.softplus();
export const softsign = <S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>> => x.softsign();

/** `a` where the condition is true, `b` elsewhere; all three broadcast. */
export function where<C extends Shape, A extends Tensor | number, B extends Tensor | number>(
  condition: Tensor<C, 'bool'>, a: A, b: B & Check<'where', Broadcast<Broadcasted<C, A>, ShapeOfOperand<B>>>,
): Tensor<Resolved<Broadcast<Broadcasted<C, A>, ShapeOfOperand<B>>>, ChosenDType<A, B>> {
  return new Tensor(pointwise.where(condition.node, operand(a), operand(b)));
}
type ShapeOfOperand<O> = O extends Tensor<infer S> ? S : [];
type Broadcasted<C extends Shape, O> = Resolved<Broadcast<C, ShapeOfOperand<O>>>;
type DTypeOfOperand<O> = O extends Tensor<Shape, infer D> ? D : never;
type ChosenDType<A, B> = [DTypeOfOperand<A>] extends [never]
  ? [DTypeOfOperand<B>] extends [never] ? 'float32' : DTypeOfOperand<B>
  : [DTypeOfOperand<B>] extends [never] ? DTypeOfOperand<A> : Promote<DTypeOfOperand<A>, DTypeOfOperand<B>>;

/** Side by side along a dimension (the first): other sizes must agree. */
export function concat<const L extends readonly Tensor[], N extends number = 0>(
  list: L & Check<'concat', Concat<ShapesIn<L>, N>>, dim?: N,
): Tensor<Resolved<Concat<ShapesIn<L>, N>>, PromoteAll<L>> {
  return new Tensor(movement.concat((list as readonly Tensor[]).map((x) => x.node), dim ?? 0));
}

/** Along a new dimension (the first): shapes must agree. */
export function stack<const L extends readonly Tensor[], N extends number = 0>(
  list: L & Check<'stack', Stack<ShapesIn<L>, N>>, dim?: N,
): Tensor<Resolved<Stack<ShapesIn<L>, N>>, PromoteAll<L>> {
  return new Tensor(movement.stack((list as readonly Tensor[]).map((x) => x.node), dim ?? 0));
}

/** Einstein's summation (`torch.einsum`): `einsum('bij,bjk->bik', a, b)` is `bmm(a, b)`. */
export function einsum<E extends string, L extends readonly Tensor[]>(
  equation: E & Check<'einsum', Einsum<E, ShapesIn<L>>>, ...operands: L
): Tensor<Resolved<Einsum<E, ShapesIn<L>>>, PromoteAll<L>> {
  return new Tensor(linalg.einsum(equation, operands.map((x) => x.node)));
}

/** 1 at the class and 0 elsewhere along a new last dimension, as int32. */
export const oneHot = <S extends Shape, C extends number>(index: Tensor<S, 'int32'>, classes: C): Tensor<OneHot<S, C>, 'int32'> => index.oneHot(classes);
