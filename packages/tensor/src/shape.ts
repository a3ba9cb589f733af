import { ArgumentError, ShapeMismatchError } from './errors.ts';
import type { Shape } from './types/shape.ts';

export type { Shape } from './types/shape.ts';

export const sizeOf = (shape: Shape): number => {
  let size = 1;
  for (const dim of shape) size *= dim;
  return size;
};

export const formatShape = (shape: Shape): string => `[${shape.join(', ')}]`;

export const sameShape = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((dim, i) => dim === b[i]);

/** Row-major strides in elements. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = stride;
    stride *= shape[i]!;
  }
  return strides;
}

/**
 * The smallest blocks of neighbouring dimensions that hold equally many elements in both of two shapes of one size; dimensions of size 1 are
 * in none. [8, 96, 56, 56] and [8, 1, 96, 3136] have the blocks 8 – 8, 96 – 96 and 56, 56 – 3136.
 */
export function commonBlocks(a: Shape, b: Shape): { from: number[]; to: number[] }[] {
  const blocks: { from: number[]; to: number[] }[] = [];
  let [sizeA, sizeB] = [1, 1];
  let block: { from: number[]; to: number[] } = { from: [], to: [] };
  for (let [i, j] = [0, 0]; i < a.length || j < b.length; ) {
    if (j === b.length || (i < a.length && sizeA <= sizeB)) {
      if (a[i] !== 1) block.from.push(i);
      sizeA *= a[i++]!;
    } else {
      if (b[j] !== 1) block.to.push(j);
      sizeB *= b[j++]!;
    }
    if (sizeA === sizeB && sizeA > 0 && block.from.length + block.to.length > 0) {
      blocks.push(block);
      block = { from: [], to: [] };
    }
  }
  return blocks;
}

/** The largest element count whose byte offsets still fit the 32-bit index arithmetic of every backend. */
export const maxElements = 2 ** 31 - 1;

export function checkShape(operation: string, shape: Shape): void {
  checkDims(operation, shape);
  checkSize(operation, shape);
}

export function checkDims(operation: string, shape: Shape): void {
  if (!Array.isArray(shape)) throw new ShapeMismatchError(operation, `expected an array of sizes, got ${String(shape)}`);
  for (const dim of shape) {
    if (!Number.isInteger(dim) || dim < 0) {
      throw new ShapeMismatchError(operation, `sizes are non-negative integers, got ${formatShape(shape)}`);
    }
  }
}

export function checkSize(operation: string, shape: Shape): void {
  if (sizeOf(shape) > maxElements) {
    throw new ShapeMismatchError(operation, `a tensor holds at most 2^31 - 1 elements, got ${formatShape(shape)}`, 'split it');
  }
}

/** Resolves a dimension number, negative counting from the end. */
export function resolveDim(operation: string, dim: number, rank: number): number {
  if (!Number.isInteger(dim) || dim < -rank || dim >= rank) {
    const range = rank === 0 ? 'a scalar has no dimensions' : `expected ${-rank} to ${rank - 1}`;
    throw new ArgumentError(operation, `dimension ${dim} is out of range for rank ${rank}: ${range}`);
  }
  return dim < 0 ? dim + rank : dim;
}

/** Resolves a list of distinct dimensions; `undefined` means all of them. Sorted. */
export function resolveDims(operation: string, dims: number | readonly number[] | undefined, rank: number): number[] {
  if (dims === undefined) return Array.from({ length: rank }, (_, i) => i);
  const resolved = (typeof dims === 'number' ? [dims] : dims).map((dim) => resolveDim(operation, dim, rank));
  if (new Set(resolved).size !== resolved.length) {
    throw new ArgumentError(operation, `a dimension appears twice in ${formatShape(typeof dims === 'number' ? [dims] : dims)}`);
  }
  return resolved.sort((a, b) => a - b);
}

/** NumPy's rule: aligned from the right, equal or 1. */
export function broadcastShapes(operation: string, a: Shape, b: Shape): number[] {
  if (sameShape(a, b)) return [...a];
  const rank = Math.max(a.length, b.length);
  const out = new Array<number>(rank);
  for (let i = 1; i <= rank; i++) {
    const m = a[a.length - i] ?? 1;
    const n = b[b.length - i] ?? 1;
    if (m !== n && m !== 1 && n !== 1) {
      throw new ShapeMismatchError(
        operation,
        `shapes do not broadcast: ${formatShape(a)} and ${formatShape(b)} (${m} ≠ ${n} at dimension ${-i})`,
        'sizes must be equal or 1, aligned from the right',
      );
    }
    out[rank - i] = m === 1 ? n : m;
  }
  checkSize(operation, out);
  return out;
}
