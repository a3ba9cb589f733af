import { ArgumentError, manualSeed, ones, type Tensor } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { Dropout } from './index.ts';

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
