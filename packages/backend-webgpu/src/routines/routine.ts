import type { Routine } from '@nacre/tensor/backend';
import type { RoutineProgram } from './routine-program.ts';
import { scanProgram } from './scan.ts';
import { scatterProgram } from './scatter.ts';
import { argsortProgram } from './sort.ts';

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
