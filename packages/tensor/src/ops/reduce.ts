import type { ReduceOp } from '../contract/scalar.ts';
import type { Node } from '../graph/node.ts';
import { record } from '../graph/record.ts';
import { constant, isZero } from './memory.ts';

/** Combines over `axes`, which stay with size 1. */
export function reduce(op: ReduceOp, x: Node, axes: readonly number[]): Node {
  if (axes.length === 0) return x;
  const shape = x.shape.map((size, i) => (axes.includes(i) ? 1 : size));
  if (op === 'sum' && isZero(x)) return constant(0, shape, x.dtype);
  if (axes.every((axis) => x.shape[axis] === 1)) return x;
  return record('reduce', [x], { op, axes: [...axes].sort((a, b) => a - b) }, shape, x.dtype);
}

export const sum = (x: Node, axes: readonly number[]): Node => reduce('sum', x, axes);
