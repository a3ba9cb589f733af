import type { Kernel } from '@nacre/tensor/backend';
import { compileLoops } from './codegen/kernel.ts';
import type { CompiledKernel } from './codegen/module.ts';
import { type RecordLayout, recordLayout } from './codegen/record.ts';
import { compileTiles } from './codegen/tile/program.ts';
import type { Target } from './codegen/vector-function.ts';

/** A kernel ready to be loaded by an executor. */
export interface CpuProgram {
  readonly kernel: Kernel;
  readonly compiled: CompiledKernel;
  readonly layout: RecordLayout;
}

/** Compiles a kernel to a module over the memory of a device; the engine compiles that at once, and again, better, while it runs. */
export function compileProgram(kernel: Kernel, target: Target): CpuProgram {
  return { kernel, compiled: compileTiles(kernel, target) ?? compileLoops(kernel, target), layout: recordLayout(kernel) };
}
