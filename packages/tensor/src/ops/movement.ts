import { isNode, type Node, type Scalar } from '../graph/node.ts';
import { record } from '../graph/record.ts';
import type { Shape } from '../shape.ts';
import { constant, fixedValue, hasShape } from './memory.ts';

const isFill = (x: Node): x is Node<'constant'> => isNode(x, 'constant');
const refill = (x: Node<'constant'>, shape: Shape): Node => record('constant', [], x.attributes, shape, x.dtype);

export function reshape(x: Node, shape: Shape): Node {
  if (hasShape(x, shape)) return x;
  if (isFill(x)) return refill(x, shape);
  const from = isNode(x, 'reshape') && x.requiresGrad === x.inputs[0]?.requiresGrad ? x.inputs[0]! : x;
  return hasShape(from, shape) ? from : record('reshape', [from], {}, shape, x.dtype);
}

export function permute(x: Node, order: readonly number[]): Node {
  if (order.every((axis, i) => axis === i)) return x;
  const shape = order.map((axis) => x.shape[axis]!);
  return isFill(x) ? refill(x, shape) : record('permute', [x], { order }, shape, x.dtype);
}

export function transpose(x: Node, a: number, b: number): Node {
  const order = x.shape.map((_, i) => (i === a ? b : i === b ? a : i));
  return permute(x, order);
}

/** Repeats dimensions of size 1 of a tensor that already has the rank. */
export function expand(x: Node, shape: Shape): Node {
  if (hasShape(x, shape)) return x;
  return isFill(x) ? refill(x, shape) : record('expand', [x], {}, shape, x.dtype);
}

/** NumPy's broadcast: missing leading dimensions become 1, then size 1 repeats. */
export function broadcastTo(x: Node, shape: Shape): Node {
  const missing = shape.length - x.shape.length;
  return expand(missing === 0 ? x : reshape(x, [...new Array<number>(missing).fill(1), ...x.shape]), shape);
}

/** Where sizes agree there is nothing to choose: the offset is 0. */
const settle = (offsets: readonly Scalar[], from: Shape, to: Shape): Scalar[] =>
  offsets.map((offset, i) => (from[i] === to[i] ? 0 : offset));

/** Zeros around x up to `shape`; x begins at `before`. */
export function pad(x: Node, before: readonly Scalar[], shape: Shape): Node {
  if (hasShape(x, shape)) return x;
  if (fixedValue(x) === 0) return constant(0, shape, x.dtype);
  return record('pad', [x], { before: settle(before, x.shape, shape) }, shape, x.dtype);
}

/** The part of `shape` that begins at `start`. */
export function shrink(x: Node, start: readonly Scalar[], shape: Shape): Node {
  if (hasShape(x, shape)) return x;
  return isFill(x) ? refill(x, shape) : record('shrink', [x], { start: settle(start, x.shape, shape) }, shape, x.dtype);
}

/** The part of one axis. */
export function narrow(x: Node, axis: number, start: Scalar, length: number): Node {
  return shrink(
    x,
    x.shape.map((_, i) => (i === axis ? start : 0)),
    replaceAt(x.shape, axis, length),
  );
}

export function flip(x: Node, axes: readonly number[]): Node {
  const moving = axes.filter((axis) => x.shape[axis]! > 1);
  return moving.length === 0 || isFill(x) ? x : record('flip', [x], { axes: moving }, x.shape, x.dtype);
}

export function concat(inputs: readonly Node[], axis: number): Node {
  const parts = inputs.filter((input) => input.shape[axis]! > 0);
  const first = inputs[0]!;
  if (parts.length === 1) return parts[0]!;
  const length = parts.reduce((sum, part) => sum + part.shape[axis]!, 0);
  const shape = replaceAt(first.shape, axis, length);
  return parts.length === 0 ? constant(0, shape, first.dtype) : record('concat', parts, { axis }, shape, first.dtype);
}

export const replaceAt = <T>(list: readonly T[], index: number, value: T): T[] =>
  list.map((old, i) => (i === index ? value : old));
export const insertAt = <T>(list: readonly T[], index: number, value: T): T[] => [
  ...list.slice(0, index),
  value,
  ...list.slice(index),
];
export const removeAt = <T>(list: readonly T[], index: number): T[] => [...list.slice(0, index), ...list.slice(index + 1)];
