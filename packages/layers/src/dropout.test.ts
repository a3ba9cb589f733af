import { ArgumentError, manualSeed, ones, randn, ShapeMismatchError, type Tensor, zeros } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { AlphaDropout, Dropout, Dropout1d, Dropout2d, Dropout3d } from './index.ts';

describe('Dropout', () => {
  it('drops its share in training and scales the rest, so that the mean stays', async () => {
    manualSeed(1);
    const data = await new Dropout(0.3).forward(ones([20_000])).data();
    const kept = data.filter((x) => x !== 0);
    expect(new Set(kept)).toEqual(new Set([Math.fround(1 / 0.7)]));
    expect(kept.length / data.length).toBeCloseTo(0.7, 1);
    expect(Math.abs(kept.length - 14_000)).toBeLessThan(4 * Math.sqrt(20_000 * 0.3 * 0.7));
  });

  it('draws a new mask each time, the same for the same seed', async () => {
    const layer = new Dropout();
    const draws = (): Tensor[] => [layer.forward(ones([64])), layer.forward(ones([64]))];
    manualSeed(7);
    const [a, b] = await Promise.all(draws().map((x) => x.data()));
    manualSeed(7);
    const [c] = await Promise.all(draws().map((x) => x.data()));
    expect(a).not.toEqual(b);
    expect(c).toEqual(a);
  });

  it('lets the gradient through where it let the value through', async () => {
    const x = ones([100], { requiresGrad: true });
    const y = new Dropout(0.5).forward(x);
    y.sum().backward();
    const [values, gradients] = [await y.data(), await x.grad!.data()];
    expect(gradients).toEqual(values);
    expect(new Set(values)).toEqual(new Set([0, 2]));
  });

  it('does nothing in evaluation or with p = 0, and drops all with p = 1', async () => {
    const x = ones([3]);
    expect(new Dropout(0.9).eval().forward(x)).toBe(x);
    expect(new Dropout(0).forward(x)).toBe(x);
    expect(await new Dropout(1).forward(x).array()).toEqual([0, 0, 0]);
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses p = %d', (p) => {
    expect(() => new Dropout(p)).toThrow(ArgumentError);
    expect(() => new Dropout(p)).toThrow(`Dropout: a probability is between 0 and 1, got ${p}`);
  });
});

describe('dropout of channels', () => {
  it('drops a channel of an example whole', async () => {
    manualSeed(2);
    const y = await new Dropout2d(0.25).forward(ones([40, 50, 2, 3])).data();
    const channels = Array.from({ length: 2000 }, (_, i) => new Set(y.subarray(6 * i, 6 * i + 6)));
    expect(channels.every((values) => values.size === 1)).toBe(true);
    const dropped = channels.filter((values) => values.has(0)).length;
    expect(Math.abs(dropped - 500)).toBeLessThan(4 * Math.sqrt(2000 * 0.25 * 0.75));
    expect(Math.max(...y)).toBe(Math.fround(4 / 3));
  });

  it.each([
    [new Dropout1d(), [2, 3, 4]],
    [new Dropout2d(), [2, 3, 4, 5]],
    [new Dropout3d(), [2, 3, 4, 5, 6]],
  ] as const)('takes the rank of its name (%#)', (layer, shape) => {
    const drop: { forward(x: Tensor): Tensor } = layer;
    expect(drop.forward(zeros(shape)).shape).toEqual(shape);
    expect(() => drop.forward(zeros([2, ...shape]))).toThrow(ShapeMismatchError);
    expect(() => drop.forward(zeros([2, ...shape]))).toThrow(`expected ${shape.length} dimensions [N, C, …], got [2, 2, 3`);
  });
});

describe('AlphaDropout', () => {
  it('keeps mean 0 and variance 1', async () => {
    manualSeed(4);
    const data = Array.from(await new AlphaDropout(0.3).forward(randn([40_000])).data());
    const mean = data.reduce((a, b) => a + b) / data.length;
    const variance = data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  });

  it('puts α′ where it drops, and a · x + b elsewhere', async () => {
    const [p, limit] = [0.25, -1.7580993408473766];
    const a = ((1 - p) * (1 + p * limit * limit)) ** -0.5;
    const values = [...new Set(await new AlphaDropout(p).forward(ones([200])).data())].sort((x, y) => x - y);
    expect(values).toHaveLength(2);
    expect(values[0]).toBeCloseTo(a * limit * (1 - p), 5);
    expect(values[1]).toBeCloseTo(a - a * limit * p, 5);
    expect(await new AlphaDropout(1).forward(ones([2])).array()).toEqual([0, 0]);
  });

  it('does nothing in evaluation', () => {
    const x = ones([3]);
    expect(new AlphaDropout().eval().forward(x)).toBe(x);
  });
});
