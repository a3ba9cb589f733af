import { Worker as NodeWorker } from 'node:worker_threads';
import type { Tensor } from '@nacre/tensor';
import { describe, expectTypeOf, it } from 'vitest';
import {
  concat,
  DataLoader,
  datasetFrom,
  digits,
  filter,
  type IterableDataset,
  iterableDataset,
  map,
  type ServedDataset,
  serveDataset,
  split,
  subset,
  take,
  type WorkerDataset,
} from './index.ts';

type Batch<L> = L extends AsyncIterable<infer B> ? B : never;
type DigitsLoader = DataLoader<unknown, ReturnType<ReturnType<typeof digits>['getBatch']>>;
type ServedBatch<S> = S extends ServedDataset<infer _A, infer _R, infer B> ? B : never;

describe('types of loading', () => {
  it('streams give batches of what they hold', () => {
    const lines = iterableDataset(() => ['a', 'b']);
    expectTypeOf(lines).toEqualTypeOf<IterableDataset<string>>();
    const sizes = map(
      take(
        filter(lines, async (line) => line !== ''),
        3,
      ),
      async (line, _, { epoch }) => line.length + epoch,
    );
    expectTypeOf(sizes).toEqualTypeOf<IterableDataset<number>>();
    const loader = new DataLoader(sizes, { shuffle: { buffer: 10 } });
    expectTypeOf<Batch<typeof loader>>().toEqualTypeOf<Tensor<[number], 'float32'>>();
    const own = new DataLoader(concat([lines, lines]), { collate: (samples) => samples.join() });
    expectTypeOf<Batch<typeof own>>().toEqualTypeOf<string>();
    // @ts-expect-error a stream has no indices
    subset(lines, [0]);
    // @ts-expect-error nor parts
    split(lines, [0.5, 0.5]);
  });

  it('a handle on a dataset in workers knows its arguments and batches', async () => {
    const served = serveDataset(async (count: number, name: string = 'x') =>
      map(digits({ count }), ({ images }) => ({ images, name })),
    );
    const dataset = await datasetFrom<typeof served>(new URL('file:///x.js'), 10, 'y');
    const loader = new DataLoader(dataset, { workers: 2 });
    type Expected = { images: Tensor<[number, 1, 28, 28], 'float32'>; name: string[] };
    expectTypeOf<Batch<typeof loader>>().toExtend<Expected>();
    expectTypeOf<Expected>().toExtend<Batch<typeof loader>>();
    // @ts-expect-error count is a number
    datasetFrom<typeof served>(new URL('file:///x.js'), '10');
    // @ts-expect-error where is count?
    datasetFrom<typeof served>(new URL('file:///x.js'));
    const fast = serveDataset(() => digits());
    expectTypeOf<ServedBatch<typeof fast>>().toEqualTypeOf<Batch<DigitsLoader>>();
    const own = serveDataset(() => digits(), { collate: (samples) => samples.map(({ labels }) => labels.shape) });
    expectTypeOf<ServedBatch<typeof own>>().toEqualTypeOf<[][]>();
    const stream = serveDataset(() => iterableDataset(() => [1, 2]));
    expectTypeOf<ServedBatch<typeof stream>>().toEqualTypeOf<Tensor<[number], 'float32'>>();
    // @ts-expect-error that is no dataset
    serveDataset(() => 7);
    // @ts-expect-error workers need a module
    new DataLoader(digits(), { workers: 2 });
    const untyped = await datasetFrom(new URL('file:///x.js'), 1, 'anything');
    expectTypeOf(untyped).toEqualTypeOf<WorkerDataset<unknown>>();
    datasetFrom<typeof fast>(() => new Worker(new URL('file:///x.js'), { type: 'module' }));
    datasetFrom<typeof fast>(() => new NodeWorker('x.js'));
  });
});
