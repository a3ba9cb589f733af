import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../errors.ts';
import { randomPermutation, threefry2x32 } from './threefry.ts';

const word = fc.integer({ min: 0, max: 0xffffffff });

/** The paper's loop, in 64-bit integers: nothing shared with the unrolled code. */
function threefryByLoop(key0: number, key1: number, counter0: number, counter1: number): [number, number] {
  const mask = 0xffffffffn;
  const keys = [BigInt(key0), BigInt(key1), BigInt(key0) ^ BigInt(key1) ^ 0x1bd11bdan];
  const rotations = [13n, 15n, 26n, 6n, 17n, 29n, 16n, 24n];
  let x = (BigInt(counter0) + keys[0]!) & mask;
  let y = (BigInt(counter1) + keys[1]!) & mask;
  for (let round = 0; round < 20; round++) {
    const r = rotations[round % 8]!;
    x = (x + y) & mask;
    y = (((y << r) | (y >> (32n - r))) & mask) ^ x;
    if (round % 4 === 3) {
      const injection = (round + 1) / 4;
      x = (x + keys[injection % 3]!) & mask;
      y = (y + keys[(injection + 1) % 3]! + BigInt(injection)) & mask;
    }
  }
  return [Number(x), Number(y)];
}

describe('threefry2x32', () => {
  it.each([
    { name: 'zeros', key: [0, 0], counter: [0, 0], expected: [0x6b200159, 0x99ba4efe] },
    { name: 'ones', key: [0xffffffff, 0xffffffff], counter: [0xffffffff, 0xffffffff], expected: [0x1cb996fc, 0xbb002be7] },
    {
      name: 'digits of pi',
      key: [0x13198a2e, 0x03707344],
      counter: [0x243f6a88, 0x85a308d3],
      expected: [0xc4923a9c, 0x483df7a0],
    },
  ] as const)('gives the known answer of Random123: $name', ({ key, counter, expected }) => {
    expect(threefry2x32(key[0], key[1], counter[0], counter[1])).toEqual(expected);
  });

  it('equals the loop of the paper for any key and counter', () => {
    fc.assert(
      fc.property(word, word, word, word, (k0, k1, c0, c1) => {
        expect(threefry2x32(k0, k1, c0, c1)).toEqual(threefryByLoop(k0, k1, c0, c1));
      }),
    );
  });
});

describe('randomPermutation', () => {
  it('holds every index once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), word, word, (n, k0, k1) => {
        expect([...randomPermutation(n, k0, k1)].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
      }),
    );
  });

  it('is fixed by the key for good', () => {
    expect([...randomPermutation(10, 1, 2)]).toEqual([6, 7, 0, 2, 5, 3, 9, 8, 4, 1]);
    expect([...randomPermutation(10, 1, 3)]).not.toEqual([...randomPermutation(10, 1, 2)]);
    expect([...randomPermutation(10, 2, 2)]).not.toEqual([...randomPermutation(10, 1, 2)]);
  });

  it('draws each of the 24 orders of four equally often', () => {
    const counts = new Map<string, number>();
    const draws = 24_000;
    for (let key = 0; key < draws; key++) {
      const order = randomPermutation(4, key, 7).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    let chiSquare = 0;
    for (const count of counts.values()) chiSquare += (count - 1000) ** 2 / 1000;
    // 23 degrees of freedom: 49.7 is the 99.9 % point.
    expect(chiSquare).toBeLessThan(49.7);
  });

  it('follows its formula where the product needs more than 53 bits', () => {
    const n = 2 ** 22 + 1;
    const order = randomPermutation(n, 5, 6);
    const [bits] = threefry2x32(5, 6, 0, 0);
    expect(order[n - 1]).toBe(Number((BigInt(bits) * BigInt(n)) >> 32n));
  });

  it.each([-1, 1.5, NaN, Infinity, 2 ** 31])('refuses n = %s', (n) => {
    expect(() => randomPermutation(n, 0, 0)).toThrow(ArgumentError);
  });
});
