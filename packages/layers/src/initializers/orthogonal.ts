import { drawNormal, nextKey, ShapeMismatchError } from '@nacre/tensor';
import { filled, type Initialized, shapeOf, type Target } from './target.ts';

/**
 * Saxe et al. (2013): the rows, or if they are more than the columns the columns, of the weight as a matrix [out, rest] are orthogonal
 * and of length `gain` (`orthogonal_`).
 *
 * @example
 * const weight = orthogonal([2, 3]);
 * weight.shape; // [2, 3]
 */
export function orthogonal<const T extends Target>(target: T, options: { gain?: number } = {}): Initialized<T> {
  const shape = shapeOf(target);
  if (shape.length < 2) throw new ShapeMismatchError('orthogonal', `expected 2 dimensions or more, got [${shape.join(', ')}]`);
  const rows = shape[0]!;
  const columns = shape.slice(1).reduce((count, size) => count * size, 1);
  const [key, { gain = 1 }] = [nextKey(), options];
  return filled('orthogonal', target, () => {
    const length = Math.max(rows, columns);
    const vectors = orthonormal(Math.min(rows, columns), length, Float64Array.from(drawNormal(rows * columns, key)));
    return Float32Array.from({ length: rows * columns }, (_, i) => {
      const [row, column] = [Math.floor(i / columns), i % columns];
      return gain * (rows <= columns ? vectors[row * length + column]! : vectors[column * length + row]!);
    });
  });
}

/**
 * Gram and Schmidt on `count` vectors of a length, each made orthogonal twice, which is exact to rounding. Normal vectors give a
 * uniformly distributed result.
 */
function orthonormal(count: number, length: number, vectors: Float64Array): Float64Array {
  for (let i = 0; i < count; i++) {
    const vector = vectors.subarray(i * length, (i + 1) * length);
    for (let pass = 0; pass < 2; pass++) {
      for (let j = 0; j < i; j++) {
        const other = vectors.subarray(j * length, (j + 1) * length);
        const overlap = dot(vector, other);
        for (let k = 0; k < length; k++) vector[k]! -= overlap * other[k]!;
      }
    }
    const norm = Math.sqrt(dot(vector, vector));
    for (let k = 0; k < length; k++) vector[k]! /= norm;
  }
  return vectors;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
