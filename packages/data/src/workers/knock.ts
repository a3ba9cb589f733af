import type { Thread, ThreadEvents } from './thread.ts';

/** Asks whether somebody listens. */
export const knock = 'nacre: is a dataset served here?';

/** The answer to the first knock. In a browser the worker holds this lock as long as it lives. */
export interface Answer {
  readonly lock: string | undefined;
}

const isAnswer = (message: unknown): message is Answer => typeof message === 'object' && message !== null && 'lock' in message;

const knockMilliseconds = 50;
const mostKnocks = 1200;

/**
 * Browsers and Deno lose what is posted to a module that does not listen yet, and browsers do not tell when a worker ends, or has nothing to
 * do. So a worker is asked until it answers, and then gets what was posted meanwhile; and it holds a lock that becomes free when it ends,
 * whatever the reason.
 */
export function afterKnocking(start: (events: ThreadEvents) => Thread, { heard, died }: ThreadEvents): Thread {
  let waiting: unknown[] | undefined = [];
  let knocks = 0;
  const answered = ({ lock }: Answer): void => {
    clearInterval(knocking);
    waiting?.forEach((message) => thread.post(message));
    waiting = undefined;
    if (lock !== undefined) void navigator.locks.request(lock, () => died('it ended'));
  };
  const thread = start({
    heard: (message) => (isAnswer(message) ? answered(message) : heard(message)),
    died(reason, cause) {
      clearInterval(knocking);
      died(reason, cause);
    },
  });
  const knocking = setInterval(() => {
    // They are counted, as a thread that is busy for long hears no answer.
    if (++knocks < mostKnocks) return thread.post(knock);
    clearInterval(knocking);
    died(`it has served no dataset within ${(mostKnocks * knockMilliseconds) / 1000} seconds`);
  }, knockMilliseconds);
  thread.post(knock);
  return {
    ...thread,
    post: (message) => (waiting === undefined ? thread.post(message) : void waiting.push(message)),
    terminate() {
      clearInterval(knocking);
      thread.terminate();
    },
  };
}
