import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeviceError, defaultDevice, OutOfMemoryError, Parameter, realize, setDefaultDevice, tensor, zeros } from '../index.ts';
import { referenceBackend } from '../reference/interpreter.ts';
import { createDevice, type Device } from './device.ts';
import { counting } from './fixtures/counting.ts';
import { descend } from './fixtures/descent.ts';

const before = defaultDevice();
afterEach(() => setDefaultDevice(before));

/** A backend that runs later, and whose next run fails with `failure`. */
let failure: Error | undefined;
let device: Device;
let watched: ReturnType<typeof counting>;
beforeEach(() => {
  failure = undefined;
  const backend = referenceBackend();
  watched = counting({
    ...backend,
    capabilities: { ...backend.capabilities, canReadSync: false },
    async run(launches) {
      const failed = failure;
      failure = undefined;
      await Promise.resolve();
      if (failed !== undefined) throw failed;
      await backend.run(launches);
    },
    async read(buffers) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      return backend.read(buffers);
    },
  });
  device = createDevice(watched.backend);
  setDefaultDevice(device);
});

test('the error says in which operation the run failed, whatever else needs the value', async () => {
  const x = tensor([1, 2]).exp();
  failure = new DeviceError('run', 'the driver gave up', 'try again');
  await expect(x.data()).rejects.toThrow(new DeviceError('data', 'the driver gave up', 'try again'));
  await expect(x.array()).rejects.toThrow('the driver gave up');
  await expect(realize(x.add(1))).rejects.toThrow('realize: the driver gave up');
  expect(device.memory().bytesInUse).toBe(0);
});

test('the same computation, asked for anew, works', async () => {
  const compute = (): Promise<unknown> => tensor([1, 2]).mul(3).data();
  failure = new DeviceError('run', 'the driver gave up');
  await expect(compute()).rejects.toThrow(DeviceError);
  expect(await compute()).toEqual(Float32Array.of(3, 6));
});

test('a step that failed leaves the parameters as they were', async () => {
  const w = new Parameter(tensor([1, 2]));
  const step = async (): Promise<void> => {
    w.square().sum().backward();
    await descend([w], 0.1);
  };
  await step();
  failure = new DeviceError('run', 'the driver gave up');
  await expect(step()).rejects.toThrow('the driver gave up');
  w.grad = undefined;
  const values = (await w.data()) as Float32Array;
  expect(values[0]).toBeCloseTo(0.8);
  await step();
  expect(((await w.data()) as Float32Array)[0]).toBeCloseTo(0.64);
});

test('a parameter that could not be computed says so when it is read', async () => {
  failure = new DeviceError('run', 'the driver gave up');
  const w = new Parameter(zeros([3]).exp());
  await new Promise((resolve) => setTimeout(resolve, 0));
  await expect(w.data()).rejects.toThrow('data: the driver gave up');
});

test('without memory, what waits for reuse is given back', async () => {
  await tensor(new Float32Array(1000)).exp().sum().data();
  const x = tensor(new Float32Array(4000)).exp();
  failure = new OutOfMemoryError('run', 'the GPU is full');
  await expect(x.data()).rejects.toThrow(new OutOfMemoryError('data', 'the GPU is full'));
  expect(watched.counts.free).toBeGreaterThan(0);
});
