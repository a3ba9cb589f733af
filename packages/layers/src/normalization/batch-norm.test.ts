import {
  applyUpdates,
  defaultDevice,
  Parameter,
  randn,
  ShapeMismatchError,
  StaleValueError,
  type Tensor,
  tensor,
  zeros,
} from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { BatchNorm1d, BatchNorm2d, BatchNorm3d } from '../index.ts';

/** Batches of one channel, chosen so that running statistics come out short. */
const batches = [
  [1, 3],
  [2, 6],
  [5, 5],
  [0, 8],
].map(([a, b]) => tensor([[a!], [b!]]));

describe('running statistics', () => {
  it('move by the momentum, the variance unbiased', async () => {
    const layer = new BatchNorm1d(1, { momentum: 0.5 });
    const [mean, variance] = [
      [1, 2.5, 3.75, 3.875],
      [1.5, 4.75, 2.375, 17.1875],
    ];
    for (const [i, batch] of batches.entries()) {
      layer.forward(batch);
      expect(await layer.runningMean!.item()).toBe(mean[i]);
      expect(await layer.runningVar!.item()).toBe(variance[i]);
      expect(await layer.numBatchesTracked!.item()).toBe(i + 1);
    }
  });

  it('are the same when nobody reads them until the end', async () => {
    const layer = new BatchNorm1d(1, { momentum: 0.5 });
    for (const batch of batches) layer.forward(batch);
    expect(await layer.runningMean!.item()).toBe(3.875);
    expect(await layer.runningVar!.item()).toBe(17.1875);
    expect(await layer.numBatchesTracked!.item()).toBe(4);
  });

  it('average all batches alike without a momentum', async () => {
    const layer = new BatchNorm1d(1, { momentum: null });
    for (const batch of batches) layer.forward(batch);
    expect(await layer.runningMean!.item()).toBe(3.75);
    expect(await layer.runningVar!.item()).toBeCloseTo((2 + 8 + 0 + 32) / 4, 5);
  });

  it('are carried out by a step in a loop that never reads them, keeping no more than the losses', async () => {
    const layer = new BatchNorm1d(3);
    const weight = new Parameter(tensor([1, 2, 3]));
    const buffers: number[] = [];
    for (let step = 0; step < 40; step++) {
      weight.grad = undefined;
      const loss = layer
        .forward(randn([8, 3]))
        .mul(weight)
        .square()
        .sum();
      loss.backward();
      weight.assign(weight.sub(weight.grad!.mul(0.01)), 'descent');
      await applyUpdates('descent');
      buffers.push(defaultDevice().memory().buffers);
    }
    expect(await layer.numBatchesTracked!.item()).toBe(40);
    expect(buffers.at(-1)! - buffers[3]!).toBeLessThanOrEqual(36);
  });

  it('stay as they are in evaluation', async () => {
    const layer = new BatchNorm1d(1).eval();
    const y = layer.forward(tensor([[4], [2]]));
    expect(await layer.numBatchesTracked!.item()).toBe(0);
    expect(((await y.array()) as number[][])[0]![0]).toBeCloseTo(4 / Math.sqrt(1 + 1e-5), 5);
  });

  it('make what evaluation recorded before stale once they move', async () => {
    const layer = new BatchNorm1d(1).eval();
    const before = layer.forward(tensor([[4], [2]]));
    layer.train().forward(batches[0]!);
    await layer.runningMean!.item();
    await expect(before.array()).rejects.toThrow(StaleValueError);
    await expect(before.array()).rejects.toThrow('BatchNorm1d.forward');
  });

  it('take no part in gradients', () => {
    const layer = new BatchNorm1d(1);
    layer.forward(batches[0]!).sum().backward();
    expect(layer.runningMean!.requiresGrad).toBe(false);
    expect(layer.runningMean!.grad).toBeUndefined();
  });
});

describe('what does not fit', () => {
  it.each<[() => unknown, string]>([
    [
      () => new BatchNorm2d(3).forward(zeros([2, 4, 5, 5]) as Tensor),
      'BatchNorm2d: expected 3 channels, got [2, 4, 5, 5] (3 ≠ 4)',
    ],
    [() => new BatchNorm2d(3).forward(zeros([2, 3])), 'BatchNorm2d: expected 4 dimensions, got [2, 3]'],
    [() => new BatchNorm1d(3).forward(zeros([3]) as Tensor), 'BatchNorm1d: expected 2 or 3 dimensions, got [3]'],
    [() => new BatchNorm3d(3).forward(zeros([2, 3, 1, 1])), 'BatchNorm3d: expected 5 dimensions, got [2, 3, 1, 1]'],
    [
      () => new BatchNorm2d(3).forward(zeros([1, 3, 1, 1])),
      'BatchNorm2d: one value per channel has no variance, got [1, 3, 1, 1]; train with larger batches, or call eval()',
    ],
    [() => new BatchNorm1d(0), 'BatchNorm1d: numFeatures is a positive integer, got 0'],
  ])('is refused (%#)', (call, message) => {
    expect(call).toThrow(ShapeMismatchError);
    expect(call).toThrow(message);
  });

  it('one value per channel is fine in evaluation', () => {
    expect(new BatchNorm2d(3).eval().forward(zeros([1, 3, 1, 1])).shape).toEqual([1, 3, 1, 1]);
  });
});
