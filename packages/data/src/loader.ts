import { ArgumentError, randomPermutation } from '@nacre/tensor';
import { type Collated, collate as collateSamples } from './collate.ts';
import { type BatchDataset, checkCount, type Dataset, isBatchDataset } from './dataset.ts';
import { shuffleKey } from './shuffle-key.ts';

export interface DataLoaderOptions {
  /** Samples a batch. Default 1. */
  readonly batchSize?: number;
  /** Whether each epoch has an order of its own. Default false. */
  readonly shuffle?: boolean;
  /** What the orders are drawn from, with the number of the epoch. Default 0. */
  readonly seed?: number;
  /** Whether a last batch that is not full is left out. Default false. */
  readonly dropLast?: boolean;
}

export interface CollateOption<T, B> {
  /** Makes a batch of samples. Default: the dataset's own `getBatch`, or else `collate`. */
  readonly collate: (samples: Awaited<T>[]) => B | Promise<B>;
}

export interface EpochOptions {
  /** The number of the batch to begin with. Default 0. */
  readonly from?: number;
}

/**
 * Batches of a dataset. The order of an epoch depends on nothing but the dataset's length, the seed and the number of the epoch, so a
 * run can go on anywhere: `loader.epoch(3, { from: 120 })` gives what an unbroken run gives from batch 120 of epoch 3.
 *
 * Every `for await` over the loader itself is the next epoch: 0, 1, 2, …
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
export class DataLoader<T, B = Collated<Awaited<T>>> implements AsyncIterable<B> {
  readonly dataset: Dataset<T>;
  readonly batchSize: number;
  /** Batches an epoch. */
  readonly length: number;
  private readonly shuffle: boolean;
  private readonly seed: number;
  private readonly makeBatch: (indices: Int32Array) => B | Promise<B>;
  private nextEpoch = 0;

  constructor(dataset: Dataset<T>, options: DataLoaderOptions & CollateOption<T, B>);
  constructor(dataset: BatchDataset<T, B>, options?: DataLoaderOptions);
  constructor(dataset: Dataset<T>, options?: DataLoaderOptions);
  constructor(
    dataset: Dataset<T> | BatchDataset<T, B>,
    {
      batchSize = 1,
      shuffle = false,
      seed = 0,
      dropLast = false,
      collate,
    }: DataLoaderOptions & Partial<CollateOption<T, B>> = {},
  ) {
    checkCount('DataLoader', 'batchSize', batchSize, 1);
    checkCount('DataLoader', 'seed', seed, 0);
    checkCount('DataLoader', "the dataset's length", dataset.length, 0);
    this.dataset = dataset;
    this.batchSize = batchSize;
    this.length = dropLast ? Math.floor(dataset.length / batchSize) : Math.ceil(dataset.length / batchSize);
    this.shuffle = shuffle;
    this.seed = seed;
    this.makeBatch =
      collate === undefined && isBatchDataset(dataset)
        ? (indices) => dataset.getBatch(indices)
        : collateWith(dataset, collate ?? (collateSamples as unknown as CollateOption<T, B>['collate']));
  }

  /** The samples' indices in the order of this epoch. */
  order(epoch: number): Int32Array {
    const length = this.dataset.length;
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

  private async *batches(epoch: number, from: number): AsyncGenerator<B, void, void> {
    const order = this.order(epoch);
    for (let batch = from; batch < this.length; batch++) {
      yield await this.makeBatch(order.subarray(batch * this.batchSize, (batch + 1) * this.batchSize));
    }
  }
}

function collateWith<T, B>(dataset: Dataset<T>, collate: CollateOption<T, B>['collate']): (indices: Int32Array) => Promise<B> {
  return async (indices) => collate(await Promise.all(Array.from(indices, (index) => dataset.get(index))));
}
