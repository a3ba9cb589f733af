import { ArgumentError, manualSeed, ones, randn, type Tensor, tensor, zeros } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { ActivityRegularizer, GaussianNoise, Linear, Module, regularization, Sequential } from './index.ts';

describe('ActivityRegularizer', () => {
  const x = tensor([
    [1, -2],
    [0, 4],
  ]);

  it('gives its input back', () => {
    expect(new ActivityRegularizer({ l1: 1 }).forward(x)).toBe(x);
  });

  it.each([
    [{ l1: 0.5 }, 1.75],
    [{ l2: 0.5 }, 5.25],
    [{ l1: 0.5, l2: 0.25 }, 4.375],
    [{ l1: 0.5, l2: 0.25, reduction: 'sum' }, 8.75],
    [{}, 0],
  ] as const)('asks for its price: %j', async (options, price) => {
    const layer = new ActivityRegularizer(options);
    layer.forward(x);
    expect(await regularization(layer).item()).toBeCloseTo(price, 6);
  });

  it('asks once, in training only, for the last input', async () => {
    const layer = new ActivityRegularizer({ l1: 1 });
    layer.forward(zeros([1, 2]));
    layer.forward(x);
    expect(await regularization(layer).item()).toBe(3.5);
    expect(await regularization(layer).item()).toBe(0);
    layer.forward(x);
    layer.eval().forward(x);
    expect(await regularization(layer).item()).toBe(0);
  });

  it('is no part of the state', () => {
    const layer = new ActivityRegularizer({ l1: 1 });
    layer.forward(x);
    expect(layer.stateDict()).toEqual({});
    expect(layer.parameters()).toEqual([]);
  });

  it.each([
    [{ l1: -1 }, 'l1 is a finite number that is not negative, got -1'],
    [{ l2: Number.NaN }, 'l2 is a finite number that is not negative, got NaN'],
    [{ reduction: 'mean' as 'sum' }, "reduction is 'batchmean' or 'sum', got mean"],
  ])('refuses %j', (options, message) => {
    expect(() => new ActivityRegularizer(options)).toThrow(ArgumentError);
    expect(() => new ActivityRegularizer(options)).toThrow(`ActivityRegularizer: ${message}`);
  });
});

describe('regularization', () => {
  it('sums over a model and has the gradient of the sum', async () => {
    class Twice extends Module {
      readonly first = new Linear(2, 2, { bias: false });
      readonly deep = [{ price: new ActivityRegularizer({ l1: 0.5 }) }, new ActivityRegularizer({ l2: 0.25 })] as const;
      forward(x: Tensor): Tensor {
        return this.deep[1].forward(this.deep[0].price.forward(this.first.forward(x)) as Tensor);
      }
    }
    const model = new Twice();
    model.loadStateDict({
      'first.weight': tensor([
        [1, 0],
        [0, -2],
      ]),
    }); // y = [3, -8] for x = [3, 4]
    model.forward(tensor([[3, 4]]));
    const penalty = regularization(model);
    penalty.backward();
    expect(await penalty.item()).toBeCloseTo(0.5 * 11 + 0.25 * 73, 5);
    // 0.5 · sign(y) + 0.5 · y = [2, -4.5], times x
    expect(await model.first.weight.grad!.array()).toEqual([
      [6, 8],
      [-13.5, -18],
    ]);
  });

  it('of a model without any is 0', async () => {
    expect(await regularization(new Sequential(new Linear(2, 2))).item()).toBe(0);
  });
});

describe('GaussianNoise', () => {
  it('has the deviation it is given, around the input', async () => {
    manualSeed(3);
    const data = Array.from(await new GaussianNoise(0.5).forward(ones([20_000])).data());
    const mean = data.reduce((a, b) => a + b) / data.length;
    const deviation = Math.sqrt(data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length);
    expect(Math.abs(mean - 1)).toBeLessThan((5 * 0.5) / Math.sqrt(20_000));
    expect(deviation / 0.5).toBeCloseTo(1, 1);
  });

  it('does nothing in evaluation or without deviation', () => {
    const x = randn([3]);
    expect(new GaussianNoise(0.5).eval().forward(x)).toBe(x);
    expect(new GaussianNoise(0).forward(x)).toBe(x);
  });

  it.each([-1, Number.NaN, Infinity])('refuses %d', (std) => {
    expect(() => new GaussianNoise(std)).toThrow(ArgumentError);
    expect(() => new GaussianNoise(std)).toThrow('GaussianNoise: a standard deviation is a finite number that is not negative');
  });
});
