import { isFloat } from '../dtype.ts';
import { ArgumentError, DTypeError, IndexOutOfRangeError, ShapeMismatchError } from '../errors.ts';
import { called } from '../graph/calls.ts';
import { isNode, type Node } from '../graph/node.ts';
import * as ops from '../ops/index.ts';
import { constant, convert, elementwise, insertAt, iota, replaceAt } from '../ops/index.ts';
import { broadcastShapes, formatShape, resolveDim, sizeOf } from '../shape.ts';
import { filled } from './operands.ts';

/** Index tensors are int32. Values that are still on the host are checked here, at the user's line; others on the device. */
function indexNode(operation: string, index: Node, size: number): Node {
  if (isFloat(index.dtype) || index.dtype === 'bool') {
    throw new DTypeError(operation, `indices are int32, got ${index.dtype}`, "convert with .to('int32')");
  }
  if (size === 0 && sizeOf(index.shape) > 0)
    throw new IndexOutOfRangeError(operation, 'any index is outside a dimension of size 0');
  if (isNode(index, 'source') && index.attributes.data !== undefined) {
    const { data } = index.attributes;
    for (let i = 0; i < data.length; i++) {
      if (data[i]! < 0 || data[i]! >= size) {
        throw new IndexOutOfRangeError(operation, `index ${data[i]} at place ${i} is outside [0, ${size})`);
      }
    }
  }
  return convert(index, 'int32');
}

/** Outside `axis`, the part of x that an index of a smaller shape covers. */
function covered(operation: string, x: Node, axis: number, index: Node): Node {
  const fits = x.shape.length === index.shape.length && x.shape.every((size, i) => i === axis || index.shape[i]! <= size);
  if (!fits) {
    throw new ShapeMismatchError(
      operation,
      `the index ${formatShape(index.shape)} must have the rank of ${formatShape(x.shape)} and fit it outside dimension ${axis}`,
    );
  }
  return ops.shrink(
    x,
    x.shape.map(() => 0),
    replaceAt(index.shape, axis, x.shape[axis]!),
  );
}

/** `out[i][j] = x[index[i][j]][j]` for dim 0 (`torch.gather`). */
export function gather(x: Node, dim: number, index: Node, operation = 'gather'): Node {
  const axis = resolveDim(operation, dim, x.shape.length);
  return ops.gather(covered(operation, x, axis, index), indexNode(operation, index, x.shape[axis]!), axis, called(operation));
}

/** The slices of x at the places of a one-dimensional index; `operation` names the caller in errors. */
export function indexSelect(x: Node, dim: number, index: Node, operation = 'indexSelect'): Node {
  const axis = resolveDim(operation, dim, x.shape.length);
  if (index.shape.length > 1)
    throw new ShapeMismatchError(operation, `expected a one-dimensional index, got ${formatShape(index.shape)}`);
  const n = sizeOf(index.shape);
  const checked = indexNode(operation, index, x.shape[axis]!);
  const column = ops.reshape(
    checked,
    x.shape.map((_, i) => (i === axis ? n : 1)),
  );
  return ops.gather(x, ops.expand(column, replaceAt(x.shape, axis, n)), axis, called(operation));
}

function scattered(operation: 'scatter' | 'scatterAdd', x: Node, dim: number, index: Node, src: Node | number): Node {
  const axis = resolveDim(operation, dim, x.shape.length);
  const from = typeof src === 'number' ? ops.scalar(src, index.shape, x.dtype) : src;
  if (from.dtype !== x.dtype)
    throw new DTypeError(operation, `the source is ${from.dtype}, the tensor ${x.dtype}`, `convert with .to('${x.dtype}')`);
  if (from.shape.length !== index.shape.length || index.shape.some((size, i) => size > from.shape[i]!)) {
    throw new ShapeMismatchError(
      operation,
      `the index ${formatShape(index.shape)} does not fit the source ${formatShape(from.shape)}`,
    );
  }
  const part = covered(operation, x, axis, index);
  const source = ops.shrink(
    from,
    from.shape.map(() => 0),
    index.shape,
  );
  const mode = operation === 'scatter' ? 'set' : 'add';
  const written = ops.scatter(part, indexNode(operation, index, x.shape[axis]!), source, axis, mode, called(operation));
  return part === x ? written : pasted(x, written);
}

/** x with its first corner replaced. */
function pasted(x: Node, corner: Node): Node {
  const none = x.shape.map(() => 0);
  const inside = ops.pad(constant(1, corner.shape, 'bool'), none, x.shape);
  return ops.where(inside, ops.pad(corner, none, x.shape), x);
}

/** `out[index[i][j]][j] = src[i][j]` for dim 0; where places repeat, the last wins. */
export const scatter = (x: Node, dim: number, index: Node, src: Node | number): Node => scattered('scatter', x, dim, index, src);
/** `out[index[i][j]][j] += src[i][j]` for dim 0, in a fixed order. */
export const scatterAdd = (x: Node, dim: number, index: Node, src: Node): Node => scattered('scatterAdd', x, dim, index, src);

/** 1 at the class, 0 elsewhere, along a new last dimension. */
export function oneHot(index: Node, classes: number): Node {
  if (!Number.isInteger(classes) || classes < 1)
    throw new ArgumentError('oneHot', `expected a positive number of classes, got ${classes}`);
  const rank = index.shape.length;
  const column = ops.reshape(indexNode('oneHot', index, classes), insertAt(index.shape, rank, 1));
  const zeros = constant(0, [...index.shape, classes], 'int32');
  // Reading a zero at each index records those that are out of range.
  const checked = elementwise('add', column, ops.gather(zeros, column, rank, called('oneHot')));
  return convert(elementwise('eq', ops.expand(checked, zeros.shape), iota(rank, zeros.shape)), 'int32');
}

export function maskedFill(x: Node, mask: Node, value: number): Node {
  if (mask.dtype !== 'bool')
    throw new DTypeError('maskedFill', `the mask must be bool, got ${mask.dtype}`, "compare, or convert with .to('bool')");
  const shape = broadcastShapes('maskedFill', x.shape, mask.shape);
  return ops.where(ops.broadcastTo(mask, shape), filled('maskedFill', value, shape, x.dtype), ops.broadcastTo(x, shape));
}

export interface Sorted {
  readonly values: Node;
  readonly indices: Node;
}

export function argsort(x: Node, dim: number, descending: boolean): Node {
  return ops.argsort(x, resolveDim('argsort', dim, x.shape.length), descending);
}
/** In order, equal elements as they stood; NaN is largest. */
export function sort(x: Node, dim: number, descending: boolean): Sorted {
  const axis = resolveDim('sort', dim, x.shape.length);
  const indices = ops.argsort(x, axis, descending);
  return { values: ops.gather(x, indices, axis, 'sort'), indices };
}
export function topk(x: Node, k: number, dim: number, largest: boolean): Sorted {
  const axis = resolveDim('topk', dim, x.shape.length);
  if (!Number.isInteger(k) || k < 0 || k > x.shape[axis]!) {
    throw new ArgumentError('topk', `k is an integer from 0 to ${x.shape[axis]}, got ${k}`);
  }
  const indices = ops.narrow(ops.argsort(x, axis, largest), axis, 0, k);
  return { values: ops.gather(x, indices, axis, 'topk'), indices };
}
