import { type Shape, ShapeMismatchError, type Size, type Tensor } from '@nacre/tensor';
import { requireSizes, show } from '../sizes.ts';

/** A size, or the sizes of several last dimensions, as a shape. */
export type Trailing<N extends Size> = N extends number ? [N] : N extends Shape ? [...N] : Shape;

/** The last dimensions that a layer normalizes over, as a shape. */
export function trailing(layer: string, normalizedShape: Size): readonly number[] {
  requireSizes(layer, { normalizedShape });
  const shape = typeof normalizedShape === 'number' ? [normalizedShape] : [...normalizedShape];
  if (shape.length === 0) throw new ShapeMismatchError(layer, 'normalizedShape has at least one size, got []');
  return shape;
}

/** Those dimensions of `x`; throws unless their sizes are as expected. */
export function trailingDims(layer: string, x: Tensor, expected: readonly number[]): readonly number[] {
  const first = x.rank - expected.length;
  if (first < 0 || x.shape.slice(first).join() !== expected.join())
    throw new ShapeMismatchError(layer, `expected the last dimensions to be ${show(expected)}, got ${show(x.shape)}`);
  return expected.map((_, i) => first + i);
}
