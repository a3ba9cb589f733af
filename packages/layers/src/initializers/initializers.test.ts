import { cpu } from '@nacre/backend-cpu';
import {
  ArgumentError,
  drawUniform,
  manualSeed,
  nextKey,
  Parameter,
  ShapeMismatchError,
  type Tensor,
  zeros as zeroTensor,
} from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { Conv2d, ConvTranspose1d, Linear } from '../index.ts';
import {
  calculateGain,
  constant,
  kaimingNormal,
  kaimingUniform,
  normal,
  ones,
  orthogonal,
  truncatedNormal,
  uniform,
  xavierNormal,
  xavierUniform,
  zeros,
} from './index.ts';

const shape = [120, 40, 3, 2] as const;
const [fanIn, fanOut] = [240, 720];

async function moments(x: Tensor): Promise<{ mean: number; deviation: number; least: number; most: number }> {
  const data = Array.from((await x.data()) as Float32Array);
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  const deviation = Math.sqrt(data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length);
  return { mean, deviation, least: data.reduce((a, b) => Math.min(a, b)), most: data.reduce((a, b) => Math.max(a, b)) };
}

/** Deviation of a uniform distribution on ±bound. */
const flat = (bound: number): number => bound / Math.sqrt(3);

describe('initializers have the moments of PyTorch', () => {
  it.each<[string, (x: typeof shape) => Tensor, number, number]>([
    ['uniform', (x) => uniform(x), 0.5, 1 / Math.sqrt(12)],
    ['uniform on an interval', (x) => uniform(x, { a: -3, b: 1 }), -1, 4 / Math.sqrt(12)],
    ['normal', (x) => normal(x), 0, 1],
    ['normal around a mean', (x) => normal(x, { mean: 5, std: 0.1 }), 5, 0.1],
    ['xavierUniform', (x) => xavierUniform(x, { gain: 2 }), 0, flat(2 * Math.sqrt(6 / (fanIn + fanOut)))],
    ['xavierNormal', (x) => xavierNormal(x), 0, Math.sqrt(2 / (fanIn + fanOut))],
    ['kaimingUniform', (x) => kaimingUniform(x), 0, flat(Math.sqrt(6 / fanIn))],
    [
      'kaimingUniform for relu, backwards',
      (x) => kaimingUniform(x, { mode: 'fanOut', nonlinearity: 'relu' }),
      0,
      flat(Math.sqrt(6 / fanOut)),
    ],
    ['kaimingNormal', (x) => kaimingNormal(x, { a: 1 }), 0, Math.sqrt(1 / fanIn)],
    ['kaimingNormal for tanh', (x) => kaimingNormal(x, { nonlinearity: 'tanh' }), 0, 5 / 3 / Math.sqrt(fanIn)],
    ['truncatedNormal', (x) => truncatedNormal(x), 0, 0.8796],
  ])('%s', async (_, draw, mean, deviation) => {
    manualSeed(11);
    const found = await moments(draw(shape));
    expect(Math.abs(found.mean - mean)).toBeLessThan((5 * deviation) / Math.sqrt(28_800));
    expect(found.deviation / deviation).toBeCloseTo(1, 1.7);
  });

  it('truncatedNormal keeps to its limits, also far from the mean and close together', async () => {
    manualSeed(5);
    for (const [options, mean] of [
      [{ a: -0.5, b: 2 }, 0.4457],
      [{ a: 3, b: 3.5 }, 3.1855],
      [{ mean: 1, std: 0.1, a: 1.3, b: 9 }, 1.3283],
      [{ a: -0.1, b: 0.1 }, 0],
    ] as const) {
      const { least, most, mean: found } = await moments(truncatedNormal([4000], options));
      expect(least).toBeGreaterThanOrEqual(options.a);
      expect(most).toBeLessThanOrEqual(options.b);
      expect(found).toBeCloseTo(mean, 1);
    }
    expect(() => truncatedNormal([2], { a: 1, b: 1 })).toThrow(ArgumentError);
    expect(() => truncatedNormal([2], { std: 0 })).toThrow('truncatedNormal: expected a < b and std > 0');
  });

  it.each([
    [4, 4],
    [3, 8],
    [8, 3],
    [6, 2, 2],
  ])('orthogonal has orthogonal rows or columns: [%s]', async (...size: number[]) => {
    const weight = orthogonal(size, { gain: 2 }) as Tensor;
    const matrix = weight.reshape([size[0]!, -1]);
    const [rows, columns] = matrix.shape as [number, number];
    const products = (rows <= columns ? matrix.matmul(matrix.t()) : matrix.t().matmul(matrix)) as Tensor;
    const n = Math.min(rows, columns);
    ((await products.array()) as number[][]).forEach((row, i) =>
      row.forEach((value, j) => expect(value).toBeCloseTo(i === j ? 4 : 0, 5)),
    );
    expect(products.shape).toEqual([n, n]);
  });

  it('constants', async () => {
    expect(await constant([2], 3).array()).toEqual([3, 3]);
    expect(await zeros([2]).array()).toEqual([0, 0]);
    expect(await ones([1, 2]).array()).toEqual([[1, 1]]);
  });

  it('gains', () => {
    expect([calculateGain('linear'), calculateGain('tanh'), calculateGain('relu'), calculateGain('selu')]).toEqual([
      1,
      5 / 3,
      Math.SQRT2,
      0.75,
    ]);
    expect(calculateGain('leakyRelu', 0.2)).toBeCloseTo(1.3867504905630728, 12);
    expect(() => calculateGain('gelu' as 'relu')).toThrow('calculateGain: no gain is known for gelu');
  });

  it('a weight of one dimension has no fans', () => {
    expect(() => xavierUniform([3])).toThrow(ShapeMismatchError);
    expect(() => kaimingNormal([3])).toThrow('kaimingNormal: expected a weight [out, in, …] of 2 dimensions or more, got [3]');
    expect(() => orthogonal([3])).toThrow('orthogonal: expected 2 dimensions or more, got [3]');
  });
});

describe('filling', () => {
  it('gives a parameter back with new values, in its dtype', async () => {
    const parameter = new Parameter(zeroTensor([2, 3], { dtype: 'float64' }));
    expect(constant(parameter, 0.5)).toBe(parameter);
    expect(await parameter.array()).toEqual([
      [0.5, 0.5, 0.5],
      [0.5, 0.5, 0.5],
    ]);
    expect(parameter.dtype).toBe('float64');
  });

  it('is fixed by the seed at the time of the call, not of the first use', async () => {
    manualSeed(4);
    const a = uniform([5]);
    const b = uniform([5]);
    manualSeed(4);
    const expected = drawUniform(5, nextKey());
    expect(await b.data()).not.toEqual(expected);
    expect(await a.data()).toEqual(expected);
  });

  it.each([{}, { a: 3, b: 3.5 }])('takes one key for a truncated normal, however many rounds it needs: %o', async (options) => {
    const draw = (): Tensor => {
      manualSeed(6);
      return truncatedNormal([50], options);
    };
    const [first, second] = [draw(), draw()];
    const next = nextKey();
    manualSeed(6);
    nextKey();
    expect(nextKey()).toEqual(next);
    expect(await second.data()).toEqual(await first.data());
  });

  it('is the same on every device to the last bit', async () => {
    const device = await cpu({ threads: 1 });
    const weights = [0, 1].map(() => {
      manualSeed(9);
      return new Linear(30, 20);
    });
    weights[1]!.to(device);
    expect(await weights[1]!.weight.data()).toEqual(await weights[0]!.weight.data());
    expect(await weights[1]!.bias!.data()).toEqual(await weights[0]!.bias!.data());
    device.close();
  });

  it.each([
    ['Linear', () => new Linear(50, 40), 50],
    ['Conv2d', () => new Conv2d(4, 30, 3, { groups: 2 }), 18],
    ['ConvTranspose1d', () => new ConvTranspose1d(30, 8, 5), 40],
  ] as const)('%s begins uniform on ±1 / √fanIn, as in PyTorch', async (_, make, fan) => {
    manualSeed(2);
    const layer = make();
    const bound = 1 / Math.sqrt(fan);
    for (const x of [layer.weight, layer.bias!]) {
      const { least, most } = await moments(x);
      expect(least).toBeGreaterThanOrEqual(-bound);
      expect(most).toBeLessThanOrEqual(bound);
    }
    const { deviation, most } = await moments(layer.weight);
    expect(deviation / flat(bound)).toBeCloseTo(1, 1);
    expect(most / bound).toBeGreaterThan(0.97);
  });
});
