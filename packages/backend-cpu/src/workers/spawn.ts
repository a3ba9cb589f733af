/** A thread that runs a function. */
export interface Thread {
  postMessage(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  terminate(): unknown;
  /** In Node: whether the process goes on for the thread's sake. At first it does not. */
  ref?(): void;
  unref?(): void;
}

/** The part of Node's `worker_threads` that is used. */
interface NodeThreads {
  readonly Worker: new (
    code: string,
    options: { eval: true; workerData: unknown; execArgv: string[] },
  ) => Required<Thread> & {
    on(event: 'error', listener: (error: Error) => void): void;
    on(event: 'message', listener: (message: unknown) => void): void;
  };
}

/**
 * Starts `main(...args, port)` in a worker. `main` is the text of a function that refers to nothing outside itself: text no bundler can lose,
 * and no path has to lead to it. `failed` hears why it could not be started, or went down; `heard` what it posts to its port.
 */
export function spawn(
  main: string,
  args: readonly unknown[],
  failed: (reason: string) => void,
  heard: (message: unknown) => void = () => {},
): Thread {
  // Tools that keep the names of functions wrap them in `__name`.
  const source = `const __name = (f) => f; const main = ${main};`;
  const node = nodeThreads();
  if (node !== undefined) {
    const code = `${source} const { parentPort, workerData } = require('node:worker_threads'); main(...workerData, parentPort);`;
    const worker = new node.Worker(code, { eval: true, workerData: args, execArgv: [] });
    worker.on('error', ({ message }) => failed(message));
    worker.on('message', heard);
    worker.unref();
    return worker;
  }
  const code = `${source} onmessage = ({ data }) => main(...data, self);`;
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  worker.onerror = ({ message }) => failed(message || 'the page blocks workers from blob: URLs');
  worker.onmessage = ({ data }) => heard(data);
  worker.postMessage(args);
  return worker as Thread;
}

/** Of Node, Deno and Bun. */
function nodeThreads(): NodeThreads | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return process?.getBuiltinModule?.('node:worker_threads') as NodeThreads | undefined;
}
