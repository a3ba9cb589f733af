import type { Allocation, BufferRef, Kernel, KernelLaunch, Launch, Threads, TypedArray } from '@nacre/tensor/backend';
import type { CompiledKernel } from './codegen/module.ts';
import type { Target } from './codegen/vector-function.ts';
import type { Block, LinearMemory } from './memory.ts';
import { type CpuProgram, compileProgram } from './programs.ts';
import type { Loadable } from './workers/executor.ts';
import { Pool } from './workers/pool.ts';

/** Cycles from which a program is worth sharing. */
const shareableWork = 40_000;

/** A program that the executor knows by its number; shared ones have their bytes in the memory, where helper threads find them. */
export interface LoadedProgram extends CpuProgram {
  readonly number: number;
  readonly code: Block | undefined;
}

export const programOf = ({ program }: KernelLaunch): LoadedProgram => program as LoadedProgram;
export const addressOf = ({ allocation, offset }: BufferRef): number => blockOf(allocation).address + offset;
const blockOf = (allocation: Allocation): Block => allocation as Block;

/** The memory of a device, its programs, and the threads that run them; where these run is for those who extend it to say. */
export abstract class Engine {
  readonly linear: LinearMemory;
  private readonly target: Target;
  private readonly pool: Pool | undefined;
  private readonly planned: Threads;
  private scratch: Block | undefined;
  private compiled = 0;

  constructor(linear: LinearMemory, target: Target, threads: Threads) {
    this.linear = linear;
    this.target = target;
    this.planned = threads;
    this.pool = target.shared ? new Pool(linear.memory, threads.count) : undefined;
  }

  abstract write(address: number, bytes: Uint8Array): void;
  abstract read(buffers: readonly BufferRef[]): Promise<TypedArray[]>;
  /** The same at once, where that can be. */
  readSync?(buffers: readonly BufferRef[]): TypedArray[];
  abstract run(launches: readonly Launch[]): void | Promise<void>;
  abstract time(launches: readonly Launch[]): Promise<number[]>;
  protected abstract load(number: number, program: Loadable, code: number | undefined): void;
  protected abstract unload(number: number): void;

  get threads(): Threads {
    const trouble = this.pool?.trouble;
    return trouble === undefined ? this.planned : { count: 1, reason: `others could not be started: ${trouble}` };
  }

  compile(kernel: Kernel): LoadedProgram {
    const program = compileProgram(kernel, this.target);
    const { compiled } = program;
    const code = this.isShareable(compiled) ? this.publish(compiled.bytes) : undefined;
    const number = this.compiled++;
    this.load(number, compiled, code?.address);
    return { ...program, number, code };
  }

  release({ number, code }: LoadedProgram): void {
    this.unload(number);
    if (code !== undefined) this.linear.release(code);
  }

  close(): void {
    this.pool?.close();
  }

  /** Whether launches are to be shared with the helpers, which are then started. */
  protected callHelpers(launches: readonly Launch[]): boolean {
    const shared = launches.some((launch) => 'program' in launch && programOf(launch).code !== undefined);
    if (shared) this.pool?.start();
    return shared;
  }

  /** The address of scratch memory for a launch, the same for all. */
  protected scratchFor({ compiled, code }: LoadedProgram): number {
    const { sharedBytes, ownBytes } = compiled;
    const bytes = sharedBytes + ownBytes * (code === undefined ? 1 : this.planned.count);
    if (bytes === 0) return 0;
    if (this.scratch === undefined || this.scratch.bytes < bytes) {
      if (this.scratch !== undefined) this.linear.release(this.scratch);
      this.scratch = undefined;
      this.scratch = this.linear.alloc(bytes);
    }
    return this.scratch.address;
  }

  private publish(bytes: Uint8Array): Block {
    const block = this.linear.alloc(bytes.length);
    this.write(block.address, bytes);
    return block;
  }

  /** Whether a program is worth more than one thread. Helpers have no float64 functions. */
  private isShareable({ units, work, importsFunctions }: CompiledKernel): boolean {
    return this.pool !== undefined && units > 1 && work >= shareableWork && !importsFunctions;
  }
}

/** Describes a launch for its program. */
export function writeRecord(view: DataView, launch: KernelLaunch, scratch: number): void {
  const { kernel, layout } = programOf(launch);
  const { buffers, args } = launch;
  view.setUint32(layout.scratch, scratch, true);
  buffers.forEach((buffer, i) => view.setUint32(layout.buffers[i]!, addressOf(buffer), true));
  kernel.args.forEach(({ type }, i) => {
    const [at, value] = [layout.args[i]!, args[i]!];
    if (type === 'float32') view.setFloat32(at, value, true);
    else if (type === 'float64') view.setFloat64(at, value, true);
    else view.setInt32(at, value, true);
  });
}
