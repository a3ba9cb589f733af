import { ArgumentError, randn, ShapeMismatchError, type Tensor, zeros } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { BatchNorm2d, GroupNorm, InstanceNorm1d, InstanceNorm2d, LayerNorm, LocalResponseNorm, RMSNorm } from '../index.ts';

interface Norm {
  forward(x: Tensor): Tensor;
}

describe('relatives', () => {
  const x = randn([3, 4, 2, 5]);
  it.each<[string, Norm, Norm]>([
    ['GroupNorm of one group and LayerNorm', new GroupNorm(1, 4), new LayerNorm([4, 2, 5])],
    ['GroupNorm of single channels and InstanceNorm', new GroupNorm(4, 4), new InstanceNorm2d(4)],
    ['RMSNorm and LayerNorm where the mean is 0', new RMSNorm(10, { eps: 1e-5 }), new LayerNorm(10)],
  ])('%s are alike', async (_, a, b) => {
    const input = a instanceof RMSNorm ? new LayerNorm(10).forward(x.reshape([12, 10])) : x;
    const [one, other] = [await a.forward(input).data(), await b.forward(input).data()];
    one.forEach((value, i) => expect(value).toBeCloseTo(other[i]!, 4));
  });

  it('InstanceNorm of one example and BatchNorm are alike', async () => {
    const example = randn([1, 4, 3, 3]);
    const [one, other] = [await new InstanceNorm2d(4).forward(example).data(), await new BatchNorm2d(4).forward(example).data()];
    one.forEach((value, i) => expect(value).toBeCloseTo(other[i]!, 5));
  });
});

describe('what does not fit', () => {
  it.each<[() => unknown, typeof ArgumentError | typeof ShapeMismatchError, string]>([
    [() => new GroupNorm(4, 6), ArgumentError, 'GroupNorm: numGroups divides the 6 channels, got 4'],
    [() => new GroupNorm(0, 6), ShapeMismatchError, 'GroupNorm: numGroups is a positive integer, got 0'],
    [
      () => (new GroupNorm(2, 6) as Norm).forward(zeros([2, 4, 3])),
      ShapeMismatchError,
      'GroupNorm: expected 6 channels, got [2, 4, 3] (6 ≠ 4)',
    ],
    [
      () => (new GroupNorm(2, 6) as Norm).forward(zeros([6])),
      ShapeMismatchError,
      'GroupNorm: expected 6 channels, got [6] (6 ≠ none)',
    ],
    [() => new RMSNorm([3, 0]), ShapeMismatchError, 'RMSNorm: normalizedShape is positive integers, got [3, 0]'],
    [
      () => (new RMSNorm(3) as Norm).forward(zeros([3, 4])),
      ShapeMismatchError,
      'RMSNorm: expected the last dimensions to be [3], got [3, 4]',
    ],
    [() => new InstanceNorm2d(0), ShapeMismatchError, 'InstanceNorm2d: numFeatures is a positive integer, got 0'],
    [
      () => (new InstanceNorm2d(3) as Norm).forward(zeros([2, 3, 4])),
      ShapeMismatchError,
      'InstanceNorm2d: expected 4 dimensions, got [2, 3, 4]',
    ],
    [
      () => new InstanceNorm1d(3).eval().forward(zeros([2, 3, 1])),
      ShapeMismatchError,
      'InstanceNorm1d: one value per channel has no variance, got [2, 3, 1]',
    ],
    [() => new LocalResponseNorm(0), ShapeMismatchError, 'LocalResponseNorm: size is a positive integer, got 0'],
    [() => new LocalResponseNorm(5, { k: -1 }), ArgumentError, 'LocalResponseNorm: k is not negative, got -1'],
  ])('is refused (%#)', (call, kind, message) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });
});
