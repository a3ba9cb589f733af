/** Spells kernels by hand: expressions, loads, stores, stages. */
export * as build from './build.ts';
export { dtypesOf, type KernelCase, wholeNumberCase, wholeNumbers } from './case.ts';
export { checkedBackend } from './checked.ts';
export { launchKernel, runAlone } from './launch.ts';
export { randomKernelCase } from './random.ts';
export { verifyKernel } from './verify.ts';

import type { KernelCase } from './case.ts';
import { loopCases } from './loops.ts';
import { productCases } from './products.ts';
import { reductionCases } from './reductions.ts';

/**
 * Kernels of every form, with data.
 * @example kernelCases().every(({ kernel }) => kernel.stages.length > 0); // true
 */
export const kernelCases = (): KernelCase[] => [...loopCases(), ...reductionCases(), ...productCases()];
