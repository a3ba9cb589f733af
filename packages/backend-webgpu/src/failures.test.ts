import { defaultDevice, InternalError, OutOfMemoryError, Parameter, rand, setDefaultDevice, tensor } from '@nacre/tensor';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { requestDevice } from './adapter.ts';
import { webgpu } from './index.ts';

const before = defaultDevice();
afterAll(() => setDefaultDevice(before));

let gpu: GPUDevice;
beforeEach(async () => {
  gpu = await requestDevice({});
});
afterEach(() => gpu.destroy());

/** The device with another way to do something. */
function altered<K extends keyof GPUDevice>(name: K, method: GPUDevice[K]): GPUDevice {
  return new Proxy(gpu, {
    get(target, asked) {
      if (asked === name) return method;
      const value: unknown = Reflect.get(target, asked);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

describe('an error of WebGPU names the operation, the kernel and what is wrong', () => {
  test('a shader', async () => {
    const createShaderModule = (descriptor: GPUShaderModuleDescriptor): GPUShaderModule =>
      gpu.createShaderModule({ ...descriptor, code: descriptor.code.replace('fn main(', 'fn main(fn') });
    setDefaultDevice(await webgpu({ device: altered('createShaderModule', createShaderModule) }));
    const x = tensor([1, 2]).square().add(3);
    await expect(x.data()).rejects.toThrow(/^data: WebGPU refused the kernel mul\+add: .*, in line \d+: fn main\(@builtin/);
    await expect(x.sum().item()).rejects.toThrow(InternalError);
  });

  test('a pipeline', async () => {
    const createComputePipelineAsync = (descriptor: GPUComputePipelineDescriptor): Promise<GPUComputePipeline> =>
      gpu.createComputePipelineAsync({ ...descriptor, compute: { ...descriptor.compute, entryPoint: 'absent' } });
    setDefaultDevice(await webgpu({ device: altered('createComputePipelineAsync', createComputePipelineAsync) }));
    await expect(tensor([1, 2]).square().data()).rejects.toThrow(/^data: WebGPU refused the kernel mul: .*absent/s);
  });

  test('the buffers of a kernel', async () => {
    const createBindGroup = vi.fn(
      (descriptor: GPUBindGroupDescriptor): GPUBindGroup => gpu.createBindGroup({ ...descriptor, entries: [] }),
    );
    const device = await webgpu({ device: altered('createBindGroup', createBindGroup) });
    setDefaultDevice(device);
    await expect(tensor([1, 2]).square().data()).rejects.toThrow(/^data: WebGPU refused the buffers of the kernel mul: /);
  });
});

test('a tensor larger than the device binds names both sizes and the operation', async () => {
  const device = await webgpu({ device: gpu });
  const { maxAllocationBytes } = device.backend.capabilities;
  expect(maxAllocationBytes).toBe(Math.min(gpu.limits.maxBufferSize, gpu.limits.maxStorageBufferBindingSize));
  const elements = maxAllocationBytes / 4 + 1;
  setDefaultDevice(device);
  await expect(rand([elements]).data()).rejects.toThrow(
    new OutOfMemoryError(
      'data',
      `${4 * elements} bytes in one piece are more than the ${maxAllocationBytes} this GPU gives`,
      'use a smaller batch, or split the tensor',
    ),
  );
  expect(await rand([4]).lt(1).all().item()).toBe(true);
});

test('a GPU that is full', async () => {
  let full = false;
  const errors: (string | undefined)[] = [];
  const device = new Proxy(gpu, {
    get(target, name) {
      if (name === 'createBuffer' && full) {
        // As a GPU does it: a buffer that cannot be used, and an error that shows later.
        return (descriptor: GPUBufferDescriptor) => {
          errors[errors.length - 3] = 'out of memory';
          return target.createBuffer(descriptor);
        };
      }
      if (name === 'pushErrorScope') {
        return (filter: GPUErrorFilter) => {
          errors.push(undefined);
          target.pushErrorScope(filter);
        };
      }
      if (name === 'popErrorScope') {
        return async () => {
          const message = errors.pop();
          const error = await target.popErrorScope();
          return message === undefined ? error : { message };
        };
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  setDefaultDevice(await webgpu({ device }));
  const w = new Parameter(tensor(Float32Array.from({ length: 1000 }, (_, i) => i)));
  await w.mul(2).data();
  full = true;
  const much = w.mul(tensor(new Float32Array(1000).fill(1))).exp();
  await expect(much.data()).rejects.toThrow(OutOfMemoryError);
  await expect(much.data()).rejects.toThrow(
    /^data: the GPU has no memory for a buffer of \d+ bytes; use a smaller batch, or dispose\(\) what is no longer needed$/,
  );
  full = false;
  expect(((await w.mul(3).data()) as Float32Array)[5]).toBe(15);
});
