import type { DatasetWorker, Thread, ThreadEvents } from './thread.ts';

/** The part of a browser's worker that is used. */
export interface WebWorker extends DatasetWorker {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: object) => void): void;
}

/** Knocks until somebody answers. */
export const knock = 'nacre: is a dataset served here?';

/** The answer. The worker holds this lock as long as it lives. */
export interface Answer {
  readonly lock: string | undefined;
}

export const isAnswer = (message: unknown): message is Answer =>
  typeof message === 'object' && message !== null && 'lock' in message;

const knockMilliseconds = 50;
const patienceMilliseconds = 60_000;

/**
 * A browser loses what is posted to a module that is still waiting for something at its top level, and does not say when a worker has
 * ended, or has nothing to do. So a worker is asked until it answers, then gets what was posted meanwhile; and it holds a lock that
 * becomes free when it ends, whatever the reason.
 */
export function adoptWebWorker(worker: WebWorker, events: ThreadEvents): Thread {
  let waiting: unknown[] | undefined = [];
  const begun = Date.now();
  const knocking = setInterval(() => {
    worker.postMessage(knock);
    if (Date.now() - begun < patienceMilliseconds) return;
    clearInterval(knocking);
    events.died(`its module has served no dataset within ${patienceMilliseconds / 1000} seconds`);
  }, knockMilliseconds);
  const answered = ({ lock }: Answer): void => {
    clearInterval(knocking);
    waiting?.forEach((message) => worker.postMessage(message));
    waiting = undefined;
    if (lock !== undefined) void navigator.locks.request(lock, () => events.died('it ended'));
  };
  worker.addEventListener('message', ({ data }) => (isAnswer(data) ? answered(data) : events.heard(data)));
  worker.addEventListener('messageerror', () => events.died('a message could not be read'));
  worker.addEventListener('error', (event) => {
    const { message, error } = event as Partial<ErrorEvent>;
    events.died(message || 'its module could not be loaded', error);
  });
  return {
    post: (message) => (waiting === undefined ? worker.postMessage(message) : void waiting.push(message)),
    terminate() {
      clearInterval(knocking);
      worker.terminate();
    },
    hold: () => {},
  };
}
