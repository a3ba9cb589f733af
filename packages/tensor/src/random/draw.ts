import type { RandomKey } from './generator.ts';
import { logOfRest, normalQuantile } from './normal.ts';
import { threefry2x32 } from './threefry.ts';

/**
 * Uniform on [0, 1) in steps of 2⁻²⁴, drawn on the host: the numbers `rand` has under the same key.
 * @example drawUniform(2, [0, 0]); // Float32Array [0.4185, 0.3147]
 */
export function drawUniform(count: number, key: RandomKey): Float32Array {
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) values[i] = (threefry2x32(key[0], key[1], i, 0)[0] >>> 8) * 2 ** -24;
  return values;
}

/**
 * Standard normal numbers, drawn on the host: those `randn` has under the same key.
 * @example drawNormal(2, [0, 0]); // Float32Array [-0.2058, -0.4826]
 */
export function drawNormal(count: number, key: RandomKey): Float32Array {
  // In two passes: in one, the chain of steps from bits to a number is too long for a processor to begin the next beside it.
  const values = new Float32Array(count);
  const logs = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    values[i] = symmetric(threefry2x32(key[0], key[1], i, 0)[0]);
    logs[i] = logOfRest(values[i]!);
  }
  for (let i = 0; i < count; i++) values[i] = normalQuantile(values[i]!, logs[i]!);
  return values;
}

/** 23 bits as an odd multiple of 2⁻²³ between −1 and 1. */
const symmetric = (bits: number): number => (2 * (bits >>> 9) + 1 - 2 ** 23) * 2 ** -23;
