import { ArgumentError } from '../errors.ts';

/**
 * Random bits as a pure function of a key and a counter: no state, so any part of a stream can be drawn at any time, in any order,
 * on any machine. Everything random on the host starts here.
 */

/** The parity word that Threefry shares with Skein: no key makes the schedule trivial. */
const parity = 0x1bd11bda;

/**
 * Threefry-2x32 with 20 rounds: encrypts a 64-bit counter under a 64-bit key into 64 random bits. All four words and both results
 * are unsigned 32-bit integers; larger arguments count modulo 2³².
 *
 * Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011), Random123's `threefry2x32`, which JAX uses too.
 *
 * @example
 * const [a, b] = threefry2x32(0, 0, 0, 0); // 0x6b200159, 0x99ba4efe
 */
export function threefry2x32(key0: number, key1: number, counter0: number, counter1: number): [number, number] {
  const k0 = key0 | 0;
  const k1 = key1 | 0;
  const k2 = k0 ^ k1 ^ parity;
  let x = (counter0 + k0) | 0;
  let y = (counter1 + k1) | 0;

  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k1) | 0;
  y = (y + k2 + 1) | 0;

  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  x = (x + y) | 0;
  y = ((y << 29) | (y >>> 3)) ^ x;
  x = (x + y) | 0;
  y = ((y << 16) | (y >>> 16)) ^ x;
  x = (x + y) | 0;
  y = ((y << 24) | (y >>> 8)) ^ x;
  x = (x + k2) | 0;
  y = (y + k0 + 2) | 0;

  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k0) | 0;
  y = (y + k1 + 3) | 0;

  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  x = (x + y) | 0;
  y = ((y << 29) | (y >>> 3)) ^ x;
  x = (x + y) | 0;
  y = ((y << 16) | (y >>> 16)) ^ x;
  x = (x + y) | 0;
  y = ((y << 24) | (y >>> 8)) ^ x;
  x = (x + k1) | 0;
  y = (y + k2 + 4) | 0;

  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k2) | 0;
  y = (y + k0 + 5) | 0;

  return [x >>> 0, y >>> 0];
}

/** The upper 32 bits of the 64-bit product of two unsigned 32-bit integers. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const cross = aHigh * bLow + ((aLow * bLow) >>> 16);
  return aHigh * bHigh + Math.floor(cross / 0x10000) + Math.floor(((cross % 0x10000) + aLow * bHigh) / 0x10000);
}

/**
 * The integers 0 … n−1 in an order fixed by the key: Fisher–Yates from the top, where step i (n−1 down to 1) swaps i with
 * ⌊bits·(i+1) / 2³²⌋ and bits are the words of `threefry2x32(key0, key1, counter, 0)` for counter 0, 1, 2, …, two a counter.
 * No draw is rejected, so the work is the same for every key; an order is favoured by less than n / 2³² relative.
 *
 * @throws ArgumentError when n is not an integer from 0 to 2³¹ − 1.
 * @example
 * const order = randomPermutation(60000, 42, 0); // Int32Array
 */
export function randomPermutation(n: number, key0: number, key1: number): Int32Array {
  if (!Number.isInteger(n) || n < 0 || n > 0x7fffffff) {
    throw new ArgumentError('randomPermutation', `n is an integer from 0 to 2^31 - 1, got ${n}`);
  }
  const order = new Int32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  let spare = 0;
  for (let i = n - 1, draw = 0; i > 0; i--, draw++) {
    let bits = spare;
    if ((draw & 1) === 0) [bits, spare] = threefry2x32(key0, key1, draw >>> 1, 0);
    const j = multiplyHigh(bits, i + 1);
    const swapped = order[i]!;
    order[i] = order[j]!;
    order[j] = swapped;
  }
  return order;
}
