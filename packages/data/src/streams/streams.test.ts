import { ArgumentError } from '@nacre/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, filter, map, take } from '../combinators.ts';
import type { IterableDataset } from '../dataset.ts';
import { DataLoader, type DataLoaderOptions } from '../loader.ts';
import { BatchError } from '../loading/errors.ts';
import { iterableDataset } from './iterable-dataset.ts';

const numbers = (length: number): IterableDataset<number> =>
  iterableDataset(function* () {
    for (let i = 0; i < length; i++) yield i;
  });

async function all<T>(samples: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const sample of samples) list.push(sample);
  return list;
}

const asList = { collate: (samples: number[]) => samples };

describe('iterable datasets', () => {
  it('begin anew for each loop, and hear the epoch', async () => {
    const epochs = iterableDataset(async function* ({ epoch }) {
      yield epoch;
    });
    expect([...(await all(epochs)), ...(await all(epochs))]).toEqual([0, 0]);
    const loader = new DataLoader(epochs, asList);
    expect([await all(loader), await all(loader), await all(loader.epoch(7))]).toEqual([[[0]], [[1]], [[7]]]);
  });

  it('are changed by the combinators as arrays are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), fc.array(fc.integer()), fc.nat(20), async (a, b, n) => {
        const [first, second] = [iterableDataset(() => a), iterableDataset(() => b)];
        const even = (x: number): boolean => x % 2 === 0;
        expect(await all(map(first, (x, i) => x + i))).toEqual(a.map((x, i) => x + i));
        expect(await all(map(first, async (x) => -x))).toEqual(a.map((x) => -x));
        expect(await all(filter(first, even))).toEqual(a.filter(even));
        expect(await all(filter(first, async (x) => even(x)))).toEqual(a.filter(even));
        expect(await all(take(first, n))).toEqual(a.slice(0, n));
        expect(await all(concat([first, second, first]))).toEqual([...a, ...b, ...a]);
      }),
    );
  });

  it('pass the epoch on through the combinators', async () => {
    const seen = map(concat([take(numbers(5), 2), filter(numbers(2), (x) => x > 0)]), (x, i, { epoch }) => [x, i, epoch]);
    const loader = new DataLoader(seen, { batchSize: 9, collate: (samples) => samples });
    expect(await all(loader.epoch(3))).toEqual([
      [
        [0, 0, 3],
        [1, 1, 3],
        [1, 2, 3],
      ],
    ]);
  });

  it('know their length when told, also through combinators that keep it known', () => {
    const known = iterableDataset(() => [1, 2, 3], { length: 3 });
    const lengths = [known, map(known, (x) => x), take(known, 2), take(known, 9), concat([known, known])].map(
      (one) => one.length,
    );
    expect(lengths).toEqual([3, 3, 2, 3, 6]);
    const unknown = [filter(known, () => true), take(numbers(3), 2), concat([known, numbers(1)])].map((one) => one.length);
    expect(unknown).toEqual([undefined, undefined, undefined]);
    expect(new DataLoader(known, { batchSize: 2 }).length).toBe(2);
    expect(new DataLoader(known, { batchSize: 2, dropLast: true }).length).toBe(1);
    expect(new DataLoader(numbers(3)).length).toBe(Infinity);
    expect(() => iterableDataset(() => [], { length: -1 })).toThrow(ArgumentError);
  });

  it('stop reading what nobody wants any more', async () => {
    const closed: string[] = [];
    const watched = (name: string): IterableDataset<number> =>
      iterableDataset(async function* () {
        try {
          for (let i = 0; ; i++) yield i;
        } finally {
          closed.push(name);
        }
      });
    expect(await all(take(watched('taken'), 2))).toEqual([0, 1]);
    for (const prefetch of [0, 3]) {
      for await (const _ of new DataLoader(
        map(watched(`prefetch ${prefetch}`), (x) => x),
        { shuffle: { buffer: 4 }, prefetch },
      ))
        break;
    }
    expect(closed).toEqual(['taken', 'prefetch 0', 'prefetch 3']);
  });

  it('do not mix with indexed ones', () => {
    expect(() => concat([numbers(1), { length: 1, get: () => 0 }] as never[])).toThrow(
      'concat: 1 of 2 datasets can only be read',
    );
  });
});

describe('DataLoader over a stream', () => {
  const options = fc.record({
    batchSize: fc.integer({ min: 1, max: 7 }),
    dropLast: fc.boolean(),
    shuffle: fc.oneof(fc.constant(false), fc.record({ buffer: fc.integer({ min: 1, max: 12 }) })),
    seed: fc.nat(5),
    prefetch: fc.nat(2),
  });

  it('gives every sample once, in full batches, and goes on from any of them', async () => {
    await fc.assert(
      fc.asyncProperty(options, fc.nat(30), fc.nat(), async (chosen: Required<DataLoaderOptions>, length, place) => {
        const loader = new DataLoader(numbers(length), { ...chosen, ...asList });
        const { batchSize, dropLast } = chosen;
        const batches = await all(loader.epoch(1));
        expect(batches.length).toBe(dropLast ? Math.floor(length / batchSize) : Math.ceil(length / batchSize));
        expect(batches.every((batch, i) => batch.length === Math.min(batchSize, length - i * batchSize))).toBe(true);
        if (!dropLast) expect(batches.flat().sort((a, b) => a - b)).toEqual(Array.from({ length }, (_, i) => i));
        if (!chosen.shuffle) expect(batches.flat()).toEqual(batches.flat().map((_, i) => i));
        const from = place % (batches.length + 1);
        expect(await all(loader.epoch(1, { from }))).toEqual(batches.slice(from));
        const beyond = all(loader.epoch(1, { from: batches.length + 1 }));
        await expect(beyond).rejects.toThrow(`from ${batches.length + 1} is beyond the ${batches.length} batches of an epoch`);
      }),
    );
  });

  it('shuffles each epoch differently and each seed differently, and keeps its order for good', async () => {
    const order = async (seed: number, epoch: number): Promise<number[]> =>
      (await all(new DataLoader(numbers(8), { shuffle: { buffer: 4 }, seed, ...asList }).epoch(epoch))).flat();
    const orders = [await order(1, 0), await order(1, 1), await order(2, 0)];
    expect(orders).toMatchInlineSnapshot(`
      [
        [
          3,
          4,
          2,
          1,
          6,
          5,
          7,
          0,
        ],
        [
          0,
          4,
          5,
          1,
          7,
          3,
          2,
          6,
        ],
        [
          3,
          4,
          1,
          5,
          6,
          0,
          7,
          2,
        ],
      ]
    `);
    expect(new Set(orders.map(String)).size).toBe(3);
  });

  it('draws from as many samples as the buffer holds', async () => {
    const shuffle = { buffer: 100 };
    const [order] = await all(new DataLoader(numbers(1000), { batchSize: 1000, shuffle, ...asList }));
    // Nothing comes before it can be in the buffer, and a sample waits for a geometrically distributed time.
    expect(order!.every((sample, place) => sample < place + 100)).toBe(true);
    const waits = order!.map((sample, place) => place + 100 - sample);
    const mean = waits.reduce((a, b) => a + b) / waits.length;
    expect(mean).toBeGreaterThan(90);
    expect(mean).toBeLessThan(110);
  });

  it('says at which sample a stream broke, and can be used again', async () => {
    const broken = map(numbers(9), (x, _, { epoch }) => {
      if (x === 6 && epoch === 0) throw new RangeError('bad record');
      return x;
    });
    const loader = new DataLoader(broken, { batchSize: 4, ...asList });
    const failure: unknown = await all(loader).catch((error) => error);
    expect(failure).toBeInstanceOf(BatchError);
    expect(failure).toMatchObject({ epoch: 0, batch: 1, sample: 6, cause: new RangeError('bad record') });
    expect(await all(loader)).toHaveLength(3);
    const uncollatable = new DataLoader(numbers(3), {
      batchSize: 2,
      collate: () => {
        throw new TypeError('no');
      },
    });
    await expect(all(uncollatable)).rejects.toThrow('DataLoader: batch 0 of epoch 0: TypeError: no');
  });

  it.each([
    { shuffle: true, fix: 'write shuffle: { buffer: 10_000 }' },
    { shuffle: { buffer: 0 }, fix: 'shuffle.buffer is an integer, at least 1, got 0' },
    { shuffle: { buffer: NaN }, fix: 'shuffle.buffer is an integer' },
  ])('refuses $shuffle', ({ shuffle, fix }) => {
    expect(() => new DataLoader(numbers(3), { shuffle })).toThrow(ArgumentError);
    expect(() => new DataLoader(numbers(3), { shuffle })).toThrow(fix);
  });

  it('refuses what can be read only once', () => {
    const generator = (async function* () {
      yield 1;
    })();
    expect(() => new DataLoader(generator)).toThrow('DataLoader: a generator can be read only once; write iterableDataset(');
  });

  it('has no indices, and no buffer where there are some', () => {
    expect(() => new DataLoader(numbers(3)).order(0)).toThrow('the samples of a stream have no indices');
    expect(() => new DataLoader({ length: 1, get: (i) => i }, { shuffle: { buffer: 5 } })).toThrow('write shuffle: true');
  });
});
