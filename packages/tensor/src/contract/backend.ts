import type { DType, TypedArray } from '../dtype.ts';
import type { Kernel } from './kernel.ts';
import type { Routine, RoutineKind } from './routine.ts';

/**
 * What a device must do so that every Nacre program runs on it. `Allocation` and `Program` are the backend's own: it alone makes them,
 * so it may cast what it is handed back.
 */
export interface Backend {
  /** Shown to users: `cpu`, `webgpu`. */
  readonly name: string;
  readonly capabilities: Capabilities;
  /** The threads it computes on; the calling one alone if left out. */
  readonly threads?: Threads;
  /** Why the device and all that is in its memory are gone, if they are. */
  lost?(): string | undefined;

  /** Bytes that `count` elements take on this device: the backend chooses how a dtype is packed. */
  byteLength(dtype: DType, count: number): number;
  /** Zero-filled memory. Throws OutOfMemoryError, or lets a run or read throw it that comes soon after; then `isMissing`. */
  alloc(bytes: number): Allocation;
  /** Whether there turned out to be no memory for an allocation; whatever uses it throws. */
  isMissing?(allocation: Allocation): boolean;
  /** Nothing run later uses it; what was run before may still be under way. */
  free(allocation: Allocation): void;
  /** Takes effect before launches that are run later. `data` is the host array of the buffer's dtype (bool: bytes, float16: raw bits) and may be reused at once. */
  write(buffer: BufferRef, data: TypedArray): void;
  /** Host copies, after everything run so far: fresh arrays of the kind that `write` takes, which belong to the caller. */
  read(buffers: readonly BufferRef[]): Promise<TypedArray[]>;
  /** The same at once; only with `canReadSync`. */
  readSync?(buffers: readonly BufferRef[]): TypedArray[];

  /** May finish in the background; failures then surface from `run`. */
  compile(kernel: Kernel): Program;
  /**
   * Begins what is left to do before a launch can run: those of several programs and routines are made ready side by side. The promise, which
   * never rejects, resolves when that is done; nothing if there is nothing to do. `run` does the same for what was not prepared.
   */
  prepare?(launch: Launch): Promise<void> | undefined;
  /** Bytes that a launch needs beside its buffers while it runs: they are then to be had in its `workspace`. */
  workspace?(launch: Launch): number;
  /** Forgets a program. */
  release(program: Program): void;
  /**
   * Runs the launches in order, each seeing the writes of those before it. Buffers and arguments are taken as they are at the call. Returns
   * nothing when it is done on return.
   */
  run(launches: readonly Launch[]): void | Promise<void>;
  /** When everything run so far is done. */
  wait(): Promise<void>;
  /** Gives everything back; called once at most. */
  close(): void;

  /** The generated source of a program, for `explain`. */
  source?(program: Program): string;
  /** Milliseconds each launch took, for `profile`. */
  time?(launches: readonly Launch[]): Promise<number[]>;
  /** Why there is no `time`, for people. */
  readonly untimed?: string;
}

/** On how many threads a device computes, and why. */
export interface Threads {
  readonly count: number;
  /** Why not more, or not fewer. */
  readonly reason: string;
}

/** What a backend can do: the compiler asks, and plans accordingly. */
export interface Capabilities {
  /** Storage dtypes; float32, int32, uint32 and bool always. */
  readonly dtypes: ReadonlySet<DType>;
  readonly canReadSync: boolean;
  /**
   * What is missing becomes kernels: `createDevice` is then given `routineKernels`. A backend whose memory the host can see has all three from
   * `runRoutine`.
   */
  readonly routines: ReadonlySet<RoutineKind>;
  /**
   * Whether products are so fast that 3×3 convolutions gain from Winograd's transforms: fewer multiplications, but twice the rounding, more scratch memory, and
   * infinities and NaN that spread over a tile of 4×4 outputs. Default: false.
   */
  readonly winograd?: boolean;
  /** Buffers one kernel may use; 8 is the portable WebGPU limit. */
  readonly maxBuffersPerKernel: number;
  /** Buffer offsets inside an allocation are multiples of this. */
  readonly offsetAlignment: number;
  /** Scratch memory is spread over allocations up to this size. A single value that is larger is asked for all the same, for `alloc` to refuse. */
  readonly maxAllocationBytes: number;
}

/** A piece of memory, in whatever form the backend keeps it. */
export type Allocation = object;
/** A compiled kernel, in whatever form the backend keeps it. */
export type Program = object;

/** A typed piece of an allocation. */
export interface BufferRef {
  readonly allocation: Allocation;
  readonly dtype: DType;
  /** In bytes. */
  readonly offset: number;
  /** In elements. */
  readonly count: number;
}

/** One step of a plan. */
export type Launch = KernelLaunch | RoutineLaunch;

/** Buffers and arguments in the order of the kernel's slots. The objects persist from run to run; their contents may change. */
interface LaunchData {
  readonly buffers: readonly BufferRef[];
  readonly args: readonly number[];
  /** Memory as large as the backend's `workspace` has it, or larger, which all launches of a run may share. Left out where none is needed. */
  readonly workspace?: Allocation;
}

/** A program, to be run on buffers and arguments. */
export interface KernelLaunch extends LaunchData {
  readonly program: Program;
}

/** A routine (scan, argsort, scatter), to be run on buffers and arguments. */
export interface RoutineLaunch extends LaunchData {
  readonly routine: Routine;
}
