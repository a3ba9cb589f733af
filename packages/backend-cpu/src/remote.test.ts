import { crossEntropy } from '@nacre/layers';
import { LeNet5 } from '@nacre/models';
import { Adam } from '@nacre/optim';
import { manualSeed, rand, randint, setDefaultDevice, type Tensor, tensor } from '@nacre/tensor';
import { type BufferRef, type Device, DeviceError, DisposedError } from '@nacre/tensor/backend';
import { conformance, build as k } from '@nacre/tensor/testing';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { workerBackend } from './backend.ts';
import { type CpuOptions, cpu } from './index.ts';

/** Vitest, which talks to its main process meanwhile, goes on with it where tests leave out Node. */
const { nextTick } = process;

const devices: Device[] = [];
const open = async (options: CpuOptions): Promise<Device> => {
  const device = await cpu(options);
  devices.push(device);
  setDefaultDevice(device);
  return device;
};
afterEach(() => {
  vi.unstubAllGlobals();
  devices.splice(0).forEach((device) => device.close());
});

/** One thread: memory belongs to the worker. More: it is shared. */
const threadCounts = [{ threads: 1 }, { threads: 2 }];

describe.each(threadCounts)('a device in a worker conforms, threads: $threads', async ({ threads }) => {
  const cases = await conformance(() => cpu({ worker: true, threads }), { randomCases: 20 });
  for (const { name, skip, run } of cases.filter(({ name }, i) => i % 5 === 0 || /^(memory|routine|device)|float64/.test(name)))
    test(name, { skip: skip !== undefined }, run);
});

/** The losses of LeNet-5 in training, and its weights after it. */
async function trainLeNet(steps: number): Promise<Float32Array[]> {
  manualSeed(5);
  const model = new LeNet5();
  const optimizer = new Adam(model.parameters());
  const images = (await rand([32, 1, 28, 28]).data()) as Float32Array;
  const labels = (await randint(0, 10, [32]).data()) as Int32Array;
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    optimizer.zeroGrad();
    const loss = crossEntropy(model.forward(tensor(images, { shape: [32, 1, 28, 28] })), tensor(labels));
    loss.backward();
    await optimizer.step();
    losses.push((await loss.item()) as number);
  }
  const weights = await Promise.all(model.parameters().map(async (p) => (await p.data()) as Float32Array));
  return [Float32Array.from(losses), ...weights];
}

/** The longest time for which the event loop stood still, in milliseconds. */
async function longestStall(f: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  await f();
  look();
  clearInterval(timer);
  return longest;
}

describe('cpu({ worker: true })', () => {
  test('says what it is', async () => {
    const device = await open({ worker: true, threads: 2 });
    expect(device.canReadSync).toBe(false);
    expect(device.threads).toEqual({ count: 2, reason: 'as asked for' });
    expect(() => tensor([1]).add(1).dataSync()).toThrow('the device cpu cannot be read synchronously; write await x.data()');
  });

  test.each(threadCounts)('trains to the same bits as without, threads: $threads', async ({ threads }) => {
    await open({ threads });
    const expected = await trainLeNet(6);
    await open({ threads, worker: true });
    expect(await trainLeNet(6)).toEqual(expected);
  });

  test.each(threadCounts)(
    'lets the event loop turn while LeNet-5 trains, threads: $threads',
    { retry: 3 },
    async ({ threads }) => {
      const stalls: number[] = [];
      for (const worker of [false, true]) {
        await open({ threads, worker });
        await trainLeNet(10);
        const rounds: number[] = [];
        for (let round = 0; round < 3; round++) rounds.push(await longestStall(() => trainLeNet(40)));
        // The calmest: a loaded machine lets everything stand still now and then.
        stalls.push(Math.min(...rounds));
      }
      const [without, within] = stalls as [number, number];
      expect(within).toBeLessThan(without / 2);
    },
  );

  test.each(threadCounts)('has the float64 functions of JavaScript, threads: $threads', async ({ threads }) => {
    const values = Float64Array.of(-2.5, -0.5, 0, 0.5, 1, 3, 17);
    const compute = async (): Promise<unknown[]> => {
      const x = tensor(values, { dtype: 'float64' });
      const results: Tensor[] = [
        x.exp(),
        x.log1p(),
        x.erf(),
        x.tanh(),
        x.sigmoid(),
        x.sin(),
        x.pow(3),
        x.mod(0),
        x.mod(-2),
        x.atan2(x),
      ];
      return Promise.all(results.map((result) => result.data()));
    };
    await open({ threads });
    const expected = await compute();
    await open({ threads, worker: true });
    expect(await compute()).toEqual(expected);
  });

  test('writes, runs, routines and reads keep their order, whoever is awaited', async () => {
    await open({ worker: true });
    const x = tensor([3, 1, 2]).mul(2);
    const { values, indices } = x.sort(0);
    const sum = values.cumsum(0).add(1);
    const all = await Promise.all([sum.data(), indices.data(), x.add(1).data(), values.data()]);
    expect(all.map((data) => [...data])).toEqual([
      [3, 7, 13],
      [1, 2, 0],
      [7, 3, 5],
      [2, 4, 6],
    ]);
  });

  test('memory that grew serves', async () => {
    await open({ worker: true, threads: 1 });
    const x = tensor(new Float32Array(8_000_000).fill(1));
    expect(await x.add(1).sum().item()).toBe(16_000_000);
  });
});

describe('a worker', () => {
  const line = k.at(k.axis(0));
  const copy = k.kernel(
    'copy',
    [k.read('float32', 4), k.write('float32', 4)],
    [4],
    [k.map([], [k.store(1, line, k.load(0, 'float32', line))])],
  );

  test('that goes down takes its device with it, by name', async () => {
    const backend = await workerBackend({ threads: 1 });
    const program = backend.compile(copy);
    const [inside, outside] = [backend.alloc(64), { address: 2 ** 31, bytes: 64 }].map(
      (allocation): BufferRef => ({ allocation, dtype: 'float32', offset: 0, count: 4 }),
    ) as [BufferRef, BufferRef];
    const run = backend.run([{ program, buffers: [outside, inside], args: [] }]);
    const read = backend.read([inside]);
    await expect(run).rejects.toThrow(DeviceError);
    await expect(read).rejects.toThrow(/^cpu: the worker went down: .*out of bounds; make a new device/);
    expect(() => backend.alloc(8)).toThrow(DeviceError);
    await expect(backend.wait()).rejects.toThrow(DeviceError);
    backend.close();
    await expect(backend.wait()).rejects.toThrow(DisposedError);
  });

  test('is ended by close(), and what was awaited is told', async () => {
    const backend = await workerBackend({ threads: 1 });
    const waiting = backend.wait();
    backend.close();
    await expect(waiting).rejects.toThrow('cpu: the device was closed; make a new one');
  });

  test('that cannot be started is an error with the fix', async () => {
    const fix = 'allow them in its Content-Security-Policy (worker-src blob:), or leave out worker: true';
    const Worker = class {
      constructor() {
        throw new Error('no workers today');
      }
    };
    vi.stubGlobal('process', { nextTick, getBuiltinModule: () => ({ Worker }) });
    const made = cpu({ worker: true, threads: 1 });
    await expect(made).rejects.toThrow(DeviceError);
    await expect(made).rejects.toThrow(`cpu: no worker could be started: Error: no workers today; ${fix}`);
  });

  test('that a page blocks is the same error', async () => {
    class Blocked {
      onerror: (event: object) => void = () => {};
      terminate(): void {}
      postMessage(): void {
        setTimeout(() => this.onerror({}), 1);
      }
    }
    vi.stubGlobal('process', { nextTick });
    vi.stubGlobal('Worker', Blocked);
    await expect(cpu({ worker: true })).rejects.toThrow(
      'cpu: no worker could be started: the page blocks workers from blob: URLs; allow them in its',
    );
  });
});
