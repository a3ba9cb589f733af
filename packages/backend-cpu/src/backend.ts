import { type Backend, DisposedError, InternalError } from '@nacre/tensor/backend';
import { addressOf, type Engine, type LoadedProgram } from './engine.ts';
import { detectTarget } from './features.ts';
import { LocalEngine } from './local.ts';
import type { Block } from './memory.ts';
import { RemoteEngine } from './remote.ts';
import { targetOf } from './target.ts';
import { chooseThreads } from './threads.ts';

export interface CpuBackendOptions {
  readonly threads?: number | 'auto';
  readonly strict?: boolean;
}

/** The contract on the CPU: kernels are compiled to WebAssembly SIMD and run, in order, by the calling thread and its helpers. */
export function cpuBackend({ threads = 'auto', strict = false }: CpuBackendOptions = {}): Backend {
  const planned = chooseThreads(threads);
  return backendOf(new LocalEngine(detectTarget(strict, planned.count > 1), planned), strict);
}

/** The same with a worker in place of the calling thread. Rejects with a DeviceError if none can be started. */
export async function workerBackend({ threads = 'auto', strict = false }: CpuBackendOptions = {}): Promise<Backend> {
  const planned = chooseThreads(threads);
  const engine = new RemoteEngine(detectTarget(strict, planned.count > 1), planned);
  await engine.ready;
  return backendOf(engine, strict);
}

function backendOf(start: Engine, strict: boolean): Backend {
  let running: Engine | undefined = start;
  const { threads } = start;

  const engine = (): Engine => {
    if (running === undefined) throw new DisposedError('cpu', 'the device was closed', 'make a new one');
    return running;
  };

  return {
    ...targetOf({ canReadSync: start.readSync !== undefined, strict, maxBytes: start.linear.maxBytes }),
    get threads() {
      return running?.threads ?? threads;
    },
    alloc: (bytes) => engine().linear.alloc(bytes),
    free: (allocation) => engine().linear.release(allocation as Block),
    write(buffer, data) {
      if (data.length !== buffer.count)
        throw new InternalError('write', `a buffer of ${buffer.count} elements is given ${data.length}`);
      engine().write(addressOf(buffer), new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    },
    read: async (buffers) => engine().read(buffers),
    ...(start.readSync && { readSync: (buffers) => engine().readSync!(buffers) }),
    compile: (kernel) => engine().compile(kernel),
    release: (program) => running?.release(program as LoadedProgram),
    run: (launches) => engine().run(launches),
    wait: async () => void (await engine().read([])),
    close() {
      running?.close();
      running = undefined;
    },
    source: (program) => (program as LoadedProgram).compiled.summary,
    time: async (launches) => engine().time(launches),
  };
}
