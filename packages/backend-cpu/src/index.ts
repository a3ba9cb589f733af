import { ArgumentError, createDevice, type Device } from '@nacre/tensor/backend';
import { cpuBackend } from './backend.ts';

export interface CpuOptions {
  /** Threads to run on at most; `"auto"` (the default) leaves the choice to the backend. This version runs on one, whatever the number. */
  readonly threads?: number | 'auto';
  /** Bytes the device may hold at most. Default: what WebAssembly can address, 4 GiB in most engines. */
  readonly memory?: number;
  /** Uses nothing that may round differently on another machine: a multiplication and an addition stay two roundings. Default false. */
  readonly strict?: boolean;
}

/**
 * A device that runs on the CPU: kernels are compiled to WebAssembly SIMD when they are first used. It has every dtype, float64
 * too, and can be read synchronously.
 *
 * Throws DeviceError where the engine has no WebAssembly SIMD, ArgumentError for options it does not take.
 *
 * @example
 * import { setDefaultDevice, tensor } from '@nacre/tensor';
 * setDefaultDevice(await cpu());
 * await tensor([1, 2, 3]).exp().data();
 */
export async function cpu({ threads = 'auto', memory, strict = false }: CpuOptions = {}): Promise<Device> {
  if (threads !== 'auto' && !(Number.isInteger(threads) && threads > 0)) {
    throw new ArgumentError('cpu', `threads is a positive whole number or "auto", got ${String(threads)}`);
  }
  if (memory !== undefined && !(Number.isInteger(memory) && memory > 0)) {
    throw new ArgumentError('cpu', `memory is a positive whole number of bytes, got ${String(memory)}`);
  }
  return createDevice(cpuBackend({ strict }), memory === undefined ? {} : { memory });
}
