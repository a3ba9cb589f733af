import {
  type BufferRef,
  hostView,
  InternalError,
  type Launch,
  NacreError,
  runRoutine,
  type Threads,
  type TypedArray,
} from '@nacre/tensor/backend';
import { float64Functions, float64Import } from './codegen/functions.ts';
import type { Target } from './codegen/vector-function.ts';
import { addressOf, Engine, programOf, writeRecord } from './engine.ts';
import { LinearMemory } from './memory.ts';
import { type Executor, executor, type Loadable } from './workers/executor.ts';
import { protocol } from './workers/protocol.ts';

/** Runs everything on the calling thread, at once. */
export class LocalEngine extends Engine {
  private readonly executor: Executor;

  constructor(target: Target, threads: Threads) {
    super(new LinearMemory({ shared: target.shared }), target, threads);
    this.executor = executor(this.linear.memory, threads.count, protocol, { [float64Import]: float64Functions });
  }

  write(address: number, bytes: Uint8Array): void {
    new Uint8Array(this.linear.buffer).set(bytes, address);
  }

  async read(buffers: readonly BufferRef[]): Promise<TypedArray[]> {
    return this.readSync(buffers);
  }

  override readSync(buffers: readonly BufferRef[]): TypedArray[] {
    return buffers.map((buffer) => this.viewOf(buffer).slice());
  }

  run(launches: readonly Launch[]): void {
    const { executor } = this;
    const shared = this.callHelpers(launches);
    if (shared) executor.begin();
    try {
      for (const launch of launches) {
        if ('routine' in launch) {
          runRoutine(
            launch.routine,
            launch.buffers.map((buffer) => this.viewOf(buffer)),
            launch.args,
          );
          continue;
        }
        const program = programOf(launch);
        const scratch = this.scratchFor(program);
        writeRecord(new DataView(this.linear.buffer, protocol.record, program.layout.bytes), launch, scratch);
        executor.launch(program.number, scratch);
      }
    } catch (error) {
      throw error instanceof NacreError ? error : new InternalError('cpu', String(error));
    } finally {
      if (shared) executor.end();
    }
  }

  async time(launches: readonly Launch[]): Promise<number[]> {
    return launches.map((one) => {
      const start = performance.now();
      this.run([one]);
      return performance.now() - start;
    });
  }

  protected load(number: number, program: Loadable, code: number | undefined): void {
    this.executor.load(number, program, code);
  }

  protected unload(number: number): void {
    this.executor.release(number);
  }

  private viewOf(ref: BufferRef): TypedArray {
    return hostView(ref.dtype, this.linear.buffer, addressOf(ref), ref.count);
  }
}
