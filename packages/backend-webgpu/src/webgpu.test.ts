import { tensor } from '@nacre/tensor';
import { DeviceError, OutOfMemoryError } from '@nacre/tensor/backend';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { requestAdapter, requestDevice } from './adapter.ts';
import { isWebGPUAvailable, webgpu } from './index.ts';

/** Vitest, which talks to its main process meanwhile, goes on with it where tests leave out Node. */
const { nextTick } = process;

afterEach(() => vi.unstubAllGlobals());

describe('webgpu()', () => {
  test('finds the package webgpu in Node', async () => {
    expect(await isWebGPUAvailable()).toBe(true);
    const device = await webgpu();
    expect([device.name, device.canReadSync]).toEqual(['webgpu', false]);
    expect(device.backend.capabilities).toMatchObject({ maxBuffersPerKernel: 8, offsetAlignment: 256 });
    device.close();
  });

  test('takes an adapter', async () => {
    const adapter = await requestAdapter({ powerPreference: 'low-power' });
    const device = await webgpu({ adapter });
    expect(device.backend.capabilities.maxAllocationBytes).toBe(
      Math.min(adapter.limits.maxBufferSize, adapter.limits.maxStorageBufferBindingSize),
    );
    await expect(webgpu({ adapter })).rejects.toThrow(/webgpu: the adapter gives no device \(.+\); an adapter gives one device/s);
    device.close();
  });

  test('leaves a device that was passed in to its owner', async () => {
    const shared = await requestDevice({});
    const first = await webgpu({ device: shared });
    first.close();
    const second = await webgpu({ device: shared });
    const buffer = { allocation: second.backend.alloc(4), dtype: 'float32', offset: 0, count: 1 } as const;
    expect([...(await second.backend.read([buffer]))[0]!]).toEqual([0]);
    shared.destroy();
  });

  test('keeps to a budget', async () => {
    const device = await webgpu({ memory: 1000 });
    expect(() => device.allocator.buffer('float32', 300)).toThrow(OutOfMemoryError);
    device.close();
  });

  test('asks the entry point it is given, with the preference', async () => {
    const requestAdapter = vi.fn(async () => null);
    const gpu = { requestAdapter } as unknown as GPU;
    await expect(webgpu({ gpu, powerPreference: 'high-performance' })).rejects.toThrow(DeviceError);
    expect(requestAdapter).toHaveBeenCalledWith({ powerPreference: 'high-performance' });
    await expect(webgpu({ gpu })).rejects.toThrow(
      'webgpu: WebGPU is there, but offers no adapter; check that the driver of the GPU is installed',
    );
  });
});

describe('in a browser', () => {
  test('navigator.gpu is used', async () => {
    const requestAdapter = vi.fn(async () => null);
    vi.stubGlobal('navigator', { gpu: { requestAdapter } });
    expect(await isWebGPUAvailable()).toBe(false);
    expect(requestAdapter).toHaveBeenCalledOnce();
  });

  test.each([
    [true, 'webgpu: navigator.gpu is missing; use a browser with WebGPU'],
    [
      false,
      'webgpu: navigator.gpu is missing, because the page is not served over https or from localhost; use a browser with WebGPU',
    ],
  ])('its absence is explained (secure context: %s)', async (isSecureContext, message) => {
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('process', { nextTick });
    vi.stubGlobal('isSecureContext', isSecureContext);
    await expect(webgpu()).rejects.toThrow(message);
    expect(await isWebGPUAvailable()).toBe(false);
  });

  test('a GPU that is blocked leads to the flags', async () => {
    vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => null } });
    vi.stubGlobal('process', { nextTick });
    await expect(webgpu()).rejects.toThrow(
      /^webgpu: WebGPU is there, but offers no adapter; .*chrome:\/\/gpu.*--enable-unsafe-webgpu/,
    );
  });

  test('a worker has the same', async () => {
    vi.stubGlobal('window', undefined);
    vi.stubGlobal('process', { nextTick });
    vi.stubGlobal('navigator', undefined);
    await expect(webgpu()).rejects.toThrow('webgpu: navigator.gpu is missing; use a browser with WebGPU');
  });
});

test('in Deno, the flag is missing', async () => {
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('Deno', {});
  await expect(webgpu()).rejects.toThrow('webgpu: Deno has WebGPU behind a flag; run deno with --unstable-webgpu, or use cpu()');
});

test('an entry point that throws is quoted', async () => {
  const gpu = { requestAdapter: () => Promise.reject(new Error('the instance is gone')) } as unknown as GPU;
  await expect(webgpu({ gpu })).rejects.toThrow(
    /^webgpu: WebGPU is there, but its adapter cannot be had \(the instance is gone\); check that the driver/,
  );
});

describe('in Node', () => {
  afterEach(() => vi.doUnmock('webgpu'));

  /** `webgpu()` of a process in which the package behaves so. */
  async function withPackage(dawn: () => object): Promise<typeof webgpu> {
    vi.resetModules();
    vi.doMock('webgpu', dawn);
    return (await import('./webgpu.ts')).webgpu;
  }

  test('a package that is not installed is to be installed', async () => {
    const create = await withPackage(() => ({
      get create(): never {
        throw Object.assign(new Error("Cannot find package 'webgpu'"), { code: 'ERR_MODULE_NOT_FOUND' });
      },
    }));
    await expect(create()).rejects.toThrow(
      'webgpu: Node has WebGPU only through the package webgpu, which is not installed; run: npm install webgpu',
    );
  });

  test('a package without a build for the platform is quoted, and asked again the next time', async () => {
    const dawn = {
      create: vi.fn((): GPU => {
        throw new Error('no such file: linux-riscv64.dawn.node');
      }),
    };
    const create = await withPackage(() => dawn);
    for (const times of [1, 2]) {
      await expect(create()).rejects.toThrow(
        'webgpu: the package webgpu cannot be loaded (no such file: linux-riscv64.dawn.node); check that it has a build for this platform, or use cpu()',
      );
      expect(dawn.create).toHaveBeenCalledTimes(times);
    }
  });

  test('a machine without a driver hears of it', async () => {
    const create = await withPackage(() => ({ create: () => ({ requestAdapter: async () => null }) }));
    await expect(create()).rejects.toThrow(
      'webgpu: WebGPU is there, but offers no adapter; check that the driver of the GPU is installed (Vulkan on Linux',
    );
  });
});

test('what cannot be read at once says how to read it', async () => {
  const device = await webgpu();
  const x = tensor([1, 2], { device });
  expect(() => x.add(1).dataSync()).toThrow('dataSync: the device webgpu cannot be read synchronously; write await x.data()');
  for (const read of [() => x.arraySync(), () => x.sum().itemSync()]) expect(read).toThrow('write await x.data()');
  expect(await x.add(1).array()).toEqual([2, 3]);
  device.close();
});
