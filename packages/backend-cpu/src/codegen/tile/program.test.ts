import { type DType, type Kernel, printKernel, type TypedArray } from '@nacre/tensor/backend';
import { expectAgreement, build as k, launchKernel, wholeNumbers } from '@nacre/tensor/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Convolution,
  convolution,
  inputGradient,
  matmul,
  places,
  type Transposed,
  weightGradient,
} from './fixtures/products.ts';
import { agree, instantiate, noise, reference, target } from './fixtures/running.ts';
import { productOf } from './product.ts';
import { compileTiles } from './program.ts';
import { chooseTiling } from './tile.ts';
import { type Limits, tilingOf } from './tiling.ts';

const sized = (max: number): fc.Arbitrary<number> => fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max }));
const layout = fc.constantFrom<Transposed>('plain', 'transposed');
const matmuls = fc
  .record({
    batch: fc.integer({ min: 1, max: 3 }),
    m: sized(300),
    n: sized(300),
    k: sized(1200),
    a: layout,
    b: layout,
    c: layout,
  })
  .filter((x) => x.batch * x.m * x.n * x.k < 400_000);

const convolutions = fc
  .record({
    images: fc.integer({ min: 1, max: 3 }),
    groups: fc.constantFrom(1, 1, 2),
    inputs: fc.integer({ min: 1, max: 9 }),
    outputs: fc.integer({ min: 1, max: 9 }),
    size: fc.tuple(sized(20), sized(40)),
    taps: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
    stride: fc.integer({ min: 1, max: 3 }),
    dilation: fc.integer({ min: 1, max: 3 }),
    padding: fc.integer({ min: 0, max: 3 }),
  })
  .filter(
    (c) =>
      places(c).every((n) => n > 0) &&
      c.images * c.groups * c.inputs * c.outputs * c.taps[0] * c.taps[1] * places(c)[0] * places(c)[1] < 300_000,
  );

describe('tiled products agree with the reference', () => {
  test(
    'matmul',
    () =>
      fc.assert(
        fc.asyncProperty(matmuls, (x) => agree(matmul(x))),
        { numRuns: 50, seed: 1 },
      ),
    60_000,
  );
  test(
    'convolution',
    () =>
      fc.assert(
        fc.asyncProperty(convolutions, (c) => agree(convolution(c))),
        { numRuns: 50, seed: 2 },
      ),
    60_000,
  );
  test(
    'weight gradient',
    () =>
      fc.assert(
        fc.asyncProperty(convolutions, (c) => agree(weightGradient(c))),
        { numRuns: 50, seed: 3 },
      ),
    60_000,
  );
  test(
    'input gradient',
    () =>
      fc.assert(
        fc.asyncProperty(convolutions, (c) => agree(inputGradient({ ...c, stride: 1 }))),
        { numRuns: 40, seed: 4 },
      ),
    60_000,
  );

  const wide = { images: 2, groups: 1, inputs: 2, outputs: 5, dilation: 1 } as const;
  test.each<[string, Kernel]>([
    ['k in blocks', matmul({ batch: 1, m: 9, n: 70, k: 1001, a: 'plain', b: 'plain', c: 'plain' })],
    ['k in blocks that end within a vector', matmul({ batch: 1, m: 9, n: 7, k: 2047, a: 'plain', b: 'transposed', c: 'plain' })],
    ['both sides in blocks', matmul({ batch: 1, m: 515, n: 301, k: 9, a: 'plain', b: 'plain', c: 'plain' })],
    ['rows that share cache sets', matmul({ batch: 1, m: 40, n: 64, k: 128, a: 'transposed', b: 'plain', c: 'plain' })],
    ['a long signal in steps of 3', convolution({ ...wide, size: [1, 3001], taps: [1, 7], stride: 3, padding: 4 })],
    ['weights of a long signal in steps of 3', weightGradient({ ...wide, size: [1, 3001], taps: [1, 7], stride: 3, padding: 4 })],
    ['a picture in blocks of rows', convolution({ ...wide, size: [61, 45], taps: [3, 5], stride: 1, padding: 2 })],
    [
      'weights of a picture, k in blocks of rows',
      weightGradient({ ...wide, size: [61, 45], taps: [3, 5], stride: 1, padding: 2 }),
    ],
    ['more taps than a block of k', convolution({ ...wide, size: [40, 40], taps: [37, 37], stride: 1, padding: 0 })],
  ])('%s', async (_, kernel) => {
    expect(chooseTiling(kernel)).toBeDefined();
    await agree(kernel);
  });
});

test('a factor that is one number is left to the general loops', async () => {
  const product = k.op('mul', k.constant(3), k.load(0, 'float32', k.at(k.axis(2, 96), k.axis(1))));
  const kernel = k.kernel(
    'a constant times a matrix',
    [k.read('float32', 12 * 96), k.write('float32', 32 * 96)],
    [32, 96],
    [k.reduce([12], k.accumulator('sum', product)), k.map([], [k.store(1, k.at(k.axis(0, 96), k.axis(1)), k.result(0, 0))])],
  );
  expect(chooseTiling(kernel)).toBeUndefined();
  await agree(kernel);
});

describe('infinities and NaNs reach only the sums they are in', () => {
  const withSpecials = (dtype: DType, count: number): TypedArray =>
    wholeNumbers(dtype, count).map((value, i) =>
      i % 61 === 7 ? Number.NaN : i % 83 === 5 ? Number.POSITIVE_INFINITY : value,
    ) as TypedArray;
  const small = {
    images: 2,
    groups: 1,
    inputs: 3,
    outputs: 5,
    size: [13, 14],
    taps: [3, 3],
    stride: 1,
    dilation: 1,
    padding: 1,
  } as const;
  test.each<[string, Kernel]>([
    ['rows along k', matmul({ batch: 1, m: 21, n: 19, k: 27, a: 'plain', b: 'transposed', c: 'plain' })],
    ['columns across k', matmul({ batch: 1, m: 21, n: 19, k: 27, a: 'plain', b: 'plain', c: 'plain' })],
    ['convolution', convolution(small)],
    ['convolution in steps', convolution({ ...small, size: [31, 31], stride: 2 })],
    ['weight gradient', weightGradient(small)],
    ['input gradient', inputGradient(small)],
  ])('%s', async (_, kernel) => {
    expect(chooseTiling(kernel)).toBeDefined();
    await agree(kernel, [], withSpecials);
  });
});

/** Caches so small that everything is cut and packed. */
const toyLimits = fc.record({
  sums: fc.integer({ min: 16, max: 400 }),
  scalar: fc.integer({ min: 1, max: 40 }),
  vector: fc.integer({ min: 8, max: 60 }),
  leastVector: fc.constant(8),
  leastScalar: fc.constant(1),
  steps: fc.record({ outer: fc.integer({ min: 2, max: 60 }), dot: fc.integer({ min: 16, max: 90 }) }),
  packedOnce: fc.constantFrom(0, 1000, 1 << 20),
  parallelWork: fc.constant(1000),
  parallelUnits: fc.integer({ min: 1, max: 6 }),
}) satisfies fc.Arbitrary<Limits>;

const products = fc.oneof(
  matmuls.filter((x) => x.batch * x.m * x.n * x.k < 100_000).map(matmul),
  fc
    .tuple(
      convolutions,
      fc.constantFrom(convolution, weightGradient, (c: Convolution) => inputGradient({ ...c, stride: 1 })),
    )
    .map(([c, build]) => build(c)),
);

test('every form, every side and every size of blocks give the same', async () => {
  const property = fc.asyncProperty(
    products,
    toyLimits,
    fc.constantFrom('outer', 'dot'),
    fc.boolean(),
    async (kernel, limits, form, vectorIsM) => {
      const tiling = kernel.axes.includes(0) ? undefined : tilingOf(productOf(kernel)!, form, vectorIsM, limits);
      if (tiling === undefined) return;
      const program = instantiate(kernel, tiling);
      const inputs = kernel.buffers.slice(0, 2).map(({ count }) => wholeNumbers('float32', count));
      inputs.forEach((input, i) => program.buffers[i]!.set(input));
      program.run(0, program.units);
      const [expected] = await launchKernel(reference, kernel, inputs);
      expectAgreement(`${program.summary}\n${printKernel(kernel)}`, program.buffers[2]!, expected!, 'float32');
    },
  );
  await fc.assert(property, { numRuns: 150, seed: 5 });
}, 60_000);

test('any split of the units gives the same bits', () => {
  for (const kernel of [
    matmul({ batch: 2, m: 300, n: 150, k: 70, a: 'plain', b: 'plain', c: 'plain' }),
    weightGradient({
      images: 4,
      groups: 1,
      inputs: 3,
      outputs: 6,
      size: [28, 28],
      taps: [5, 5],
      stride: 1,
      dilation: 1,
      padding: 2,
    }),
    inputGradient({
      images: 3,
      groups: 1,
      inputs: 6,
      outputs: 16,
      size: [14, 14],
      taps: [5, 5],
      stride: 1,
      dilation: 1,
      padding: 0,
    }),
  ]) {
    const program = instantiate(kernel);
    expect(program.units).toBeGreaterThan(1);
    program.buffers[0]!.set(noise(program.buffers[0]!.length));
    program.buffers[1]!.set(noise(program.buffers[1]!.length));
    program.run(0, program.units);
    const whole = program.buffers[2]!.slice();
    program.buffers[2]!.fill(Number.NaN);
    for (let unit = program.units - 1; unit >= 0; unit--) program.run(unit, unit + 1);
    expect(program.buffers[2]!.every((value, i) => Object.is(value, whole[i]))).toBe(true);
  }
});

test('sums of a thousand products stay within 4 · 10⁻⁶ of float64 for terms of size 1', () => {
  for (const b of ['plain', 'transposed'] as const) {
    const [m, n, inner] = [30, 50, 1000];
    const program = instantiate(matmul({ batch: 1, m, n, k: inner, a: 'plain', b, c: 'plain' }));
    const [x, y, z] = program.buffers as [Float32Array, Float32Array, Float32Array];
    x.set(noise(x.length).map((v) => v / 2));
    y.set(noise(y.length).map((v) => v / 2));
    program.run(0, program.units);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        let size = 0;
        for (let l = 0; l < inner; l++) {
          const term = x[i * inner + l]! * y[b === 'plain' ? l * n + j : j * inner + l]!;
          sum += term;
          size += Math.abs(term);
        }
        expect(Math.abs(z[i * n + j]! - sum)).toBeLessThan(4e-6 * size);
      }
    }
  }
});

test('tiles of six rows give the bits of tiles of four', () => {
  for (const [m, n, k] of [
    [6, 8, 40],
    [100, 60, 70],
    [65, 33, 500],
  ] as const) {
    const kernel = matmul({ batch: 1, m, n, k, a: 'plain', b: 'plain', c: 'plain' });
    const [usual, tall] = [target, { ...target, tallTiles: () => true }].map((on) => {
      const program = instantiate(kernel, chooseTiling(kernel)!, on);
      const [x, y, z] = program.buffers as [Float32Array, Float32Array, Float32Array];
      x.set(noise(x.length));
      y.set(noise(y.length));
      program.run(0, program.units);
      return z;
    });
    expect(tall).toEqual(usual);
  }
});

test('what is not worth tiles is left to the general loops', () => {
  const small = matmul({ batch: 1, m: 3, n: 4, k: 5, a: 'plain', b: 'plain', c: 'plain' });
  const empty = matmul({ batch: 1, m: 30, n: 40, k: 0, a: 'plain', b: 'plain', c: 'plain' });
  const depthwise = convolution({
    images: 1,
    groups: 16,
    inputs: 1,
    outputs: 1,
    size: [28, 28],
    taps: [3, 3],
    stride: 1,
    dilation: 1,
    padding: 1,
  });
  for (const kernel of [small, empty, depthwise]) expect(compileTiles(kernel, target)).toBeUndefined();
});
