import { cpu } from '@nacre/backend-cpu';
import { summary } from '@nacre/layers';
import { Adam } from '@nacre/optim';
import { manualSeed, randn, setDefaultDevice, type Tensor, tensor, zeros } from '@nacre/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import { LeNet5Original } from './index.ts';
import { digitBitmaps } from './lenet5-bitmaps.ts';

beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));

describe('LeNet5Original', () => {
  it('has the 60,000 parameters and 340,908 connections of the paper, layer by layer', () => {
    const model = new LeNet5Original();
    const { rows, totals } = summary(model, [1, 1, 32, 32]);
    expect(totals).toMatchObject({ parameters: 60_000, trainable: 60_000 });
    const of = (layer: string): number =>
      rows.filter(({ name }) => name.startsWith(layer)).reduce((sum, { parameters }) => sum + parameters, 0);
    expect(['c1', 's2', 'c3', 's4', 'c5', 'f6', 'output'].map(of)).toEqual([156, 12, 1516, 32, 48_120, 10_164, 0]);
    expect(model.connections()).toEqual({
      c1: 122_304,
      s2: 5_880,
      c3: 151_600,
      s4: 2_000,
      c5: 48_120,
      f6: 10_164,
      output: 840,
    });
    expect(Object.values(model.connections()).reduce((a, b) => a + b)).toBe(340_908);
  });

  it('connects the maps of C3 as table I says', async () => {
    const { c3 } = new LeNet5Original();
    const seen = Array.from({ length: 6 }, (_, map) => {
      const bright = zeros([1, 6, 5, 5]).add(tensor(Array.from({ length: 6 }, (_, i) => Number(i === map))).reshape([6, 1, 1]));
      return c3
        .forward(bright)
        .sub(c3.forward(zeros([1, 6, 5, 5])))
        .ne(0)
        .flatten()
        .to('int32')
        .array();
    });
    expect(await Promise.all(seen)).toEqual([
      [1, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1, 1],
      [1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1],
      [1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 1, 1, 1],
      [0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 1, 0, 1, 1],
      [0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1, 1, 0, 1],
      [0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1, 1, 1],
    ]);
  });

  it('sums 2×2 fields, times a coefficient, plus a bias', async () => {
    const { s2 } = new LeNet5Original();
    const x = randn([2, 6, 4, 4]);
    const [out, weight, bias] = [await s2.forward(x).array(), await s2.weight.data(), await s2.bias.data()];
    const field = (await x
      .slice([
        [1, 2],
        [3, 4],
        [0, 2],
        [2, 4],
      ])
      .sum()
      .item()) as number;
    expect((out as number[][][][])[1]![3]![0]![1]).toBeCloseTo(field * weight[3]! + bias[3]!, 5);
  });

  it('measures how far a picture is from each bitmap, which it does not train', async () => {
    const { output } = new LeNet5Original();
    expect(digitBitmaps.map(({ length }) => length)).toEqual(Array(10).fill(84));
    const distances = (await output.forward(tensor(digitBitmaps as number[][])).array()) as number[][];
    const four = 4 * digitBitmaps[4]!.filter((value, i) => value !== digitBitmaps[9]![i]).length;
    expect(distances.map((row, i) => row[i])).toEqual(Array(10).fill(0));
    expect(distances[4]![9]).toBe(four);
    expect(output.parameters()).toEqual([]);
  });

  it('has the criterion of equation 9', async () => {
    const model = new LeNet5Original();
    const distances = tensor([[2, 0.5, 3, 9, 9, 9, 9, 9, 9, 9]]);
    const sum = Math.exp(-2) + Math.exp(-2) + Math.exp(-0.5) + Math.exp(-3) + 7 * Math.exp(-9);
    const loss = model.loss(distances, tensor([0], { dtype: 'int32' }), { j: 2 });
    expect(await loss.item()).toBeCloseTo(2 + Math.log(sum), 5);
  });

  it('learns a few images by heart', async () => {
    manualSeed(1);
    const model = new LeNet5Original();
    const optimizer = new Adam(model.parameters(), { lr: 0.003 });
    const [images, labels] = [randn([4, 1, 32, 32]), tensor([3, 1, 4, 1], { dtype: 'int32' })];
    for (let step = 0; step < 30; step++) {
      optimizer.zeroGrad();
      model.loss(model.forward(images), labels).backward();
      await optimizer.step();
    }
    expect(await model.forward(images).argmin(1).array()).toEqual([3, 1, 4, 1]);
  });

  it('says what does not fit', () => {
    expect(() => new LeNet5Original().forward(zeros([1, 1, 28, 28]) as Tensor)).toThrow(
      'LeNet5Original: expected [N, 1, 32, 32], got [1, 1, 28, 28]',
    );
  });
});
