import type { ScalarOp } from '../contract/scalar.ts';
import { isFloat, isInteger, promote } from '../dtype.ts';
import { ArgumentError, DTypeError } from '../errors.ts';
import type { Node } from '../graph/node.ts';
import * as ops from '../ops/index.ts';
import { broadcastTo, constant, convert, elementwise } from '../ops/index.ts';
import { broadcastShapes } from '../shape.ts';
import { aligned, floating, like, type Operand } from './operands.ts';

const arithmetic = (a: Node): Node => (a.dtype === 'bool' ? convert(a, 'int32') : a);

export function add(a: Operand, b: Operand): Node {
  const [x, y] = aligned('add', a, b);
  return ops.add(arithmetic(x), arithmetic(y));
}
export function sub(a: Operand, b: Operand): Node {
  const [x, y] = aligned('sub', a, b);
  return ops.sub(arithmetic(x), arithmetic(y));
}
export function mul(a: Operand, b: Operand): Node {
  const [x, y] = aligned('mul', a, b);
  return ops.mul(arithmetic(x), arithmetic(y));
}
/** True division: integers become float32. */
export function div(a: Operand, b: Operand): Node {
  const [x, y] = aligned('div', a, b);
  return ops.div(floating(x), floating(y));
}
/** The remainder with the divisor's sign (`torch.remainder`). */
export function mod(a: Operand, b: Operand): Node {
  const [x, y] = aligned('mod', a, b);
  return elementwise('mod', arithmetic(x), arithmetic(y));
}
export function maximum(a: Operand, b: Operand): Node {
  return elementwise('max', ...aligned('maximum', a, b));
}
export function minimum(a: Operand, b: Operand): Node {
  return elementwise('min', ...aligned('minimum', a, b));
}
export function atan2(a: Operand, b: Operand): Node {
  const [x, y] = aligned('atan2', a, b);
  return elementwise('atan2', floating(x), floating(y));
}

/** Small integer exponents are multiplications; other powers of integers are exact as well. */
export function pow(a: Operand, b: Operand): Node {
  if (typeof b === 'number' && typeof a !== 'number') {
    const x = arithmetic(a);
    if (b === 0.5 && isFloat(x.dtype)) return elementwise('sqrt', x);
    if (Number.isInteger(b) && b < 0 && !isFloat(x.dtype))
      throw new ArgumentError('pow', `integers have no negative powers, got exponent ${b}`, "convert with .to('float32')");
    if (Number.isInteger(b) && Math.abs(b) <= 4)
      return b >= 0 ? smallPower(x, b) : ops.div(constant(1, x.shape, x.dtype), smallPower(x, -b));
  }
  const [x, y] = aligned('pow', a, b);
  return isFloat(x.dtype) ? elementwise('pow', x, y) : integerPower(arithmetic(x), arithmetic(y));
}

function smallPower(x: Node, exponent: number): Node {
  // Also of NaN; still a function of x, whose gradient is 0.
  if (exponent === 0) return ops.where(constant(1, x.shape, 'bool'), constant(1, x.shape, x.dtype), x);
  const half = exponent >= 2 ? smallPower(x, exponent >> 1) : x;
  if (exponent === 1) return x;
  const square = ops.mul(half, half);
  return exponent % 2 === 0 ? square : ops.mul(square, x);
}

/** By squaring, bit by bit of the exponent; negative exponents give 0, but for bases ±1 and 0, as integer division would. */
function integerPower(x: Node, exponent: Node): Node {
  const [base, y] = [convert(x, 'int32'), convert(exponent, 'int32')];
  const one = constant(1, x.shape, 'int32');
  let result: Node = one;
  let square = base;
  for (let bit = 0; bit < 31; bit++) {
    const set = elementwise('ne', elementwise('and', y, constant(2 ** bit, x.shape, 'int32')), constant(0, x.shape, 'int32'));
    result = elementwise('mul', result, ops.where(set, square, one));
    square = elementwise('mul', square, square);
  }
  const isUnit = elementwise('eq', elementwise('abs', base), one);
  const negative = elementwise('lt', y, constant(0, x.shape, 'int32'));
  return convert(
    ops.where(elementwise('and', negative, elementwise('not', isUnit)), constant(0, x.shape, 'int32'), result),
    x.dtype,
  );
}

export const neg = (x: Node): Node => ops.neg(arithmetic(x));
export const abs = (x: Node): Node => elementwise('abs', arithmetic(x));
export const sign = (x: Node): Node => elementwise('sign', arithmetic(x));

const real =
  (op: ScalarOp) =>
  (x: Node): Node =>
    elementwise(op, floating(x));
export const exp = real('exp');
export const expm1 = real('expm1');
export const log = real('log');
export const log1p = real('log1p');
export const log2 = real('log2');
export const sqrt = real('sqrt');
export const sin = real('sin');
export const cos = real('cos');
export const atan = real('atan');
export const tanh = real('tanh');
export const sigmoid = real('sigmoid');
export const erf = real('erf');

const rounding =
  (op: ScalarOp) =>
  (x: Node): Node =>
    isFloat(x.dtype) ? elementwise(op, x) : x;
export const floor = rounding('floor');
export const ceil = rounding('ceil');
export const round = rounding('round');
export const trunc = rounding('trunc');

export const square = (x: Node): Node => mul(x, x);
export const reciprocal = (x: Node): Node => div(1, floating(x));
export const rsqrt = (x: Node): Node => reciprocal(sqrt(x));
export const tan = (x: Node): Node => ops.div(sin(x), cos(x));
/** The leg opposite to a side of length x in the unit circle: √((1 − x)(1 + x)). */
const otherLeg = (x: Node): Node =>
  sqrt(ops.mul(ops.sub(constant(1, x.shape, x.dtype), x), ops.add(constant(1, x.shape, x.dtype), x)));
export const asin = (x: Node): Node => elementwise('atan2', floating(x), otherLeg(floating(x)));
export const acos = (x: Node): Node => elementwise('atan2', otherLeg(floating(x)), floating(x));
/** (eˣ − e⁻ˣ) / 2: from expm1 near 0, and as a square further out, so that it overflows no earlier than it must. */
export function sinh(x: Node): Node {
  const real = floating(x);
  const near = elementwise('le', abs(real), like(real, 9));
  const grown = expm1(ops.where(near, real, constant(0, real.shape, real.dtype)));
  const sum = ops.add(grown, ops.div(grown, ops.add(grown, constant(1, grown.shape, grown.dtype))));
  const root = exp(ops.mul(abs(real), constant(0.5, real.shape, real.dtype)));
  const far = ops.mul(sign(real), ops.mul(ops.mul(root, constant(0.5, root.shape, root.dtype)), root));
  return ops.where(near, ops.mul(sum, constant(0.5, sum.shape, sum.dtype)), far);
}
/** (eˣ + e⁻ˣ) / 2, as squares, so that it overflows no earlier than it must. */
export function cosh(x: Node): Node {
  const real = floating(x);
  const root = exp(ops.mul(abs(real), constant(0.5, real.shape, real.dtype)));
  const half = constant(0.5, root.shape, root.dtype);
  return ops.add(ops.mul(ops.mul(root, half), root), ops.div(ops.div(half, root), root));
}

/** Limits to [low, high]; either may be left out. NaN stays NaN; at the limits the gradient still flows. */
export function clamp(x: Node, low?: number, high?: number): Node {
  if ((low === undefined && high === undefined) || Number.isNaN(low) || Number.isNaN(high)) {
    throw new ArgumentError('clamp', `expected a lower or an upper limit, got ${low} and ${high}`);
  }
  const raised = low === undefined ? x : replaced(lt(x, low), low, x);
  return high === undefined ? raised : replaced(lt(high, raised), high, raised);
}

/** A number where the condition holds. */
function replaced(condition: Node, value: number, x: Node): Node {
  const [number, tensor] = aligned('clamp', value, x);
  return ops.where(condition, number, tensor);
}

const comparison =
  (operation: string, op: 'eq' | 'ne' | 'lt' | 'le', swap = false) =>
  (a: Operand, b: Operand): Node => {
    const [x, y] = aligned(operation, a, b);
    return swap ? elementwise(op, y, x) : elementwise(op, x, y);
  };
export const eq = comparison('eq', 'eq');
export const ne = comparison('ne', 'ne');
export const lt = comparison('lt', 'lt');
export const le = comparison('le', 'le');
export const gt = comparison('gt', 'lt', true);
export const ge = comparison('ge', 'le', true);

const logical =
  (operation: string, op: 'and' | 'or' | 'xor') =>
  (a: Node, b: Node): Node => {
    const shape = broadcastShapes(operation, a.shape, b.shape);
    return elementwise(op, broadcastTo(convert(a, 'bool'), shape), broadcastTo(convert(b, 'bool'), shape));
  };
export const logicalAnd = logical('logicalAnd', 'and');
export const logicalOr = logical('logicalOr', 'or');
export const logicalXor = logical('logicalXor', 'xor');
export const logicalNot = (x: Node): Node => elementwise('not', convert(x, 'bool'));

const bitwise =
  (operation: string, op: 'and' | 'or' | 'xor' | 'shl' | 'shr') =>
  (a: Operand, b: Operand): Node => {
    const [x, y] = aligned(operation, a, b);
    const shift = op === 'shl' || op === 'shr';
    if (!isInteger(x.dtype) && (shift || x.dtype !== 'bool'))
      throw new DTypeError(operation, `expected integers, got ${x.dtype}`, "convert with .to('int32')");
    return elementwise(op, x, y);
  };
export const bitwiseAnd = bitwise('bitwiseAnd', 'and');
export const bitwiseOr = bitwise('bitwiseOr', 'or');
export const bitwiseXor = bitwise('bitwiseXor', 'xor');
export const bitwiseLeftShift = bitwise('bitwiseLeftShift', 'shl');
export const bitwiseRightShift = bitwise('bitwiseRightShift', 'shr');
export function bitwiseNot(x: Node): Node {
  if (isFloat(x.dtype)) throw new DTypeError('bitwiseNot', `expected integers, got ${x.dtype}`, "convert with .to('int32')");
  return elementwise('not', x);
}

export const isNaN = (x: Node): Node => (isFloat(x.dtype) ? elementwise('ne', x, x) : constant(0, x.shape, 'bool'));
export const isFinite = (x: Node): Node =>
  isFloat(x.dtype)
    ? elementwise('lt', elementwise('abs', x), constant(Infinity, x.shape, x.dtype))
    : constant(1, x.shape, 'bool');

/** `a` where the condition is true, `b` elsewhere. */
export function where(condition: Node, a: Operand, b: Operand): Node {
  if (condition.dtype !== 'bool')
    throw new DTypeError('where', `the condition must be bool, got ${condition.dtype}`, "compare, or convert with .to('bool')");
  const [x, y] =
    typeof a === 'number' && typeof b === 'number'
      ? [like(convert(condition, 'float32'), a), like(convert(condition, 'float32'), b)]
      : aligned('where', a, b);
  const shape = broadcastShapes('where', condition.shape, x.shape);
  const dtype = promote('where', x.dtype, y.dtype);
  return ops.where(broadcastTo(condition, shape), broadcastTo(convert(x, dtype), shape), broadcastTo(convert(y, dtype), shape));
}
