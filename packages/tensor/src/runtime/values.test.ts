import { describe, expect, test } from 'vitest';
import { applyUpdates, ModuleBuffer, noGrad, Parameter, realize, StaleValueError, type Tensor, tensor, zeros } from '../index.ts';
import { descend } from './fixtures/descent.ts';

/** y = w · x with loss (y − t)², w from 1 towards 2: at rate 0.1 and x = 1, w goes 1, 1.2, 1.36, 1.488, … */
function problem() {
  const w = new Parameter(tensor([1]));
  w.name = 'w';
  const lossOf = (x = 1): Tensor =>
    w
      .mul(tensor([x]))
      .sub(tensor([2]))
      .square()
      .sum();
  return { w, lossOf };
}

const numbers = async (x: Tensor): Promise<number[]> => Array.from(await x.data(), (value) => Math.round(value * 1e4) / 1e4);

describe('a loss', () => {
  test('read before backward() is the loss of the weights at that time', async () => {
    const { w, lossOf } = problem();
    const loss = lossOf();
    expect(await numbers(loss)).toEqual([1]);
    loss.backward();
    await descend([w], 0.1);
    expect(await numbers(loss)).toEqual([1]);
    expect(await numbers(w)).toEqual([1.2]);
  });

  test('read between backward() and the step', async () => {
    const { w, lossOf } = problem();
    const loss = lossOf();
    loss.backward();
    expect(await numbers(loss)).toEqual([1]);
    expect(await numbers(w.grad!)).toEqual([-2]);
    await descend([w], 0.1);
    expect(await numbers(loss)).toEqual([1]);
  });

  test('read after the step is the loss that was stepped on', async () => {
    const { w, lossOf } = problem();
    const losses: number[] = [];
    for (let i = 0; i < 4; i++) {
      const loss = lossOf();
      loss.backward();
      await descend([w], 0.1);
      losses.push(...(await numbers(loss)));
    }
    expect(losses).toEqual([1, 0.64, 0.4096, 0.2621]);
  });

  test('read two steps after its step', async () => {
    const { w, lossOf } = problem();
    const kept: Tensor[] = [];
    for (let i = 0; i < 3; i++) {
      const loss = lossOf();
      loss.backward();
      await descend([w], 0.1);
      kept.push(loss);
    }
    expect((await Promise.all(kept.map(numbers))).flat()).toEqual([1, 0.64, 0.4096]);
  });

  test('on which backward() was not called is stale after the step', async () => {
    const { w, lossOf } = problem();
    const [trained, watched] = [lossOf(), lossOf(3)];
    trained.backward();
    await descend([w], 0.1);
    await expect(watched.data()).rejects.toThrow(StaleValueError);
    await expect(watched.data()).rejects.toThrow(
      'data: it was recorded before descend replaced a value it depends on; read it before descend, or let the step compute it: step({also: [tensor]})',
    );
    expect(() => watched.add(1).dataSync()).toThrow(StaleValueError);
    expect(await numbers(lossOf(3))).toEqual([2.56]);
  });
});

describe('an accuracy', () => {
  const accuracyOf = (w: Parameter): Tensor =>
    w
      .mul(tensor([1, 3]))
      .gt(tensor([0.9, 3.5]))
      .to('float32')
      .mean();

  test('read before the step', async () => {
    const { w, lossOf } = problem();
    const accuracy = accuracyOf(w);
    lossOf().backward();
    expect(await numbers(accuracy)).toEqual([0.5]);
    await descend([w], 0.1);
    expect(await numbers(accuracy)).toEqual([0.5]);
  });

  test('computed by the step is that of the weights before it', async () => {
    const { w, lossOf } = problem();
    const accuracy = accuracyOf(w);
    lossOf().backward();
    await descend([w], 0.1, [accuracy]);
    expect(await numbers(accuracy)).toEqual([0.5]);
    expect(await numbers(accuracyOf(w))).toEqual([1]);
  });

  test('left unread is stale after the step, and two steps later', async () => {
    const { w, lossOf } = problem();
    const accuracy = accuracyOf(w);
    for (let i = 0; i < 2; i++) {
      lossOf().backward();
      await descend([w], 0.1);
      await expect(accuracy.item()).rejects.toThrow(StaleValueError);
    }
  });
});

test('a lazy tensor that depends on no parameter can be read two steps later', async () => {
  const { w, lossOf } = problem();
  const lazy = tensor([1, 2]).mul(3);
  for (let i = 0; i < 2; i++) {
    lossOf().backward();
    await descend([w], 0.1);
  }
  expect(await numbers(lazy)).toEqual([3, 6]);
});

test('two losses that share a trunk: each gradient reaches it once', async () => {
  const trunk = new Parameter(tensor([2]));
  const [left, right] = [new Parameter(tensor([3])), new Parameter(tensor([5]))];
  const hidden = trunk.square();
  const [a, b] = [hidden.mul(left).sum(), hidden.mul(right).sum()];
  a.backward();
  b.backward();
  expect(await numbers(trunk.grad!)).toEqual([2 * 2 * (3 + 5)]);
  await descend([trunk, left, right], 0.01);
  expect([await numbers(a), await numbers(b)]).toEqual([[12], [20]]);
  expect([await numbers(trunk), await numbers(left), await numbers(right)]).toEqual([[1.68], [2.96], [4.96]]);
});

test('a parameter read back between steps is the present one', async () => {
  const { w, lossOf } = problem();
  const seen: number[] = [];
  for (let i = 0; i < 3; i++) {
    seen.push(...(await numbers(w)));
    lossOf().backward();
    await descend([w], 0.1);
  }
  expect([...seen, ...(await numbers(w))]).toEqual([1, 1.2, 1.36, 1.488]);
});

test('a parameter that two layers share gets the sum of their gradients, and one update', async () => {
  const shared = new Parameter(
    tensor([
      [1, 2],
      [3, 4],
    ]),
  );
  const x = tensor([[1, -1]]);
  const loss = x.matmul(shared).matmul(shared).sum();
  loss.backward();
  // d/dW of Σ x W W = xᵀ (1ᵀ Wᵀ) + (x W)ᵀ 1
  expect(await shared.grad!.array()).toEqual([
    [3 - 2, 7 - 2],
    [-3 - 2, -7 - 2],
  ]);
  await descend([shared], 1);
  expect(await shared.array()).toEqual([
    [0, -3],
    [8, 13],
  ]);
  expect(await loss.item()).toBe(-2 * (3 + 7));
});

test('gradients of several backward() calls add up until they are cleared', async () => {
  const { w, lossOf } = problem();
  for (const x of [1, 2, 3]) lossOf(x).backward();
  // Σ 2 x (w x − 2)
  expect(await numbers(w.grad!)).toEqual([-2 + 0 + 6]);
  w.grad = undefined;
  lossOf().backward();
  expect(await numbers(w.grad!)).toEqual([-2]);
});

test('accumulation with the losses read in between', async () => {
  const { w, lossOf } = problem();
  const losses: number[] = [];
  for (const x of [1, 2, 3]) {
    const loss = lossOf(x);
    loss.backward();
    losses.push(...(await numbers(loss)));
    await realize(w.grad!);
  }
  expect(losses).toEqual([1, 0, 1]);
  await descend([w], 0.1);
  expect(await numbers(w)).toEqual([0.6]);
});

test('a gradient kept over a step can be read after it, and is not applied twice', async () => {
  const { w, lossOf } = problem();
  lossOf().backward();
  const gradient = w.grad!;
  await descend([w], 0.1, [gradient]);
  expect(await numbers(gradient)).toEqual([-2]);
  await applyUpdates('nothing');
  expect(await numbers(w)).toEqual([1.2]);
});

test('running statistics in a loop that never reads them', async () => {
  const { w, lossOf } = problem();
  const running = new ModuleBuffer(zeros([1]));
  const count = new ModuleBuffer(tensor(0, { dtype: 'int32' }));
  for (let i = 1; i <= 5; i++) {
    noGrad(() => {
      running.assign(running.mul(0.5).add(i), 'BatchNorm');
      count.assign(count.add(1), 'BatchNorm');
    });
    lossOf().backward();
    await descend([w], 0.1);
  }
  expect(await numbers(running)).toEqual([5 + 4 / 2 + 3 / 4 + 2 / 8 + 1 / 16].map((x) => Math.round(x * 1e4) / 1e4));
  expect(await count.item()).toBe(5);
});

test('statistics of a forward pass without a step come with the next value that is read', async () => {
  const running = new ModuleBuffer(tensor([1]));
  running.assign(running.add(1), 'BatchNorm');
  running.assign(running.mul(10), 'BatchNorm');
  expect(await numbers(tensor([7]).add(1))).toEqual([8]);
  expect(await numbers(running)).toEqual([20]);
});
