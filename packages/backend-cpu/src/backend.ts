import {
  type Backend,
  type BufferRef,
  bytesPerElement,
  DisposedError,
  dtypes,
  hostView,
  InternalError,
  type KernelLaunch,
  type Launch,
  printKernel,
  type TypedArray,
} from '@nacre/tensor/backend';
import { detectTarget } from './features.ts';
import { alignment, type Block, LinearMemory } from './memory.ts';
import { type CpuProgram, compileProgram } from './programs.ts';
import { runRoutine } from './routines.ts';

/** Where launches are described, in the part of the memory that no buffer uses. */
const recordAddress = 64;

/** The contract on the CPU: kernels are compiled to WebAssembly SIMD and run, in order, on the calling thread. */
export function cpuBackend({ strict = false }: { strict?: boolean } = {}): Backend {
  const target = detectTarget(strict);
  let linear: LinearMemory | undefined = new LinearMemory();
  let scratch: Block | undefined;
  const { maxBytes } = linear;

  const memory = (): LinearMemory => {
    if (linear === undefined) throw new DisposedError('cpu', 'the device was closed', 'make a new one');
    return linear;
  };

  const viewOf = ({ allocation, dtype, offset, count }: BufferRef): TypedArray =>
    hostView(dtype, memory().buffer, (allocation as Block).address + offset, count);

  const scratchAddress = (bytes: number): number => {
    if (bytes === 0) return 0;
    if (scratch === undefined || scratch.bytes < bytes) {
      if (scratch !== undefined) memory().release(scratch);
      scratch = undefined;
      scratch = memory().alloc(bytes);
    }
    return scratch.address;
  };

  const writeRecord = ({ kernel, layout, scratchBytes }: CpuProgram, { buffers, args }: KernelLaunch): void => {
    const scratchAt = scratchAddress(scratchBytes);
    const view = new DataView(memory().buffer, recordAddress, layout.bytes);
    view.setUint32(layout.scratch, scratchAt, true);
    buffers.forEach(({ allocation, offset }, i) => {
      view.setUint32(layout.buffers[i]!, (allocation as Block).address + offset, true);
    });
    kernel.args.forEach(({ type }, i) => {
      const value = args[i]!;
      if (type === 'float32') view.setFloat32(layout.args[i]!, value, true);
      else if (type === 'float64') view.setFloat64(layout.args[i]!, value, true);
      else view.setInt32(layout.args[i]!, value, true);
    });
  };

  const launch = (one: Launch): void => {
    if ('routine' in one) runRoutine(one.routine, one.buffers.map(viewOf), one.args);
    else {
      const program = one.program as CpuProgram;
      writeRecord(program, one);
      program.run(recordAddress, 0, program.units);
    }
  };

  const readSync = (buffers: readonly BufferRef[]): TypedArray[] => buffers.map((buffer) => viewOf(buffer).slice());

  return {
    name: 'cpu',
    capabilities: {
      dtypes: new Set(dtypes),
      canReadSync: true,
      routines: new Set(['scan', 'argsort', 'scatter']),
      maxBuffersPerKernel: 8,
      offsetAlignment: alignment,
      maxAllocationBytes: maxBytes,
    },
    byteLength: (dtype, count) => bytesPerElement(dtype) * count,
    alloc: (bytes) => memory().alloc(bytes),
    free: (allocation) => memory().release(allocation as Block),
    write(buffer, data) {
      if (data.length !== buffer.count)
        throw new InternalError('write', `a buffer of ${buffer.count} elements is given ${data.length}`);
      viewOf(buffer).set(data);
    },
    read: async (buffers) => readSync(buffers),
    readSync,
    compile: (kernel) => compileProgram(kernel, target, memory().memory),
    release() {},
    run: (launches) => launches.forEach(launch),
    wait: () => Promise.resolve(),
    close() {
      linear = undefined;
    },
    source: (program) => {
      const { kernel, summary } = program as CpuProgram;
      return `${summary}\n${printKernel(kernel)}`;
    },
    time: async (launches) =>
      launches.map((one) => {
        const start = performance.now();
        launch(one);
        return performance.now() - start;
      }),
  };
}
