import { beforeEach, describe, expect, test } from 'vitest';
import {
  ArgumentError,
  applyUpdates,
  argument,
  bernoulli,
  compile,
  DisposedError,
  GradientError,
  ModuleBuffer,
  manualSeed,
  noGrad,
  Parameter,
  rand,
  randn,
  randperm,
  realize,
  setDefaultDevice,
  type Tensor,
  tensor,
  zeros,
} from './index.ts';
import { createDevice } from './runtime/device.ts';
import { counting } from './runtime/fixtures/counting.ts';

/** A small net with dropout, running statistics, momentum and a schedule. */
class Training {
  readonly w = new Parameter(
    tensor([
      [0.1, -0.2],
      [0.3, 0.4],
      [-0.5, 0.6],
    ]),
  );
  readonly b = new Parameter(tensor([0.1, 0.2]));
  readonly momentum = [this.w, this.b].map((p) => new ModuleBuffer(zeros(p.shape)));
  readonly mean = new ModuleBuffer(zeros([2]));
  rate = 0.1;
  steps = 0;

  async step(x: Tensor, y: Tensor): Promise<Tensor> {
    const hidden = x.matmul(this.w).add(this.b).tanh();
    const dropped = hidden.mul(bernoulli(0.5, hidden.shape)).mul(2);
    noGrad(() => this.mean.assign(this.mean.mul(0.9).add(hidden.mean(0).mul(0.1)), 'norm'));
    const loss = dropped.sub(y).square().mean();
    loss.backward();
    noGrad(() => {
      ([this.w, this.b] as readonly Parameter[]).forEach((p, i) => {
        const m = this.momentum[i]!;
        m.assign(m.mul(0.9).add(p.grad!), 'step');
        p.assign(p.sub(m.mul(argument(() => this.rate / (1 + this.steps)))), 'step');
        p.grad = undefined;
      });
    });
    await applyUpdates('step');
    return loss;
  }

  async state(): Promise<number[][]> {
    return Promise.all(
      [this.w, this.b, this.mean, ...this.momentum].map(async (x) => Array.from((await x.data()) as Float32Array)),
    );
  }
}

const batch = (i: number): [Tensor, Tensor] => [
  tensor(
    Float32Array.from({ length: 12 }, (_, n) => Math.sin(n + i)),
    { shape: [4, 3] },
  ),
  tensor(
    Float32Array.from({ length: 8 }, (_, n) => Math.cos(n * i)),
    { shape: [4, 2] },
  ),
];

describe('a compiled training step', () => {
  const train = async (compiled: boolean): Promise<{ losses: number[]; state: number[][] }> => {
    manualSeed(7);
    const training = new Training();
    const eager = (x: Tensor, y: Tensor): Promise<Tensor> => training.step(x, y);
    const step = compiled ? compile(eager) : eager;
    const losses: number[] = [];
    for (let i = 0; i < 8; i++) {
      training.steps = i;
      losses.push((await (await step(...batch(i))).item()) as number);
    }
    return { losses, state: await training.state() };
  };

  test('gives the bits of the eager one: losses, parameters, momenta, statistics; with dropout and a schedule', async () => {
    expect(await train(true)).toEqual(await train(false));
  });

  test('leaves no gradients behind, and parameters that others can read, use and update', async () => {
    const training = new Training();
    const step = compile((x: Tensor, y: Tensor) => training.step(x, y));
    await step(...batch(1));
    expect(training.w.grad).toBeUndefined();
    const before = await training.b.array();
    training.b.assign(training.b.add(1));
    const loss = await step(...batch(2));
    expect(await loss.item()).toBeGreaterThan(0);
    const after = await training.b.array();
    expect(after.map((x, i) => Math.abs(x - before[i]! - 1) < 0.3)).toEqual([true, true]);
    training.b.load(tensor([5, 5]));
    await step(...batch(3));
    expect((await training.b.array()).every((x) => Math.abs(x - 5) < 1)).toBe(true);
  });

  test('compiles, plans and allocates nothing from the second run on', async () => {
    const watched = counting();
    setDefaultDevice(createDevice(watched.backend));
    const training = new Training();
    const step = compile((x: Tensor, y: Tensor) => training.step(x, y));
    for (let i = 0; i < 3; i++) await (await step(...batch(i))).item();
    watched.since();
    for (let i = 3; i < 30; i++) {
      training.steps = i;
      await (await step(...batch(i))).item();
    }
    expect(watched.since()).toMatchObject({ compile: 0, alloc: 0, run: 27, write: 2 * 27, read: 27 });
  });
});

describe('compile', () => {
  beforeEach(() => setDefaultDevice(createDevice(counting().backend)));

  test('runs the function once for each combination of shapes and dtypes', async () => {
    let runs = 0;
    const f = compile((x: Tensor) => {
      runs++;
      return x.mul(2).sum();
    });
    expect(await (await f(tensor([1, 2]))).item()).toBe(6);
    expect(await (await f(tensor([3, 4]))).item()).toBe(14);
    expect(await (await f(tensor([1, 2, 3]))).item()).toBe(12);
    expect(await (await f(tensor([1, 2], { dtype: 'int32' }))).item()).toBe(6);
    expect(runs).toBe(3);
  });

  test('several results, none, lazy arguments, and parameters as arguments', async () => {
    const two = compile((x: Tensor, y: Tensor) => [x.add(y), x.mul(y)] as const);
    const [sum, product] = await two(tensor([1, 2]).mul(10), new Parameter(tensor([3, 4])));
    expect([await sum.array(), await product.array()]).toEqual([
      [13, 24],
      [30, 80],
    ]);
    const [again] = await two(sum, product);
    expect(await again.array()).toEqual([43, 104]);
    const p = new Parameter(tensor([1]));
    const none = compile(async (x: Tensor) => {
      noGrad(() => p.assign(p.add(x)));
      await realize(p);
    });
    for (let i = 0; i < 3; i++) await none(tensor([i]));
    expect(await p.array()).toEqual([4]);
  });

  test('an assignment that nothing in the function carries out is part of it', async () => {
    const total = new ModuleBuffer(zeros([1]));
    const add = compile((x: Tensor) => {
      total.assign(total.add(x));
      return total.mul(2);
    });
    const doubled: Tensor[] = [];
    for (const i of [1, 2, 3]) doubled.push(await add(tensor([i])));
    expect(await Promise.all(doubled.map((x) => x.item()))).toEqual([2, 6, 12]);
    expect(await total.item()).toBe(6);
  });

  test('assignments pending before it are carried out before it, once', async () => {
    const p = new ModuleBuffer(tensor([1]));
    const read = compile((x: Tensor) => p.add(x));
    p.assign(p.mul(10));
    expect(await (await read(tensor([1]))).item()).toBe(11);
    p.assign(p.mul(10));
    expect(await (await read(tensor([1]))).item()).toBe(101);
    expect(await p.item()).toBe(100);
  });

  test('random numbers are new in every run, and the same as without it', async () => {
    const draw = (): Tensor => rand([4]).add(randn([4]));
    const compiled = compile(draw);
    manualSeed(3);
    const expected: number[][] = [];
    for (let i = 0; i < 3; i++) expected.push((await draw().array()) as number[]);
    manualSeed(3);
    for (let i = 0; i < 3; i++) expect(await (await compiled()).array()).toEqual(expected[i]);
    expect(new Set(expected.map(String)).size).toBe(3);
  });

  test('calls at once, of one function or of several, do what they do one after the other', async () => {
    const train = async (atOnce: boolean): Promise<{ recorded: number; states: number[][][] }> => {
      manualSeed(7);
      let recorded = 0;
      const trainings = [new Training(), new Training()];
      const steps = trainings.map((training) =>
        compile((x: Tensor, y: Tensor) => {
          recorded++;
          return training.step(x, y);
        }),
      );
      for (let i = 0; i < 3; i++) {
        const calls = [...steps, steps[0]!].map((step) => () => step(...batch(i)));
        if (atOnce) await Promise.all(calls.map((call) => call()));
        else for (const call of calls) await call();
      }
      return { recorded, states: await Promise.all(trainings.map((training) => training.state())) };
    };
    const inTurn = await train(false);
    expect(inTurn.recorded).toBe(2);
    expect(await train(true)).toEqual(inTurn);
  });

  test('a call that fails does not keep others from their turn', async () => {
    const failing = compile((x: Tensor) => Promise.reject<Tensor>(new RangeError(`${x.shape}`)));
    const calls = await Promise.allSettled([failing(zeros([2])), compile((x: Tensor) => x.mul(2))(tensor([4]))]);
    expect(calls.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  test('one compiled function inside another is part of it', async () => {
    const inner = compile((x: Tensor) => x.add(1));
    const outer = compile(async (x: Tensor) => (await inner(x)).mul(2));
    expect(await (await outer(tensor([1]))).item()).toBe(4);
    expect(await (await outer(tensor([2]))).item()).toBe(6);
    expect(await (await inner(tensor([2]))).item()).toBe(3);
  });

  test('a running sum of its results stays short', async () => {
    const f = compile((x: Tensor) => x.mul(2).sum());
    let sum: Tensor = tensor(0);
    for (let i = 0; i < 300; i++) sum = sum.add(await f(tensor([i])));
    expect(sum.node.age).toBeLessThan(70);
    expect(await sum.item()).toBe(300 * 299);
  });

  test('a plan that the cache dropped is made again', async () => {
    const watched = counting();
    const device = createDevice(watched.backend);
    setDefaultDevice(device);
    const f = compile((x: Tensor) => x.softmax(0));
    const before = await (await f(tensor([1, 2, 3]))).array();
    await tensor([1, 2]).exp().data();
    device.plans.clear();
    expect(await (await f(tensor([1, 2, 3]))).array()).toEqual(before);
    expect(watched.counts).toMatchObject({ compile: 3, release: 1 });
  });
});

describe('what a compiled function cannot do', () => {
  test('read a value', async () => {
    const f = compile(async (x: Tensor) => x.mul((await x.sum().item()) as number));
    await expect(f(tensor([1, 2]))).rejects.toThrow(GradientError);
    await expect(f(tensor([1, 2]))).rejects.toThrow('return what you want to read');
    expect(await tensor([1]).add(1).item()).toBe(2);
  });

  test('take anything but tensors, or draw an order on the host', async () => {
    const f = compile((x: Tensor) => x);
    await expect(f(3 as unknown as Tensor)).rejects.toThrow(ArgumentError);
    await expect(compile(() => randperm(4))()).rejects.toThrow(
      'randperm: a compiled function would have the same order in every run; pass the order as an argument',
    );
  });

  test('leave anything behind when it fails', async () => {
    const p = new Parameter(tensor([1]));
    const f = compile((x: Tensor): Tensor => {
      p.mul(x).sum().backward();
      noGrad(() => p.assign(p.sub(1)));
      throw new Error('mine');
    });
    await expect(f(tensor([1]))).rejects.toThrow('mine');
    expect(p.grad).toBeUndefined();
    expect(await p.item()).toBe(1);
  });

  test('use what was disposed, or run on a closed device', async () => {
    const device = createDevice(counting().backend);
    const kept = tensor([1, 2], { device });
    const f = compile((x: Tensor) => kept.add(x));
    expect(await (await f(tensor([1, 1]))).array()).toEqual([2, 3]);
    kept.dispose();
    await expect(f(tensor([1, 1]))).rejects.toThrow(DisposedError);
    device.close();
    await expect(f(tensor([1, 1]))).rejects.toThrow(DisposedError);
  });
});
