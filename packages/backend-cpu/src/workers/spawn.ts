/** A thread that runs a function. */
export interface Thread {
  terminate(): void;
}

/** The part of Node's `worker_threads` that is used. */
interface NodeThreads {
  readonly Worker: new (
    code: string,
    options: { eval: true; workerData: unknown; execArgv: string[] },
  ) => {
    on(event: 'error', listener: (error: Error) => void): void;
    unref(): void;
    terminate(): unknown;
  };
}

/**
 * Starts `main(...args)` in a worker. `main` must not refer to anything outside itself: it travels as text, which no bundler can lose and
 * no path has to lead to. `failed` hears why it could not be started.
 */
export function spawn<A extends unknown[]>(main: (...args: A) => void, args: A, failed: (reason: string) => void): Thread {
  // Tools that keep the names of functions wrap them in `__name`.
  const source = `const __name = (f) => f; const main = ${main};`;
  const node = nodeThreads();
  return node === undefined ? spawnOnline(source, args, failed) : spawnInNode(node, source, args, failed);
}

/** Of Node, Deno and Bun. */
function nodeThreads(): NodeThreads | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return process?.getBuiltinModule?.('node:worker_threads') as NodeThreads | undefined;
}

function spawnInNode({ Worker }: NodeThreads, source: string, args: unknown[], failed: (reason: string) => void): Thread {
  const code = `${source} main(...require('node:worker_threads').workerData);`;
  const worker = new Worker(code, { eval: true, workerData: args, execArgv: [] });
  worker.on('error', ({ message }) => failed(message));
  worker.unref();
  return worker;
}

function spawnOnline(source: string, args: unknown[], failed: (reason: string) => void): Thread {
  const url = URL.createObjectURL(new Blob([`${source} onmessage = ({ data }) => main(...data);`], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.onerror = (event) => failed(event.message || 'the page does not let workers start from blob: URLs (worker-src)');
  worker.postMessage(args);
  return worker;
}
