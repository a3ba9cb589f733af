import {
  type BufferRef,
  bytesPerElement,
  hostView,
  type Launch,
  type RoutineLaunch,
  runRoutine,
  scalarOps,
  type Threads,
  type TypedArray,
} from '@nacre/tensor/backend';
import { float64Import } from './codegen/functions.ts';
import type { Target } from './codegen/vector-function.ts';
import { addressOf, Engine, programOf, writeRecord } from './engine.ts';
import { LinearMemory, mostPages, pageBytes, reserve } from './memory.ts';
import { Client, type RunRoutine } from './workers/client.ts';
import { executor, type Loadable } from './workers/executor.ts';
import { protocol } from './workers/protocol.ts';
import { type Place, server } from './workers/server.ts';

/** Runs everything in a worker. What is asked for on the calling thread takes effect there in the same order. */
export class RemoteEngine extends Engine {
  private readonly client: Client;

  constructor(target: Target, threads: Threads) {
    const memory = target.shared ? reserve(mostPages, true) : undefined;
    const client = new Client(serverSource(), [memory, mostPages, threads.count, protocol]);
    const linear = new LinearMemory({
      memory: memory ?? distantMemory((pages) => client.post('grow', [pages])),
      clear: (address, bytes) => client.post('clear', [address, bytes]),
    });
    super(linear, target, threads);
    this.client = client;
  }

  /** When the worker runs; rejects with a DeviceError if it cannot be started. */
  get ready(): Promise<unknown> {
    return this.client.ready;
  }

  write(address: number, bytes: Uint8Array): void {
    const copy = bytes.slice();
    this.client.post('write', [address, copy], [copy.buffer]);
  }

  async read(buffers: readonly BufferRef[]): Promise<TypedArray[]> {
    const wanted = [...buffers];
    return viewsOf(wanted, (await this.client.ask('read', [wanted.map(placeOf)])) as ArrayBuffer[]);
  }

  run(launches: readonly Launch[]): Promise<void> {
    return this.time(launches).then(() => {});
  }

  /** Everything about the launches is written down at once: they may change afterwards. */
  time(launches: readonly Launch[]): Promise<number[]> {
    const useHelpers = this.callHelpers(launches);
    const steps: number[] = [];
    const routines: RoutineLaunch[] = [];
    const sizes = launches.map((launch) => ('routine' in launch ? 0 : programOf(launch).layout.bytes));
    const records = new Uint8Array(sizes.reduce((sum, bytes) => sum + bytes, 0));
    let written = 0;
    launches.forEach((launch, i) => {
      if ('routine' in launch) {
        steps.push(routines.length, 0, 0);
        routines.push({ routine: launch.routine, buffers: [...launch.buffers], args: [...launch.args] });
        return;
      }
      const program = programOf(launch);
      const scratch = this.scratchFor(program);
      writeRecord(new DataView(records.buffer, written), launch, scratch);
      steps.push(program.number, sizes[i]!, scratch);
      written += sizes[i]!;
    });
    const places = routines.map(({ buffers }) => buffers.map(placeOf));
    return this.client
      .ask('run', [Uint32Array.from(steps), records, places, useHelpers], (routine, buffers) =>
        runOnCopies(routines[routine]!, buffers),
      )
      .then((result) => {
        const times = result as number[];
        return times.slice(1).map((end, i) => end - times[i]!);
      });
  }

  override close(): void {
    super.close();
    this.client.close();
  }

  protected load(number: number, program: Loadable, code: number | undefined): void {
    this.client.post('load', [number, program, code]);
  }

  protected unload(number: number): void {
    this.client.post('release', [number]);
  }
}

const placeOf = (buffer: BufferRef): Place => [addressOf(buffer), bytesPerElement(buffer.dtype) * buffer.count];

const viewsOf = (buffers: readonly BufferRef[], copies: readonly ArrayBuffer[]): TypedArray[] =>
  buffers.map(({ dtype, count }, i) => hostView(dtype, copies[i]!, 0, count));

const runOnCopies = ({ routine, buffers, args }: RoutineLaunch, copies: readonly ArrayBuffer[]): ReturnType<RunRoutine> => {
  runRoutine(routine, viewsOf(buffers, copies), args);
  return copies.slice(routine.kind === 'scatter' ? 3 : 1);
};

/** What is known here of the memory of a worker: how large it is. */
function distantMemory(grow: (pages: number) => void): WebAssembly.Memory {
  const buffer = { byteLength: pageBytes };
  return {
    buffer: buffer as ArrayBuffer,
    grow(pages) {
      grow(pages);
      buffer.byteLength += pages * pageBytes;
      return buffer.byteLength;
    },
  } as WebAssembly.Memory;
}

/** The server with all it needs, as text: of the scalar operations those that WebAssembly has no instruction for will be used. */
function serverSource(): string {
  const float64 = Object.entries(scalarOps).map(([op, { meaning }]) => {
    const text = String(meaning);
    return `${op}: ${text.includes('[native code]') ? `Math.${op}` : text}`;
  });
  return `(...args) => (${server})(${executor}, ${reserve}, { ${float64Import}: { ${float64} } }, ...args)`;
}
