import { type DType, promote } from '../dtype.ts';
import { ArgumentError, ShapeMismatchError } from '../errors.ts';
import type { Node } from '../graph/node.ts';
import * as ops from '../ops/index.ts';
import { constant, convert, elementwise, insertAt, iota, removeAt, replaceAt } from '../ops/index.ts';
import { checkShape, formatShape, maxElements, resolveDim, resolveDims, type Shape, sizeOf } from '../shape.ts';
import { filled } from './operands.ts';

export function reshape(x: Node, to: Shape, operation = 'reshape'): Node {
  const unknown = to.indexOf(-1);
  const known = sizeOf(to.filter((size) => size !== -1));
  const size = sizeOf(x.shape);
  const shape = unknown >= 0 && known > 0 ? replaceAt(to, unknown, size / known) : [...to];
  if (to.filter((dim) => dim === -1).length > 1)
    throw new ShapeMismatchError(operation, `only one size can be inferred, got ${formatShape(to)}`);
  if (shape.some((dim) => !Number.isInteger(dim) || dim < 0) || sizeOf(shape) !== size) {
    throw new ShapeMismatchError(operation, `${formatShape(x.shape)} has ${size} elements and does not fit ${formatShape(to)}`);
  }
  return ops.reshape(x, shape);
}

export function flatten(x: Node, start: number, end: number): Node {
  if (x.shape.length === 0) return ops.reshape(x, [1]);
  const [first, last] = [resolveDim('flatten', start, x.shape.length), resolveDim('flatten', end, x.shape.length)];
  if (first > last) throw new ArgumentError('flatten', `the first dimension ${start} comes after the last ${end}`);
  return ops.reshape(x, [...x.shape.slice(0, first), sizeOf(x.shape.slice(first, last + 1)), ...x.shape.slice(last + 1)]);
}

export function unflatten(x: Node, dim: number, sizes: Shape): Node {
  const axis = resolveDim('unflatten', dim, x.shape.length);
  return reshape(x, [...x.shape.slice(0, axis), ...sizes, ...x.shape.slice(axis + 1)], 'unflatten');
}

/** Removes dimensions of size 1: all of them, or those named that have it. */
export function squeeze(x: Node, dim: number | readonly number[] | undefined): Node {
  const dims = resolveDims('squeeze', dim, x.shape.length);
  return ops.reshape(
    x,
    x.shape.filter((size, i) => size !== 1 || !dims.includes(i)),
  );
}

export const unsqueeze = (x: Node, dim: number): Node =>
  ops.reshape(x, insertAt(x.shape, resolveDim('unsqueeze', dim, x.shape.length + 1), 1));

export function permute(x: Node, dims: readonly number[]): Node {
  const order = dims.map((dim) => resolveDim('permute', dim, x.shape.length));
  if (order.length !== x.shape.length || new Set(order).size !== order.length) {
    throw new ArgumentError('permute', `expected each of the ${x.shape.length} dimensions once, got ${formatShape(dims)}`);
  }
  return ops.permute(x, order);
}

export const transpose = (x: Node, a: number, b: number): Node =>
  ops.transpose(x, resolveDim('transpose', a, x.shape.length), resolveDim('transpose', b, x.shape.length));

export function t(x: Node): Node {
  if (x.shape.length > 2)
    throw new ShapeMismatchError('t', `expected at most 2 dimensions, got ${formatShape(x.shape)}`, 'write transpose(a, b)');
  return x.shape.length < 2 ? x : ops.transpose(x, 0, 1);
}

/** Repeats dimensions of size 1; −1 keeps a size. */
export function expand(x: Node, to: Shape, operation = 'expand'): Node {
  const missing = to.length - x.shape.length;
  const shape = to.map((size, i) => (size === -1 && i >= missing ? x.shape[i - missing]! : size));
  const fits = missing >= 0 && x.shape.every((size, i) => size === 1 || size === shape[i + missing]);
  if (!fits || shape.some((size) => !Number.isInteger(size) || size < 0)) {
    throw new ShapeMismatchError(
      operation,
      `${formatShape(x.shape)} does not repeat to ${formatShape(to)}`,
      'only sizes of 1 can grow',
    );
  }
  checkShape(operation, shape);
  return ops.broadcastTo(x, shape);
}

/** One dimension's [start, end, step]: negative places count from the end, missing ones are the ends. */
export type Range = readonly [start?: number | null, end?: number | null, step?: number] | null;

export function slice(x: Node, ranges: readonly Range[]): Node {
  if (ranges.length > x.shape.length) {
    throw new ArgumentError('slice', `${ranges.length} ranges for the ${x.shape.length} dimensions of ${formatShape(x.shape)}`);
  }
  return ranges.reduce<Node>((part, range, dim) => (range === null ? part : sliceDim(part, dim, range)), x);
}

function sliceDim(x: Node, dim: number, [start, end, step = 1]: NonNullable<Range>): Node {
  const size = x.shape[dim]!;
  if (!Number.isInteger(step) || step < 1)
    throw new ArgumentError('slice', `steps are positive integers, got ${step}`, 'for the reverse order write flip');
  const place = (value: number | null | undefined, missing: number): number => {
    if (value === null || value === undefined) return missing;
    if (!Number.isInteger(value)) throw new ArgumentError('slice', `places are integers, got ${value}`);
    return Math.min(Math.max(value < 0 ? value + size : value, 0), size);
  };
  const from = place(start, 0);
  const length = Math.max(0, place(end, size) - from);
  const part = ops.narrow(x, dim, from, length);
  if (step === 1 || length === 0) return part;
  const count = Math.ceil(length / step);
  const padded = ops.pad(
    part,
    part.shape.map(() => 0),
    replaceAt(part.shape, dim, count * step),
  );
  const grouped = ops.reshape(padded, [...part.shape.slice(0, dim), count, step, ...part.shape.slice(dim + 1)]);
  return ops.reshape(ops.narrow(grouped, dim + 1, 0, 1), replaceAt(part.shape, dim, count));
}

export function narrow(x: Node, dim: number, start: number, length: number, operation = 'narrow'): Node {
  const axis = resolveDim(operation, dim, x.shape.length);
  const size = x.shape[axis]!;
  const from = start < 0 ? start + size : start;
  if (!Number.isInteger(start) || !Number.isInteger(length) || length < 0 || from < 0 || from + length > size) {
    throw new ArgumentError(
      operation,
      `places ${start} to ${start + length} are outside dimension ${dim} of ${formatShape(x.shape)}`,
    );
  }
  return ops.narrow(x, axis, from, length);
}

export function select(x: Node, dim: number, index: number): Node {
  const axis = resolveDim('select', dim, x.shape.length);
  return ops.reshape(narrow(x, dim, index, 1, 'select'), removeAt(x.shape, axis));
}

export const flip = (x: Node, dims: number | readonly number[]): Node => ops.flip(x, resolveDims('flip', dims, x.shape.length));

function requireInteger(operation: string, what: string, value: number): void {
  if (!Number.isInteger(value)) throw new ArgumentError(operation, `${what} is an integer, got ${value}`);
}

/** Moves elements along `dim`; what leaves at one end enters at the other. Without `dim`, over the flattened tensor. */
export function roll(x: Node, shift: number, dim: number | undefined): Node {
  if (dim === undefined) return ops.reshape(roll(ops.reshape(x, [sizeOf(x.shape)]), shift, 0), x.shape);
  const axis = resolveDim('roll', dim, x.shape.length);
  requireInteger('roll', 'the shift', shift);
  const size = x.shape[axis]!;
  const by = size === 0 ? 0 : ((shift % size) + size) % size;
  return by === 0 ? x : ops.concat([ops.narrow(x, axis, size - by, by), ops.narrow(x, axis, 0, size - by)], axis);
}

export function tile(x: Node, repeats: readonly number[]): Node {
  const rank = Math.max(repeats.length, x.shape.length);
  const times = [...new Array<number>(rank - repeats.length).fill(1), ...repeats];
  checkShape('tile', times);
  const shape = [...new Array<number>(rank - x.shape.length).fill(1), ...x.shape];
  const pairs = ops.reshape(
    x,
    shape.flatMap((size) => [1, size]),
  );
  return ops.reshape(
    ops.expand(
      pairs,
      shape.flatMap((size, i) => [times[i]!, size]),
    ),
    shape.map((size, i) => size * times[i]!),
  );
}

export type PadMode = 'constant' | 'reflect' | 'replicate' | 'circular';

const padModes: readonly PadMode[] = ['constant', 'reflect', 'replicate', 'circular'];

/** `widths[i]` is what goes before and after dimension i; negative widths crop. */
export function pad(x: Node, widths: readonly (readonly [number, number])[], mode: PadMode, value: number): Node {
  if (widths.length > x.shape.length || widths.some((w) => w.some((n) => !Number.isInteger(n)))) {
    throw new ArgumentError(
      'pad',
      `expected up to ${x.shape.length} pairs of integers, got [${widths.map((w) => formatShape(w)).join(', ')}]`,
    );
  }
  if (!padModes.includes(mode))
    throw new ArgumentError('pad', `there is no mode ${String(mode)}`, `choose one of ${padModes.join(', ')}`);
  if (mode !== 'constant') return widths.reduce<Node>((padded, w, dim) => padDim(padded, dim, w, mode), x);
  const cropped = widths.reduce<Node>(
    (part, [before, after], dim) => crop(part, dim, Math.max(0, -before), Math.max(0, -after)),
    x,
  );
  const grown = cropped.shape.map((size, i) => Math.max(0, widths[i]?.[0] ?? 0) + size + Math.max(0, widths[i]?.[1] ?? 0));
  checkShape('pad', grown);
  const before = cropped.shape.map((_, i) => Math.max(0, widths[i]?.[0] ?? 0));
  const zeros = ops.pad(cropped, before, grown);
  if (value === 0 || zeros === cropped) return zeros;
  const inside = ops.pad(constant(1, cropped.shape, 'bool'), before, grown);
  return ops.where(inside, zeros, filled('pad', value, grown, x.dtype));
}

function crop(x: Node, dim: number, before: number, after: number): Node {
  const length = x.shape[dim]! - before - after;
  if (length < 0)
    throw new ShapeMismatchError('pad', `cannot crop ${before + after} from dimension ${dim} of ${formatShape(x.shape)}`);
  return ops.narrow(x, dim, before, length);
}

function padDim(x: Node, dim: number, [before, after]: readonly [number, number], mode: Exclude<PadMode, 'constant'>): Node {
  const size = x.shape[dim]!;
  const most = mode === 'reflect' ? size - 1 : mode === 'circular' ? size : size === 0 ? 0 : maxElements;
  if (before > most || after > most) {
    throw new ShapeMismatchError(
      'pad',
      `mode ${mode} pads dimension ${dim} of ${formatShape(x.shape)} by at most ${most}, got ${before} and ${after}`,
    );
  }
  const inner = crop(x, dim, Math.max(0, -before), Math.max(0, -after));
  const edge = (width: number, first: boolean): Node[] => {
    if (width <= 0) return [];
    if (mode === 'replicate') return [ops.expand(ops.narrow(x, dim, first ? 0 : size - 1, 1), replaceAt(x.shape, dim, width))];
    if (mode === 'circular') return [ops.narrow(x, dim, first ? size - width : 0, width)];
    return [ops.flip(ops.narrow(x, dim, first ? 1 : size - 1 - width, width), [dim])];
  };
  return ops.concat([...edge(before, true), inner, ...edge(after, false)], dim);
}

const commonDType = (operation: string, list: readonly Node[]): DType =>
  list.map((x) => x.dtype).reduce((a, b) => promote(operation, a, b));

export function concat(list: readonly Node[], dim: number): Node {
  const [first] = list;
  if (first === undefined) throw new ArgumentError('concat', 'expected at least one tensor');
  const axis = resolveDim('concat', dim, first.shape.length);
  for (const part of list) {
    if (part.shape.length !== first.shape.length || part.shape.some((size, i) => i !== axis && size !== first.shape[i])) {
      throw new ShapeMismatchError(
        'concat',
        `shapes may differ only in dimension ${dim}: ${list.map((x) => formatShape(x.shape)).join(', ')}`,
      );
    }
  }
  const dtype = commonDType('concat', list);
  return ops.concat(
    list.map((x) => convert(x, dtype)),
    axis,
  );
}

export function stack(list: readonly Node[], dim: number): Node {
  const [first] = list;
  if (first === undefined) throw new ArgumentError('stack', 'expected at least one tensor');
  const axis = resolveDim('stack', dim, first.shape.length + 1);
  if (list.some((x) => formatShape(x.shape) !== formatShape(first.shape))) {
    throw new ShapeMismatchError('stack', `shapes differ: ${list.map((x) => formatShape(x.shape)).join(', ')}`);
  }
  const dtype = commonDType('stack', list);
  return ops.concat(
    list.map((x) => ops.reshape(convert(x, dtype), insertAt(x.shape, axis, 1))),
    axis,
  );
}

/** Pieces of the given sizes, or of one size with a shorter last. */
export function split(x: Node, sizes: number | readonly number[], dim: number): Node[] {
  const axis = resolveDim('split', dim, x.shape.length);
  const size = x.shape[axis]!;
  const list = typeof sizes === 'number' ? piecesOf(size, sizes) : sizes;
  if (list.reduce((sum, n) => sum + n, 0) !== size || list.some((n) => !Number.isInteger(n) || n < 0)) {
    throw new ArgumentError(
      'split',
      `sizes ${formatShape(list)} do not add up to ${size}, dimension ${dim} of ${formatShape(x.shape)}`,
    );
  }
  let start = 0;
  return list.map((length) => {
    start += length;
    return ops.narrow(x, axis, start - length, length);
  });
}

function piecesOf(size: number, piece: number): number[] {
  if (!Number.isInteger(piece) || piece < 1) throw new ArgumentError('split', `sizes are positive integers, got ${piece}`);
  return size === 0 ? [0] : Array.from({ length: Math.ceil(size / piece) }, (_, i) => Math.min(piece, size - i * piece));
}

/** At most n pieces of equal size, the last perhaps shorter. */
export function chunk(x: Node, n: number, dim: number): Node[] {
  if (!Number.isInteger(n) || n < 1) throw new ArgumentError('chunk', `expected a positive number of pieces, got ${n}`);
  const size = x.shape[resolveDim('chunk', dim, x.shape.length)]!;
  return split(x, Math.max(1, Math.ceil(size / n)), dim);
}

function triangle(operation: string, x: Node, diagonal: number, lower: boolean): Node {
  const rank = x.shape.length;
  if (rank < 2) throw new ShapeMismatchError(operation, `expected at least 2 dimensions, got ${formatShape(x.shape)}`);
  requireInteger(operation, 'the diagonal', diagonal);
  const row = ops.add(iota(rank - 2, x.shape), ops.scalar(diagonal, x.shape, 'int32'));
  const column = iota(rank - 1, x.shape);
  return ops.where(lower ? elementwise('le', column, row) : elementwise('le', row, column), x, constant(0, x.shape, x.dtype));
}
export const tril = (x: Node, diagonal: number): Node => triangle('tril', x, diagonal, true);
export const triu = (x: Node, diagonal: number): Node => triangle('triu', x, diagonal, false);

/** The elements x[…, i, …, i + offset, …] of two dimensions, as the last dimension. */
export function diagonal(x: Node, offset: number, dim1: number, dim2: number): Node {
  const rank = x.shape.length;
  const [a, b] = [resolveDim('diagonal', dim1, rank), resolveDim('diagonal', dim2, rank)];
  if (a === b) throw new ArgumentError('diagonal', `the two dimensions are the same: ${dim1} and ${dim2}`);
  requireInteger('diagonal', 'the offset', offset);
  const rest = x.shape.map((_, i) => i).filter((i) => i !== a && i !== b);
  const last = ops.permute(x, [...rest, a, b]);
  const lead = rest.map((i) => x.shape[i]!);
  const [rows, columns] = [x.shape[a]!, x.shape[b]!];
  const [top, left] = [Math.max(0, -offset), Math.max(0, offset)];
  const n = Math.max(0, Math.min(rows - top, columns - left));
  if (n === 0) return ops.reshape(ops.narrow(last, lead.length, 0, 0), [...lead, 0]);
  const square = ops.shrink(last, [...lead.map(() => 0), top, left], [...lead, n, n]);
  // With n places more at the end, rows of n + 1 begin at the elements (i, i).
  const spread = ops.pad(ops.reshape(square, [...lead, n * n]), [...lead.map(() => 0), 0], [...lead, n * (n + 1)]);
  return ops.reshape(ops.narrow(ops.reshape(spread, [...lead, n, n + 1]), lead.length + 1, 0, 1), [...lead, n]);
}
