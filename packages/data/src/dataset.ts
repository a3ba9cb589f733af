import { ArgumentError, IndexOutOfRangeError } from '@nacre/tensor';

/** What a sample may depend on besides its index. */
export interface SampleContext {
  /** The number of the epoch that the sample is for. */
  readonly epoch: number;
}

/** What holds where nobody says for which epoch a sample is. */
export const firstEpoch: SampleContext = { epoch: 0 };

/**
 * Samples that can be counted and fetched in any order. Any object with these two members will do; `get` may give a promise.
 * A dataset whose samples are the same in every epoch ignores the context.
 *
 * A loader says which epoch a sample is for. What is random in a dataset draws from a seed, the epoch and the index alone, so that a
 * sample is the same whoever makes it and whatever was made before.
 *
 * @example
 * const squares: Dataset<number> = { length: 100, get: (i) => i * i };
 */
export interface Dataset<T> {
  readonly length: number;
  get(index: number, context?: SampleContext): T;
}

/** A dataset that makes a whole batch at once, which is much faster than putting it together from samples. */
export interface BatchDataset<T, B> extends Dataset<T> {
  /** The samples at `indices` as one batch: what collating `indices.map(get)` would give. */
  getBatch(indices: ArrayLike<number>, context?: SampleContext): B;
}

/**
 * Samples that can only be read one after the other, like the records of a file too large for memory. Every call of the iterator
 * begins again at the first sample; `iterableDataset` makes one of a generator function. PyTorch's `IterableDataset`.
 */
export interface IterableDataset<T> extends AsyncIterable<T> {
  /** How many samples there are, where that is known. */
  readonly length?: number;
  [Symbol.asyncIterator](context?: SampleContext): AsyncIterator<T>;
}

export function isBatchDataset<T, B>(dataset: Dataset<T> | BatchDataset<T, B>): dataset is BatchDataset<T, B> {
  return 'getBatch' in dataset;
}

export function isIterableDataset<T>(dataset: object): dataset is IterableDataset<T> {
  return Symbol.asyncIterator in dataset;
}

/** A generator would have no samples in the second epoch. */
export function checkRereadable(operation: string, stream: object): void {
  if ('next' in stream) {
    throw new ArgumentError(
      operation,
      'a generator can be read only once',
      'write iterableDataset(function* () { … }), which begins anew for each epoch',
    );
  }
}

export function checkIndex(operation: string, index: number, length: number): void {
  if (!Number.isInteger(index) || index < 0 || index >= length) {
    const range = length === 0 ? 'the dataset is empty' : `expected an integer from 0 to ${length - 1}`;
    throw new IndexOutOfRangeError(operation, `index ${index} is out of range: ${range}`);
  }
}

/** Checks a size or count that an option names. */
export function checkCount(operation: string, name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new ArgumentError(operation, `${name} is an integer, at least ${least}, got ${value}`);
  }
}
