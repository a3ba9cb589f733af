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
