import { createDevice, type Device } from '@nacre/tensor/backend';
import { type AdapterOptions, languageFeatures, requestAdapter, requestDevice } from './adapter.ts';
import { webgpuBackend } from './backend.ts';

/** The options of `webgpu`. */
export interface WebGPUOptions extends AdapterOptions {
  /** A device to run on, shared with other code. It is not destroyed by `close()`. Default: one of Nacre's own. */
  readonly device?: GPUDevice;
  /** Bytes that may be held at most. Default: what the GPU has. */
  readonly memory?: number;
}

/**
 * The GPU as a device, through WebGPU: in browsers and Deno directly, in Node through the optional package `webgpu`.
 *
 * @throws DeviceError if there is no WebGPU or no adapter, saying what is missing and what to do.
 * @example
 * setDefaultDevice(await webgpu());
 */
export async function webgpu({ device, memory, ...options }: WebGPUOptions = {}): Promise<Device> {
  const limits = memory === undefined ? {} : { memory };
  if (device !== undefined) return createDevice(webgpuBackend(device, await languageFeatures(false, options.gpu)), limits);
  const owned = await requestDevice(options);
  const backend = webgpuBackend(owned, await languageFeatures(options.adapter === undefined, options.gpu));
  const close = (): void => {
    backend.close();
    owned.destroy();
  };
  return createDevice({ ...backend, close }, limits);
}

/**
 * Whether `webgpu()` would find an adapter here. Never throws.
 *
 * @example
 * setDefaultDevice((await isWebGPUAvailable()) ? await webgpu() : await cpu());
 */
export async function isWebGPUAvailable(): Promise<boolean> {
  return requestAdapter({}).then(
    () => true,
    () => false,
  );
}
