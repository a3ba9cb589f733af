import { ArgumentError } from '@nacre/tensor';
import type { IterableDataset } from '../dataset.ts';
import { BatchError } from '../loading/errors.ts';
import { type Collate, failingAs } from '../loading/make-batch.ts';
import { shuffleKey } from '../shuffle-key.ts';
import { samplesOf } from './iterable-dataset.ts';
import { shuffled } from './shuffle-buffer.ts';

/** How a stream becomes batches. */
export interface StreamPlan {
  readonly batchSize: number;
  readonly dropLast: boolean;
  /** Samples to draw from; 0 keeps the order of the stream. */
  readonly buffer: number;
  readonly seed: number;
}

/** The batches of an epoch from batch `from` on; what comes before is read, and left aside. They reject with a BatchError. */
export async function* streamBatches<T, B>(
  dataset: IterableDataset<T>,
  { batchSize, dropLast, buffer, seed }: StreamPlan,
  collate: Collate<T, B>,
  epoch: number,
  from: number,
): AsyncGenerator<B, void, void> {
  let position = 0;
  const source = (async function* () {
    for await (const sample of samplesOf(dataset, { epoch })) {
      yield sample;
      position++;
    }
  })();
  const samples = buffer === 0 ? source : shuffled(source, buffer, shuffleKey('DataLoader', seed, epoch));
  const next = async (batch: number): Promise<IteratorResult<T, void>> => {
    try {
      return await samples.next();
    } catch (cause) {
      throw new BatchError({ epoch, batch }, position, cause);
    }
  };
  try {
    for (let skipped = 0; skipped < from * batchSize; skipped++) {
      const batch = Math.floor(skipped / batchSize);
      if ((await next(batch)).done !== true) continue;
      const batches = dropLast || skipped % batchSize === 0 ? batch : batch + 1;
      if (batches < from)
        throw new ArgumentError('DataLoader.epoch', `from ${from} is beyond the ${batches} batches of an epoch`);
    }
    for (let batch = from; ; batch++) {
      const gathered: T[] = [];
      while (gathered.length < batchSize) {
        const sample = await next(batch);
        if (sample.done === true) break;
        gathered.push(sample.value);
      }
      if (gathered.length < (dropLast ? batchSize : 1)) return;
      yield await failingAs({ epoch, batch }, undefined, () => collate(gathered as Awaited<T>[]));
    }
  } finally {
    await samples.return();
  }
}
