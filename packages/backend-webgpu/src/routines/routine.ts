import type { BufferSlot, ComputeType, Routine } from '@nacre/tensor/backend';
import type { GeneratedProgram } from '../codegen/module.ts';
import { scanProgram } from './scan.ts';
import { scatterProgram } from './scatter.ts';
import { argsortProgram } from './sort.ts';

/** A routine as WGSL, and what it is launched with. */
export interface RoutineProgram extends GeneratedProgram {
  readonly buffers: readonly BufferSlot[];
  readonly args: readonly ComputeType[];
}

export function generateRoutine(routine: Routine): RoutineProgram {
  switch (routine.kind) {
    case 'scan':
      return scanProgram(routine);
    case 'argsort':
      return argsortProgram(routine);
    case 'scatter':
      return scatterProgram(routine);
  }
}
