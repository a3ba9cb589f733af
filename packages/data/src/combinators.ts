import { ArgumentError } from '@nacre/tensor';
import {
  type BatchDataset,
  checkCount,
  checkIndex,
  type Dataset,
  firstEpoch,
  type IterableDataset,
  isBatchDataset,
  isIterableDataset,
  type SampleContext,
} from './dataset.ts';
import { concatStreams, filterStream, mapStream, takeStream } from './streams/combinators.ts';

/**
 * Datasets made from datasets. None copies samples; those that only choose samples keep the fast `getBatch` of what they choose from.
 * `map filter take concat` also work on datasets that are read one sample after the other, where an index is the place in the stream.
 */

/**
 * Each sample passed through `f` when it is asked for. What is random in `f` draws from a seed, `index` and `context.epoch`.
 *
 * @example
 * const doubled = map({ length: 3, get: (i) => i }, (x) => 2 * x);
 */
export function map<T, U>(dataset: Dataset<T>, f: (sample: T, index: number, context: SampleContext) => U): Dataset<U>;
export function map<T, U>(
  dataset: IterableDataset<T>,
  f: (sample: T, index: number, context: SampleContext) => U,
): IterableDataset<Awaited<U>>;
export function map<T, U>(
  dataset: Dataset<T> | IterableDataset<T>,
  f: (sample: T, index: number, context: SampleContext) => U,
): Dataset<U> | IterableDataset<Awaited<U>> {
  if (isIterableDataset<T>(dataset)) return mapStream(dataset, f);
  return {
    get length() {
      return dataset.length;
    },
    get(index, context = firstEpoch) {
      checkIndex('map', index, dataset.length);
      return f(dataset.get(index, context), index, context);
    },
  };
}

/**
 * The samples at `indices`, in that order; an index may appear several times. PyTorch's `Subset`.
 *
 * @throws IndexOutOfRangeError when an index is not one of the dataset's.
 * @example
 * const tens = { length: 5, get: (i: number) => 10 * i };
 * subset(tens, [4, 0]).get(0); // 40
 */
export function subset<T, B>(dataset: BatchDataset<T, B>, indices: ArrayLike<number>): BatchDataset<T, B>;
export function subset<T>(dataset: Dataset<T>, indices: ArrayLike<number>): Dataset<T>;
export function subset<T, B>(dataset: Dataset<T> | BatchDataset<T, B>, indices: ArrayLike<number>): Dataset<T> {
  return choose('subset', dataset, indices);
}

function choose<T, B>(operation: string, dataset: Dataset<T> | BatchDataset<T, B>, indices: ArrayLike<number>): Dataset<T> {
  for (let i = 0; i < indices.length; i++) checkIndex(operation, indices[i]!, dataset.length);
  const chosen = Int32Array.from(indices);
  const original = (index: number): number => {
    checkIndex(operation, index, chosen.length);
    return chosen[index]!;
  };
  const samples: Dataset<T> = { length: chosen.length, get: (index, context) => dataset.get(original(index), context) };
  if (!isBatchDataset(dataset)) return samples;
  const getBatch: BatchDataset<T, B>['getBatch'] = (batch, context) =>
    dataset.getBatch(Int32Array.from(batch, original), context);
  return Object.assign(samples, { getBatch });
}

/**
 * The samples for which `keep` is true. Of an indexed dataset every sample is looked at once, now, so that the length is known.
 * @example
 * const tens = { length: 5, get: (i: number) => 10 * i };
 * filter(tens, (sample) => sample > 20).length; // 2
 */
export function filter<T, B>(dataset: BatchDataset<T, B>, keep: (sample: T, index: number) => boolean): BatchDataset<T, B>;
export function filter<T>(dataset: Dataset<T>, keep: (sample: T, index: number) => boolean): Dataset<T>;
export function filter<T>(
  dataset: IterableDataset<T>,
  keep: (sample: T, index: number) => boolean | Promise<boolean>,
): IterableDataset<T>;
export function filter<T>(
  dataset: Dataset<T> | IterableDataset<T>,
  keep: (sample: T, index: number) => boolean | Promise<boolean>,
): Dataset<T> | IterableDataset<T> {
  if (isIterableDataset<T>(dataset)) return filterStream(dataset, keep);
  const kept: number[] = [];
  for (let i = 0; i < dataset.length; i++) {
    if (keep(dataset.get(i), i)) kept.push(i);
  }
  return choose('filter', dataset, kept);
}

/**
 * The first `count` samples, or all when there are fewer.
 *
 * @throws ArgumentError when `count` is negative or no integer.
 * @example
 * const tens = { length: 5, get: (i: number) => 10 * i };
 * take(tens, 2).length; // 2
 */
export function take<T, B>(dataset: BatchDataset<T, B>, count: number): BatchDataset<T, B>;
export function take<T>(dataset: Dataset<T>, count: number): Dataset<T>;
export function take<T>(dataset: IterableDataset<T>, count: number): IterableDataset<T>;
export function take<T>(dataset: Dataset<T> | IterableDataset<T>, count: number): Dataset<T> | IterableDataset<T> {
  checkCount('take', 'count', count, 0);
  if (isIterableDataset<T>(dataset)) return takeStream(dataset, count);
  return choose('take', dataset, range(0, Math.min(count, dataset.length)));
}

/**
 * Consecutive parts of the given sizes. Sizes are counts that add up to the length, or fractions that add up to 1: then each part has
 * ⌊fraction · length⌋ samples and what is left over goes, one each, to the first parts (as PyTorch's `random_split`).
 * `trainTestSplit` shuffles first.
 *
 * @throws ArgumentError when the sizes do not add up.
 * @example
 * const [train, validation] = split({ length: 100, get: (i) => i }, [0.8, 0.2]);
 */
export function split<T, B>(dataset: BatchDataset<T, B>, sizes: readonly number[]): BatchDataset<T, B>[];
export function split<T>(dataset: Dataset<T>, sizes: readonly number[]): Dataset<T>[];
export function split<T>(dataset: Dataset<T>, sizes: readonly number[]): Dataset<T>[] {
  let start = 0;
  return partCounts(dataset.length, sizes).map((count) => {
    start += count;
    return choose('split', dataset, range(start - count, start));
  });
}

function partCounts(length: number, sizes: readonly number[]): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const valid = sizes.every((size) => Number.isFinite(size) && size >= 0);
  if (valid && total === length && sizes.every(Number.isInteger)) return [...sizes];
  if (!valid || Math.abs(total - 1) > 1e-9) {
    throw new ArgumentError(
      'split',
      `sizes [${sizes.join(', ')}] add up neither to the length ${length} nor, as fractions, to 1`,
    );
  }
  // The nudge keeps 0.29 · 100 = 28.999999999999996 at 29.
  const counts = sizes.map((size) => Math.floor(size * length + 1e-9));
  let left = length - counts.reduce((sum, count) => sum + count, 0);
  for (let i = 0; left > 0; i = (i + 1) % counts.length, left--) counts[i]! += 1;
  return counts;
}

/**
 * The samples of several datasets, one after the other. PyTorch's `ConcatDataset` and `ChainDataset`.
 *
 * @throws ArgumentError when some are indexed and some are not.
 * @example
 * const tens = { length: 5, get: (i: number) => 10 * i };
 * concat([tens, tens]).get(6); // 10
 */
export function concat<T>(datasets: readonly Dataset<T>[]): Dataset<T>;
export function concat<T>(datasets: readonly IterableDataset<T>[]): IterableDataset<T>;
export function concat<T>(datasets: readonly (Dataset<T> | IterableDataset<T>)[]): Dataset<T> | IterableDataset<T> {
  const streams = datasets.filter(isIterableDataset<T>);
  if (streams.length === 0) return concatIndexed(datasets as readonly Dataset<T>[]);
  if (streams.length < datasets.length) {
    throw new ArgumentError(
      'concat',
      `${streams.length} of ${datasets.length} datasets can only be read one sample after the other`,
      'make the others such, too, with iterableDataset',
    );
  }
  return concatStreams(streams);
}

function concatIndexed<T>(datasets: readonly Dataset<T>[]): Dataset<T> {
  const ends: number[] = [];
  let length = 0;
  for (const dataset of datasets) {
    length += dataset.length;
    ends.push(length);
  }
  return {
    length,
    get(index, context) {
      checkIndex('concat', index, length);
      const part = ends.findIndex((end) => index < end);
      return datasets[part]!.get(index - (part === 0 ? 0 : ends[part - 1]!), context);
    },
  };
}

function range(start: number, end: number): Int32Array {
  return Int32Array.from({ length: end - start }, (_, i) => start + i);
}
