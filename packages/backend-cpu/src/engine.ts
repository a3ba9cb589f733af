import type { Allocation, BufferRef, Kernel, KernelLaunch, Launch, Threads } from '@nacre/tensor/backend';
import type { Target } from './codegen/vector-function.ts';
import { type Block, LinearMemory } from './memory.ts';
import { type CpuProgram, compileProgram } from './programs.ts';
import { Pool, shareableWork } from './workers/pool.ts';

/** Where launches are described, in the part of the memory that no buffer uses. */
const recordAddress = 64;

/** A program whose bytes lie in the memory, where helper threads find them. */
interface LoadedProgram extends CpuProgram {
  readonly number: number;
  readonly code: Code | undefined;
}

interface Code {
  readonly block: Block;
  readonly address: number;
  readonly bytes: number;
}

/** The memory of a device, its programs, and the threads that run them. */
export class Engine {
  readonly linear: LinearMemory;
  private readonly target: Target;
  private readonly pool: Pool | undefined;
  private readonly planned: Threads;
  private scratch: Block | undefined;
  private compiled = 0;

  constructor(target: Target, threads: Threads) {
    this.target = target;
    this.planned = threads;
    this.linear = new LinearMemory({ shared: target.shared });
    this.pool = target.shared ? new Pool(this.linear.memory, threads.count) : undefined;
  }

  get threads(): Threads {
    const trouble = this.pool?.trouble;
    return trouble === undefined ? this.planned : { count: 1, reason: `others could not be started: ${trouble}` };
  }

  compile(kernel: Kernel): LoadedProgram {
    const program = compileProgram(kernel, this.target, this.linear.memory);
    return { ...program, number: this.compiled++, code: this.isShareable(program) ? this.publish(program.bytes) : undefined };
  }

  release({ code }: LoadedProgram): void {
    if (code !== undefined) this.linear.release(code.block);
  }

  /** Runs launches in order; `runRoutine` does those that are no programs. */
  run(launches: readonly Launch[], runRoutine: (launch: Exclude<Launch, KernelLaunch>) => void): void {
    const shared = launches.some((launch) => 'program' in launch && (launch.program as LoadedProgram).code !== undefined);
    if (shared) this.pool?.begin();
    try {
      for (const launch of launches) {
        if ('routine' in launch) runRoutine(launch);
        else this.launch(launch);
      }
    } finally {
      if (shared) this.pool?.end();
    }
  }

  close(): void {
    this.pool?.close();
  }

  private launch(launch: KernelLaunch): void {
    const program = launch.program as LoadedProgram;
    const { sharedBytes, ownBytes, preparations, units, code, number, work, prepare, run } = program;
    const ranges = [
      ...(prepare ? [{ phase: 'prepare', run: prepare, units: preparations } as const] : []),
      { phase: 'run', run, units } as const,
    ];
    const scratch = this.scratchAddress(sharedBytes + ownBytes * (code === undefined ? 1 : this.planned.count));
    this.writeRecord(program, launch, scratch);
    const own = { record: recordAddress, scratch: scratch + sharedBytes, scratchBytes: ownBytes };
    for (const range of ranges) {
      if (code === undefined || this.pool === undefined || range.units === 1)
        range.run(recordAddress, own.scratch, 0, range.units);
      else this.pool.run({ ...range, ...own, program: number, code, work });
    }
  }

  private publish(bytes: Uint8Array): Code {
    const block = this.linear.alloc(bytes.length);
    new Uint8Array(this.linear.buffer).set(bytes, block.address);
    return { block, address: block.address, bytes: bytes.length };
  }

  /** Whether a program is worth more than one thread. Helpers have no float64 functions. */
  private isShareable({ units, work, importsFunctions }: CpuProgram): boolean {
    return this.pool !== undefined && units > 1 && work >= shareableWork && !importsFunctions;
  }

  private scratchAddress(bytes: number): number {
    if (bytes === 0) return 0;
    if (this.scratch === undefined || this.scratch.bytes < bytes) {
      if (this.scratch !== undefined) this.linear.release(this.scratch);
      this.scratch = undefined;
      this.scratch = this.linear.alloc(bytes);
    }
    return this.scratch.address;
  }

  private writeRecord({ kernel, layout }: CpuProgram, { buffers, args }: KernelLaunch, scratch: number): void {
    const view = new DataView(this.linear.buffer, recordAddress, layout.bytes);
    view.setUint32(layout.scratch, scratch, true);
    for (const [i, buffer] of buffers.entries()) view.setUint32(layout.buffers[i]!, addressOf(buffer), true);
    for (const [i, { type }] of kernel.args.entries()) {
      const [at, value] = [layout.args[i]!, args[i]!];
      if (type === 'float32') view.setFloat32(at, value, true);
      else if (type === 'float64') view.setFloat64(at, value, true);
      else view.setInt32(at, value, true);
    }
  }
}

const blockOf = (allocation: Allocation): Block => allocation as Block;
export const addressOf = ({ allocation, offset }: BufferRef): number => blockOf(allocation).address + offset;
