import type { Kernel } from '@nacre/tensor/backend';
import { detectTarget } from './features.ts';
import { compileProgram } from './programs.ts';
import { chooseThreads } from './threads.ts';

/**
 * What `cpu()` makes of a kernel.
 */
export interface GeneratedWasm {
  /** The module: it imports the memory of the device, and exports `run` and, if something is made ready before, `prepare`. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How its loops are arranged, in words: what is spread over threads, where vectors lie, what is unrolled. */
  readonly summary: string;
}

/**
 * The WebAssembly of a kernel, as this engine would run it, for people to look at: relaxed SIMD is used where there is any.
 * @throws DeviceError where the engine has no WebAssembly SIMD
 * @example
 * import { inspectPlan } from '@nacre/tensor/backend';
 * const { launches } = await inspectPlan(() => tensor([1, 2, 3]).exp(), cpuTarget);
 * WebAssembly.validate(generateWasm(launches[0]!.kernel!).bytes); // true
 */
export function generateWasm(kernel: Kernel): GeneratedWasm {
  const { bytes, summary } = compileProgram(kernel, detectTarget(false, chooseThreads('auto').count > 1)).compiled;
  return { bytes, summary };
}
