import { DeviceError, OutOfMemoryError } from '@nacre/tensor/backend';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { requestAdapter, requestDevice } from './adapter.ts';
import { isWebGPUAvailable, webgpu } from './index.ts';

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
    vi.stubGlobal('process', undefined);
    vi.stubGlobal('isSecureContext', isSecureContext);
    await expect(webgpu()).rejects.toThrow(message);
    expect(await isWebGPUAvailable()).toBe(false);
  });
});
