import type { Tensor } from '@nacre/tensor';
import { expect } from 'vitest';
import { type PackedTensor, type Tolerance, unpack } from './fixture.ts';

/** How close a value has to come. */
export interface Closeness {
  /** Default: 1e-5 relative, and absolute a millionth of the largest finite expected value. */
  readonly tolerance?: Tolerance | undefined;
  /** False leaves open what is expected to be NaN or infinite, and the signs of zeros. Default true. */
  readonly ieee?: boolean;
  /** Whether −0 and 0 differ. Default false. */
  readonly signedZeros?: boolean | undefined;
}

/** Shape and dtype are equal, and each element is within `absolute + relative · |expected|`; NaN equals NaN. */
export async function expectClose(what: string, actual: Tensor, expected: PackedTensor, closeness: Closeness): Promise<void> {
  expect(`${what}: ${actual.dtype} [${actual.shape}]`).toBe(`${what}: ${expected.dtype} [${expected.shape}]`);
  expect(mismatches(await actual.data(), unpack(expected), closeness), `${what} differs`).toEqual([]);
}

/** The first places where `got` strays from `expected`, as text. */
export function mismatches(got: ArrayLike<number>, expected: ArrayLike<number>, closeness: Closeness): string[] {
  if (got.length !== expected.length) return [`${got.length} elements instead of ${expected.length}`];
  const { tolerance, ieee = true, signedZeros = false } = closeness;
  const relative = tolerance?.relative ?? 1e-5;
  const absolute = tolerance?.absolute ?? 1e-6 * largest(expected);
  const close = (g: number, e: number): boolean => {
    if (!ieee && !Number.isFinite(e)) return true;
    if (g === 0 && e === 0) return Object.is(g, e) || !signedZeros || !ieee;
    return Object.is(g, e) || g === e || Math.abs(g - e) <= absolute + relative * Math.abs(e);
  };
  return Array.from(expected)
    .flatMap((e, i) => (close(got[i]!, e) ? [] : [`[${i}] ${shown(got[i]!)} instead of ${shown(e)}`]))
    .slice(0, 8);
}

const shown = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

function largest(values: ArrayLike<number>): number {
  return Array.from(values).reduce((most, v) => (Number.isFinite(v) ? Math.max(most, Math.abs(v)) : most), 0);
}
