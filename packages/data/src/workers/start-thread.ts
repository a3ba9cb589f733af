import { afterKnocking } from './knock.ts';
import { adoptNodeWorker, isNodeWorker, nodeThreads, startNodeThread } from './node-thread.ts';
import type { Thread, ThreadEvents, WorkerSource } from './thread.ts';
import { adoptWebWorker, type WebWorker } from './web-thread.ts';

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
