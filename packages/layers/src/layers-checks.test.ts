import { ArgumentError, ShapeMismatchError, type Tensor, tensor, zeros } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import {
  AdaptiveAvgPool1d,
  AdaptiveAvgPool2d,
  AdaptiveMaxPool1d,
  AdaptiveMaxPool2d,
  AvgPool1d,
  Conv2d,
  ConvTranspose2d,
  Flatten,
  Linear,
  MaxPool2d,
  ReLU,
  Sequential,
  Step,
  Unflatten,
  Upsample,
  ZeroPad2d,
} from './index.ts';

const general = zeros as unknown as (shape: readonly number[]) => Tensor;

describe('what does not fit is refused by name', () => {
  it.each<[() => unknown, typeof ArgumentError, string]>([
    [
      () => new Linear(784, 10).forward(general([32, 100])),
      ShapeMismatchError,
      'Linear: expected [..., 784], got [32, 100] (784 ≠ 100)',
    ],
    [() => new Linear(784, 10).forward(general([])), ShapeMismatchError, 'Linear: expected [..., 784], got [] (784 ≠ nothing)'],
    [() => new Linear(-1, 10), ShapeMismatchError, 'Linear: inFeatures is a positive integer, got -1'],
    [() => new Linear(3, Number.NaN), ShapeMismatchError, 'Linear: outFeatures is a positive integer, got NaN'],
    [() => new Linear(3, 1.5), ShapeMismatchError, 'Linear: outFeatures is a positive integer, got 1.5'],
    [() => new Conv2d(3, 8, 0), ShapeMismatchError, 'Conv2d: kernelSize is a positive integer, got 0'],
    [() => new Conv2d(3, 8, [3, -1]), ShapeMismatchError, 'Conv2d: kernelSize is positive integers, got [3, -1]'],
    [
      () => new Conv2d(3, 8, [3, 3, 3]),
      ArgumentError,
      'Conv2d: kernelSize is a number, or one for each of 2 dimensions, got [3, 3, 3]',
    ],
    [
      () => new Conv2d(3, 8, 3, { groups: 2 }),
      ArgumentError,
      'Conv2d: groups must divide the 3 input and 8 output channels, got 2',
    ],
    [() => new Conv2d(3, 8, 3, { stride: 0 }), ShapeMismatchError, 'Conv2d: stride is a positive integer, got 0'],
    [
      () => new ConvTranspose2d(4, 6, 3, { groups: 4 }),
      ArgumentError,
      'ConvTranspose2d: groups must divide the 4 input and 6 output channels, got 4',
    ],
    [
      () => new Conv2d(3, 8, 3).forward(general([1, 4, 5, 5])),
      ShapeMismatchError,
      'conv2d: the weight [8, 3, 3, 3] with groups 1 reads 3 channels, the input [1, 4, 5, 5] has 4',
    ],
    [
      () => new Conv2d(3, 8, 7).forward(general([1, 3, 5, 5])),
      ShapeMismatchError,
      'the kernel [7, 7] does not fit the padded input [5, 5]',
    ],
    [
      () => new MaxPool2d([2, 2, 2]),
      ArgumentError,
      'MaxPool2d: kernelSize is a number, or one for each of 2 dimensions, got [2, 2, 2]',
    ],
    [() => new AvgPool1d(9).forward(general([1, 2, 4])), ShapeMismatchError, 'avgPool1d: the window [9] does not fit'],
    [
      () => new AdaptiveAvgPool1d([2, 2]),
      ArgumentError,
      'AdaptiveAvgPool1d: outputSize is a number, or one for each of 1 dimensions, got [2, 2]',
    ],
    [() => new AdaptiveAvgPool2d(0), ShapeMismatchError, 'AdaptiveAvgPool2d: outputSize is a positive integer, got 0'],
    [
      () => new AdaptiveAvgPool1d(2).forward(general([3])),
      ShapeMismatchError,
      'adaptiveAvgPool1d: expected an input [N, C, size] or [C, size], got [3]',
    ],
    [() => new AdaptiveMaxPool2d([2, -1]), ShapeMismatchError, 'AdaptiveMaxPool2d: outputSize is positive integers, got [2, -1]'],
    [
      () => new AdaptiveMaxPool1d(2).forward(general([3])),
      ShapeMismatchError,
      'adaptiveMaxPool1d: expected an input [N, C, size] or [C, size], got [3]',
    ],
    [() => new Upsample({}), ArgumentError, 'Upsample: expected either a size or a scaleFactor'],
    [() => new Upsample({ size: 2, scaleFactor: 2 }), ArgumentError, 'Upsample: expected either a size or a scaleFactor'],
    [() => new Upsample({ scaleFactor: 0 }), ArgumentError, 'Upsample: scaleFactor is positive, got 0, 0'],
    [() => new Upsample({ size: [2, 0] }), ShapeMismatchError, 'Upsample: size is positive integers, got [2, 0]'],
    [
      () => new Upsample({ size: 2, mode: 'cubic' as 'nearest' }),
      ArgumentError,
      "Upsample: the mode is 'nearest' or 'bilinear', got 'cubic'",
    ],
    [
      () => new Upsample({ size: 2 }).forward(general([3, 4, 4])),
      ShapeMismatchError,
      'interpolate: expected an input [N, C, H, W], got [3, 4, 4]',
    ],
    [
      () => new ZeroPad2d([1, 2] as unknown as number),
      ArgumentError,
      'ZeroPad2d: padding is an integer, or [left, right, top, bottom], got [1, 2]',
    ],
    [() => new ZeroPad2d(0.5), ArgumentError, 'ZeroPad2d: padding is an integer, or [left, right, top, bottom], got 0.5'],
    [
      () => new ZeroPad2d(1).forward(general([4, 4])),
      ShapeMismatchError,
      'ZeroPad2d: expected an input [N, C, H, W] or [C, H, W], got [4, 4]',
    ],
    [
      () => new Unflatten(1, [2, 2]).forward(general([3, 5])),
      ShapeMismatchError,
      'unflatten: [3, 5] has 15 elements and does not fit [3, 2, 2]',
    ],
  ])('%#', (call, kind, message) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });
});

describe('small things', () => {
  it('Flatten may begin and end elsewhere', () => {
    expect(new Flatten({ startDim: 0 }).forward(zeros([2, 3, 4])).shape).toEqual([24]);
    expect(new Flatten({ startDim: 1, endDim: 2 }).forward(zeros([2, 3, 4, 5])).shape).toEqual([2, 12, 5]);
  });

  it('AdaptiveAvgPool2d takes images of any size', () => {
    const pool = new AdaptiveAvgPool2d([2, null]);
    expect(pool.forward(general([1, 3, 9, 7])).shape).toEqual([1, 3, 2, 7]);
    expect(pool.forward(general([1, 3, 4, 5])).shape).toEqual([1, 3, 2, 5]);
  });

  it('AdaptiveMaxPool2d gives the gradient to the first largest element of a window, in the order of rows', async () => {
    const x = tensor(
      [
        [
          [0, 5, 5],
          [5, 1, 0],
          [0, 0, 0],
        ],
      ],
      { requiresGrad: true },
    );
    const y = new AdaptiveMaxPool2d(2).forward(x);
    expect(await y.array()).toEqual([
      [
        [5, 5],
        [5, 1],
      ],
    ]);
    y.mul(tensor([1, 2, 4, 8], { shape: [1, 2, 2] }))
      .sum()
      .backward();
    expect(await x.grad!.array()).toEqual([
      [
        [0, 3, 0],
        [4, 8, 0],
        [0, 0, 0],
      ],
    ]);
  });

  it('AdaptiveMaxPool1d keeps integers', async () => {
    const y = new AdaptiveMaxPool1d(2).forward(tensor([[3, -1, 7]], { dtype: 'int32' }));
    expect([y.dtype, await y.array()]).toEqual(['int32', [[3, 7]]]);
  });

  it('ZeroPad2d takes an image without a batch, and crops', async () => {
    expect(await new ZeroPad2d([1, -1, 0, 1]).forward(tensor([[[1, 2]]])).array()).toEqual([
      [
        [0, 1],
        [0, 0],
      ],
    ]);
  });

  it('Step is the unit of the perceptron', async () => {
    expect(await new Step().forward(tensor([-1, 0, 2])).array()).toEqual([0, 0, 1]);
  });

  it('Sequential takes anything with a forward, and nothing', async () => {
    const twice = { forward: (x: Tensor): Tensor => x.mul(2) };
    const model = new Sequential(new ReLU(), twice);
    expect(await model.forward(tensor([-1, 3])).array()).toEqual([0, 6]);
    const x = tensor([1]);
    expect(new Sequential().forward(x)).toBe(x);
  });
});
