import { afterEach, expect, test } from 'vitest';
import { defaultDevice, Parameter, setDefaultDevice, type Tensor, tensor, type WarmupProgress, warmup } from './index.ts';
import { referenceBackend } from './reference/interpreter.ts';
import { createDevice } from './runtime/device.ts';
import { descend } from './runtime/fixtures/descent.ts';

const before = defaultDevice();
afterEach(() => setDefaultDevice(before));

/** The reference backend, as if its programs took a while; `finish` lets the next one become ready. */
function slowCompiler() {
  const backend = referenceBackend();
  const waiting: (() => void)[] = [];
  const known = new Map<object, Promise<void>>();
  const device = createDevice({
    ...backend,
    prepare(launch) {
      if (!('program' in launch) || known.has(launch.program)) return undefined;
      const ready = new Promise<void>((resolve) => waiting.push(resolve));
      known.set(launch.program, ready);
      return ready;
    },
    async run(launches) {
      await Promise.all(launches.map((launch) => 'program' in launch && known.get(launch.program)));
      await backend.run(launches);
    },
  });
  return { device, waiting };
}

/** Trains a linear map by one step. */
function training(): { step: () => Promise<Tensor>; w: Parameter } {
  const w = new Parameter(tensor([1, 2, 3]));
  const step = async (): Promise<Tensor> => {
    const loss = w
      .mul(tensor([1, 0, 1]))
      .softmax(0)
      .square()
      .sum();
    loss.backward();
    await descend([w], 0.1);
    return loss;
  };
  return { step, w };
}

test('tells how many programs are ready while they are compiled side by side', async () => {
  const { device, waiting } = slowCompiler();
  setDefaultDevice(device);
  const told: WarmupProgress[] = [];
  const { step, w } = training();
  const done = warmup(step, (progress) => told.push(progress));
  await Promise.resolve();
  const total = waiting.length;
  expect(total).toBeGreaterThan(1);
  expect(told).toEqual(Array.from({ length: total }, (_, i) => ({ ready: 0, total: i + 1 })));
  for (const ready of waiting) {
    ready();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  expect(await (await done).item()).toBeGreaterThan(0);
  expect(told.slice(total)).toEqual(Array.from({ length: total }, (_, i) => ({ ready: i + 1, total })));
  expect((await w.data())[0]).not.toBe(1);

  await warmup(step, () => expect.unreachable('everything is compiled'));
});

test('a device that compiles at once just runs the function, and its error comes through', async () => {
  const { step } = training();
  const told: WarmupProgress[] = [];
  expect(await (await warmup(step, (progress) => told.push(progress))).item()).toBeGreaterThan(0);
  expect(told).toEqual([]);
  expect(await warmup(() => 7)).toBe(7);
  await expect(warmup(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
});
