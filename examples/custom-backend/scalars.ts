import { type ComputeType, isInteger, type ScalarOp } from '@nacre/tensor/backend';

/** A number as JavaScript writes it, also behind a sign. */
export const literal = (value: number): string => (value < 0 || Object.is(value, -0) ? `(-${-value})` : `${value}`);

/** What rounds or wraps the result of an operation to its compute type: `toComputeType`, spelled out. */
const rounding: Record<ComputeType, (value: string) => string> = {
  float32: (value) => `Math.fround(${value})`,
  float64: (value) => value,
  int32: (value) => `(${value}) | 0`,
  uint32: (value) => `(${value}) >>> 0`,
  bool: (value) => `Number(${value})`,
};
export const rounded = (type: ComputeType, value: string): string => rounding[type](value);

/** Operations that JavaScript has itself; the others call their meaning. A row makes models faster; none is needed to run them. */
const spellings: Partial<Record<ScalarOp, (a: string, b: string, c: string, type: ComputeType) => string>> = {
  neg: (a) => `-${a}`,
  abs: (a) => `Math.abs(${a})`,
  sqrt: (a) => `Math.sqrt(${a})`,
  exp: (a) => `Math.exp(${a})`,
  log: (a) => `Math.log(${a})`,
  tanh: (a) => `Math.tanh(${a})`,
  add: (a, b) => `${a} + ${b}`,
  sub: (a, b) => `${a} - ${b}`,
  mul: (a, b, _, type) => (isInteger(type) ? `Math.imul(${a}, ${b})` : `${a} * ${b}`),
  div: (a, b) => `${a} / ${b}`,
  min: (a, b) => `Math.min(${a}, ${b})`,
  max: (a, b) => `Math.max(${a}, ${b})`,
  eq: (a, b) => `${a} === ${b}`,
  ne: (a, b) => `${a} !== ${b}`,
  lt: (a, b) => `${a} < ${b}`,
  le: (a, b) => `${a} <= ${b}`,
  where: (a, b, c) => `${a} ? ${b} : ${c}`,
};

/** An operation on named operands of `operandType`, rounded to `type`, which is another for predicates only. */
export function operation(op: ScalarOp, type: ComputeType, operandType: ComputeType, operands: readonly string[]): string {
  const [a = '0', b = '0', c = '0'] = operands;
  const spell = spellings[op];
  return rounded(type, spell?.(a, b, c, operandType) ?? `scalarOps.${op}.meaning(${a}, ${b}, ${c}, '${operandType}')`);
}
