import { randn, ShapeMismatchError, type Tensor, tensor, zeros } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { LayerNorm } from '../index.ts';

describe('LayerNorm', () => {
  it('gives every example mean 0 and variance 1, and then weight and bias', async () => {
    const layer = new LayerNorm([2, 3], { eps: 0 });
    const x = randn([4, 2, 3]).mul(3).add(5);
    for (const row of (await layer.forward(x).reshape([4, 6]).array()) as number[][]) {
      expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 5);
      expect(row.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(6, 4);
    }
    layer.weight!.assign(zeros([2, 3]));
    layer.bias!.assign(
      tensor([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    );
    expect(await (layer.forward(x) as Tensor).select(0, 3).array()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('learns what it is told to', () => {
    expect(new LayerNorm(3).namedParameters().map(([name, { shape }]) => [name, shape])).toEqual([
      ['weight', [3]],
      ['bias', [3]],
    ]);
    expect(new LayerNorm([3, 2], { bias: false }).namedParameters().map(([name]) => name)).toEqual(['weight']);
    expect(new LayerNorm(3, { elementwiseAffine: false }).parameters()).toEqual([]);
  });

  it('says what does not fit', () => {
    const layer: { forward(x: Tensor): Tensor } = new LayerNorm([2, 3]);
    expect(() => layer.forward(zeros([5, 3, 2]))).toThrow(ShapeMismatchError);
    expect(() => layer.forward(zeros([5, 3, 2]))).toThrow('LayerNorm: expected the last dimensions to be [2, 3], got [5, 3, 2]');
    expect(() => layer.forward(zeros([3]))).toThrow('got [3]');
    expect(() => new LayerNorm(0)).toThrow('LayerNorm: normalizedShape is a positive integer, got 0');
    expect(() => new LayerNorm([])).toThrow('LayerNorm: normalizedShape has at least one size, got []');
  });
});
