import { checkCount, firstEpoch, type IterableDataset, type SampleContext } from '../dataset.ts';

/** The options of `iterableDataset`. */
export interface IterableDatasetOptions {
  /** How many samples there are, if that is known: then a loader can say how many batches an epoch has. */
  readonly length?: number | undefined;
}

/**
 * A dataset of what `read` gives, which is called for each epoch anew: a generator function, say.
 *
 * @throws ArgumentError when `length` is no count.
 * @example
 * const numbers = iterableDataset(function* () {
 *   for (let i = 0; i < 10; i++) yield i;
 * });
 * for await (const batch of new DataLoader(numbers, { batchSize: 4 })) {
 *   batch.shape; // [4], [4], [2]
 * }
 */
export function iterableDataset<T>(
  read: (context: SampleContext) => AsyncIterable<T> | Iterable<T>,
  { length }: IterableDatasetOptions = {},
): IterableDataset<T> {
  if (length !== undefined) checkCount('iterableDataset', 'length', length, 0);
  return {
    ...(length !== undefined && { length }),
    async *[Symbol.asyncIterator](context = firstEpoch) {
      yield* read(context);
    },
  };
}

/** The samples for an epoch, to be looped over. */
export function samplesOf<T>(dataset: IterableDataset<T>, context: SampleContext): AsyncIterable<T> {
  return { [Symbol.asyncIterator]: () => dataset[Symbol.asyncIterator](context) };
}
