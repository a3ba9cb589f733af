import type { DatasetWorker, Thread, ThreadEvents } from './thread.ts';

/** The part of a worker of `node:worker_threads` that is used. */
export interface NodeWorker extends DatasetWorker {
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'messageerror' | 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  ref(): void;
  unref(): void;
}

/** The part of `node:worker_threads` that is used. */
interface NodeThreads {
  readonly Worker: new (code: string, options: { eval: true; workerData: unknown }) => NodeWorker;
  readonly parentPort: NodePort | null;
}

export interface NodePort {
  on(event: 'message', listener: (message: unknown) => void): unknown;
  postMessage(message: unknown, transfer?: readonly ArrayBuffer[]): void;
}

/** Of Node, Deno and Bun. */
export function nodeThreads(): NodeThreads | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return process?.getBuiltinModule?.('node:worker_threads') as NodeThreads | undefined;
}

/**
 * Imports the module. On Node 20 tsx, which lets people run TypeScript, has taken only the main thread in hand: a worker that meets
 * TypeScript there has to ask for it.
 */
const main = `
const { workerData } = require('node:worker_threads');
import(workerData).catch(async (error) => {
  if (error.code !== 'ERR_UNKNOWN_FILE_EXTENSION') throw error;
  const tsx = await import('tsx/esm/api').catch(() => { throw error; });
  tsx.register();
  // Under another name, as the first answer is remembered.
  await import(workerData + '?tsx');
});`;

export const isNodeWorker = (worker: DatasetWorker): worker is NodeWorker => 'on' in worker && 'unref' in worker;

export function startNodeThread(threads: NodeThreads, module: URL, events: ThreadEvents): Thread {
  return adoptNodeWorker(new threads.Worker(main, { eval: true, workerData: module.href }), events);
}

export function adoptNodeWorker(worker: NodeWorker, events: ThreadEvents): Thread {
  worker.on('message', (message) => events.heard(message));
  worker.on('messageerror', (error) => events.died(`a message could not be read: ${error.message}`, error));
  worker.on('error', (error) => events.died(error.message, error));
  worker.on('exit', (code) => events.died(`it ended with exit code ${code}`));
  worker.unref();
  return {
    post: (message) => worker.postMessage(message),
    terminate: () => void worker.terminate(),
    hold: (needed) => (needed ? worker.ref() : worker.unref()),
  };
}
