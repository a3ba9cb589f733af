import { realize, tensor } from '@nacre/tensor';
import { ArgumentError, DeviceError } from '@nacre/tensor/backend';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cpu } from './index.ts';

describe('cpu()', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('makes a device', async () => {
    const device = await cpu({ threads: 1, strict: true });
    expect(device.name).toBe('cpu');
    expect(device.canReadSync).toBe(true);
    expect(device.memory()).toEqual({ bytesInUse: 0, peakBytes: 0, buffers: 0 });
    device.close();
  });

  test('closed, it lets go of what is disposed later, however much it was', async () => {
    const device = await cpu({ threads: 1 });
    const large = Array.from({ length: 2 }, () => tensor(new Uint8Array(2 ** 26), { device }));
    await realize(...large);
    expect(device.memory().bytesInUse).toBe(2 ** 27);
    device.close();
    for (const x of large) x.dispose();
    expect(device.memory().bytesInUse).toBe(0);
  });

  test.each([
    [{ threads: 0 }, 'cpu: threads is a positive whole number or "auto", got 0'],
    [{ threads: 1.5 }, 'cpu: threads is a positive whole number or "auto", got 1.5'],
    [{ memory: -1 }, 'cpu: memory is a positive whole number of bytes, got -1'],
    [{ memory: NaN }, 'cpu: memory is a positive whole number of bytes, got NaN'],
    [{ memory: 0.5 }, 'cpu: memory is a positive whole number of bytes, got 0.5'],
  ])('refuses %j', async (options, message) => {
    const made = cpu(options as Parameters<typeof cpu>[0]);
    await expect(made).rejects.toThrow(ArgumentError);
    await expect(made).rejects.toThrow(message);
  });

  test('says what is missing where there is no SIMD', async () => {
    vi.stubGlobal('WebAssembly', { ...WebAssembly, validate: () => false });
    await expect(cpu()).rejects.toThrow(DeviceError);
    await expect(cpu()).rejects.toThrow('cpu: this engine has no WebAssembly SIMD; use');
    vi.stubGlobal('WebAssembly', undefined);
    await expect(cpu()).rejects.toThrow(DeviceError);
  });

  test('says which policy forbids its programs', async () => {
    const { validate } = WebAssembly;
    const Module = class {
      constructor() {
        throw new Error('refused to compile');
      }
    };
    vi.stubGlobal('WebAssembly', { validate, Module });
    await expect(cpu()).rejects.toThrow(DeviceError);
    await expect(cpu()).rejects.toThrow(
      "cpu: the page forbids WebAssembly that is made at run time; allow it in its Content-Security-Policy (script-src 'wasm-unsafe-eval')",
    );
  });
});
