import type { ComputeType } from '../dtype.ts';

/**
 * The scalar operations of kernel expressions: one row each, with everything that does not depend on a device.
 * `meaning` is the operation in plain JavaScript; the result is then rounded or wrapped to the compute type by
 * `toComputeType`. It serves as constant folder, as the reference backend and as the oracle of every other backend.
 * Booleans are the numbers 0 and 1.
 */
interface ScalarRow {
  readonly arity: 1 | 2 | 3;
  /** Compute types of the operands (of the last two, for `where`, whose first is a bool). */
  readonly types: readonly ComputeType[];
  /** `bool` for predicates; otherwise the operands' type. */
  readonly result: 'same' | 'bool';
  /** `type` is that of the operands (of the last two, for `where`). Operands that the operation does not have may be any number. */
  readonly meaning: (a: number, b: number, c: number, type: ComputeType) => number;
  /** Cost relative to an addition, for the compiler's choice between computing twice and storing. */
  readonly cost: number;
}

const floats = ['float32', 'float64'] as const;
const integers = ['int32', 'uint32'] as const;
const numbers = [...floats, ...integers] as const;
const bits = [...integers, 'bool'] as const;
const all = [...numbers, 'bool'] as const;

const isInteger = (type: ComputeType): boolean => type === 'int32' || type === 'uint32';

function roundHalfToEven(x: number): number {
  const floor = Math.floor(x);
  const fraction = x - floor;
  if (fraction !== 0.5) return fraction < 0.5 ? floor || x * 0 : Math.ceil(x);
  return floor % 2 === 0 ? floor || x * 0 : floor + 1 || -0;
}

/** The remainder with the divisor's sign (`torch.remainder`); for integers `x mod 0 = 0`. Like all functions of floats it may travel as text. */
function floorModulo(a: number, b: number, _c: number, type: ComputeType): number {
  if (b === 0 && (type === 'int32' || type === 'uint32')) return 0;
  const r = a % b;
  return r !== 0 && r < 0 !== b < 0 ? r + b : r;
}

/** IEEE 754 pow: unlike `Math.pow`, 1 to any power and −1 to ±∞ are 1. */
function power(a: number, b: number): number {
  return a === 1 || (a === -1 && Math.abs(b) === Infinity) ? 1 : a ** b;
}

/** erf by its Maclaurin series near 0 and the continued fraction of erfc beyond: within a few ulps of float64. */
function errorFunction(x: number): number {
  const t = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (t > 6) return Math.sign(x);
  if (t < 2.5) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
      term *= (-x * x) / n;
      sum += term / (2 * n + 1);
    }
    return (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = 0;
  for (let k = 60; k > 0; k--) fraction = k / 2 / (t + fraction);
  return Math.sign(x) * (1 - Math.exp(-t * t) / Math.sqrt(Math.PI) / (t + fraction));
}

const row =
  (arity: 1 | 2 | 3) =>
  (types: readonly ComputeType[], cost: number, meaning: ScalarRow['meaning']): ScalarRow => ({
    arity,
    types,
    result: 'same',
    meaning,
    cost,
  });
const [unary, binary, ternary] = [row(1), row(2), row(3)];
const predicate = (types: readonly ComputeType[], meaning: (a: number, b: number) => boolean): ScalarRow => ({
  ...binary(types, 1, (a, b) => Number(meaning(a, b))),
  result: 'bool',
});

const table = {
  neg: unary(numbers, 1, (a) => -a),
  abs: unary(numbers, 1, Math.abs),
  /** −1, 0 or 1; 0 for NaN, as in PyTorch. */
  sign: unary(numbers, 2, (a) => Number(a > 0) - Number(a < 0)),
  floor: unary(floats, 1, Math.floor),
  ceil: unary(floats, 1, Math.ceil),
  /** To the nearest integer, halves to even. */
  round: unary(floats, 1, roundHalfToEven),
  trunc: unary(floats, 1, Math.trunc),
  sqrt: unary(floats, 2, Math.sqrt),
  exp: unary(floats, 8, Math.exp),
  expm1: unary(floats, 12, Math.expm1),
  log: unary(floats, 8, Math.log),
  log1p: unary(floats, 12, Math.log1p),
  log2: unary(floats, 8, Math.log2),
  sin: unary(floats, 10, Math.sin),
  cos: unary(floats, 10, Math.cos),
  atan: unary(floats, 10, Math.atan),
  tanh: unary(floats, 10, Math.tanh),
  sigmoid: unary(floats, 10, (a) => 1 / (1 + Math.exp(-a))),
  erf: unary(floats, 12, errorFunction),
  /** Logical on bool, bitwise on integers. */
  not: unary(bits, 1, (a, _b, _c, type) => (type === 'bool' ? 1 - a : ~a)),

  add: binary(numbers, 1, (a, b) => a + b),
  sub: binary(numbers, 1, (a, b) => a - b),
  mul: binary(numbers, 1, (a, b, _c, type) => (isInteger(type) ? Math.imul(a, b) : a * b)),
  div: binary(floats, 2, (a, b) => a / b),
  mod: binary(numbers, 4, floorModulo),
  pow: binary(floats, 20, power),
  atan2: binary(floats, 14, Math.atan2),
  /** NaN if either operand is NaN. */
  min: binary(all, 1, (a, b) => Math.min(a, b)),
  /** NaN if either operand is NaN. */
  max: binary(all, 1, (a, b) => Math.max(a, b)),
  and: binary(bits, 1, (a, b) => a & b),
  or: binary(bits, 1, (a, b) => a | b),
  xor: binary(bits, 1, (a, b) => a ^ b),
  /** The shift count is taken modulo 32. */
  shl: binary(integers, 1, (a, b) => a << b),
  /** Arithmetic on int32, logical on uint32; the shift count is taken modulo 32. */
  shr: binary(integers, 1, (a, b, _c, type) => (type === 'uint32' ? a >>> b : a >> b)),

  eq: predicate(all, (a, b) => a === b),
  ne: predicate(all, (a, b) => a !== b),
  lt: predicate(all, (a, b) => a < b),
  le: predicate(all, (a, b) => a <= b),

  /** `a ? b : c`. */
  where: ternary(all, 1, (a, b, c) => (a === 0 ? c : b)),
} as const satisfies Record<string, ScalarRow>;

/** The names of the scalar operations. */
export type ScalarOp = keyof typeof table;
/** The scalar operations, one row each: types, arity, meaning in plain JavaScript, cost. */
export const scalarOps: { readonly [op in ScalarOp]: ScalarRow } = table;

/** Operations that may stand for a reduction, with their identities. */
export type ReduceOp = 'sum' | 'prod' | 'max' | 'min';
/** The operations that reduce: what combines two values, and what each starts from. */
export const reduceOps: {
  readonly [op in ReduceOp]: { readonly combine: ScalarOp; readonly identity: (type: ComputeType) => number };
} = {
  sum: { combine: 'add', identity: () => 0 },
  prod: { combine: 'mul', identity: () => 1 },
  max: { combine: 'max', identity: (type) => lowest[type] },
  min: { combine: 'min', identity: (type) => highest[type] },
};
const lowest: Record<ComputeType, number> = { float32: -Infinity, float64: -Infinity, int32: -(2 ** 31), uint32: 0, bool: 0 };
const highest: Record<ComputeType, number> = {
  float32: Infinity,
  float64: Infinity,
  int32: 2 ** 31 - 1,
  uint32: 2 ** 32 - 1,
  bool: 1,
};

/**
 * Rounds or wraps the exact result of an operation to its compute type.
 * @example toComputeType('int32', 2 ** 31) === -(2 ** 31); // true
 */
export function toComputeType(type: ComputeType, value: number): number {
  switch (type) {
    case 'float32':
      return Math.fround(value);
    case 'float64':
      return value;
    case 'int32':
      return value | 0;
    case 'uint32':
      return value >>> 0;
    case 'bool':
      return value === 0 ? 0 : 1;
  }
}
