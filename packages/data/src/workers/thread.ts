import { afterKnocking } from './knock.ts';
import { adoptNodeWorker, isNodeWorker, nodeThreads, startNodeThread } from './node-thread.ts';
import { adoptWebWorker, type WebWorker } from './web-thread.ts';

/** A worker of the browser or of `node:worker_threads`. */
export interface DatasetWorker {
  postMessage(message: unknown): void;
  terminate(): unknown;
}

/** The module that workers run, or a function that starts a worker. */
export type WorkerSource = URL | (() => DatasetWorker);

/** What happens to a thread. */
export interface ThreadEvents {
  heard(message: unknown): void;
  /** It has ended, or is of no use any more. May be told several times. */
  died(reason: string, cause?: unknown): void;
}

/** A running worker, whatever its kind. */
export interface Thread {
  post(message: unknown): void;
  terminate(): void;
  /** Whether the process goes on for its sake; at first it does not. */
  hold(needed: boolean): void;
}

/** Starts a worker and sees to it that it gets what is posted to it. */
export const startThread = (source: WorkerSource, events: ThreadEvents): Thread =>
  afterKnocking((heeded) => start(source, heeded), events);

function start(source: WorkerSource, events: ThreadEvents): Thread {
  if (typeof source === 'function') {
    const worker = source();
    return isNodeWorker(worker) ? adoptNodeWorker(worker, events) : adoptWebWorker(worker as WebWorker, events);
  }
  const threads = nodeThreads();
  if (threads !== undefined) return startNodeThread(threads, source, events);
  return adoptWebWorker(new Worker(source, { type: 'module' }), events);
}
