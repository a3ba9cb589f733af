import { ArgumentError, type Shape, ShapeMismatchError, type Size } from '@nacre/tensor';

/** Throws unless each of the named sizes is a positive integer. */
export function requireSizes(layer: string, sizes: Readonly<Record<string, Size>>): void {
  for (const [name, size] of Object.entries(sizes)) {
    const each = typeof size === 'number' ? [size] : size;
    if (each.some((n) => !Number.isInteger(n) || n < 1)) {
      throw new ShapeMismatchError(
        layer,
        `${name} is ${typeof size === 'number' ? 'a positive integer' : 'positive integers'}, got ${show(size)}`,
      );
    }
  }
}

/** A size for each of `rank` dimensions. */
export function perDimension(layer: string, name: string, size: Size, rank: number): readonly number[] {
  const sizes = typeof size === 'number' ? Array<number>(rank).fill(size) : [...size];
  if (sizes.length !== rank)
    throw new ArgumentError(layer, `${name} is a number, or one for each of ${rank} dimensions, got ${show(size)}`);
  return sizes;
}

/** Throws unless the groups divide the channels on both sides. */
export function requireGroups(layer: string, groups: number, inChannels: number, outChannels: number): void {
  if (inChannels % groups !== 0 || outChannels % groups !== 0) {
    throw new ArgumentError(
      layer,
      `groups must divide the ${inChannels} input and ${outChannels} output channels, got ${groups}`,
    );
  }
}

export const show = (size: Size): string => (typeof size === 'number' ? String(size) : `[${size.join(', ')}]`);

export const countOf = (shape: Shape): number => shape.reduce((count, size) => count * size, 1);

/** Throws unless 0 ≤ p ≤ 1. */
export function requireProbability(layer: string, name: string, p: number): void {
  if (!(p >= 0 && p <= 1)) throw new ArgumentError(layer, `${name} is a probability, from 0 to 1, got ${p}`);
}
