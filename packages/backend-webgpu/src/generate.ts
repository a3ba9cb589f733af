import type { Kernel, Routine } from '@nacre/tensor/backend';
import { generate } from './codegen/kernel.ts';
import { generateRoutine } from './routines/routine.ts';

/**
 * A compute shader, and how it is dispatched.
 */
export interface WGSLPass {
  /** The module; its entry point is `main`. */
  readonly source: string;
  /** Workgroups in x and y; none if there is nothing to do. */
  readonly groups: readonly [x: number, y: number];
}

/**
 * The WGSL of a kernel or of a routine, for people to look at: what is dispatched, in order. It is what a device without subgroups runs; no GPU is needed.
 * @example
 * import { inspectPlan } from '@nacre/tensor/backend';
 * const { launches } = await inspectPlan(() => tensor([1, 2, 3]).exp(), webgpuTarget);
 * generateWGSL(launches[0]!.kernel!)[0]!.source.includes('fn main'); // true
 */
export const generateWGSL = (step: Kernel | Routine): readonly WGSLPass[] =>
  ('stages' in step ? generate(step) : generateRoutine(step)).passes.map(({ source, groups }) => ({ source, groups }));
