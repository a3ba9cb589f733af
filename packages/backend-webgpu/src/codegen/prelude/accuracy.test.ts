import { type ScalarOp, scalarOps } from '@nacre/tensor/backend';
import { build as k, launchKernel } from '@nacre/tensor/testing';
import { describe, expect, test } from 'vitest';
import { webgpu } from '../../webgpu.ts';

/** Largest distance from the exact result, in units of the last place of a float32; ½ is correctly rounded. */
const bounds: Partial<Record<ScalarOp, number>> = {
  exp: 1.5,
  expm1: 2,
  log: 1.5,
  log1p: 3,
  log2: 2,
  sin: 2.5,
  cos: 2.5,
  atan: 2,
  tanh: 3,
  sigmoid: 2.5,
  erf: 1.5,
  pow: 2,
  atan2: 2,
  mod: 0.5,
};

/** xorshift32. */
function randomWords(count: number): Int32Array {
  let state = 0x9e3779b9 | 0;
  return Int32Array.from({ length: count }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state;
  });
}

const smallestNormal = 2 ** -126;
const largest = 2 ** 128 - 2 ** 104;
const magnitudes = [
  ...[
    0,
    1,
    2,
    3,
    0.5,
    1.5,
    smallestNormal,
    2 ** -64,
    2 ** -25,
    0.34657359,
    Math.PI / 2,
    Math.PI,
    9.01,
    16.6,
    87.3,
    88.72283,
    88.72284,
  ],
  ...[103.9, 104, 1e4, 1e6, 2 ** 20, 2 ** 24, 1e10, 2 ** 126, 2 ** 127, largest, Infinity, NaN],
];
const specials = magnitudes.flatMap((x) => [x, -x]);

const isSubnormal = (x: number): boolean => x !== 0 && Math.abs(x) < smallestNormal;

/** All exponents, the middle ones more densely, and every pair of specials. */
function samples(): readonly [x: number, y: number][] {
  const words = randomWords(48_000);
  const floats = new Float32Array(words.buffer);
  const moderate = (word: number): number => Math.fround((word / 2 ** 31) * 2 ** ((word & 15) - 6));
  const anywhere = Array.from({ length: 8000 }, (_, i): [number, number] => [floats[i]!, floats[8000 + i]!]);
  const near = Array.from({ length: 16_000 }, (_, i): [number, number] => [
    moderate(words[16_000 + i]!),
    moderate(words[32_000 + i]!),
  ]);
  const pairs = specials.flatMap((x) => specials.map((y): [number, number] => [Math.fround(x), Math.fround(y)]));
  return [...anywhere, ...near, ...pairs].filter(([x, y]) => !isSubnormal(x) && !isSubnormal(y));
}

/** The distance between neighbouring float32s at a number. */
function ulp(value: number): number {
  const bits = new Uint32Array(Float32Array.of(Math.abs(value)).buffer)[0]!;
  return 2 ** (Math.max(bits >>> 23, 1) - 150);
}

/** In ulps; infinitely far where only one is a NaN. Subnormal results may be flushed, and zeros are zeros. */
function distance(result: number, exact: number): number {
  const rounded = Math.fround(exact);
  if (Number.isNaN(result) || Number.isNaN(rounded)) return Number.isNaN(result) && Number.isNaN(rounded) ? 0 : Infinity;
  if (result === rounded || (isSubnormal(rounded) && Math.abs(result) < smallestNormal)) return 0;
  const finite = (v: number): number => Math.min(Math.max(v, -(2 ** 128)), 2 ** 128);
  return Math.abs(finite(result) - finite(exact)) / ulp(Number.isFinite(rounded) ? rounded : largest);
}

describe('functions stay within their stated distance of float64', async () => {
  const { backend } = await webgpu();
  const points = samples();
  const operands = [0, 1].map((n) => Float32Array.from(points, (point) => point[n]!));
  const count = points.length;
  const line = k.at(k.axis(0));
  const loads = [0, 1].map((buffer) => k.load(buffer, 'float32', line));
  const buffers = [k.read('float32', count), k.read('float32', count), k.write('float32', count)];

  test.each(Object.keys(bounds) as ScalarOp[])('%s', async (op) => {
    const { arity, meaning } = scalarOps[op];
    const kernel = k.kernel(op, buffers, [count], [k.map([], [k.store(2, line, k.op(op, ...loads.slice(0, arity)))])]);
    const [results] = await launchKernel(backend, kernel, operands);
    let worst = { ulps: 0, text: '' };
    points.forEach(([x, y], i) => {
      const exact = meaning(x, y, 0, 'float32');
      const ulps = distance(results![i]!, exact);
      if (ulps > worst.ulps) worst = { ulps, text: `${op}(${x}, ${y}) = ${results![i]}, exactly ${exact}` };
    });
    expect(worst.ulps, worst.text).toBeLessThanOrEqual(bounds[op]!);
  });
});
