import { cpu } from '@nacre/backend-cpu';
import { ArrayDataset, column, DataLoader, digits, take } from '@nacre/data';
import {
  BatchNorm1d,
  bceWithLogits,
  crossEntropy,
  Dropout,
  Flatten,
  Linear,
  Module,
  mse,
  ReLU,
  Sequential,
  Tanh,
} from '@nacre/layers';
import { Adam, OneCycleLR, SGD, StepLR } from '@nacre/optim';
import { defaultDevice, manualSeed, Parameter, setDefaultDevice, type Tensor, tensor } from '@nacre/tensor';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accuracy, confusionMatrix, evaluate, fit, NonFiniteError, type StepRecord } from './index.ts';

const reference = defaultDevice();
beforeAll(async () => {
  const device = await cpu({ threads: 1 });
  setDefaultDevice(device);
  return () => {
    setDefaultDevice(reference);
    device.close();
  };
});
beforeEach(() => manualSeed(1));

const points = () =>
  new ArrayDataset({
    inputs: column(
      Float32Array.from({ length: 40 }, (_, i) => Math.sin(i * 7.3)),
      [2],
    ),
    targets: column(
      Float32Array.from({ length: 20 }, (_, i) => Number(i % 3 === 0)),
      [1],
    ),
  });
const loader = (batchSize = 4) => new DataLoader(points(), { batchSize, shuffle: true, seed: 2 });
const net = () => new Sequential(new Linear(2, 6), new Tanh(), new Dropout(0.2), new Linear(6, 1));
const weights = async (model: Module): Promise<number[]> =>
  (await Promise.all(model.parameters().map(async (p) => [...(await p.data())]))).flat();

describe('fit', () => {
  it('does what a loop written by hand does, to the bit', async () => {
    const model = net();
    const optimizer = new Adam(model.parameters(), { lr: 0.05 });
    const schedule = new OneCycleLR(optimizer, 0.05, { totalSteps: 15 });
    const byHand: number[] = [];
    for (let epoch = 0; epoch < 3; epoch++) {
      for await (const { inputs, targets } of loader().epoch(epoch)) {
        const loss = bceWithLogits(model.forward(inputs), targets);
        optimizer.zeroGrad();
        loss.backward();
        await optimizer.step();
        schedule.step();
        byHand.push(await loss.item());
      }
    }
    const expected = await weights(model);

    manualSeed(1);
    const other = net();
    const otherOptimizer = new Adam(other.parameters(), { lr: 0.05 });
    const history = await fit(other, {
      data: loader(),
      loss: bceWithLogits,
      optimizer: otherOptimizer,
      schedule: new OneCycleLR(otherOptimizer, 0.05, { totalSteps: 15 }),
      epochs: 3,
    });
    expect(await weights(other)).toEqual(expected);
    expect(history.steps.map(({ loss }) => loss)).toEqual(byHand);
    expect(history.steps.map(({ step }) => step)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
    expect(history.epochs.map(({ epoch, step }) => [epoch, step])).toEqual([
      [0, 5],
      [1, 10],
      [2, 15],
    ]);
    expect(history.stopped).toBeUndefined();
  });

  it('learns, and tells loss and metrics of training and of validation', async () => {
    const images = take(digits({ count: 300, seed: 1 }), 300);
    const data = new DataLoader(images, { batchSize: 50, shuffle: true });
    const model = new Sequential(new Flatten(), new Linear(784, 32), new ReLU(), new Linear(32, 10));
    const history = await fit(model, {
      data,
      validation: new DataLoader(images, { batchSize: 100 }),
      loss: crossEntropy,
      optimizer: new Adam(model.parameters(), { lr: 0.01 }),
      epochs: 6,
      metrics: { accuracy: accuracy(), confusion: confusionMatrix() },
    });
    const [first, last] = [history.epochs[0]!.values, history.epochs.at(-1)!.values];
    expect(Object.keys(first)).toEqual(['loss', 'accuracy', 'valLoss', 'valAccuracy', 'lr']);
    expect(last.loss).toBeLessThan(first.loss! / 2);
    expect(last.valAccuracy).toBeGreaterThan(0.8);
    const matrix = history.epochs[0]!.details.valConfusion as number[][];
    expect(matrix.flat().reduce((a, b) => a + b)).toBe(300);
    const again = await evaluate(model, { data, loss: crossEntropy, metrics: { accuracy: accuracy() } });
    expect(again.accuracy).toBe(last.valAccuracy);
    expect(again.loss).toBeCloseTo(last.valLoss!, 6);
  });

  it('adds gradients up over batches as one large batch has them, also at the end of an epoch', async () => {
    const train = async (batchSize: number, accumulate: number) => {
      manualSeed(3);
      const model = new Linear(2, 1);
      const optimizer = new SGD(model.parameters(), { lr: 0.5, momentum: 0.9 });
      const history = await fit(model, { data: loader(batchSize), loss: mse, optimizer, accumulate, epochs: 2 });
      return { weights: await weights(model), steps: history.steps };
    };
    const [whole, parts] = [await train(8, 1), await train(4, 2)];
    expect(parts.steps.map(({ samples }) => samples)).toEqual([8, 8, 4, 8, 8, 4]);
    whole.steps.forEach(({ loss }, i) => expect(parts.steps[i]!.loss).toBeCloseTo(loss, 5));
    whole.weights.forEach((weight, i) => expect(parts.weights[i]).toBeCloseTo(weight, 5));
  });

  it('clips gradients, and tells their norm', async () => {
    const x = new Parameter(tensor([3, 4]));
    const model = new (class extends Module {
      x = x;
      forward(scale: Tensor): Tensor {
        return this.x.mul(scale);
      }
    })();
    const optimizer = new SGD([x], { lr: 1 });
    const step = (m: typeof model, scale: Tensor) => ({ loss: m.forward(scale).square().sum().mul(0.5) });
    const history = await fit(model, { data: [tensor([1, 1])], step, optimizer, epochs: 1, clipGradNorm: 0.5 });
    expect(history.steps[0]!.gradNorm).toBeCloseTo(5, 5);
    const [a, b] = await x.data();
    expect([a, b]).toEqual([expect.closeTo(2.7, 5), expect.closeTo(3.6, 5)]);
    await fit(model, { data: [tensor([1, 1])], step, optimizer, epochs: 1, clipGradValue: 0.1 });
    expect([...(await x.data())]).toEqual([expect.closeTo(2.6, 5), expect.closeTo(3.5, 5)]);
  });

  it('steps schedules each step, each epoch, or with the validation loss', async () => {
    const run = async (make: (optimizer: SGD) => Parameters<typeof fit>[1]['schedule']) => {
      const model = new Linear(2, 1);
      const optimizer = new SGD(model.parameters(), { lr: 1e-3 });
      const history = await fit(model, {
        data: loader(10),
        validation: loader(10),
        loss: mse,
        optimizer,
        schedule: make(optimizer)!,
        epochs: 2,
      });
      return [...history.steps.map(({ lr }) => lr), history.epochs[1]!.values.valLoss!];
    };
    expect((await run((o) => new StepLR(o, 1, { gamma: 0.5 }))).slice(0, 4)).toEqual([1e-3, 5e-4, 2.5e-4, 1.25e-4]);
    expect((await run((o) => ({ schedule: new StepLR(o, 1, { gamma: 0.5 }), every: 'epoch' }))).slice(0, 4)).toEqual([
      1e-3, 1e-3, 5e-4, 5e-4,
    ]);
    const told: number[] = [];
    const rates = await run(() => ({
      step: (metric?: number) => void told.push(metric!),
      stateDict: () => ({}),
      loadStateDict: () => {},
    }));
    expect(told.length).toBe(2);
    expect(told[1]).toBe(rates[4]);
  });

  it('leaves every module in its mode, and validates in evaluation', async () => {
    const modes: boolean[] = [];
    class Probe extends Module {
      forward(x: Tensor): Tensor {
        modes.push(this.training);
        return x;
      }
    }
    const model = new Sequential(new Linear(2, 1), new Probe());
    model.layers[1]!.training = false;
    const optimizer = new SGD(model.parameters(), { lr: 0 });
    await fit(model as Module, {
      data: loader(20),
      validation: loader(20),
      step: (m, { inputs, targets }) => ({
        loss: mse((m as typeof model).forward(inputs) as Tensor, targets as Tensor),
        targets,
      }),
      optimizer,
      epochs: 2,
    });
    expect(modes).toEqual([true, false, true, false]);
    expect([model.training, model.layers[0].training, model.layers[1].training]).toEqual([true, true, false]);
  });

  it('calls back in order, and stops when asked to: at the same step, whoever asks', async () => {
    const calls: string[] = [];
    const model = net();
    const optimizer = new SGD(model.parameters(), { lr: 0.1 });
    const history = await fit(model, {
      data: loader(),
      loss: bceWithLogits,
      optimizer,
      epochs: 3,
      callbacks: [
        {
          name: 'order',
          onFitStart: ({ stepsPerEpoch }) => void calls.push(`start ${stepsPerEpoch}`),
          onEpochStart: (epoch) => void calls.push(`epoch ${epoch}`),
          onStep: ({ step }: StepRecord, training) => {
            calls.push(`step ${step}`);
            if (step === 6) training.stop('enough');
          },
          onEpochEnd: ({ epoch }) => void calls.push(`end ${epoch}`),
          onFitEnd: ({ stopped }) => void calls.push(`over: ${stopped}`),
          close: () => void calls.push('closed'),
        },
      ],
    });
    const steps = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `step ${from + i}`);
    expect(calls).toEqual(['start 5', 'epoch 0', ...steps(1, 5), 'end 0', 'epoch 1', ...steps(6, 8), 'over: enough', 'closed']);
    expect(history.steps.length).toBe(8);
  });

  it('stops when its signal is aborted', async () => {
    const stop = new AbortController();
    const model = net();
    const history = await fit(model, {
      data: loader(),
      loss: bceWithLogits,
      optimizer: new SGD(model.parameters(), { lr: 0.1 }),
      epochs: 3,
      signal: stop.signal,
      callbacks: [{ name: 'stop', onEpochEnd: () => stop.abort() }],
    });
    expect([history.stopped, history.steps.length, history.epochs.length]).toEqual(['aborted', 5, 1]);
  });

  it('takes arrays and iterables of pairs', async () => {
    const model = new Linear(1, 1);
    const optimizer = new SGD(model.parameters(), { lr: 0.1 });
    const pairs: [Tensor<[1, 1]>, Tensor<[1, 1]>][] = [[tensor([[1]]), tensor([[2]])]];
    const history = await fit(model, { data: pairs, loss: mse, optimizer, epochs: 2 });
    expect(history.steps.length).toBe(2);
    function* once() {
      yield pairs[0]!;
    }
    await expect(fit(model, { data: once(), loss: mse, optimizer, epochs: 2 })).rejects.toThrow(
      'the data gave no batch in epoch 1',
    );
  });

  it.each([
    [{ epochs: 0 }, 'fit: epochs is a positive integer, got 0'],
    [{ accumulate: 1.5 }, 'fit: accumulate is a positive integer, got 1.5'],
    [{ data: [] }, 'the data gave no batch in epoch 0'],
    [
      { data: [tensor([1])] },
      'fit: a batch is a pair [input, target] or a record {images, labels}, {inputs, targets} or {features, targets}, got a tensor [1]',
    ],
    [{ data: [{ x: 1 }] }, 'got {x}'],
    [{ loss: undefined }, 'fit: expected either loss or step'],
    [{ resume: true }, 'fit: there is nothing to resume from; pass checkpoints'],
    [{ callbacks: [{ name: 'a' }, { name: 'a' }] }, 'fit: two callbacks are called a'],
  ])('refuses %j', async (wrong, message) => {
    const model = net();
    const optimizer = new SGD(model.parameters(), { lr: 0.1 });
    await expect(fit(model, { data: loader(), loss: bceWithLogits, optimizer, epochs: 1, ...wrong } as never)).rejects.toThrow(
      message,
    );
  });
});

describe('numbers that are not finite', () => {
  class Fragile extends Module {
    readonly first = new Linear(2, 4);
    readonly norm = new BatchNorm1d(4);
    readonly root = new Root();
    readonly last = new Linear(4, 1);
    forward(x: Tensor): Tensor {
      return this.last.forward(this.root.forward(this.norm.forward(this.first.forward(x) as Tensor) as Tensor) as never);
    }
  }
  /** √(x − x + shift): without a shift its derivative is infinite, with a negative one it has no value. */
  class Root extends Module {
    shift = 0;
    forward(x: Tensor): Tensor {
      return x.sub(x).add(this.shift).sqrt();
    }
  }
  const batches = () =>
    Array.from(
      { length: 6 },
      (_, i) =>
        [
          tensor([
            [i, 1],
            [2, i],
          ]),
          tensor([[0], [1]]),
        ] as [Tensor, Tensor],
    );
  const loss = (outputs: Tensor, targets: Tensor) => mse(outputs, targets);

  it('end training at the step that had them', async () => {
    const model = new Linear(2, 1);
    const data = batches();
    data[3]![1] = tensor([[NaN], [1]]);
    const optimizer = new SGD(model.parameters(), { lr: 0.01 });
    const error = await fit(model, { data, loss: loss as never, optimizer, epochs: 1 }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(NonFiniteError);
    expect(error).toMatchObject({ step: 4, epoch: 0, layer: undefined });
    const ignoring = await fit(new Linear(2, 1), { data, loss: loss as never, optimizer, epochs: 1, nonFinite: 'ignore' });
    expect(ignoring.steps.length).toBe(6);
  });

  it('are traced to the layer whose output had them first, with the model as it was before', async () => {
    const model = new Fragile();
    const optimizer = new Adam(model.parameters(), { lr: 0.01 });
    const step = (m: Fragile, [x, y]: [Tensor, Tensor]) => ({ loss: mse(m.forward(x), y) });
    const breaking = batches();
    const error = await fit(model, {
      data: breaking,
      step: (m, batch) => {
        m.root.shift = batch === breaking[2] ? -1 : 1;
        return step(m, batch);
      },
      optimizer,
      epochs: 1,
      watchNumbers: true,
    }).catch((e: unknown) => e);
    expect(error).toMatchObject({ name: 'NonFiniteError', step: 3, layer: 'root', direction: 'forward' });
    expect(String(error)).toContain('step 3 (epoch 0): the output of layer root is not finite');
    const state = async (m: Fragile) => [...(await weights(m)), ...(await m.norm.runningMean!.data())];
    manualSeed(1);
    const twin = new Fragile();
    twin.root.shift = 1;
    await fit(twin, { data: batches().slice(0, 2), step, optimizer: new Adam(twin.parameters(), { lr: 0.01 }), epochs: 1 });
    expect(await state(model)).toEqual(await state(twin));
  });

  it('are traced to the layer whose gradient had them first', async () => {
    const model = new Fragile();
    const optimizer = new SGD(model.parameters(), { lr: 0.01 });
    const step = (m: Fragile, [x, y]: [Tensor, Tensor]) => ({ loss: mse(m.forward(x), y) });
    const error = await fit(model, { data: batches(), step, optimizer, epochs: 1, watchNumbers: true }).catch((e: unknown) => e);
    expect(error).toMatchObject({ name: 'NonFiniteError', step: 1, layer: 'root', direction: 'backward' });
  });

  it('are traced to the batch and to the parameters', async () => {
    const step = (m: Fragile, [x, y]: [Tensor, Tensor]) => ({ loss: mse(m.forward(x), y) });
    const run = async (model: Fragile, data: [Tensor, Tensor][]) =>
      fit(model, { data, step, optimizer: new SGD(model.parameters(), { lr: 0.01 }), epochs: 1, watchNumbers: true }).catch(
        String,
      );
    const model = new Fragile();
    model.root.shift = 1;
    const data = batches();
    data[1]![0] = tensor([
      [Infinity, 1],
      [1, 2],
    ]);
    expect(await run(model, data)).toContain('step 2 (epoch 0): the batch is not finite');
    const other = new Fragile();
    other.last.weight.load(tensor([[1, NaN, 1, 1]]));
    expect(await run(other, batches())).toContain('the parameter last.weight is not finite');
  });
});

describe('float16', () => {
  it('trains with scaled losses, and leaves out the steps that overflow', async () => {
    const model = net();
    const optimizer = new Adam(model.parameters(), { lr: 0.02 });
    const start = await weights(model);
    const huge = (outputs: Tensor, targets: Tensor) => bceWithLogits(outputs, targets).mul(1e7) as Tensor;
    const first = await fit(model, { data: [await one()], loss: huge as never, optimizer, epochs: 1, precision: 'float16' });
    expect(await weights(model)).toEqual(start);
    expect(first.epochs[0]!.values.lossScale).toBe(2 ** 15);
    const history = await fit(model, { data: loader(), loss: bceWithLogits, optimizer, epochs: 20, precision: 'float16' });
    expect(history.epochs.at(-1)!.values.loss).toBeLessThan(history.epochs[0]!.values.loss!);
    expect(await weights(model)).not.toEqual(start);
  });

  it('is close to float32', async () => {
    const train = async (precision: 'float16' | 'float32') => {
      manualSeed(2);
      const model = new Sequential(new Linear(2, 6), new Tanh(), new Linear(6, 1));
      await fit(model, {
        data: loader(),
        loss: bceWithLogits,
        optimizer: new SGD(model.parameters(), { lr: 0.1 }),
        epochs: 2,
        precision,
      });
      return weights(model);
    };
    const [half, single] = [await train('float16'), await train('float32')];
    expect(half).not.toEqual(single);
    single.forEach((weight, i) => expect(half[i]).toBeCloseTo(weight, 2));
  });

  const one = async () => {
    for await (const batch of loader().epoch(0)) return batch;
    throw new Error('no batch');
  };
});
