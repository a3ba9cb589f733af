import { ArgumentError } from '@nacre/tensor';
import { describeError } from '../loading/errors.ts';
import type { Description } from './protocol.ts';
import { RemoteWorker } from './remote-worker.ts';
import type { AnyDataset, ServedDataset } from './serve.ts';
import type { DatasetWorker, WorkerSource } from './thread.ts';

declare const batchType: unique symbol;

/**
 * A dataset that lives in workers; a `DataLoader` gets its batches from there. Made by `datasetFrom`.
 * @example
 * const dataset = await datasetFrom(new URL('./moved-digits.ts', import.meta.url), 60_000);
 * dataset.length; // 60000
 */
export class WorkerDataset<B> {
  declare readonly [batchType]: B;
  /** How many samples it has; undefined for a stream that does not know. */
  readonly length: number | undefined;
  /** Whether its samples can only be read one after the other. */
  readonly isStream: boolean;
  private readonly source: WorkerSource;
  private readonly args: readonly unknown[];
  /** The first worker, until a loader takes it. */
  private spare: RemoteWorker | undefined;

  /** @internal */
  constructor(source: WorkerSource, args: readonly unknown[], first: RemoteWorker, { isStream, length }: Description) {
    this.source = source;
    this.args = args;
    this.spare = first;
    this.isStream = isStream;
    this.length = length;
  }

  /** @internal A worker for a loader, which is to close it. */
  startWorker(): RemoteWorker {
    const { spare } = this;
    this.spare = undefined;
    return spare?.failure === undefined && spare !== undefined ? spare : new RemoteWorker(this.source, this.args);
  }

  /** Ends the worker that waits for a loader, if none has come. It does not keep a process alive. */
  close(): void {
    this.spare?.close();
    this.spare = undefined;
  }
}

type ArgumentsOf<S> = S extends ServedDataset<infer A, infer _R, infer _B> ? A : never;
type ServedBatch<S> = S extends ServedDataset<infer _A, infer _R, infer B> ? B : never;

/**
 * The dataset that a module serves by `serveDataset`, made in workers with these arguments: functions do not travel between threads, so
 * a module has to be named. The first worker is started now, and tells the length of the dataset.
 *
 * The module is given as a URL, or as a function that starts a worker with it. The latter is what bundlers for the browser understand, if
 * it is written out: `() => new Worker(new URL('./moved-digits.ts', import.meta.url), { type: 'module' })`. In Node a URL starts a worker
 * of `node:worker_threads` with the options of the process (`--import`, `--conditions`).
 *
 * @throws ArgumentError for arguments that cannot be sent, WorkerFailedError when the module is missing or serves nothing, or the
 *   dataset cannot be made.
 * @example
 * import type { movedDigits } from './moved-digits.ts';
 *
 * const dataset = await datasetFrom<typeof movedDigits>(new URL('./moved-digits.ts', import.meta.url), 60_000);
 * await using loader = new DataLoader(dataset, { batchSize: 64, shuffle: true, workers: 2 });
 * for await (const { images, labels } of loader) {
 *   images.shape; // [64, 1, 28, 28]
 * }
 */
export async function datasetFrom<
  S extends ServedDataset<never[], unknown, unknown> = ServedDataset<unknown[], AnyDataset, unknown>,
>(module: URL | (() => DatasetWorker), ...args: ArgumentsOf<S>): Promise<WorkerDataset<ServedBatch<S>>> {
  if (typeof module !== 'function' && !(module instanceof URL)) {
    throw new ArgumentError(
      'datasetFrom',
      `expected a URL or a function that starts a worker, got ${String(module)}`,
      "write new URL('./module.js', import.meta.url)",
    );
  }
  try {
    structuredClone(args);
  } catch (error) {
    throw new ArgumentError(
      'datasetFrom',
      `an argument cannot travel to a worker: ${describeError(error)}`,
      'pass plain values, and make the rest in the module',
    );
  }
  const first = new RemoteWorker(module, args);
  return new WorkerDataset(module, args, first, await first.opened);
}
