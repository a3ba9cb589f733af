import {
  type Backend,
  type BufferRef,
  DeviceError,
  DisposedError,
  type DType,
  InternalError,
  type Kernel,
  OutOfMemoryError,
  type TypedArray,
} from '@nacre/tensor/backend';
import { build as k, launchKernel } from '@nacre/tensor/testing';
import { expect, test, vi } from 'vitest';
import { requestAdapter, requestDevice } from './adapter.ts';
import { webgpu, webgpuBackend } from './index.ts';
import type { WebGPUProgram } from './programs.ts';

const { backend } = await webgpu();
const line = k.at(k.axis(0));

function place(on: Backend, dtype: DType, count: number): BufferRef {
  return { allocation: on.alloc(on.byteLength(dtype, count)), dtype, offset: 0, count };
}
const contents = async (on: Backend, buffer: BufferRef): Promise<number[]> => [...(await on.read([buffer]))[0]!];

/** `out = x + argument`. */
const shift = k.kernel(
  'shift',
  [k.read('float32', 2), k.write('float32', 2)],
  [2],
  [k.map([], [k.store(1, line, k.op('add', k.load(0, 'float32', line), k.arg(0)))])],
  [{ type: 'float32' }],
);

test('more points than one row of workgroups', async () => {
  const count = 64 * 65_535 + 1;
  const kernel = k.kernel('count', [k.write('int32', count)], [count], [k.map([], [k.store(0, line, k.indexValue(line))])]);
  const [out] = await launchKernel(backend, kernel, []);
  expect((out as Int32Array).every((value, i) => value === i)).toBe(true);
});

test('more arguments than one block, next to fewer', async () => {
  const many = Array.from({ length: 100 }, (_, i) => k.arg(i));
  const sum = many.reduce((a, b) => k.op('add', a, b));
  const wide = k.kernel(
    'wide',
    [k.write('float32', 1)],
    [],
    [k.map([], [k.store(0, k.at(), sum)])],
    many.map(() => ({ type: 'float32' })),
  );
  const [x, y, total] = [place(backend, 'float32', 2), place(backend, 'float32', 2), place(backend, 'float32', 1)];
  backend.write(x, Float32Array.of(1, 2));
  const [narrow, wider] = [backend.compile(shift), backend.compile(wide)];
  const args = many.map((_, i) => i);
  await backend.run([
    { program: narrow, buffers: [x, y], args: [10] },
    { program: wider, buffers: [total], args },
    { program: narrow, buffers: [y, x], args: [20] },
  ]);
  expect([await contents(backend, total), await contents(backend, x)]).toEqual([[4950], [31, 32]]);
});

test('runs that nobody waits for keep their arguments and their order', async () => {
  const [x, y] = [place(backend, 'float32', 2), place(backend, 'float32', 2)];
  const program = backend.compile(shift);
  const runs: (void | Promise<void>)[] = [];
  for (let n = 0; n < 10; n++) {
    const launches = Array.from({ length: n + 1 }, (_, i) => ({ program, buffers: i % 2 ? [y, x] : [x, y], args: [n] }));
    runs.push(backend.run(launches));
    if (n % 2 === 0) backend.write(x, Float32Array.of(n, -n));
  }
  await Promise.all(runs);
  // The last run, of ten launches, starts from 8 and −8.
  expect(await contents(backend, x)).toEqual([8 + 90, -8 + 90]);
});

test('reductions take subgroups where the device and its WGSL have them', async () => {
  const device = await requestDevice({});
  const x = k.load(0, 'float32', k.at(k.axis(1), k.axis(0, 100)));
  const sums = k.kernel(
    'sums',
    [k.read('float32', 1000), k.write('float32', 10)],
    [10],
    [k.reduce([100], k.accumulator('sum', x)), k.map([], [k.store(1, line, k.result(0, 0))])],
  );
  const takesSubgroups = (on: Backend): boolean => on.source!(on.compile(sums)).includes('subgroupShuffleXor(');
  const hasSubgroups = device.features.has('subgroups');
  expect(takesSubgroups(backend)).toBe(hasSubgroups);
  expect(takesSubgroups(webgpuBackend(device, new Set(['subgroup_id'])))).toBe(hasSubgroups);
  expect(takesSubgroups(webgpuBackend(device))).toBe(false);
  expect(takesSubgroups((await webgpu({ device: await (await requestAdapter({})).requestDevice() })).backend)).toBe(false);
  device.destroy();
});

test('a run of seconds goes to the GPU in several submissions, to the same result', async () => {
  const device = await requestDevice({});
  const slow = webgpuBackend(device);
  const program = { ...(slow.compile(shift) as WebGPUProgram), work: 2 ** 36 };
  const [x, y] = [place(slow, 'float32', 2), place(slow, 'float32', 2)];
  const submit = vi.spyOn(device.queue, 'submit');
  await slow.run(Array.from({ length: 5 }, (_, i) => ({ program, buffers: i % 2 ? [y, x] : [x, y], args: [i] })));
  expect(submit).toHaveBeenCalledTimes(3);
  expect(await contents(slow, y)).toEqual([10, 10]);
  device.destroy();
});

test('the work of a product is that of its sums', () => {
  const { work } = backend.compile(productOf(8192)) as WebGPUProgram;
  expect(work / (3 * 8192 ** 3)).toBeCloseTo(1, 3);
});

/** A product of square matrices. */
function productOf(size: number): Kernel {
  const x = k.load(0, 'float32', k.at(k.axis(0, size), k.axis(2)));
  const y = k.load(1, 'float32', k.at(k.axis(2, size), k.axis(1)));
  return k.kernel(
    'product',
    [k.read('float32', size ** 2), k.read('float32', size ** 2), k.write('float32', size ** 2)],
    [size, size],
    [
      k.reduce([size], k.accumulator('sum', k.op('mul', x, y))),
      k.map([], [k.store(2, k.at(k.axis(0, size), k.axis(1)), k.result(0, 0))]),
    ],
  );
}

test('what comes after a run that waits for its pipeline waits with it', async () => {
  const [x, y, z] = [place(backend, 'float32', 2), place(backend, 'float32', 2), place(backend, 'float32', 2)];
  const upload = Float32Array.of(1, 2);
  backend.write(x, upload);
  const program = backend.compile(k.kernel('shift anew', shift.buffers, shift.axes, shift.stages, shift.args));
  const launch = { program, buffers: [x, y], args: [10] };
  const runs = [backend.run([launch])];
  const early = contents(backend, y);
  upload.set([100, 200]);
  backend.write(x, upload);
  upload.fill(0);
  launch.args[0] = 1;
  launch.buffers[1] = z;
  runs.push(backend.run([launch]));
  launch.args[0] = 2;
  const late = contents(backend, z);
  backend.free(x.allocation);
  backend.free(z.allocation);
  await Promise.all(runs);
  expect([await early, await late]).toEqual([
    [11, 12],
    [101, 201],
  ]);
});

test('a launch whose buffers take turns, and lie at other places of one allocation', async () => {
  const slots = { allocation: backend.alloc(1024), dtype: 'float32', count: 2 } as const;
  const others = [place(backend, 'float32', 2), place(backend, 'float32', 2)];
  const launch = { program: backend.compile(shift), buffers: [] as BufferRef[], args: [1] };
  for (const [round, offset] of [0, 512, 256, 0, 768].entries()) {
    const [from, to] = [others[round % 2]!, { ...slots, offset }];
    backend.write(from, Float32Array.of(round, -round));
    launch.buffers[0] = from;
    launch.buffers[1] = to;
    await backend.run([launch]);
    expect(await contents(backend, to)).toEqual([round + 1, 1 - round]);
  }
});

test('host memory that is shared, or a part of something larger', async () => {
  const shared = new Float32Array(new SharedArrayBuffer(8));
  shared.set([3, 4]);
  const buffer = place(backend, 'float32', 2);
  for (const data of [shared, Float32Array.of(0, 3, 4, 0).subarray(1, 3)] satisfies TypedArray[]) {
    backend.write(buffer, data);
    expect(await contents(backend, buffer)).toEqual([3, 4]);
  }
});

/** Runs a kernel that cannot work, and then one that can. */
async function expectRefusal(kernel: Kernel, buffers: readonly BufferRef[], message: RegExp): Promise<void> {
  const program = backend.compile(kernel);
  const error = await Promise.resolve(backend.run([{ program, buffers, args: [] }])).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(InternalError);
  expect((error as Error).message).toMatch(message);
  const [out] = await launchKernel(backend, shift, [Float32Array.of(1, 2)], [1]);
  expect([...out!]).toEqual([2, 3]);
}

test('a kernel that is no valid WGSL is named', async () => {
  const mixed = k.kernel('mixed types', [k.write('float32', 1)], [], [k.map([], [k.store(0, k.at(), k.constant(1, 'int32'))])]);
  await expectRefusal(
    mixed,
    [place(backend, 'float32', 1)],
    /^run: WebGPU refused the kernel mixed types: .*'i32' to 'f32', in line \d+: b0\[0\] = 1i;$/,
  );
});

test('a launch that WebGPU refuses is named', async () => {
  const copy = k.kernel(
    'copy',
    [k.read('float32', 2), k.write('float32', 2)],
    [2],
    [k.map([], [k.store(1, line, k.load(0, 'float32', line))])],
  );
  const buffer = place(backend, 'float32', 2);
  await expectRefusal(copy, [buffer, buffer], /^run: WebGPU refused a run of copy: .*aliasing/s);
  const freed = place(backend, 'float32', 2);
  backend.free(freed.allocation);
  await expectRefusal(copy, [buffer, freed], /^run: WebGPU refused a run of copy: .*destroyed/s);
});

test('a write that does not fit is refused', async () => {
  const buffer = place(backend, 'float32', 2);
  expect(() => backend.write(buffer, Float32Array.of(1))).toThrow(
    new InternalError('write', 'a float32 buffer of 2 elements is given 1'),
  );
  expect(() => backend.write({ ...buffer, offset: 4 }, Float32Array.of(1, 2))).toThrow(
    new InternalError('write', '8 bytes at 4 do not fit into an allocation of 8'),
  );
});

test('an allocation larger than the device gives names both sizes', () => {
  const { maxAllocationBytes } = backend.capabilities;
  expect(() => backend.alloc(maxAllocationBytes + 4)).toThrow(OutOfMemoryError);
  expect(() => backend.alloc(maxAllocationBytes + 4)).toThrow(
    `alloc: ${maxAllocationBytes + 4} bytes in one piece are more than the ${maxAllocationBytes} this GPU gives`,
  );
});

test('memory that the GPU turns out not to have shows with the next run', async () => {
  const device = await requestDevice({});
  const full = webgpuBackend(outOfMemoryOnce(device));
  const missing = place(full, 'float32', 2);
  await expect(full.run([])).rejects.toThrow(OutOfMemoryError);
  expect(() => full.write(missing, Float32Array.of(1, 2))).toThrow('write: the GPU has no memory for a buffer of 8 bytes');
  await expect(full.read([missing])).rejects.toThrow(OutOfMemoryError);
  const program = full.compile(shift);
  await expect(full.run([{ program, buffers: [missing, missing], args: [1] }])).rejects.toThrow(OutOfMemoryError);
  const buffer = place(full, 'float32', 2);
  full.write(buffer, Float32Array.of(1, 2));
  expect(await contents(full, buffer)).toEqual([1, 2]);
  device.destroy();
});

/** The device, except that it reports once to be out of memory. */
function outOfMemoryOnce(device: GPUDevice): GPUDevice {
  let told = false;
  const scopes: string[] = [];
  const overrides: Partial<GPUDevice> = {
    pushErrorScope(filter) {
      scopes.push(filter);
      device.pushErrorScope(filter);
    },
    async popErrorScope() {
      const tell = scopes.pop() === 'out-of-memory' && !told;
      told ||= tell;
      const error = await device.popErrorScope();
      return tell ? ({ message: 'out of memory' } as GPUError) : error;
    },
  };
  return new Proxy(device, {
    get(target, name) {
      const value: unknown = Reflect.get(name in overrides ? overrides : target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

test('a device that is lost says so, and others go on', async () => {
  const device = await requestDevice({});
  const lost = webgpuBackend(device);
  const buffer = place(lost, 'float32', 2);
  const program = lost.compile(shift);
  const pending = lost.read([buffer]);
  device.destroy();
  await expect(Promise.all([pending, device.lost.then(() => lost.read([buffer]))])).rejects.toThrow(DeviceError);
  const attempts = [
    () => lost.run([{ program, buffers: [buffer, buffer], args: [0] }]),
    () => lost.wait(),
    async () => lost.alloc(4),
    async () => lost.write(buffer, Float32Array.of(1, 2)),
  ];
  for (const attempt of attempts)
    await expect(attempt()).rejects.toThrow(
      /the device webgpu was lost \(destroyed\), and what was in its memory is gone; make a new one/,
    );
  expect([...(await launchKernel(backend, shift, [Float32Array.of(1, 2)], [0]))[0]!]).toEqual([1, 2]);
});

test('a closed device says so', async () => {
  const device = await webgpu();
  const buffer = place(device.backend, 'float32', 2);
  const pending = device.backend.read([buffer]).catch((error: unknown) => error);
  device.close();
  expect(await pending).toBeInstanceOf(DisposedError);
  await expect(device.backend.read([buffer])).rejects.toThrow('read: the device webgpu was closed; make a new one with webgpu()');
  expect(() => device.backend.alloc(4)).toThrow(DisposedError);
});
