import { ArgumentError, DisposedError, randomPermutation } from '@nacre/tensor';
import type { Collated } from './collate.ts';
import {
  type BatchDataset,
  checkCount,
  checkRereadable,
  type Dataset,
  type IterableDataset,
  isIterableDataset,
} from './dataset.ts';
import type { IndexedPlace } from './loading/errors.ts';
import { batchMaker, type Collate, defaultCollate } from './loading/make-batch.ts';
import { type Batches, batchesOf, inTurns, readAhead } from './loading/read-ahead.ts';
import { shuffleKey } from './shuffle-key.ts';
import { type StreamPlan, streamBatches } from './streams/batches.ts';
import { workerBatches, workerStreamBatches } from './workers/batches.ts';
import { WorkerPool } from './workers/pool.ts';
import { WorkerDataset } from './workers/worker-dataset.ts';

/** How a stream is shuffled: by drawing from as many samples as are kept in memory. */
export interface ShuffleBuffer {
  /** Samples to draw from. The more, the better mixed; 1 changes nothing. */
  readonly buffer: number;
}

/** The options of `DataLoader`. */
export interface DataLoaderOptions {
  /** Samples a batch. Default 1. */
  readonly batchSize?: number;
  /**
   * Whether each epoch has an order of its own. Default false. A stream, whose samples can only be read one after the other, is shuffled
   * through a buffer: `{ buffer: 10_000 }`.
   */
  readonly shuffle?: boolean | ShuffleBuffer;
  /** What the orders are drawn from, with the number of the epoch. Default 0. */
  readonly seed?: number;
  /** Whether a last batch that is not full is left out. Default false. */
  readonly dropLast?: boolean;
  /**
   * How many batches, at most, are made before they are asked for, beyond the one that is in use. Without workers they are made
   * on this thread while it waits, for a GPU or a file. Default 0; with workers twice their number.
   */
  readonly prefetch?: number;
}

/** How a `DataLoader` makes a batch of samples. */
export interface CollateOption<T, B> {
  /** Makes a batch of samples. Default: the dataset's own `getBatch`, or else `collate`. */
  readonly collate: Collate<T, B>;
}

/** Threads that make batches. */
export interface WorkerOptions {
  /** How many threads make batches. Default 1, the most for a stream. The batches are the same for any number. */
  readonly workers?: number;
}

/** Where an epoch begins. */
export interface EpochOptions {
  /** The number of the batch to begin with. Default 0. */
  readonly from?: number;
}

/**
 * Batches of a dataset. The order of an epoch depends on nothing but the dataset's length, the seed and the number of the epoch, so a
 * run can go on anywhere: `loader.epoch(3, { from: 120 })` gives what an unbroken run gives from batch 120 of epoch 3. Batches
 * before that are not made; of a stream, their samples are read.
 *
 * Every `for await` over the loader itself is the next epoch: 0, 1, 2, …
 *
 * Batches are made on this thread, as they are asked for or `prefetch` ahead, or in `workers`: then the dataset is named by its module
 * (`datasetFrom`). Workers stay for the next epoch. They end with `close()`, or with the process, which does not wait for them.
 *
 * While looping: throws BatchError when a batch cannot be made, WorkerFailedError when a worker ends, DisposedError after `close()`.
 * After the first two the loader can be used again.
 *
 * @throws ArgumentError when an option is out of range.
 * @example
 * const dataset: Dataset<number> = { length: 10, get: (i) => i };
 * const loader = new DataLoader(dataset, { batchSize: 4, shuffle: true, seed: 1 });
 * for (let epoch = 0; epoch < 2; epoch++) {
 *   for await (const batch of loader) {
 *     batch.shape; // [4], [4], [2]
 *   }
 * }
 */
export class DataLoader<T, B = Collated<Awaited<T>>> implements AsyncIterable<B>, AsyncDisposable {
  readonly dataset: Dataset<T> | IterableDataset<T> | WorkerDataset<B>;
  readonly batchSize: number;
  /** Batches an epoch. Infinity for a stream that does not know its length. */
  readonly length: number;
  readonly prefetch: number;
  /** How many threads make batches; 0 when this one does. */
  readonly workers: number;
  private readonly isStream: boolean;
  private readonly shuffle: boolean;
  private readonly seed: number;
  private readonly pool: WorkerPool | undefined;
  private readonly begin: (epoch: number, from: number) => Batches<B>;
  private nextEpoch = 0;
  private closed = false;

  constructor(dataset: Dataset<T>, options: DataLoaderOptions & CollateOption<T, B>);
  constructor(dataset: BatchDataset<T, B>, options?: DataLoaderOptions);
  constructor(dataset: Dataset<T>, options?: DataLoaderOptions);
  constructor(dataset: IterableDataset<T>, options: DataLoaderOptions & CollateOption<T, B>);
  constructor(dataset: IterableDataset<T>, options?: DataLoaderOptions);
  constructor(dataset: WorkerDataset<B>, options?: DataLoaderOptions & WorkerOptions);
  constructor(
    dataset: Dataset<T> | BatchDataset<T, B> | IterableDataset<T> | WorkerDataset<B>,
    options: DataLoaderOptions & WorkerOptions & Partial<CollateOption<T, B>> = {},
  ) {
    const remote = dataset instanceof WorkerDataset;
    const isStream = remote ? dataset.isStream : isIterableDataset(dataset);
    const { batchSize = 1, shuffle = false, seed = 0, dropLast = false, collate, workers = remote ? 1 : 0 } = options;
    const { prefetch = 2 * workers } = options;
    checkCount('DataLoader', 'batchSize', batchSize, 1);
    checkCount('DataLoader', 'seed', seed, 0);
    checkCount('DataLoader', 'prefetch', prefetch, 0);
    checkWorkers(remote, isStream, workers, collate);
    checkShuffle(isStream, shuffle);
    if (isStream) checkRereadable('DataLoader', dataset);
    if (!isStream || dataset.length !== undefined) checkCount('DataLoader', "the dataset's length", dataset.length!, 0);
    const batches = (dataset.length ?? Infinity) / batchSize;
    this.dataset = dataset;
    this.batchSize = batchSize;
    this.length = dropLast ? Math.floor(batches) : Math.ceil(batches);
    this.prefetch = prefetch;
    this.workers = workers;
    this.shuffle = shuffle === true;
    this.seed = seed;
    this.pool = remote ? new WorkerPool(dataset, workers) : undefined;
    const plan: StreamPlan = { batchSize, dropLast, buffer: typeof shuffle === 'object' ? shuffle.buffer : 0, seed };
    this.isStream = isStream;
    this.begin = this.beginner(plan, collate);
  }

  /** The samples' indices in the order of this epoch; a stream has none. */
  order(epoch: number): Int32Array {
    const { length } = this.dataset;
    if (length === undefined || this.isStream) {
      throw new ArgumentError('DataLoader.order', 'the samples of a stream have no indices');
    }
    const [key0, key1] = shuffleKey('DataLoader', this.seed, epoch);
    return this.shuffle ? randomPermutation(length, key0, key1) : Int32Array.from({ length }, (_, i) => i);
  }

  /**
   * The batches of one epoch from batch `from` on.
   *
   * @throws ArgumentError when `epoch` is no epoch or `from` is beyond the last batch.
   */
  epoch(epoch: number, { from = 0 }: EpochOptions = {}): AsyncGenerator<B, void, void> {
    checkCount('DataLoader.epoch', 'epoch', epoch, 0);
    checkCount('DataLoader.epoch', 'from', from, 0);
    if (from > this.length) {
      throw new ArgumentError('DataLoader.epoch', `from ${from} is beyond the ${this.length} batches of an epoch`);
    }
    return this.batches(epoch, from);
  }

  [Symbol.asyncIterator](): AsyncGenerator<B, void, void> {
    return this.batches(this.nextEpoch++, 0);
  }

  /** Ends the workers; loops that wait for one end with a DisposedError. No more loops can be begun. */
  close(): void {
    this.closed = true;
    this.pool?.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }

  private async *batches(epoch: number, from: number): AsyncGenerator<B, void, void> {
    if (this.closed) throw new DisposedError('DataLoader', 'the loader was closed', 'make a new one');
    yield* readAhead(this.begin(epoch, from), this.prefetch);
  }

  private beginner(plan: StreamPlan, collate: Collate<T, B> | undefined): typeof this.begin {
    const { dataset, pool, isStream } = this;
    if (pool !== undefined) {
      if (isStream) return (epoch, from) => workerStreamBatches(pool, plan, epoch, from);
      return (epoch, from) => workerBatches(pool, this.places(epoch, from));
    }
    const paced = (batches: Batches<B>): Batches<B> => (this.prefetch > 0 ? inTurns(batches) : batches);
    if (isStream) {
      const stream = dataset as IterableDataset<T>;
      const collating = collate ?? (defaultCollate as unknown as Collate<T, B>);
      return (epoch, from) => paced(streamBatches(stream, plan, collating, epoch, from));
    }
    const make = batchMaker(dataset as Dataset<T> | BatchDataset<T, B>, collate);
    return (epoch, from) => paced(batchesOf(this.places(epoch, from), make));
  }

  private *places(epoch: number, from: number): Generator<IndexedPlace, void, void> {
    const order = this.order(epoch);
    for (let batch = from; batch < this.length; batch++) {
      yield { epoch, batch, indices: order.subarray(batch * this.batchSize, (batch + 1) * this.batchSize) };
    }
  }
}

function checkWorkers(remote: boolean, isStream: boolean, workers: number, collate: unknown): void {
  checkCount('DataLoader', 'workers', workers, remote ? 1 : 0);
  if (!remote && workers > 0) {
    throw new ArgumentError(
      'DataLoader',
      'a dataset of this thread cannot be used by workers',
      'name the module that makes it: await datasetFrom(new URL(…, import.meta.url))',
    );
  }
  if (remote && collate !== undefined) {
    throw new ArgumentError('DataLoader', 'functions do not travel to workers', 'give collate to serveDataset, in the module');
  }
  if (isStream && workers > 1) {
    throw new ArgumentError('DataLoader', `a stream has one reader, got workers: ${workers}`, 'write workers: 1');
  }
}

function checkShuffle(isStream: boolean, shuffle: boolean | ShuffleBuffer): void {
  if (typeof shuffle === 'object') {
    checkCount('DataLoader', 'shuffle.buffer', shuffle.buffer, 1);
    if (!isStream) {
      throw new ArgumentError('DataLoader', 'a dataset with indices is shuffled as a whole', 'write shuffle: true');
    }
  } else if (shuffle && isStream) {
    throw new ArgumentError('DataLoader', 'a stream is shuffled through a buffer', 'write shuffle: { buffer: 10_000 }');
  }
}
