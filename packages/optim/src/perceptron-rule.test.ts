import { Linear } from '@nacre/layers';
import { ArgumentError, manualSeed, Parameter, ShapeMismatchError, type Tensor, tensor, zeros } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { perceptronRule } from './index.ts';

describe('perceptronRule', () => {
  it('adds the error times the input to the weight, and the error to the bias', async () => {
    const layer = new Linear(2, 2);
    layer.loadStateDict({
      weight: tensor([
        [1, 2],
        [3, 4],
      ]),
      bias: tensor([5, 6]),
    });
    const rule = perceptronRule(layer.parameters(), { lr: 0.5 });
    await rule.step(tensor([2, -4]), tensor([1, -1]));
    expect(await layer.weight.array()).toEqual([
      [2, 0],
      [2, 6],
    ]);
    expect(await layer.bias!.array()).toEqual([5.5, 5.5]);
  });

  it('sums over a batch, computes what it is asked for, and knows no bias', async () => {
    const weight = new Parameter(zeros([1, 2]) as Tensor);
    const rule = perceptronRule([weight]);
    rule.lr = 2;
    const before = weight.add(1);
    await rule.step(
      tensor([
        [1, 0],
        [0, 1],
        [1, 1],
      ]),
      tensor([[1], [0], [-1]]),
      { also: [before] },
    );
    expect(await weight.array()).toEqual([[0, -2]]);
    expect(await before.array()).toEqual([[1, 1]]);
  });

  it('separates what can be separated, one example at a time', async () => {
    manualSeed(3);
    const layer = new Linear(2, 1);
    const rule = perceptronRule(layer.parameters());
    const points = [
      [2, 1],
      [1, 3],
      [-1, -2],
      [-2, 0.5],
    ].map((point) => tensor(point as [number, number]));
    const targets = [1, 1, 0, 0].map((target) => tensor([target]));
    let corrections = 0;
    for (let epoch = 0; epoch < 20; epoch++) {
      corrections = 0;
      for (const [i, x] of points.entries()) {
        const error = targets[i]!.sub(layer.forward(x).step()) as Tensor;
        await rule.step(x, error, { also: [error] });
        corrections += Math.abs(((await error.array()) as number[])[0]!);
      }
      if (corrections === 0) break;
    }
    expect(corrections).toBe(0);
  });

  it('says what does not fit', async () => {
    const rule = perceptronRule(new Linear(3, 2).parameters());
    await expect(rule.step(zeros([2]), zeros([2]))).rejects.toThrow(ShapeMismatchError);
    await expect(rule.step(zeros([2]), zeros([2]))).rejects.toThrow(
      'perceptronRule.step: expected the input as [3] or [N, 3], got [2]',
    );
    await expect(rule.step(zeros([4, 3]), zeros([4]))).rejects.toThrow('expected the error as [2] or [N, 2], got [4]');
    await expect(rule.step(zeros([4, 3]), zeros([5, 2]))).rejects.toThrow('perceptronRule.step: 4 inputs and 5 errors');
    expect(() => perceptronRule([])).toThrow(ArgumentError);
    expect(() => perceptronRule([new Parameter(zeros([3]) as Tensor)])).toThrow('perceptronRule: expected a weight [Out, In]');
    expect(() => perceptronRule(new Linear(1, 1).parameters(), { lr: -1 })).toThrow(
      'perceptronRule: lr is a finite number that is not negative',
    );
  });
});
