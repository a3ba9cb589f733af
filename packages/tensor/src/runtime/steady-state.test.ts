import { beforeEach, describe, expect, test } from 'vitest';
import {
  conv2d,
  ModuleBuffer,
  manualSeed,
  maxPool2d,
  noGrad,
  Parameter,
  randn,
  setDefaultDevice,
  type Tensor,
  tensor,
  zeros,
} from '../index.ts';
import { createDevice } from './device.ts';
import { collect } from './fixtures/collect.ts';
import { counting } from './fixtures/counting.ts';
import { descend, Momenta } from './fixtures/descent.ts';

const typed = (seed: number, count: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => Math.sin(seed * 7 + i));

let watched: ReturnType<typeof counting>;
let device: ReturnType<typeof createDevice>;
beforeEach(() => {
  watched = counting();
  device = createDevice(watched.backend);
  setDefaultDevice(device);
  manualSeed(1);
});

/** A net with a convolution, pooling, running statistics and two linear layers on fresh typed arrays. */
function net() {
  const parameters = [randn([2, 1, 3, 3]), zeros([2]), randn([8, 5]), zeros([5])].map((x: Tensor) => new Parameter(x));
  const [kernel, bias, weight, offset] = parameters as [Parameter, Parameter, Parameter, Parameter];
  const running = new ModuleBuffer(zeros([2]));
  const lossOf = (i: number): Tensor => {
    const x = tensor(typed(i, 4 * 36), { shape: [4, 1, 6, 6] });
    const labels = tensor(
      Int32Array.from({ length: 4 }, (_, n) => (i + n) % 5),
      { shape: [4, 1] },
    );
    const h = conv2d(x, kernel, bias).relu();
    noGrad(() => running.assign(running.mul(0.9).add(h.mean([0, 2, 3]).mul(0.1)), 'norm'));
    const logits = maxPool2d(h, 2).flatten(1).matmul(weight).add(offset);
    return logits.logSoftmax(1).gather(1, labels).mean().neg();
  };
  return { parameters, lossOf };
}

describe('from the second step on', () => {
  test.each([true, false])('nothing is compiled and nothing allocated; the loss read each step: %s', async (reading) => {
    const { parameters, lossOf } = net();
    const optimizer = new Momenta(parameters, (p) => new Parameter(zeros(p.shape)));
    const step = async (i: number): Promise<void> => {
      const loss = lossOf(i);
      loss.backward();
      await optimizer.step(0.01 / (1 + i));
      if (reading) expect(await loss.item()).toBeGreaterThan(0);
    };
    await step(0);
    const first = watched.since();
    expect(first.compile).toBeGreaterThan(3);
    await step(1);
    const second = watched.since();
    expect(second).toMatchObject({ compile: 0, alloc: 0, free: 0, release: 0, run: 1, write: 2 });
    const { bytesInUse } = device.memory();
    for (let i = 2; i < 60; i++) {
      await step(i);
      expect(watched.since()).toEqual(second);
    }
    // A loss that nobody reads waits for the collector, four bytes a step.
    expect(device.memory().bytesInUse - bytesInUse).toBeLessThanOrEqual(reading ? 0 : 58 * 4);
  });

  test('a parameter and a statistic read between the steps change nothing of that', async () => {
    const { parameters, lossOf } = net();
    const step = async (i: number): Promise<void> => {
      lossOf(i).backward();
      await descend(parameters, 0.1);
      await parameters[1]!.data();
    };
    for (const i of [0, 1]) await step(i);
    watched.since();
    for (let i = 2; i < 10; i++) await step(i);
    expect(watched.since()).toMatchObject({ compile: 0, alloc: 0, run: 8, write: 16, read: 8 });
  });

  test('slices at other places, other numbers, exponents and masks are no new programs', async () => {
    const x = tensor(typed(1, 64), { shape: [8, 8] });
    const at = async (i: number): Promise<void> => {
      const y = x
        .slice([
          [i, i + 3],
          [7 - i - 2, 7 - i],
        ])
        .mul(1.5 + i)
        .add(0.1 * i + 2)
        .pow(2.5 + i)
        .tril(i);
      await y
        .pad(
          [
            [i, 5 - i],
            [0, 2],
          ],
          { value: i + 0.5 },
        )
        .sum()
        .item();
    };
    await at(1);
    await at(2);
    watched.since();
    for (let i = 1; i < 5; i++) await at(i);
    expect(watched.since()).toMatchObject({ compile: 0, run: 4 });
  });

  test('training and evaluation in turns', async () => {
    const { parameters, lossOf } = net();
    const both = async (i: number): Promise<void> => {
      lossOf(i).backward();
      await descend(parameters, 0.1);
      await noGrad(() => lossOf(i)).item();
    };
    for (const i of [0, 1]) await both(i);
    watched.since();
    for (let i = 2; i < 12; i++) await both(i);
    expect(watched.since()).toMatchObject({ compile: 0, alloc: 0, run: 20 });
  });

  test('a batch used again and again is uploaded once more, and then kept on the device', async () => {
    const w = new Parameter(zeros([16]));
    const x = tensor(typed(3, 16));
    const writes: number[] = [];
    watched.since();
    for (let i = 0; i < 5; i++) {
      w.mul(x).sum().backward();
      await descend([w], 0.1);
      writes.push(watched.since().write);
    }
    expect(writes).toEqual([2, 1, 0, 0, 0]);
  });
});

test('a cell unrolled for more steps is no new program for its parts', async () => {
  const { compile: none } = watched.since();
  const run = async (steps: number): Promise<void> => {
    let h: Tensor = tensor(typed(1, 4));
    for (let i = 0; i < steps; i++)
      h = h
        .mul(1.5 + i)
        .tanh()
        .add(0.25 * i + 3);
    await h.data();
  };
  await run(64);
  const { compile } = watched.since();
  expect(compile - none).toBeLessThan(4);
});

test('10,000 steps leave device memory as it was after the third', async () => {
  const w = new Parameter(zeros([4, 2]));
  const bytes: number[] = [];
  const losses: number[] = [];
  for (let i = 0; i < 10_000; i++) {
    const x = tensor(typed(i % 50, 12), { shape: [3, 4] });
    const loss = x
      .matmul(w)
      .sub(x.sum(1, { keepDim: true }))
      .square()
      .mean();
    loss.backward();
    await descend([w], 0.05 / (1 + i / 1000));
    losses.push((await loss.item()) as number);
    if (i % 100 === 2) bytes.push(device.memory().bytesInUse);
  }
  expect(new Set(bytes).size).toBe(1);
  expect(device.memory().peakBytes).toBeLessThan(2 * bytes[0]!);
  expect(losses.at(-1)).toBeLessThan(losses[0]!);
});

test('a sum of losses over 20,000 steps stays short, in flat memory, and is right', async () => {
  const w = new Parameter(zeros([2]));
  const byHand = [0, 0];
  let sum: Tensor = tensor(0);
  let expected = 0;
  const memory: { bytes: number; buffers: number }[] = [];
  for (let i = 0; i < 20_000; i++) {
    const target = [i % 3, 1];
    const loss = w.sub(tensor(target)).square().sum();
    loss.backward();
    sum = sum.add(loss.detach());
    await descend([w], 0.001);
    byHand.forEach((value, k) => {
      expected += (value - target[k]!) ** 2;
      byHand[k] = value - 0.002 * (value - target[k]!);
    });
    if ((i + 1) % 4096 === 0) {
      await collect();
      memory.push({ bytes: device.memory().bytesInUse, buffers: device.memory().buffers });
    }
  }
  expect(sum.node.age).toBeLessThan(70);
  // The losses of at most 65 steps wait to be summed up.
  for (const { bytes, buffers } of memory) expect([bytes < 600, buffers < 72]).toEqual([true, true]);
  expect(Math.abs(((await sum.item()) as number) - expected) / expected).toBeLessThan(1e-4);
});
