import { BatchNorm1d, crossEntropy, Dropout, Linear, mse, ReLU, Sequential } from '@nacre/layers';
import {
  IndexOutOfRangeError,
  manualSeed,
  Parameter,
  randn,
  randomState,
  StaleValueError,
  setRandomState,
  type Tensor,
  tensor,
  zeros,
} from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { Adam, SGD } from './index.ts';

/** p ← p − 0.1 · 2p: 1, 0.8, 0.64, … */
function shrinking(): { p: Parameter<[number], 'float32'>; optimizer: SGD; loss(): Tensor<[], 'float32'> } {
  const p = new Parameter(tensor([1]));
  p.name = 'p';
  return { p, optimizer: new SGD([p], { lr: 0.1 }), loss: () => p.square().sum() };
}

async function advance({ optimizer, loss }: ReturnType<typeof shrinking>, steps = 1): Promise<void> {
  for (let i = 0; i < steps; i++) {
    optimizer.zeroGrad();
    loss().backward();
    await optimizer.step();
  }
}

describe('a loss', () => {
  it('is the same read before its step, after it, and two steps later', async () => {
    const [before, after, later] = [shrinking(), shrinking(), shrinking()];
    for (const [run, steps] of [
      [before, 0],
      [after, 1],
      [later, 3],
    ] as const) {
      await advance(run, 2);
      const loss = run.loss();
      if (steps === 0) expect(await loss.item()).toBeCloseTo(0.4096, 6);
      run.optimizer.zeroGrad();
      loss.backward();
      await run.optimizer.step();
      await advance(run, Math.max(0, steps - 1));
      expect(await loss.item()).toBeCloseTo(0.4096, 6);
    }
  });

  it('without a backward is stale after a step, and says which and what to do', async () => {
    const run = shrinking();
    const watched = run.loss();
    await advance(run);
    await expect(watched.item()).rejects.toThrow(StaleValueError);
    await expect(watched.item()).rejects.toThrow('recorded before SGD.step replaced');
    await expect(watched.item()).rejects.toThrow('step({also: [tensor]})');
  });

  it('and whatever else is asked for is computed by the step', async () => {
    const run = shrinking();
    const [doubled, unrelated] = [run.p.mul(2), tensor([3]).mul(2)];
    run.loss().backward();
    await run.optimizer.step({ also: [doubled, unrelated] });
    expect(await doubled.item()).toBe(2);
    expect(await unrelated.item()).toBe(6);
    expect(await run.p.item()).toBeCloseTo(0.8, 6);
  });

  it('shares its trunk with another', async () => {
    const trunk = new Linear(2, 2, { bias: false });
    trunk.loadStateDict({
      weight: tensor([
        [1, 2],
        [3, 4],
      ]),
    });
    const optimizer = new SGD(trunk.parameters(), { lr: 0.5 });
    const h = trunk.forward(tensor([[1, 1]]));
    const [first, second] = [h.sum(), h.square().sum()];
    first.backward();
    second.backward();
    await optimizer.step();
    expect([await first.item(), await second.item()]).toEqual([10, 58]);
    // dL/dh = 1 + 2h = [7, 15], times x = [1, 1]
    expect(await trunk.weight.array()).toEqual([
      [1 - 3.5, 2 - 3.5],
      [3 - 7.5, 4 - 7.5],
    ]);
  });
});

describe('gradients', () => {
  it('of several backward passes add up, as one pass over all examples', async () => {
    const data = [0, 1, 2, 3].map((i) => ({ x: tensor([[i, 1 - i]]), y: tensor([[i * i]]) }));
    const make = (): Linear<2, 1> => {
      const model = new Linear(2, 1);
      model.loadStateDict({ weight: tensor([[0.5, -0.5]]), bias: tensor([0.25]) });
      return model;
    };
    const [apart, together] = [make(), make()];
    const optimizers = [new SGD(apart.parameters(), { lr: 0.01 }), new SGD(together.parameters(), { lr: 0.01 })];
    for (let step = 0; step < 3; step++) {
      for (const optimizer of optimizers) optimizer.zeroGrad();
      for (const { x, y } of data) mse(apart.forward(x), y).div(4).backward();
      await optimizers[0]!.step();
      const sum = data.map(({ x, y }): Tensor => mse(together.forward(x), y)).reduce((a, b) => a.add(b));
      sum.div(4).backward();
      await optimizers[1]!.step();
    }
    for (const [i, p] of apart.parameters().entries()) {
      const other = await together.parameters()[i]!.data();
      (await p.data()).forEach((value: number, j: number) => expect(value).toBeCloseTo(other[j]!, 6));
    }
  });

  it('may be read, changed and read again before the step', async () => {
    const { p, optimizer, loss } = shrinking();
    loss().backward();
    expect(await p.grad!.item()).toBe(2);
    p.grad = p.grad!.mul(3);
    await optimizer.step();
    expect(await p.item()).toBeCloseTo(1 - 0.6, 6);
  });

  it('of a frozen parameter do not move it', async () => {
    const model = new Sequential(new Linear(2, 2), new Linear(2, 1));
    model.layers[0].freeze();
    const before = await model.layers[0].weight.array();
    const optimizer = new Adam(model.parameters(), { lr: 0.1, weightDecay: 0.1 });
    model
      .forward(tensor([[1, 2]]))
      .sum()
      .backward();
    await optimizer.step();
    expect(await model.layers[0].weight.array()).toEqual(before);
  });
});

describe('parameters', () => {
  it('shared by two layers learn from both', async () => {
    const [first, second] = [new Linear(1, 1, { bias: false }), new Linear(1, 1, { bias: false })];
    (second as { weight: unknown }).weight = first.weight;
    const model = new Sequential(first, second);
    model.loadStateDict({ '0.weight': tensor([[3]]) });
    const optimizer = new SGD(model.parameters(), { lr: 0.5 });
    model
      .forward(tensor([[1]]))
      .sum()
      .backward();
    await optimizer.step();
    // d(w²)/dw = 6
    expect(await second.weight.array()).toEqual([[0]]);
  });

  it('read between steps do not disturb them', async () => {
    const [quiet, watched] = [shrinking(), shrinking()];
    for (let i = 0; i < 5; i++) {
      await advance(quiet);
      await advance(watched);
      await watched.p.item();
    }
    expect(await watched.p.item()).toBe(await quiet.p.item());
  });

  it('may be written between steps', async () => {
    const run = shrinking();
    await advance(run);
    run.p.assign(tensor([10]));
    await advance(run);
    expect(await run.p.item()).toBeCloseTo(8, 5);
  });

  it('and their optimizer survive a step that fails', async () => {
    const model = new Linear(2, 2);
    const optimizer = new Adam(model.parameters(), { lr: 0.1 });
    const stale = model.weight.mul(2);
    model.weight.assign(zeros([2, 2]), 'a reset');
    expect(await model.weight.array()).toEqual([
      [0, 0],
      [0, 0],
    ]);
    model.weight.grad = stale;
    await expect(optimizer.step()).rejects.toThrow(StaleValueError);
    expect(optimizer.stateDict().steps).toEqual([0, 0]);
    expect(await model.weight.array()).toEqual([
      [0, 0],
      [0, 0],
    ]);

    optimizer.zeroGrad();
    model
      .forward(tensor([[1, -2]]))
      .sum()
      .backward();
    await optimizer.step();
    expect(optimizer.stateDict().steps).toEqual([1, 1]);
    const expected = [
      [-0.1, 0.1],
      [-0.1, 0.1],
    ];
    (await model.weight.array()).forEach((row, i) => row.forEach((value, j) => expect(value).toBeCloseTo(expected[i]![j]!, 6)));
  });

  it('with a label outside the classes, the next read says so, and training can go on', async () => {
    const model = new Linear(2, 2);
    const optimizer = new SGD(model.parameters(), { lr: 0.1 });
    const saved = await model.weight.data();
    crossEntropy(model.forward(tensor([[1, 2]])), tensor([0], { dtype: 'int32' }).add(5)).backward();
    await optimizer.step();
    await expect(model.weight.array()).rejects.toThrow(IndexOutOfRangeError);
    model.loadStateDict({ weight: tensor(saved, { shape: [2, 2] }), bias: zeros([2]) });
    optimizer.zeroGrad();
    crossEntropy(model.forward(tensor([[1, 2]])), tensor([0], { dtype: 'int32' })).backward();
    await optimizer.step();
    expect((await model.weight.data()).every(Number.isFinite)).toBe(true);
  });
});

describe('a run that is interrupted', () => {
  it('goes on to the same bits: model, statistics, optimizer, random numbers', async () => {
    const make = (): { model: Sequential; optimizer: Adam } => {
      const model = new Sequential(
        new Linear(4, 8),
        new BatchNorm1d(8),
        new ReLU(),
        new Dropout(0.3),
        new Linear(8, 3),
      ) as Sequential;
      return { model, optimizer: new Adam(model.parameters(), { lr: 0.02, amsgrad: true, weightDecay: 0.01 }) };
    };
    const train = async ({ model, optimizer }: ReturnType<typeof make>, steps: number): Promise<void> => {
      for (let i = 0; i < steps; i++) {
        optimizer.zeroGrad();
        crossEntropy(model.forward(randn([6, 4])), tensor([0, 1, 2, 0, 1, 2], { dtype: 'int32' })).backward();
        await optimizer.step();
      }
    };
    manualSeed(21);
    const whole = make();
    await train(whole, 7);

    manualSeed(21);
    const half = make();
    await train(half, 3);
    const random = randomState();
    const resumed = make();
    resumed.model.loadStateDict(half.model.stateDict());
    resumed.optimizer.loadStateDict(half.optimizer.stateDict());
    setRandomState(random);
    await train(half, 1);
    setRandomState(random);
    await train(resumed, 4);

    for (const [name, value] of Object.entries(whole.model.stateDict())) {
      expect(await resumed.model.stateDict()[name]!.data(), name).toEqual(await value.data());
    }
  });
});
