import { compile, conv2d, manualSeed, maxPool2d, setDefaultDevice, type Tensor, tensor } from '@nacre/tensor';
import { createDevice, type Device } from '@nacre/tensor/backend';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cpuBackend } from '../backend.ts';
import { newModule } from '../codegen/module.ts';
import { cpu } from '../index.ts';
import { LinearMemory } from '../memory.ts';
import { chooseThreads } from '../threads.ts';
import type { Local } from '../wasm/assembler.ts';
import { executor } from './executor.ts';
import { Pool } from './pool.ts';
import { protocol } from './protocol.ts';

/** Vitest, which talks to its main process meanwhile, goes on with it where tests leave out Node. */
const { nextTick } = process;

const devices: Device[] = [];
const device = async (threads: number): Promise<Device> => {
  const made = await cpu({ threads });
  devices.push(made);
  return made;
};
afterEach(() => devices.splice(0).forEach((made) => made.close()));

const noise = (shape: number[], seed = 1): Tensor => {
  const count = shape.reduce((a, b) => a * b, 1);
  return tensor(
    Float32Array.from({ length: count }, (_, i) => Math.sin(12.9898 * (i + seed))),
    { shape },
  );
};

/** Long enough for helpers to be there, with every kind of kernel: products packed once and by blocks, rows, reductions, windows, random bits. */
async function work(on: Device): Promise<Float32Array[]> {
  setDefaultDevice(on);
  manualSeed(3);
  const image = noise([8, 16, 32, 32]);
  const kernel = noise([32, 16, 3, 3], 2);
  const f = compile((x: Tensor, w: Tensor) => {
    const y = conv2d(x, w, undefined, { padding: 1 }).relu();
    const pooled = maxPool2d(y, 2);
    const flat = pooled.reshape([8, -1]);
    const p = flat.matmul(noise([8192, 64], 3)).softmax(1);
    return [y.sum([0, 2, 3]), pooled, p, y.exp().mean(1)];
  });
  let results: Float32Array[] = [];
  for (let i = 0; i < 20; i++) {
    const tensors = (await f(image, kernel)) as Tensor[];
    results = await Promise.all(tensors.map(async (t) => (await t.data()) as Float32Array));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return results;
}

describe('threads', () => {
  test('give the same bits, whatever their number', { timeout: 120_000 }, async () => {
    const one = await work(await device(1));
    for (const threads of [2, 3, 5]) expect(await work(await device(threads))).toEqual(one);
  });

  test('help as soon as they are there, and rest when nothing is to do', { timeout: 60_000 }, async () => {
    const memory = new LinearMemory({ shared: true });
    const module = newModule({ fma: false, shared: true, tallTiles: () => false });
    // Writes its own number into every unit's word.
    const run = module.defineFunction(['i32', 'i32', 'i32', 'i32'], [], (f) => {
      const [record, , begin, end] = f.params as [Local, Local, Local, Local];
      f.loop((next) => {
        f.get(begin).i32(2).op('i32.shl').get(record).op('i32.add').get(begin).memory('i32.store');
        f.get(begin).i32(1).op('i32.add').tee(begin).get(end).op('i32.lt_u').brIf(next);
      });
    });
    module.exportFunction('run', run);
    const bytes = module.encode();
    const code = memory.alloc(bytes.length).address;
    new Uint8Array(memory.buffer).set(bytes, code);
    const units = 5_000;
    const pool = new Pool(memory.memory, 3);
    pool.start();
    const leading = executor(memory.memory, 3, protocol, {});
    leading.load(0, { bytes, units, preparations: 0, sharedBytes: 0, ownBytes: 0, work: 1e6 }, code);
    for (let i = 0; pool.helped < 10 && i < 2000; i++) {
      const written = new Int32Array(memory.buffer, protocol.record, units).fill(-1);
      leading.begin();
      leading.launch(0, 0);
      leading.end();
      expect(written).toEqual(Int32Array.from({ length: units }, (_, n) => n));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(pool.helped).toBeGreaterThanOrEqual(10);
    expect(pool.trouble).toBeUndefined();
    pool.close();
  });

  test('that cannot be started are done without, and named', async () => {
    const Worker = class {
      constructor() {
        throw new Error('no workers today');
      }
    };
    vi.stubGlobal('process', { nextTick, getBuiltinModule: () => ({ Worker }) });
    const alone = await device(4);
    setDefaultDevice(alone);
    const x = noise([256, 256]);
    const product = (await x.matmul(x).data())[0]!;
    expect(alone.threads).toEqual({ count: 1, reason: 'others could not be started: no workers today' });
    vi.unstubAllGlobals();
    setDefaultDevice(await device(1));
    expect((await x.matmul(x).data())[0]).toBe(product);
  });

  test('need a cross-origin isolated page in a browser', async () => {
    vi.stubGlobal('process', { nextTick });
    expect(chooseThreads(4)).toMatchObject({ count: 1, reason: expect.stringContaining('Cross-Origin-Opener-Policy') });
    vi.stubGlobal('crossOriginIsolated', true);
    vi.stubGlobal('navigator', { hardwareConcurrency: 8 });
    expect(chooseThreads('auto')).toEqual({ count: 8, reason: 'of 8 processors' });
    vi.unstubAllGlobals();
  });

  test('are as many as asked for, and say why', async () => {
    expect((await device(1)).threads).toEqual({ count: 1, reason: 'as asked for' });
    expect((await device(3)).threads).toEqual({ count: 3, reason: 'as asked for' });
    const auto = createDevice(cpuBackend());
    expect(auto.threads.reason).toMatch(/^of \d+ processors$/);
    auto.close();
  });
});
