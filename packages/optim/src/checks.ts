import { ArgumentError } from '@nacre/tensor';

/** Throws unless each of the named numbers is finite and not negative. */
export function requireNotNegative(optimizer: string, options: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (!(value >= 0 && value < Infinity))
      throw new ArgumentError(optimizer, `${name} is a finite number that is not negative, got ${value}`);
  }
}

/** Throws unless each number is in [0, 1). */
export function requireBetas(optimizer: string, betas: readonly [number, number]): void {
  if (!betas.every((beta) => beta >= 0 && beta < 1))
    throw new ArgumentError(optimizer, `betas are in [0, 1), got ${betas.join(' and ')}`);
}

/** Throws unless each of the named numbers is in [0, 1). */
export function requireShares(optimizer: string, options: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (!(value >= 0 && value < 1)) throw new ArgumentError(optimizer, `${name} is in [0, 1), got ${value}`);
  }
}
