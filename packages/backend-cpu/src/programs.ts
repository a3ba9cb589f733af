import type { Kernel } from '@nacre/tensor/backend';
import { float64Functions, float64Import } from './codegen/functions.ts';
import { compileLoops } from './codegen/kernel.ts';
import type { CompiledKernel } from './codegen/module.ts';
import { type RecordLayout, recordLayout } from './codegen/record.ts';
import { compileTiles } from './codegen/tile/program.ts';
import type { Target } from './codegen/vector-function.ts';

/** Does units `begin … end − 1` of the launch that `record` describes, with scratch memory of its own. */
export type Phase = (record: number, scratch: number, begin: number, end: number) => void;

/** A kernel ready to run. */
export interface CpuProgram extends CompiledKernel {
  readonly kernel: Kernel;
  readonly layout: RecordLayout;
  readonly prepare: Phase | undefined;
  readonly run: Phase;
}

/** Compiles a kernel to a module over `memory`; the engine does so at once, and again, better, while it runs. */
export function compileProgram(kernel: Kernel, target: Target, memory: WebAssembly.Memory): CpuProgram {
  const compiled = compileTiles(kernel, target) ?? compileLoops(kernel, target);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(compiled.bytes), {
    env: { memory },
    [float64Import]: float64Functions,
  });
  const { prepare, run } = exports as { prepare?: Phase; run: Phase };
  return { ...compiled, kernel, layout: recordLayout(kernel), prepare, run };
}
