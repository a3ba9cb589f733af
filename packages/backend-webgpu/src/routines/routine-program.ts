import type { BufferSlot, ComputeType } from '@nacre/tensor/backend';
import type { GeneratedProgram } from '../codegen/module.ts';

/** A routine as WGSL, and what it is launched with. */
export interface RoutineProgram extends GeneratedProgram {
  readonly buffers: readonly BufferSlot[];
  readonly args: readonly ComputeType[];
}
