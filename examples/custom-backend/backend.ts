import {
  type Backend,
  type BufferRef,
  bytesPerElement,
  createDevice,
  type Device,
  type DeviceOptions,
  dtypes,
  hostView,
  type Launch,
  OutOfMemoryError,
  runRoutine,
  type TypedArray,
} from '@nacre/tensor/backend';
import { assemble, type KernelFunction } from './function.ts';
import { kernelSource } from './source.ts';

/** An allocation of this backend. */
interface Memory {
  readonly bytes: ArrayBuffer;
}

/** A program of this backend. */
interface Compiled {
  readonly source: string;
  readonly run: KernelFunction;
}

/** A device that computes with JavaScript functions, one generated for each kernel. */
export const javascript = (options?: DeviceOptions): Device => createDevice(javascriptBackend(), options);

/** The contract, met: memory is array buffers, a program is a function, and everything is done when a call returns. */
export function javascriptBackend(): Backend {
  return {
    name: 'javascript',
    capabilities: {
      dtypes: new Set(dtypes),
      canReadSync: true,
      routines: new Set(['scan', 'argsort', 'scatter']),
      maxBuffersPerKernel: 8,
      offsetAlignment: 8,
      maxAllocationBytes: 2 ** 32,
    },
    byteLength: (dtype, count) => bytesPerElement(dtype) * count,
    alloc,
    free() {},
    write: (buffer, data) => viewOf(buffer).set(data),
    read: async (buffers) => readSync(buffers),
    readSync,
    compile(kernel): Compiled {
      const source = kernelSource(kernel);
      return { source, run: assemble(source) };
    },
    release() {},
    run(launches) {
      launches.forEach(launch);
    },
    wait: () => Promise.resolve(),
    close() {},
    source: (program) => (program as Compiled).source,
    time: async (launches) => launches.map(timed),
  };
}

function alloc(bytes: number): Memory {
  try {
    return { bytes: new ArrayBuffer(bytes) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new OutOfMemoryError('alloc', `JavaScript has no ${bytes} bytes left`, 'use a smaller batch');
  }
}

const readSync = (buffers: readonly BufferRef[]): TypedArray[] => buffers.map((buffer) => viewOf(buffer).slice());

function viewOf({ allocation, dtype, offset, count }: BufferRef): TypedArray {
  return hostView(dtype, (allocation as Memory).bytes, offset, count);
}

function launch(one: Launch): void {
  const views = one.buffers.map(viewOf);
  if ('routine' in one) runRoutine(one.routine, views, one.args);
  else (one.program as Compiled).run(views, one.args);
}

function timed(one: Launch): number {
  const start = performance.now();
  launch(one);
  return performance.now() - start;
}
