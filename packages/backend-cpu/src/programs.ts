import type { Kernel } from '@nacre/tensor/backend';
import { float64Functions, float64Import } from './codegen/functions.ts';
import { compileLoops } from './codegen/kernel.ts';
import { type RecordLayout, recordLayout } from './codegen/record.ts';
import { compileTiles } from './codegen/tile/program.ts';
import type { Target } from './codegen/vector-function.ts';

/** A kernel ready to run. */
export interface CpuProgram {
  readonly kernel: Kernel;
  readonly layout: RecordLayout;
  /** Size of its parallel range. */
  readonly units: number;
  readonly scratchBytes: number;
  /** How its loops run, for people. */
  readonly summary: string;
  /** Runs units begin … end − 1 of the launch that `record` describes. */
  readonly run: (record: number, begin: number, end: number) => void;
}

/** Compiles a kernel to a module over `memory`; the engine does so at once, and again, better, while it runs. */
export function compileProgram(kernel: Kernel, target: Target, memory: WebAssembly.Memory): CpuProgram {
  const { bytes, units, scratchBytes, summary } = compileTiles(kernel, target) ?? compileLoops(kernel, target);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    env: { memory },
    [float64Import]: float64Functions,
  });
  return { kernel, layout: recordLayout(kernel), units, scratchBytes, summary, run: exports.run as CpuProgram['run'] };
}
