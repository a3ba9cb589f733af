import { ArgumentError } from '@nacre/tensor';
import type { Collated } from '../collate.ts';
import {
  type BatchDataset,
  checkCount,
  checkRereadable,
  type Dataset,
  type IterableDataset,
  isIterableDataset,
} from '../dataset.ts';
import type { BatchPlace } from '../loading/errors.ts';
import { batchMaker, type Collate, defaultCollate, failingAs } from '../loading/make-batch.ts';
import { streamBatches } from '../streams/batches.ts';
import { packFailure } from './packed-error.ts';
import { pack } from './parcel.ts';
import { type Port, workerPort } from './port.ts';
import type { Description, NumberedRequest, Reply, Request } from './protocol.ts';

/** A dataset of either kind, whatever its samples are. */
export type AnyDataset = Dataset<unknown> | IterableDataset<unknown>;

/** A sample of a dataset, as a collate function gets it. */
export type SampleOf<D> = D extends Dataset<infer T> ? Awaited<T> : D extends IterableDataset<infer T> ? Awaited<T> : never;

/** The batches a loader makes of a dataset if it is not told how. */
export type BatchOf<D> = D extends BatchDataset<unknown, infer B> ? Awaited<B> : Collated<SampleOf<D>>;

declare const batchType: unique symbol;

/** A function that makes a dataset, served to other threads; its type says what they get. */
export type ServedDataset<A extends readonly unknown[], R, B> = ((...args: A) => R) & { readonly [batchType]?: B };

/** The options of `serveDataset`. */
export interface ServeOptions<D, B> {
  /** Makes a batch of samples, in the worker. Default: the dataset's own `getBatch`, or else `collate`. */
  readonly collate: Collate<SampleOf<D>, B>;
}

/** Whether this module of a worker has its dataset. */
let serving = false;

/**
 * Offers a dataset to the loaders of other threads, which name this module: `datasetFrom`. Called at the top level of the module that
 * workers run; anywhere else it does nothing. Gives the function back, so that the dataset can be made without a worker as well, and so
 * that its type can be imported (`import type`).
 *
 * Each worker calls the function once, with the arguments given to `datasetFrom`, and must get the same dataset as the others.
 *
 * @throws ArgumentError in a worker when the module serves two.
 * @example
 * export const movedDigits = serveDataset((count: number) =>
 *   digits({ count }).withTransform(compose(randomAffine({ degrees: 15 }), toTensor()), { seed: 1 }),
 * );
 */
export function serveDataset<A extends readonly unknown[], R extends AnyDataset | Promise<AnyDataset>>(
  factory: (...args: A) => R,
): ServedDataset<A, R, BatchOf<Awaited<R>>>;
export function serveDataset<A extends readonly unknown[], R extends AnyDataset | Promise<AnyDataset>, B>(
  factory: (...args: A) => R,
  options: ServeOptions<Awaited<R>, B>,
): ServedDataset<A, R, B>;
export function serveDataset(
  factory: (...args: unknown[]) => AnyDataset | Promise<AnyDataset>,
  { collate }: Partial<ServeOptions<AnyDataset, unknown>> = {},
): ServedDataset<unknown[], unknown, unknown> {
  const port = workerPort();
  if (port !== undefined) {
    if (serving) throw new ArgumentError('serveDataset', 'a module serves one dataset', 'make a module for each');
    serving = true;
    answerRequests(port, (args) => openDataset(factory, args, collate));
  }
  return factory;
}

/** A dataset that has been made; a stream is read, of any other batches are made. */
interface OpenDataset {
  readonly description: Description;
  makeBatch(place: Extract<Request, { kind: 'batch' }>): Promise<unknown>;
  read(request: Extract<Request, { kind: 'read' }>): AsyncGenerator<unknown, void, void>;
}

async function openDataset(
  factory: (...args: unknown[]) => AnyDataset | Promise<AnyDataset>,
  args: readonly unknown[],
  collate: Collate<unknown, unknown> | undefined,
): Promise<OpenDataset> {
  const dataset: unknown = await factory(...args);
  if (typeof dataset !== 'object' || dataset === null || !(isIterableDataset(dataset) || 'get' in dataset)) {
    throw new ArgumentError('serveDataset', `expected a function that makes a dataset, it made ${String(dataset)}`);
  }
  const isStream = isIterableDataset(dataset);
  const { length } = dataset as AnyDataset;
  if (isStream) checkRereadable('serveDataset', dataset);
  else checkCount('serveDataset', "the dataset's length", length as number, 0);
  return {
    description: { isStream, length },
    makeBatch: batchMaker(dataset as Dataset<unknown>, collate),
    read: ({ plan, epoch, from }) =>
      streamBatches(dataset as IterableDataset<unknown>, plan, collate ?? defaultCollate, epoch, from),
  };
}

interface Reading {
  readonly batches: AsyncGenerator<unknown, void, void>;
  readonly epoch: number;
  /** The number of the batch that is asked for next. */
  batch: number;
}

/** Does what it is asked for, in the order in which things get done; the asking side keeps the order of the batches. */
function answerRequests(port: Port, open: (args: readonly unknown[]) => Promise<OpenDataset>): void {
  let dataset: OpenDataset;
  const readings = new Map<number, Reading>();

  const packed = (place: BatchPlace, batch: unknown, transfer: ArrayBuffer[]): Promise<unknown> =>
    failingAs(place, undefined, () => pack(batch, transfer));

  const answer = async (request: Request, transfer: ArrayBuffer[]): Promise<unknown> => {
    switch (request.kind) {
      case 'open':
        dataset = await open(request.args);
        return dataset.description;
      case 'batch':
        return packed(request, await dataset.makeBatch(request), transfer);
      case 'read':
        readings.set(request.stream, { batches: dataset.read(request), epoch: request.epoch, batch: request.from });
        return;
      case 'next': {
        const reading = readings.get(request.stream)!;
        const place = { epoch: reading.epoch, batch: reading.batch++ };
        const next = await reading.batches.next();
        return next.done === true ? undefined : packed(place, next.value, transfer);
      }
      case 'leave':
        await readings.get(request.stream)?.batches.return();
        readings.delete(request.stream);
        return;
    }
  };

  port.listen(async (message) => {
    const { id, request } = message as NumberedRequest;
    const transfer: ArrayBuffer[] = [];
    const reply: Reply = await answer(request, transfer).then(
      (result) => ({ id, result }),
      (error: unknown) => ({ id, failure: packFailure(error) }),
    );
    port.post(reply, 'failure' in reply ? [] : transfer);
  });
}
