import type { Allocation, Backend, BufferRef, KernelLaunch, Launch, Program } from '../contract/backend.ts';
import type { Kernel } from '../contract/kernel.ts';
import type { RoutineKind } from '../contract/routine.ts';
import { bytesPerElement, type DType, dtypes, hostView, type TypedArray } from '../dtype.ts';
import { InternalError, OutOfMemoryError } from '../errors.ts';
import { closures, type KernelFunction } from './closures.ts';
import { runRoutine } from './routines.ts';

/** Bytes in plain JavaScript memory; undefined once freed. */
interface Memory {
  bytes: ArrayBuffer | undefined;
}

interface Interpretation {
  readonly kernel: Kernel;
  readonly run: KernelFunction;
}

/** The options of `referenceBackend`. */
export interface ReferenceOptions {
  /** Routines run as such; the compiler makes kernels of the others. All by default. */
  readonly routines?: Iterable<RoutineKind>;
}

/**
 * The contract in plain JavaScript: slow, right, with every dtype and nothing to set up. It checks what other backends
 * trust, so a kernel that breaks a rule throws InternalError here.
 * @example
 * import { createDevice } from '@nacre/tensor/backend';
 * createDevice(referenceBackend()).name; // 'reference'
 */
export function referenceBackend({ routines = ['scan', 'argsort', 'scatter'] }: ReferenceOptions = {}): Backend {
  return {
    name: 'reference',
    capabilities: {
      dtypes: new Set(dtypes),
      canReadSync: true,
      routines: new Set(routines),
      maxBuffersPerKernel: 8,
      offsetAlignment: 8,
      maxAllocationBytes: 2 ** 32,
    },
    byteLength: (dtype, count) => bytesPerElement(dtype) * count,
    alloc,
    free(allocation) {
      (allocation as Memory).bytes = undefined;
    },
    write(buffer, data) {
      expectSameKind(buffer, data);
      viewOf(buffer).set(data);
    },
    read: async (buffers) => readSync(buffers),
    readSync,
    compile: (kernel): Interpretation => ({ kernel, run: closures(kernel) }),
    release() {},
    run(launches) {
      launches.forEach(launch);
    },
    wait: () => Promise.resolve(),
    close() {},
    time: (launches) => Promise.resolve(launches.map(timed)),
  };
}

const interpretation = (program: Program): Interpretation => program as Interpretation;

function alloc(bytes: number): Allocation {
  try {
    return { bytes: new ArrayBuffer(bytes) } satisfies Memory;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new OutOfMemoryError(
      'alloc',
      `the reference device has no ${bytes} bytes left`,
      'use a smaller batch, or dispose what is no longer needed',
    );
  }
}

const readSync = (buffers: readonly BufferRef[]): TypedArray[] => buffers.map((buffer) => viewOf(buffer).slice());

function viewOf({ allocation, dtype, offset, count }: BufferRef): TypedArray {
  const { bytes } = allocation as Memory;
  if (bytes === undefined) throw new InternalError('reference', 'a freed allocation is used');
  const end = offset + bytesPerElement(dtype) * count;
  if (end > bytes.byteLength)
    throw new InternalError('reference', `a buffer ends at byte ${end} of an allocation of ${bytes.byteLength}`);
  return hostView(dtype, bytes, offset, count);
}

function expectSameKind(buffer: BufferRef, data: TypedArray): void {
  const view = viewOf(buffer);
  if (view[Symbol.toStringTag] !== data[Symbol.toStringTag] || view.length !== data.length) {
    throw new InternalError(
      'write',
      `a ${buffer.dtype} buffer of ${buffer.count} elements is given a ${data[Symbol.toStringTag]} of ${data.length}`,
    );
  }
}

function launch(launch: Launch): void {
  const views = launch.buffers.map(viewOf);
  if ('routine' in launch) runRoutine(launch.routine, views, launch.args);
  else {
    const { kernel, run } = interpretation(launch.program);
    expectBuffers(kernel, launch);
    run(views, launch.args);
  }
}

function expectBuffers(kernel: Kernel, { buffers }: KernelLaunch): void {
  const dtypesOf = (list: readonly { readonly dtype: DType }[]): string => list.map((buffer) => buffer.dtype).join(', ');
  if (dtypesOf(kernel.buffers) !== dtypesOf(buffers)) {
    throw new InternalError(kernel.name, `buffers of ${dtypesOf(kernel.buffers)} expected, ${dtypesOf(buffers)} given`);
  }
}

function timed(one: Launch): number {
  const start = performance.now();
  launch(one);
  return performance.now() - start;
}
