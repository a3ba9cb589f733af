import { BatchNorm1d, crossEntropy, Dropout, Linear, Module, Sequential } from '@nacre/layers';
import { manualSeed, type Tensor, tensor } from '@nacre/tensor';
import { beforeEach, describe, expect, it } from 'vitest';
import { accuracy, confusionMatrix, evaluate, predict } from './index.ts';

beforeEach(() => manualSeed(1));
const model = () => new Sequential(new Linear(2, 4), new BatchNorm1d(4), new Dropout(0.5), new Linear(4, 3));
const batches = [3, 2, 5].map((n, k) => ({
  images: tensor(
    Float32Array.from({ length: 2 * n }, (_, i) => Math.sin(i + k)),
    { shape: [n, 2] as [number, 2] },
  ),
  labels: tensor(
    Int32Array.from({ length: n }, (_, i) => i % 3),
    { shape: [n], dtype: 'int32' },
  ),
}));

describe('evaluate', () => {
  it('gives the mean over samples, in evaluation, and changes nothing', async () => {
    const net = model();
    net.layers[2].training = false;
    const before = await net.layers[1].runningMean!.array();
    const got = await evaluate(net, {
      data: batches,
      loss: crossEntropy,
      metrics: { accuracy: accuracy(), matrix: confusionMatrix() },
    });
    net.eval();
    const losses = await Promise.all(batches.map(async ({ images, labels }) => crossEntropy(net.forward(images), labels).item()));
    expect(got.loss).toBeCloseTo((losses[0]! * 3 + losses[1]! * 2 + losses[2]! * 5) / 10, 6);
    expect(got.matrix.flat().reduce((a, b) => a + b)).toBe(10);
    expect(got.accuracy).toBeCloseTo([0, 1, 2].reduce((sum, k) => sum + got.matrix[k]![k]!, 0) / 10, 12);
    expect(await net.layers[1].runningMean!.array()).toEqual(before);
    expect(await evaluate(net, { data: batches, loss: crossEntropy })).toEqual({ loss: got.loss });
  });

  it('restores the modes, also after an error', async () => {
    const net = model();
    net.layers[2].training = false;
    await expect(evaluate(net, { data: [{ x: 1 }] as never, loss: crossEntropy as never })).rejects.toThrow(
      'evaluate: a batch is a pair',
    );
    expect(net.modules().map(({ training }) => training)).toEqual([true, true, true, false, true]);
    await expect(evaluate(net, { data: [], loss: crossEntropy as never })).rejects.toThrow('evaluate: the data gave no batch');
  });

  it('takes a step of one’s own', async () => {
    const got = await evaluate(model(), {
      data: batches,
      step: (net, { images, labels }) => ({
        loss: net.forward(images).square().mean(),
        outputs: net.forward(images),
        targets: labels,
        samples: 1,
      }),
      metrics: { accuracy: accuracy() },
    });
    expect(got.loss).toBeGreaterThan(0);
    expect(got.accuracy).toBeLessThanOrEqual(1);
  });
});

describe('predict', () => {
  it('gives the outputs batch by batch, in evaluation, of tensors, pairs and records', async () => {
    const net = model();
    const collect = async (outputs: AsyncIterable<Tensor>) => {
      const list: number[][] = [];
      for await (const output of outputs) {
        expect(net.training).toBe(true);
        list.push([...(await output.data())]);
      }
      return list;
    };
    const fromRecords = await collect(predict(net, batches));
    expect(
      await collect(
        predict(
          net,
          batches.map(({ images }) => images),
        ),
      ),
    ).toEqual(fromRecords);
    expect(
      await collect(
        predict(
          net,
          batches.map(({ images, labels }) => [images, labels] as const),
        ),
      ),
    ).toEqual(fromRecords);
    expect(
      await collect(
        predict(
          net,
          batches.map(({ images }) => ({ x: images })),
          { input: ({ x }) => x },
        ),
      ),
    ).toEqual(fromRecords);
    net.eval();
    expect([...(await net.forward(batches[0]!.images).data())]).toEqual(fromRecords[0]);
  });

  it('gives whatever the model gives', async () => {
    class Two extends Module {
      linear = new Linear(2, 1);
      forward(x: Tensor<[number, 2]>): { mean: Tensor; all: [Tensor] } {
        return { mean: this.linear.forward(x), all: [x.mul(2)] };
      }
    }
    for await (const { all } of predict(new Two(), [batches[0]!])) expect(all[0].shape).toEqual([3, 2]);
    await expect(predict(new Two(), [7] as never).next()).rejects.toThrow('predict: a batch is a pair');
  });
});
