import { ArgumentError, IndexOutOfRangeError } from '@nacre/tensor';

/** What a sample may depend on besides its index. */
export interface SampleContext {
  /** The number of the epoch, from 0: random transforms draw anew in each. */
  readonly epoch: number;
}

/** The context of whoever gives none. */
export const firstEpoch: SampleContext = { epoch: 0 };

/**
 * Samples that can be counted and fetched in any order. Any object with these two members will do; `get` may give a promise.
 * A dataset whose samples are the same in every epoch ignores the context.
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

export function isBatchDataset<T, B>(dataset: Dataset<T> | BatchDataset<T, B>): dataset is BatchDataset<T, B> {
  return 'getBatch' in dataset;
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
