import { ShapeMismatchError } from '@nacre/tensor';

/** Throws unless each of the named sizes is a positive integer. */
export function requireSizes(layer: string, sizes: Readonly<Record<string, number>>): void {
  for (const [name, size] of Object.entries(sizes)) {
    if (!Number.isInteger(size) || size < 1) throw new ShapeMismatchError(layer, `${name} is a positive integer, got ${size}`);
  }
}
