import { ArgumentError, ShapeMismatchError, type Tensor, zeros } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { Conv1d, Conv2d, Conv3d, convMultiplyAdds, convOutputSize, convParameters, Linear, MaxPool2d, summary } from './index.ts';

describe('the arithmetic of convolutions', () => {
  it.each([
    [{}, 3],
    [{ stride: 2 }, 3],
    [{ stride: 3, padding: 2 }, 5],
    [{ dilation: 2, padding: 1 }, 3],
    [{ stride: 2, padding: 3, dilation: 3 }, 2],
  ])('is that of layers: %j with a kernel of %d', (options, kernelSize) => {
    for (const size of [7, 8, 11]) {
      const layer = new Conv2d(4, 6, kernelSize, { ...options, groups: 2 }) as Conv2d;
      const expected = convOutputSize(size, kernelSize, options);
      expect((layer.forward(zeros([1, 4, size, size])) as Tensor).shape).toEqual([1, 6, expected, expected]);
      const { totals } = summary(layer, [3, 4, size, size]);
      expect(totals.parameters).toBe(convParameters(4, 6, kernelSize, { groups: 2 }));
      expect(totals.multiplyAdds).toBe(3 * convMultiplyAdds(4, 6, kernelSize, [expected, expected], { groups: 2 }));
    }
  });

  it('holds over one and three dimensions, for kernels that are no squares, and for pooling', () => {
    const line = summary(new Conv1d(3, 8, 5), [1, 3, 20]).totals;
    expect(line.parameters).toBe(convParameters(3, 8, 5, { dimensions: 1 }));
    expect(line.multiplyAdds).toBe(convMultiplyAdds(3, 8, 5, [16]));
    const volume = summary(new Conv3d(1, 2, [3, 2, 1]), [1, 1, 4, 4, 4]).totals;
    expect(volume.parameters).toBe(convParameters(1, 2, [3, 2, 1]));
    expect(volume.multiplyAdds).toBe(convMultiplyAdds(1, 2, [3, 2, 1], [2, 3, 4]));
    const pooled: Tensor = new MaxPool2d(3, { stride: 2 }).forward(zeros([1, 1, 55, 55]));
    expect(pooled.shape.at(-1)).toBe(convOutputSize(55, 3, { stride: 2 }));
  });

  it('gives the figures of the textbook', () => {
    expect(convOutputSize(227, 11, { stride: 4 })).toBe(55);
    expect(convOutputSize(5, 3, { padding: 1, stride: 2 })).toBe(3);
    expect(convParameters(3, 96, 11, { bias: false })).toBe(34_848);
    expect(convParameters(3, 2, 3)).toBe(56);
  });

  it.each<[() => unknown, typeof ArgumentError | typeof ShapeMismatchError, string]>([
    [
      () => convOutputSize(4, 5),
      ArgumentError,
      'convOutputSize: a kernel of 5 with dilation 1 does not fit 4 places with padding 0',
    ],
    [() => convOutputSize(4.5, 2), ShapeMismatchError, 'convOutputSize: size is a positive integer, got 4.5'],
    [() => convOutputSize(4, 2, { padding: 0.5 }), ArgumentError, 'convOutputSize: padding is an integer, got 0.5'],
    [() => convParameters(3, 8, 3, { groups: 2 }), ArgumentError, 'convParameters: groups must divide the 3 input and 8 output'],
    [
      () => convMultiplyAdds(3, 8, [3, 3], [5]),
      ArgumentError,
      'kernelSize is a number, or one for each of 1 dimensions, got [3, 3]',
    ],
    [
      () => convMultiplyAdds(3, 8, 3, [5, 0]),
      ShapeMismatchError,
      'convMultiplyAdds: outputSize is positive integers, got [5, 0]',
    ],
  ])('refuses what no layer has (%#)', (call, kind, message) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });
});

describe('a convolution against a dense layer', () => {
  it('on 400 × 400 × 3: 230 thousand million weights, or 480 million to 1,000 units, or 84', () => {
    const pixels = 400 * 400 * 3;
    expect(summary(new Linear(pixels, pixels, { bias: false }), [1, pixels]).totals.parameters).toBe(230_400_000_000);
    expect(summary(new Linear(pixels, 1000, { bias: false }), [1, pixels]).totals.parameters).toBe(480_000_000);
    expect(summary(new Conv2d(3, 3, 3, { padding: 1 }), [1, 3, 400, 400]).totals).toMatchObject({
      parameters: 84,
      multiplyAdds: 400 * 400 * 81,
    });
  });

  it('on 250 × 250: 3,906 million weights, or 10', () => {
    const pixels = 250 * 250;
    expect(summary(new Linear(pixels, pixels, { bias: false }), [1, pixels]).totals.parameters).toBe(3_906_250_000);
    expect(summary(new Conv2d(1, 1, 3, { padding: 1 }), [1, 1, 250, 250]).totals.parameters).toBe(10);
  });
});
