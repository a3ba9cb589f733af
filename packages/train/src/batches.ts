import { ArgumentError } from '@nacre/tensor';

/** Batches that can be had from any epoch and position: a `DataLoader`, or anything shaped like one. */
export interface BatchSource<B> {
  /** Batches an epoch, where that is known. */
  readonly length?: number;
  epoch(epoch: number, options: { readonly from: number }): AsyncIterable<B> | Iterable<B>;
}

/** What `fit`, `evaluate` and `predict` take their batches from. An iterable is gone through anew for each epoch. */
export type Batches<B> = BatchSource<B> | AsyncIterable<B> | Iterable<B>;

/** The type of a batch. */
export type BatchOf<D> = D extends BatchSource<infer B> ? B : D extends AsyncIterable<infer B> | Iterable<infer B> ? B : never;

/** Batches an epoch, where that is known. */
export function lengthOf(data: Batches<unknown>): number | undefined {
  return 'length' in data && typeof data.length === 'number' ? data.length : undefined;
}

/**
 * The batches of an epoch, from number `from` on.
 *
 * @throws ArgumentError if there are none at all
 */
export async function* batchesOf<B>(operation: string, data: Batches<B>, epoch: number, from = 0): AsyncGenerator<B, void, void> {
  let count = 0;
  if ('epoch' in data) {
    for await (const batch of data.epoch(epoch, { from })) {
      count++;
      yield batch;
    }
  } else {
    for await (const batch of data) {
      if (count++ >= from) yield batch;
    }
  }
  if (count + from === 0) {
    throw new ArgumentError(
      operation,
      `the data gave no batch in epoch ${epoch}`,
      'pass a DataLoader or an array: a generator can be gone through only once',
    );
  }
}
