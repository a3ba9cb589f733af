import type { DatasetWorker, Thread, ThreadEvents } from './thread.ts';

/** The part of a browser's worker that is used. */
export interface WebWorker extends DatasetWorker {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: object) => void): void;
}

export function adoptWebWorker(worker: WebWorker, { heard, died }: ThreadEvents): Thread {
  worker.addEventListener('message', ({ data }) => heard(data));
  worker.addEventListener('messageerror', () => died('a message could not be read'));
  worker.addEventListener('error', (event) => {
    const { message, error } = event as Partial<ErrorEvent>;
    died(message || 'its module could not be loaded', error);
  });
  return {
    post: (message) => worker.postMessage(message),
    terminate: () => void worker.terminate(),
    hold() {},
  };
}
