import type { IndexedPlace } from '../loading/errors.ts';
import { type Batches, batchesOf } from '../loading/read-ahead.ts';
import type { StreamPlan } from '../streams/batches.ts';
import { type Parcel, unpack } from './parcel.ts';
import type { WorkerPool } from './pool.ts';

/** Batches of an indexed dataset, each made by a worker that is free. */
export function workerBatches<B>(pool: WorkerPool, places: Iterator<IndexedPlace>): Batches<B> {
  const run = {};
  const make = async ({ epoch, batch, indices }: IndexedPlace): Promise<B> =>
    unpack((await pool.submit(run, { kind: 'batch', epoch, batch, indices: indices.slice() })) as Parcel) as B;
  return batchesOf(places, make, () => pool.drop(run));
}

let streams = 0;

/** Batches of a stream, which one worker reads. */
export function workerStreamBatches<B>(pool: WorkerPool, plan: StreamPlan, epoch: number, from: number): Batches<B> {
  const run = {};
  const stream = streams++;
  let reading: Promise<unknown> | undefined;
  return {
    async next() {
      reading ??= pool.submit(run, { kind: 'read', stream, plan, epoch, from });
      const [, parcel] = await Promise.all([reading, pool.submit(run, { kind: 'next', stream })]);
      return parcel === undefined ? { done: true, value: undefined } : { done: false, value: unpack(parcel as Parcel) as B };
    },
    async return() {
      pool.drop(run);
      if (reading !== undefined) pool.submit({}, { kind: 'leave', stream }).catch(() => {});
      return { done: true, value: undefined };
    },
  };
}
