import { convertScalar } from '../contract/convert.ts';
import { type DType, isFloat, isInteger, promote, promoteNumber } from '../dtype.ts';
import { ArgumentError, DTypeError } from '../errors.ts';
import { Node } from '../graph/node.ts';
import { broadcastTo, convert, scalar } from '../ops/index.ts';
import { broadcastShapes, type Shape } from '../shape.ts';

/** What an operation takes beside its tensor: another, or a JavaScript number. */
export type Operand = Node | number;

/** Both operands in one dtype and one shape. */
export function aligned(operation: string, a: Operand, b: Operand): [Node, Node] {
  for (const x of [a, b] as unknown[]) {
    if (typeof x === 'number' || x instanceof Node) continue;
    const got = Array.isArray(x) ? 'an array' : x === null ? 'null' : typeof x;
    throw new ArgumentError(operation, `expected a tensor or a number, got ${got}`, 'make a tensor with tensor(values)');
  }
  if (typeof a === 'number') {
    if (typeof b === 'number') throw new DTypeError(operation, 'at least one operand must be a tensor');
    const [y, x] = aligned(operation, b, a);
    return [x, y];
  }
  if (typeof b === 'number') {
    const dtype = promoteNumber(a.dtype, b);
    return [convert(a, dtype), scalar(b, a.shape, dtype)];
  }
  const dtype = promote(operation, a.dtype, b.dtype);
  const shape = broadcastShapes(operation, a.shape, b.shape);
  return [broadcastTo(convert(a, dtype), shape), broadcastTo(convert(b, dtype), shape)];
}

/** Integers and booleans become float32, as in every PyTorch function of the reals. */
export const floating = (x: Node): Node => (isFloat(x.dtype) ? x : convert(x, 'float32'));

/** A number as wide as a tensor. */
export const like = (x: Node, value: number): Node => scalar(value, x.shape, x.dtype);

/** A number that takes the place of elements, and must be one of their dtype. */
export function filled(operation: string, value: number, shape: Shape, dtype: DType): Node {
  if (isInteger(dtype) && convertScalar(value, 'float64', dtype) !== value) {
    throw new ArgumentError(operation, `${value} is no ${dtype}`, 'round it, or convert the tensor with .to(dtype)');
  }
  return scalar(value, shape, dtype);
}

export function requireDType(operation: string, x: Node, accepted: readonly DType[]): void {
  if (!accepted.includes(x.dtype)) {
    throw new DTypeError(operation, `expected ${accepted.join(' or ')}, got ${x.dtype}`, `convert with .to('${accepted[0]}')`);
  }
}
