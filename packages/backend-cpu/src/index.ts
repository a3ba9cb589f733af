import { ArgumentError, createDevice, type Device } from '@nacre/tensor/backend';
import { cpuBackend, workerBackend } from './backend.ts';

export { type GeneratedWasm, generateWasm } from './generate.ts';
export { cpuTarget } from './target.ts';

/** The options of `cpu`. */
export interface CpuOptions {
  /**
   * Threads to compute on, the calling one (or the `worker`) included. `"auto"` (the default) is one for each processor, up to 16, where threads can share
   * memory: in Node, Deno and Bun always, in browsers on cross-origin isolated pages; elsewhere it is one. Results are the same to the last bit
   * for any number. `device.threads` says how many there are, and why.
   */
  readonly threads?: number | 'auto';
  /** Bytes the device may hold at most. Default: what WebAssembly can address, 4 GiB in most engines. */
  readonly memory?: number;
  /**
   * Uses nothing that may round differently on another machine: a multiplication and an addition stay two roundings. 3×3 convolutions are summed up tap by
   * tap, too, and not through Winograd's transforms, whose rounding is about twice as large and in which
   * an infinity or NaN spreads over its tile of 4×4 outputs. Default false.
   */
  readonly strict?: boolean;
  /**
   * Runs all kernels in a worker, so that the calling thread (of a page: its main thread) stays free; it still records, plans and compiles them.
   * The device then cannot be read synchronously. Running sums and products (`cumsum`), sorting and scattering are done on copies by the calling
   * thread. Results are the same to the last bit. Default false.
   */
  readonly worker?: boolean;
}

/**
 * A device that runs on the CPU: kernels are compiled to WebAssembly SIMD when they are first used. It has every dtype, float64
 * too, and can be read synchronously.
 *
 * Throws DeviceError where the engine has no WebAssembly SIMD, and for `worker: true` where no worker can be started, ArgumentError for options it does not take.
 *
 * @example
 * import { setDefaultDevice, tensor } from '@nacre/tensor';
 * setDefaultDevice(await cpu());
 * await tensor([1, 2, 3]).exp().data();
 */
export async function cpu({ threads = 'auto', memory, strict = false, worker = false }: CpuOptions = {}): Promise<Device> {
  if (threads !== 'auto' && !(Number.isInteger(threads) && threads > 0)) {
    throw new ArgumentError('cpu', `threads is a positive whole number or "auto", got ${String(threads)}`);
  }
  if (memory !== undefined && !(Number.isInteger(memory) && memory > 0)) {
    throw new ArgumentError('cpu', `memory is a positive whole number of bytes, got ${String(memory)}`);
  }
  const backend = worker ? await workerBackend({ threads, strict }) : cpuBackend({ threads, strict });
  return createDevice(backend, memory === undefined ? {} : { memory });
}
