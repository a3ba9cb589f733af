import { type ScalarOp, scalarOps } from '../contract/scalar.ts';
import type { DType } from '../dtype.ts';
import { isNode, type Node } from '../graph/node.ts';
import { record } from '../graph/record.ts';
import { constant, fixedValue } from './memory.ts';

/** A scalar operation on inputs of one shape and (but for the condition of `where`) one dtype. */
export function elementwise(op: ScalarOp, ...inputs: readonly Node[]): Node {
  const first = inputs[inputs.length - 1]!;
  const dtype = scalarOps[op].result === 'bool' ? 'bool' : first.dtype;
  return record('elementwise', inputs, { op }, first.shape, dtype);
}

export function convert(x: Node, dtype: DType): Node {
  if (x.dtype === dtype) return x;
  const value = fixedValue(x);
  if (value !== undefined && Math.abs(value) <= 1 && Number.isInteger(value) && (value >= 0 || dtype !== 'uint8')) {
    return constant(dtype === 'bool' ? Math.abs(value) : value, x.shape, dtype);
  }
  return record('convert', [x], {}, x.shape, dtype);
}

export const bitcast = (x: Node, dtype: 'float32' | 'int32' | 'uint32'): Node =>
  x.dtype === dtype ? x : record('bitcast', [x], {}, x.shape, dtype);

export const neg = (x: Node): Node =>
  isNode(x, 'elementwise') && x.attributes.op === 'neg' && x.inputs.length === 1 ? x.inputs[0]! : elementwise('neg', x);
export const add = (a: Node, b: Node): Node => (fixedValue(a) === 0 ? b : fixedValue(b) === 0 ? a : elementwise('add', a, b));
export const sub = (a: Node, b: Node): Node =>
  fixedValue(b) === 0 ? a : fixedValue(a) === 0 ? neg(b) : elementwise('sub', a, b);
export function mul(a: Node, b: Node): Node {
  for (const [x, y] of [
    [a, b],
    [b, a],
  ] as const) {
    const value = fixedValue(x);
    if (value === 1) return y;
    if (value === -1) return neg(y);
  }
  return elementwise('mul', a, b);
}
export const div = (a: Node, b: Node): Node => (fixedValue(b) === 1 ? a : elementwise('div', a, b));
export const where = (condition: Node, a: Node, b: Node): Node => elementwise('where', condition, a, b);
