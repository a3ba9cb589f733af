import { type Collated, collate as collateSamples } from '../collate.ts';
import { type BatchDataset, type Dataset, isBatchDataset } from '../dataset.ts';
import { BatchError, type IndexedPlace } from './errors.ts';

/** Makes a batch of samples. */
export type Collate<T, B> = (samples: Awaited<T>[]) => B | Promise<B>;

/** What is done where no function is given. */
export const defaultCollate = collateSamples as <T>(samples: T[]) => Promise<Collated<T>>;

/**
 * Makes batches of an indexed dataset, by its own `getBatch` unless there is a function that collates. They reject with a BatchError.
 */
export function batchMaker<T, B>(
  dataset: Dataset<T> | BatchDataset<T, B>,
  collate?: Collate<T, B>,
): (place: IndexedPlace) => Promise<B> {
  if (collate === undefined && isBatchDataset(dataset)) {
    return (place) => failingAs(place, undefined, () => dataset.getBatch(place.indices, { epoch: place.epoch }));
  }
  const collating = collate ?? (defaultCollate as unknown as Collate<T, B>);
  return async (place) => {
    const context = { epoch: place.epoch };
    const samples = Array.from(place.indices, (index) => failingAs(place, index, () => dataset.get(index, context)));
    const known = await Promise.all(samples);
    return failingAs(place, undefined, () => collating(known as Awaited<T>[]));
  };
}

/** What `make` gives; what it throws, as the failure of this sample or batch. */
export async function failingAs<R>(
  place: ConstructorParameters<typeof BatchError>[0],
  sample: number | undefined,
  make: () => R,
): Promise<Awaited<R>> {
  try {
    return await make();
  } catch (cause) {
    throw new BatchError(place, sample, cause);
  }
}
