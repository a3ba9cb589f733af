import { cpu } from '@nacre/backend-cpu';
import { bce, regularization, summary } from '@nacre/layers';
import { Adam } from '@nacre/optim';
import { manualSeed, rand, ShapeMismatchError, setDefaultDevice, type Tensor, zeros } from '@nacre/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import { ConvAutoencoder, DeepAutoencoder, DenoisingAutoencoder, DenseAutoencoder } from './index.ts';

beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));

describe.each([
  ['DenseAutoencoder', () => new DenseAutoencoder(), [2, 784], 50_992, [2, 32]],
  ['DeepAutoencoder', () => new DeepAutoencoder(), [2, 784], 222_384, [2, 32]],
  ['ConvAutoencoder', () => new ConvAutoencoder(), [2, 1, 28, 28], 4_385, [2, 8, 4, 4]],
  ['DenoisingAutoencoder', () => new DenoisingAutoencoder(), [2, 1, 28, 28], 28_353, undefined],
] as const)('%s', (_, make, shape, parameters, code) => {
  it('has the parameters and shapes of the classroom', () => {
    const model = make();
    expect(summary(model, shape).totals.parameters).toBe(parameters);
    expect((model.forward as (x: Tensor) => Tensor).call(model, zeros(shape)).shape).toEqual(shape);
    if ('encode' in model) expect(model.encode(zeros(shape)).shape).toEqual(code);
  });

  it('gives pixels between 0 and 1, closer to the input with each step', async () => {
    manualSeed(1);
    const model = make();
    const forward = (x: Tensor): Tensor => (model.forward as (x: Tensor) => Tensor).call(model, x);
    const optimizer = new Adam(model.parameters(), { lr: 0.01 });
    const images = rand(shape).gt(0.7).to('float32') as Tensor;
    const losses: number[] = [];
    for (let step = 0; step < 4; step++) {
      const output = forward(images);
      const loss = bce(output, images).add(regularization(model)) as Tensor;
      optimizer.zeroGrad();
      loss.backward();
      await optimizer.step();
      losses.push((await loss.item()) as number);
    }
    expect(losses.at(-1)).toBeLessThan(losses[0]!);
    const pixels = (await forward(images).data()) as Float32Array;
    expect(pixels.every((value) => value > 0 && value < 1)).toBe(true);
  });

  it('says what does not fit', () => {
    const model = make();
    const bad = zeros([2, 3, 5, 5]);
    expect(() => (model.forward as (x: Tensor) => Tensor).call(model, bad)).toThrow(ShapeMismatchError);
  });
});

describe('ConvAutoencoder', () => {
  it('shrinks 16×16 to 14×14 in its unpadded layer', () => {
    const sizes = summary(new ConvAutoencoder(), [1, 1, 28, 28]).rows.map(({ outputShape }) => outputShape!.at(-1));
    expect(sizes).toEqual([28, 14, 14, 7, 7, 4, 4, 8, 8, 16, 14, 28, 28]);
  });
});

describe('DenseAutoencoder', () => {
  it('has a price for active units, while it is trained', async () => {
    const model = new DenseAutoencoder({ code: 8, activityL1: 0.5 });
    const images = rand([3, 784]);
    const code = model.encode(images);
    const price = (await code.abs().sum().item()) as number;
    expect(await regularization(model).item()).toBeCloseTo((0.5 * price) / 3, 4);
    model.eval().forward(images);
    expect(await regularization(model).item()).toBe(0);
  });
});
