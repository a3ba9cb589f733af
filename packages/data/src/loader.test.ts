import { ArgumentError, DisposedError } from '@nacre/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArrayDataset } from './array-dataset.ts';
import { column } from './columns.ts';
import { concat, map, subset, take } from './combinators.ts';
import type { Dataset, SampleContext } from './dataset.ts';
import { DataLoader } from './loader.ts';
import { BatchError } from './loading/errors.ts';
import { eventLoopTurn } from './loading/event-loop.ts';

const numbers = (length: number): Dataset<number> => ({ length, get: (i) => i });
const asList = { collate: (samples: number[]) => samples };

async function all<B>(batches: AsyncIterable<B>): Promise<B[]> {
  const list: B[] = [];
  for await (const batch of batches) list.push(batch);
  return list;
}

describe('DataLoader', () => {
  it('gives every sample once an epoch, in batches of the size asked for', async () => {
    const options = { batchSize: fc.integer({ min: 1, max: 12 }), shuffle: fc.boolean(), seed: fc.nat(), length: fc.nat(40) };
    await fc.assert(
      fc.asyncProperty(fc.record(options), async ({ batchSize, shuffle, seed, length }) => {
        const loader = new DataLoader(numbers(length), { batchSize, shuffle, seed, ...asList });
        const batches = await all(loader);
        expect(batches.length).toBe(loader.length);
        expect(batches.slice(0, -1).every((batch) => batch.length === batchSize)).toBe(true);
        const seen = batches.flat();
        expect(shuffle ? seen.sort((a, b) => a - b) : seen).toEqual(Array.from({ length }, (_, i) => i));
      }),
    );
  });

  it('leaves out a last batch that is not full when asked to', async () => {
    const loader = new DataLoader(numbers(10), { batchSize: 4, dropLast: true, ...asList });
    expect(await all(loader)).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ]);
    expect(loader.length).toBe(2);
    expect(await all(new DataLoader(numbers(3), { batchSize: 4, dropLast: true, ...asList }))).toEqual([]);
  });

  it('shuffles each epoch differently and each seed differently, always the same way', async () => {
    const make = (seed: number) => new DataLoader(numbers(100), { batchSize: 100, shuffle: true, seed, ...asList });
    const loader = make(3);
    const [first] = await all(loader);
    const [second] = await all(loader);
    expect(first).not.toEqual(second);
    expect(await all(make(3).epoch(1))).toEqual([second]);
    expect(await all(make(4).epoch(1))).not.toEqual([second]);
    expect(await all(make(3 + 2 ** 32).epoch(1))).not.toEqual([second]);
    expect([...loader.order(1)]).toEqual(second);
  });

  it('keeps its order for good', () => {
    const loader = new DataLoader(numbers(8), { shuffle: true, seed: 1, ...asList });
    expect([[...loader.order(0)], [...loader.order(1)]]).toEqual([
      [1, 3, 0, 4, 7, 5, 2, 6],
      [5, 4, 2, 6, 3, 1, 7, 0],
    ]);
  });

  it('goes on from any epoch and batch as an unbroken run does', async () => {
    const position = fc.record({ epoch: fc.nat(5), from: fc.nat(6) });
    await fc.assert(
      fc.asyncProperty(position, async ({ epoch, from }) => {
        const loader = new DataLoader(numbers(23), { batchSize: 4, shuffle: true, seed: 9, ...asList });
        const unbroken = await all(loader.epoch(epoch));
        expect(await all(loader.epoch(epoch, { from }))).toEqual(unbroken.slice(from));
      }),
    );
  });

  it('counts an epoch for each loop over it, broken off or not', async () => {
    const loader = new DataLoader(numbers(30), { batchSize: 10, shuffle: true, ...asList });
    for await (const _ of loader) break;
    expect(await all(loader)).toEqual(await all(loader.epoch(1)));
  });

  it('uses the fast batches of the dataset, unless told how to collate', async () => {
    const dataset = new ArrayDataset({ x: column(new Float32Array([1, 2, 3])) });
    const [batch] = await all(new DataLoader(dataset, { batchSize: 2 }));
    expect([batch!.x.shape, [...(await batch!.x.data())]]).toEqual([[2], [1, 2]]);
    const [count] = await all(new DataLoader(dataset, { batchSize: 2, collate: (samples) => samples.length }));
    expect(count).toBe(2);
  });

  it('collates samples by default and waits for those that are promises', async () => {
    const slow: Dataset<Promise<{ x: number }>> = { length: 3, get: async (i) => ({ x: i / 2 }) };
    const [batch] = await all(new DataLoader(slow, { batchSize: 3 }));
    expect([...(await batch!.x.data())]).toEqual([0, 0.5, 1]);
  });

  it('passes the error of a sample on to the loop', async () => {
    const broken: Dataset<number> = {
      length: 2,
      get: () => {
        throw new RangeError('no such sample');
      },
    };
    await expect(all(new DataLoader(broken))).rejects.toThrow('no such sample');
  });

  it('names the sample or batch that failed, and keeps what was thrown', async () => {
    const cause = new RangeError('no such sample');
    const fail = (): never => {
      throw cause;
    };
    const sampled: Dataset<number> = { length: 5, get: (i) => (i === 3 ? fail() : i) };
    const failure: unknown = await all(new DataLoader(sampled, { batchSize: 2 })).catch((error) => error);
    expect(failure).toBeInstanceOf(BatchError);
    expect(failure).toMatchObject({ epoch: 0, batch: 1, sample: 3 });
    expect((failure as BatchError).cause).toBe(cause);
    expect((failure as BatchError).message).toBe('DataLoader: sample 3 (batch 1 of epoch 0): RangeError: no such sample');
    const whole = { length: 12, get: fail, getBatch: fail };
    await expect(all(new DataLoader(whole, { batchSize: 10 }))).rejects.toThrow(
      'DataLoader: batch 0 of epoch 0 (samples 0, 1, 2, 3, 4, 5, 6, 7, …): RangeError: no such sample',
    );
    await expect(all(new DataLoader(numbers(1), { collate: fail }))).rejects.toThrow(
      'batch 0 of epoch 0 (samples 0): RangeError',
    );
  });

  it('says which epoch a sample is for', async () => {
    const epochs: Dataset<number> = { length: 1, get: (_, context) => context!.epoch };
    const batched = { ...epochs, getBatch: (_: ArrayLike<number>, context?: SampleContext) => [context!.epoch] };
    const wrapped = concat([
      take(
        map(epochs, (x, _, { epoch }) => x + epoch),
        1,
      ),
      subset(epochs, [0]),
    ]);
    expect(await all(new DataLoader(epochs, asList).epoch(2))).toEqual([[2]]);
    expect(await all(new DataLoader(take(batched, 1)).epoch(3))).toEqual([[3]]);
    expect(await all(new DataLoader(wrapped, { batchSize: 2, ...asList }).epoch(4))).toEqual([[8, 4]]);
    expect(map(numbers(1), (_, i, { epoch }) => [i, epoch]).get(0)).toEqual([0, 0]);
  });

  describe('with prefetch', () => {
    /** Counts the batches it has made. */
    const counting = (length: number) => {
      const dataset = {
        made: 0,
        length,
        get: (i: number) => i,
        getBatch(indices: ArrayLike<number>) {
          dataset.made++;
          return Array.from(indices);
        },
      };
      return dataset;
    };
    const turns = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) await eventLoopTurn();
    };

    it('makes batches while the loop waits for something, never more than that many ahead', async () => {
      const dataset = counting(20);
      const seen: number[][] = [];
      for await (const batch of new DataLoader(dataset, { batchSize: 2, prefetch: 3 })) {
        // Who was handed a batch comes first; then, while the device works, the next ones are made.
        expect(dataset.made).toBeLessThanOrEqual(seen.length + 1 + 3);
        seen.push(batch);
        await turns(10);
        expect(dataset.made).toBe(Math.min(seen.length + 3, 10));
      }
      expect(seen.flat()).toEqual(Array.from({ length: 20 }, (_, i) => i));
    });

    it('lets the step begin before the next batch is made', async () => {
      const dataset = counting(4);
      const batches = new DataLoader(dataset, { prefetch: 1 }).epoch(0);
      await batches.next();
      expect(dataset.made).toBe(1);
      await turns(3);
      expect(dataset.made).toBe(2);
    });

    it('makes nothing before it is asked, or once the loop is left', async () => {
      const dataset = counting(20);
      const loader = new DataLoader(dataset, { prefetch: 4 });
      const unused = loader.epoch(0);
      await turns(5);
      expect(dataset.made).toBe(0);
      await unused.return();
      for await (const _ of loader) break;
      const { made } = dataset;
      await turns(10);
      expect(dataset.made).toBe(made);
    });

    it('waits for several slow batches at once, and keeps their order', async () => {
      let [running, most] = [0, 0];
      const slow: Dataset<Promise<number>> = {
        length: 6,
        async get(i) {
          most = Math.max(most, ++running);
          await turns(20 - 3 * i);
          running--;
          return i;
        },
      };
      expect((await all(new DataLoader(slow, { prefetch: 2, ...asList }))).flat()).toEqual([0, 1, 2, 3, 4, 5]);
      expect(most).toBe(3);
    });

    it('throws where the loop stands, and rejects nothing that nobody waits for', async () => {
      const broken: Dataset<number> = {
        length: 4,
        get(i) {
          if (i > 0) throw new RangeError(`bad ${i}`);
          return i;
        },
      };
      const loader = new DataLoader(broken, { prefetch: 3 });
      const batches = loader.epoch(0);
      expect((await batches.next()).done).toBe(false);
      await turns(10);
      await expect(batches.next()).rejects.toThrow('bad 1');
      expect(await batches.next()).toEqual({ done: true, value: undefined });
      for await (const _ of loader) break;
      await turns(10);
    });
  });

  it('is over once it is closed', async () => {
    const loader = new DataLoader(numbers(3));
    loader.close();
    await expect(all(loader)).rejects.toThrow(DisposedError);
  });

  it.each([
    { prefetch: -1 },
    { prefetch: 0.5 },
    { batchSize: 0 },
    { batchSize: -1 },
    { batchSize: 1.5 },
    { batchSize: NaN },
    { seed: -1 },
    { seed: 0.5 },
    { seed: NaN },
  ])('refuses %j', (options) => {
    expect(() => new DataLoader(numbers(3), options)).toThrow(ArgumentError);
  });

  it('refuses positions that no epoch has', () => {
    const loader = new DataLoader(numbers(10), { batchSize: 4 });
    expect(() => loader.epoch(-1)).toThrow('DataLoader.epoch: epoch is an integer, at least 0, got -1');
    expect(() => loader.epoch(0, { from: 4 })).toThrow('DataLoader.epoch: from 4 is beyond the 3 batches of an epoch');
    expect(() => loader.epoch(0, { from: NaN })).toThrow(ArgumentError);
  });

  it('refuses a dataset whose length is no count', () => {
    expect(() => new DataLoader({ length: NaN, get: (i) => i })).toThrow("the dataset's length is an integer");
  });
});
