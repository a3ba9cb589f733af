import { beforeEach, describe, expect, test } from 'vitest';
import {
  applyUpdates,
  DeviceError,
  DisposedError,
  ModuleBuffer,
  noGrad,
  OutOfMemoryError,
  Parameter,
  realize,
  StaleValueError,
  setDefaultDevice,
  type Tensor,
  tensor,
  zeros,
} from '../index.ts';
import { createDevice } from './device.ts';
import { counting } from './fixtures/counting.ts';

beforeEach(() => setDefaultDevice(createDevice(counting().backend)));

const buffer = (values: number[] | number[][]): ModuleBuffer => new ModuleBuffer(tensor(values)) as ModuleBuffer;

describe('an assignment', () => {
  test('is seen by everything recorded after it, at once, and runs once', async () => {
    const p = buffer([1, 2]);
    const before = p.mul(10);
    p.assign(p.add(1));
    const after = p.mul(10);
    expect(await after.array()).toEqual([20, 30]);
    expect(await p.array()).toEqual([2, 3]);
    await expect(before.array()).rejects.toThrow(StaleValueError);
    for (let i = 0; i < 3; i++) await realize(p.mul(i));
    expect(await p.array()).toEqual([2, 3]);
  });

  test('and what was recorded before it can share a plan', async () => {
    const p = buffer([1, 2, 3, 4]);
    const [reversed, sum, scan] = [p.flip(0), p.sum(), p.cumsum(0)];
    p.assign(p.mul(10));
    await realize(reversed, sum, scan, p);
    expect([await reversed.array(), await sum.item(), await scan.array(), await p.array()]).toEqual([
      [4, 3, 2, 1],
      10,
      [1, 3, 6, 10],
      [10, 20, 30, 40],
    ]);
  });

  test('of an assignment: the last one counts', async () => {
    const p = buffer([1, 2]);
    p.assign(p.add(1));
    p.assign(p.mul(10));
    await applyUpdates('both');
    expect(await p.array()).toEqual([20, 30]);
  });

  test.each<[string, (p: ModuleBuffer) => Tensor, number[]]>([
    ['itself', (p) => p, [1, 2, 3, 4]],
    ['itself reversed', (p) => p.flip(0), [4, 3, 2, 1]],
    ['itself rolled', (p) => p.roll(1), [4, 1, 2, 3]],
    ['a sum with itself reversed', (p) => p.add(p.flip(0)), [5, 5, 5, 5]],
    ['its running sum', (p) => p.cumsum(0), [1, 3, 6, 10]],
    ['its share of its sum', (p) => p.div(p.sum()), [0.1, 0.2, 0.3, 0.4]],
    ['its softmax', (p) => p.mul(0).softmax(0), [0.25, 0.25, 0.25, 0.25]],
    ['its transpose', (p) => p.reshape([2, 2]).t().reshape([4]), [1, 3, 2, 4]],
    [
      'its product with itself',
      (p) =>
        p
          .reshape([2, 2])
          .matmul(p.reshape([2, 2]))
          .reshape([4]),
      [7, 10, 15, 22],
    ],
    [
      'its halves exchanged',
      (p) =>
        p
          .slice([[2]])
          .add(0)
          .pad([[0, 2]])
          .add(p.slice([[0, 2]]).pad([[2, 0]])),
      [3, 4, 1, 2],
    ],
    ['zeros', () => zeros([4]), [0, 0, 0, 0]],
    ['a slice of something larger', () => tensor([9, 1, 1, 2, 3, 9]).slice([[1, 5]]), [1, 1, 2, 3]],
    ['itself sorted', (p) => p.neg().sort().values, [-4, -3, -2, -1]],
    ['a concatenation of its parts', (p) => p.reshape([2, 2]).roll(1, 0).reshape([4]), [3, 4, 1, 2]],
  ])('of %s', async (_, f, expected) => {
    const p = buffer([1, 2, 3, 4]);
    for (const moved of [false, true]) {
      if (moved) p.assign(tensor([1, 2, 3, 4]));
      await applyUpdates('reset');
      const other = p.mul(2);
      p.assign(f(p));
      await realize(other);
      const rounded = Array.from((await p.data()) as Float32Array, (x) => Math.round(x * 1e5) / 1e5);
      expect([rounded, await other.array()]).toEqual([expected, [2, 4, 6, 8]]);
    }
  });

  test('two variables exchange their values', async () => {
    const [a, b] = [buffer([1, 2]), buffer([3, 4])];
    for (let i = 0; i < 3; i++) {
      const [x, y] = [a.mul(1), b.mul(1)];
      a.assign(y);
      b.assign(x);
      await applyUpdates('exchange');
    }
    expect([await a.array(), await b.array()]).toEqual([
      [3, 4],
      [1, 2],
    ]);
  });

  test('a new value that the same kernel also uses in rows reads the old one everywhere', async () => {
    const p = buffer([[1], [2], [3], [4], [5]]);
    const x = tensor(Array.from({ length: 5 }, (_, i) => [i, i + 1, i + 2]));
    const next = p.add(x.square().sum(1, { keepDim: true }));
    const y = x.sub(p).mul(next);
    p.assign(next);
    await realize(y);
    expect(await p.array()).toEqual([[6], [16], [32], [54], [82]]);
    expect(await y.array()).toEqual([
      [-6, 0, 6],
      [-16, 0, 16],
      [-32, 0, 32],
      [-54, 0, 54],
      [-82, 0, 82],
    ]);
  });
});

describe('a snapshot of a parameter', () => {
  test('kept in another variable stays, however the two go on', async () => {
    const [p, best] = [new Parameter(tensor([1, 2])), buffer([0, 0])];
    best.assign(p.detach());
    await applyUpdates('keep');
    p.assign(p.detach().add(10));
    await applyUpdates('step');
    expect([await p.array(), await best.array()]).toEqual([
      [11, 12],
      [1, 2],
    ]);
    best.assign(best.mul(0));
    await applyUpdates('forget');
    expect([await p.array(), await best.array()]).toEqual([
      [11, 12],
      [0, 0],
    ]);
    p.assign(best);
    await applyUpdates('restore');
    best.assign(best.add(7));
    await applyUpdates('more');
    expect([await p.array(), await best.array()]).toEqual([
      [0, 0],
      [7, 7],
    ]);
  });

  test('of a tensor given to two variables: all three are apart', async () => {
    const given = tensor([1, 2]);
    const [a, b] = [buffer([0, 0]), buffer([0, 0])];
    a.assign(given);
    b.assign(given);
    await applyUpdates('load');
    a.assign(a.add(1));
    await applyUpdates('step');
    expect([await a.array(), await b.array(), await given.array()]).toEqual([
      [2, 3],
      [1, 2],
      [1, 2],
    ]);
    a.load(given);
    b.load(given);
    b.assign(b.mul(5));
    await applyUpdates('step');
    expect([await a.array(), await b.array(), await given.array()]).toEqual([
      [1, 2],
      [5, 10],
      [1, 2],
    ]);
  });

  test('a value computed for an assignment can be read after it, until the next', async () => {
    const p = buffer([1]);
    const next = p.add(1);
    p.assign(next, 'step');
    await applyUpdates('step');
    expect(await next.item()).toBe(2);
    expect(await p.item()).toBe(2);
    p.assign(p.add(1), 'step');
    await applyUpdates('step');
    expect(await p.item()).toBe(3);
  });

  test('a large value read between updates is right, and the parameter goes on', async () => {
    const p = new ModuleBuffer(zeros([2000]));
    for (let i = 0; i < 3; i++) {
      p.assign(p.add(1));
      await applyUpdates('step');
      expect((await p.data())[1999]).toBe(i + 1);
    }
  });
});

describe('gradients while an assignment is pending', () => {
  test('are those of the parameter', async () => {
    const p = new Parameter(tensor([3]));
    noGrad(() => p.assign(p.mul(2)));
    const loss = p.square().sum();
    loss.backward();
    expect(await p.grad!.array()).toEqual([12]);
    expect(await loss.item()).toBe(36);
    p.grad = undefined;
    expect(p.grad).toBeUndefined();
  });

  test('requiresGrad can be switched off and on in between', async () => {
    const p = new Parameter(tensor([3]));
    noGrad(() => p.assign(p.mul(2)));
    p.requiresGrad = false;
    expect(p.mul(2).requiresGrad).toBe(false);
    p.requiresGrad = true;
    p.square().sum().backward();
    expect(await p.grad!.array()).toEqual([12]);
  });
});

describe('after a failed step', () => {
  test('every value is as before, and the next step works', async () => {
    const device = createDevice(counting().backend, { memory: 400_000 });
    setDefaultDevice(device);
    const p = new Parameter(tensor([1, 2]));
    const running = buffer([5, 5]);
    await realize(p.mul(1));
    const large = tensor(new Float32Array(60_000)).add(p.sum());
    noGrad(() => p.assign(p.add(1)));
    running.assign(running.add(1));
    const { bytesInUse } = device.memory();
    await expect(applyUpdates('step', [large.mul(2), large.mul(3)])).rejects.toThrow(OutOfMemoryError);
    expect([await p.array(), await running.array()]).toEqual([
      [1, 2],
      [5, 5],
    ]);
    expect(device.memory().bytesInUse).toBeLessThan(bytesInUse + 1000);
    noGrad(() => p.assign(p.add(1)));
    await applyUpdates('step');
    expect([await p.array(), await running.array()]).toEqual([
      [2, 3],
      [5, 5],
    ]);
  });

  test('because a value it needs was disposed', async () => {
    const [p, q] = [buffer([1]), buffer([2])];
    const x = tensor([3]);
    p.assign(p.add(x));
    q.assign(q.add(1));
    x.dispose();
    await expect(applyUpdates('step')).rejects.toThrow(DisposedError);
    expect([await p.item(), await q.item()]).toEqual([1, 2]);
  });

  test('because its values live on two devices', async () => {
    const [here, there] = [createDevice(counting().backend), createDevice(counting().backend)];
    const [a, b] = [tensor([1], { device: here }), tensor([2], { device: there })];
    const p = buffer([0]);
    p.assign(a.add(b));
    await expect(applyUpdates('step')).rejects.toThrow(DeviceError);
    expect(await p.item()).toBe(0);
    p.assign(a);
    expect(await p.add(1).item()).toBe(2);
  });

  test('a read that fails leaves pending assignments to the next plan', async () => {
    const p = buffer([1]);
    const [gone, x] = [tensor([1]), tensor([1])];
    const y = gone.add(x);
    gone.dispose();
    p.assign(p.add(1));
    await expect(y.data()).rejects.toThrow(DisposedError);
    expect(await x.add(1).item()).toBe(2);
    expect(await p.item()).toBe(2);
  });

  test('losses of it are not part of the next', async () => {
    const p = new Parameter(tensor([1]));
    const loss = p.square().sum();
    loss.backward();
    noGrad(() => p.assign(p.sub(0.5)));
    await realize(p);
    // The loss is stale now, which is nobody's business but its reader's.
    p.grad = undefined;
    const second = p.square().sum();
    second.backward();
    noGrad(() => p.assign(p.sub(p.grad!)));
    await applyUpdates('step');
    expect(await second.item()).toBe(0.25);
    expect(await p.item()).toBe(-0.5);
    await expect(loss.item()).rejects.toThrow(StaleValueError);
  });
});
