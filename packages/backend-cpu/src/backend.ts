import {
  type Backend,
  type BufferRef,
  bytesPerElement,
  DisposedError,
  dtypes,
  hostView,
  InternalError,
  type Launch,
  runRoutine,
  type TypedArray,
} from '@nacre/tensor/backend';
import { addressOf, Engine } from './engine.ts';
import { detectTarget } from './features.ts';
import { alignment, type Block } from './memory.ts';
import { chooseThreads } from './threads.ts';

export interface CpuBackendOptions {
  readonly threads?: number | 'auto';
  readonly strict?: boolean;
}

/** The contract on the CPU: kernels are compiled to WebAssembly SIMD and run, in order, by the calling thread and its helpers. */
export function cpuBackend({ threads = 'auto', strict = false }: CpuBackendOptions = {}): Backend {
  const planned = chooseThreads(threads);
  let running: Engine | undefined = new Engine(detectTarget(strict, planned.count > 1), planned);
  const { maxBytes } = running.linear;

  const engine = (): Engine => {
    if (running === undefined) throw new DisposedError('cpu', 'the device was closed', 'make a new one');
    return running;
  };

  const viewOf = (ref: BufferRef): TypedArray => hostView(ref.dtype, engine().linear.buffer, addressOf(ref), ref.count);

  const run = (launches: readonly Launch[]): void =>
    engine().run(launches, ({ routine, buffers, args }) => runRoutine(routine, buffers.map(viewOf), args));

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
    get threads() {
      return running?.threads ?? planned;
    },
    byteLength: (dtype, count) => bytesPerElement(dtype) * count,
    alloc: (bytes) => engine().linear.alloc(bytes),
    free: (allocation) => engine().linear.release(allocation as Block),
    write(buffer, data) {
      if (data.length !== buffer.count)
        throw new InternalError('write', `a buffer of ${buffer.count} elements is given ${data.length}`);
      viewOf(buffer).set(data);
    },
    read: async (buffers) => readSync(buffers),
    readSync,
    compile: (kernel) => engine().compile(kernel),
    release: (program) => running?.release(program as ReturnType<Engine['compile']>),
    run,
    wait: () => Promise.resolve(),
    close() {
      running?.close();
      running = undefined;
    },
    source: (program) => (program as ReturnType<Engine['compile']>).summary,
    time: async (launches) =>
      launches.map((one) => {
        const start = performance.now();
        run([one]);
        return performance.now() - start;
      }),
  };
}
