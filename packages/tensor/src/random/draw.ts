import type { RandomKey } from './generator.ts';
import { type Float32Algebra, normalQuantile } from './normal.ts';
import { threefry2x32 } from './threefry.ts';

const float = new Float32Array(1);
const word = new Int32Array(float.buffer);

const numbers: Float32Algebra<number> = {
  constant: Math.fround,
  add: (a, b) => Math.fround(a + b),
  sub: (a, b) => Math.fround(a - b),
  mul: (a, b) => Math.fround(a * b),
  sqrt: (a) => Math.fround(Math.sqrt(a)),
  below: (x, limit, a, b) => (x < Math.fround(limit) ? a : b),
  parts: (x) => {
    float[0] = x;
    const bits = word[0]!;
    word[0] = (bits & 0x7fffff) | 0x3f800000;
    return { mantissa: float[0]!, exponent: (bits >>> 23) - 127 };
  },
};

/**
 * Uniform on [0, 1) in steps of 2⁻²⁴, drawn on the host: the numbers `rand` has under the same key.
 * @example drawUniform(2, [0, 0]); // Float32Array [0.4185, 0.3147]
 */
export function drawUniform(count: number, key: RandomKey): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => (threefry2x32(key[0], key[1], i, 0)[0] >>> 8) * 2 ** -24);
}

/**
 * Standard normal numbers, drawn on the host: those `randn` has under the same key.
 * @example drawNormal(2, [0, 0]); // Float32Array [-0.2058, -0.4826]
 */
export function drawNormal(count: number, key: RandomKey): Float32Array {
  return Float32Array.from({ length: count }, (_, i) =>
    normalQuantile(numbers, symmetric(threefry2x32(key[0], key[1], i, 0)[0])),
  );
}

/** 23 bits as an odd multiple of 2⁻²³ between −1 and 1. */
const symmetric = (bits: number): number => (2 * (bits >>> 9) + 1 - 2 ** 23) * 2 ** -23;
