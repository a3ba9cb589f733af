import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ArgumentError, DisposedError } from '@nacre/tensor';
import { afterEach, describe, expect, it } from 'vitest';
import { DataLoader } from '../loader.ts';
import { BatchError, WorkerFailedError } from '../loading/errors.ts';
import { eventLoopTurn } from '../loading/event-loop.ts';
import type { countingStream } from './fixtures/counting-stream.ts';
import type { failing } from './fixtures/failing.ts';
import { allowed, type gated, made } from './fixtures/gated.ts';
import { samples } from './fixtures/samples.ts';
import type { troubled } from './fixtures/troubled.ts';
import { datasetFrom, type WorkerDataset } from './worker-dataset.ts';

const fixture = (name: string): URL => new URL(`./fixtures/${name}.ts`, import.meta.url);

/** Loaders that the test has made, to be closed after it. */
const open: { close(): void }[] = [];
const closing = <C extends { close(): void }>(one: C): C => {
  open.push(one);
  return one;
};
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

async function all<B>(batches: AsyncIterable<B>): Promise<B[]> {
  const list: B[] = [];
  for await (const batch of batches) list.push(batch);
  return list;
}

type Samples = Awaited<ReturnType<typeof samplesFrom>> extends WorkerDataset<infer B> ? B : never;
const samplesFrom = (length: number, scale?: number) => datasetFrom<typeof samples>(fixture('samples'), length, scale);
const valuesOf = (batches: Samples[]): Promise<number[][]> =>
  Promise.all(batches.map(async ({ value }) => [...value.shape, ...(await value.data())]));

async function gate(length: number) {
  const shared = new SharedArrayBuffer(8);
  const words = new Int32Array(shared);
  const dataset = await datasetFrom<typeof gated>(fixture('gated'), length, shared);
  return {
    dataset,
    words,
    open() {
      Atomics.store(words, allowed, 1);
      Atomics.notify(words, allowed);
    },
    /** Waits until so many batches have been made. */
    async until(count: number) {
      while (Atomics.load(words, made) < count) await eventLoopTurn();
    },
  };
}

describe('DataLoader with workers', () => {
  it('gives the bits it gives without, for any number of them, from any place', async () => {
    const options = { batchSize: 3, shuffle: true, seed: 5 } as const;
    const dataset = await samplesFrom(10, 0.1);
    expect(dataset.length).toBe(10);
    const here = new DataLoader(samples(10, 0.1), options);
    const expected = await Promise.all([0, 1].map(async (epoch) => valuesOf(await all(here.epoch(epoch)))));
    for (const workers of [1, 3]) {
      const loader = closing(new DataLoader(dataset, { ...options, workers }));
      expect(loader.length).toBe(4);
      for (const epoch of expected) expect(await valuesOf(await all(loader))).toEqual(epoch);
      expect(await valuesOf(await all(loader.epoch(1, { from: 2 })))).toEqual(expected[1]!.slice(2));
    }
  });

  it('keeps its workers for the next epoch, broken off or not', async () => {
    const loader = closing(new DataLoader(await samplesFrom(6), { batchSize: 2, workers: 2 }));
    const threads = new Set<string>();
    // The second one takes its time to start.
    while (threads.size < 2) for await (const { thread } of loader) threads.add(thread[0]!);
    for await (const _ of loader) break;
    for (let epoch = 0; epoch < 5; epoch++) for (const { thread } of await all(loader)) threads.add(thread[0]!);
    expect(threads.size).toBe(2);
  });

  it('serves loops that run at the same time', async () => {
    const loader = closing(new DataLoader(await samplesFrom(12), { batchSize: 3, workers: 2, prefetch: 3 }));
    const [first, second] = await Promise.all([valuesOf(await all(loader)), valuesOf(await all(loader))]);
    expect(first.map((batch) => batch[2])).toEqual([0, 3, 6, 9]);
    expect(second.map((batch) => batch[3])).toEqual([1, 1, 1, 1]);
  });

  it('never blocks the thread that trains', async () => {
    const { dataset, open: let_, words } = await gate(4);
    const loader = closing(new DataLoader(dataset, { batchSize: 4 }));
    const batch = loader.epoch(0).next();
    // The worker stands still until this thread has taken a hundred turns. If it waited for the worker, none would come.
    for (let turns = 0; turns < 100; turns++) await eventLoopTurn();
    expect(Atomics.load(words, made)).toBe(0);
    let_();
    expect((await batch).value).toEqual([0, 1, 2, 3]);
  });

  it('hands batches over in their order, whichever is ready first', async () => {
    const { dataset, until, open: let_ } = await gate(8);
    const loader = closing(new DataLoader(dataset, { batchSize: 2, workers: 2, prefetch: 3 }));
    const batches = all(loader);
    // The second worker has made the others while the first stands still at batch 0.
    await until(2);
    let_();
    expect((await batches).map(([first]) => first)).toEqual([0, 2, 4, 6]);
  });

  it.each([
    { workers: 1, prefetch: 1 },
    { workers: 2, prefetch: 3 },
    { workers: 2, prefetch: 0 },
  ])('makes no more than prefetch batches ahead: $workers workers, prefetch $prefetch', async ({ workers, prefetch }) => {
    const { dataset, until, words, open: let_ } = await gate(1000);
    let_();
    const loader = closing(new DataLoader(dataset, { batchSize: 10, workers, prefetch }));
    let taken = 0;
    for await (const _ of loader) {
      taken++;
      const most = Math.min(taken + prefetch, loader.length);
      await until(most);
      // Time enough for one too many.
      if (taken < 5) await new Promise((resolve) => setTimeout(resolve, 20));
      expect(Atomics.load(words, made)).toBe(most);
    }
    expect(taken).toBe(100);
  });

  it.each([
    { trouble: 'throws', name: 'RangeError', message: 'no such sample', sample: 5 },
    { trouble: 'failsToCollate', name: 'TypeError', message: 'cannot be put together', sample: undefined },
    {
      trouble: 'givesFunction',
      name: 'ArgumentError',
      message: 'serveDataset: batch[1].deep[0] is a function, which cannot travel from a worker; give a collate function',
      sample: undefined,
    },
    { trouble: 'givesInstance', name: 'ArgumentError', message: 'serveDataset: batch[1] is a NoPlainRecord', sample: undefined },
  ] as const)('passes on what goes wrong with a batch, and can be used again: $trouble', async (expected) => {
    const dataset = await datasetFrom<typeof troubled>(fixture('troubled'), expected.trouble);
    const loader = closing(new DataLoader(dataset, { batchSize: 4, workers: 1 }));
    const seen: unknown[] = [];
    const failure: unknown = await (async () => {
      for await (const batch of loader) seen.push(batch);
    })().catch((error) => error);
    expect(seen).toEqual([[0, 1, 2, 3]]);
    expect(failure).toBeInstanceOf(BatchError);
    const { epoch, batch, indices, sample, message, cause } = failure as BatchError;
    expect({ epoch, batch, indices: [...indices!], sample }).toEqual({
      epoch: 0,
      batch: 1,
      indices: [4, 5, 6, 7],
      sample: expected.sample,
    });
    expect(message).toContain(`${expected.name}: ${expected.message}`);
    expect(cause).toMatchObject({ name: expected.name, message: expect.stringContaining(expected.message) });
    expect((cause as Error).stack).toContain(expected.trouble === 'throws' ? 'troubled' : 'at ');
    if (expected.trouble === 'throws') {
      expect(message).toBe('DataLoader: sample 5 (batch 1 of epoch 0): RangeError: no such sample');
      expect(cause).toHaveProperty('row', 17);
    }
    expect(await all(loader.epoch(1))).toHaveLength(3);
  });

  it('passes on what is no Error', async () => {
    const loader = closing(new DataLoader(await datasetFrom<typeof troubled>(fixture('troubled'), 'throwsText')));
    await expect(all(loader)).rejects.toMatchObject({ name: 'BatchError', cause: 'just text', sample: 5 });
  });

  it.each([
    { trouble: 'exits', reason: 'it ended with exit code 3' },
    { trouble: 'failsLater', reason: 'after the fact' },
  ] as const)('names the end of a worker, and starts another: $trouble', async ({ trouble, reason }) => {
    const loader = closing(new DataLoader(await datasetFrom<typeof troubled>(fixture('troubled'), trouble), { batchSize: 4 }));
    const failure: unknown = await all(loader).catch((error) => error);
    expect(failure).toBeInstanceOf(WorkerFailedError);
    expect((failure as Error).message).toBe(`DataLoader: a worker went down: ${reason}`);
    expect(await all(loader)).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9, 10, 11],
    ]);
  });

  /** A loader of batches from the troubled samples, its worker, and those that follow it. */
  async function troubledLoader(trouble: Parameters<typeof troubled>[0]) {
    const started: Worker[] = [];
    const code = `import('tsx/esm/api').then((tsx) => { tsx.register(); return import('${fixture('troubled')}'); });`;
    const start = (): Worker => {
      started.push(new Worker(code, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 60 } }));
      return started.at(-1)!;
    };
    const dataset = await datasetFrom<typeof troubled>(start, trouble);
    return { loader: closing(new DataLoader(dataset, { batchSize: 4 })), started };
  }

  it('names a worker that runs out of memory', { timeout: 120_000 }, async () => {
    const { loader, started } = await troubledLoader('fillsMemory');
    await expect(all(loader)).rejects.toThrow('a worker went down: Worker terminated due to reaching memory limit');
    expect(await all(loader.epoch(1))).toHaveLength(3);
    expect(started).toHaveLength(2);
  });

  it('names a worker that is ended by somebody else', { timeout: 120_000 }, async () => {
    const { loader, started } = await troubledLoader('neverAnswers');
    const batches = loader.epoch(0);
    await batches.next();
    await started[0]!.terminate();
    await expect(batches.next()).rejects.toThrow(/^DataLoader: a worker went down/);
    expect(await all(loader.epoch(1))).toHaveLength(3);
    expect(started).toHaveLength(2);
  });

  it('ends its workers when it is closed, and loops with them', async () => {
    const dataset = await datasetFrom<typeof gated>(fixture('gated'), 8, new SharedArrayBuffer(8));
    const loader = new DataLoader(dataset, { batchSize: 2 });
    const waiting = loader.epoch(0).next();
    await eventLoopTurn();
    loader.close();
    await expect(waiting).rejects.toThrow(DisposedError);
    await expect(all(loader)).rejects.toThrow('DataLoader: the loader was closed; make a new one');
    loader.close();
  });

  it('can be closed by `await using`, and by closing the dataset before it is used', async () => {
    const workers: Worker[] = [];
    const code = `import('tsx/esm/api').then((tsx) => { tsx.register(); return import('${fixture('samples')}'); });`;
    const start = (): Worker => {
      workers.push(new Worker(code, { eval: true }));
      return workers.at(-1)!;
    };
    const used = await datasetFrom<typeof samples>(start, 4);
    const ended = once(workers[0]!, 'exit');
    {
      await using loader = new DataLoader(used);
      expect(await all(loader)).toHaveLength(4);
    }
    await ended;
    const unused = await datasetFrom<typeof samples>(start, 4);
    const endedToo = once(workers[1]!, 'exit');
    unused.close();
    await endedToo;
  });

  describe('over a stream', () => {
    const streamFrom = (...args: Parameters<typeof countingStream>) =>
      datasetFrom<typeof countingStream>(fixture('counting-stream'), ...args);

    it('gives what it gives without, from any place, also after breaking off', async () => {
      const dataset = await streamFrom(23);
      expect([dataset.isStream, dataset.length]).toEqual([true, undefined]);
      const options = { batchSize: 4, shuffle: { buffer: 6 }, seed: 3, prefetch: 2 };
      const loader = closing(new DataLoader(dataset, options));
      const { countingStream: here } = await import('./fixtures/counting-stream.ts');
      const local = new DataLoader(here(23), { ...options, collate: (list) => list });
      expect(loader.length).toBe(Infinity);
      for await (const _ of loader) break;
      expect(await all(loader)).toEqual(await all(local.epoch(1)));
      expect(await all(loader.epoch(1, { from: 3 }))).toEqual((await all(local.epoch(1))).slice(3));
    });

    it('passes on an error of the stream with the place where it was', async () => {
      const loader = closing(new DataLoader(await streamFrom(10, 6), { batchSize: 4 }));
      await expect(all(loader)).rejects.toThrow('DataLoader: sample 6 (batch 1 of epoch 0): RangeError: the stream broke');
      expect(await all(loader)).toHaveLength(3);
    });

    it('takes one worker', async () => {
      const dataset = closing(await streamFrom(3));
      expect(() => new DataLoader(dataset, { workers: 2 })).toThrow('a stream has one reader, got workers: 2; write workers: 1');
      expect(() => new DataLoader(dataset, { shuffle: true })).toThrow('write shuffle: { buffer: 10_000 }');
    });
  });
});

describe('datasetFrom', () => {
  const failingFrom = (...args: Parameters<typeof failing>) => datasetFrom<typeof failing>(fixture('failing'), ...args);

  it.each([
    { module: 'missing', message: /a worker could not be started: Cannot find module '.*missing\.ts'/ },
    {
      module: 'silent',
      message: /a worker could not be started: it ended with exit code 0; does its module .* call serveDataset/,
    },
    { module: 'twice', message: /a worker could not be started: serveDataset: a module serves one dataset/ },
  ])('names a module that does not serve: $module', async ({ module, message }) => {
    const failure: unknown = await datasetFrom(fixture(module)).catch((error) => error);
    expect(failure).toBeInstanceOf(WorkerFailedError);
    expect((failure as Error).message).toMatch(message);
  });

  it.each([
    { what: 'throws', message: 'RangeError: no data here', cause: 'RangeError' },
    { what: 'number', message: 'expected a function that makes a dataset, it made 7', cause: 'ArgumentError' },
    { what: 'length', message: "the dataset's length is an integer, at least 0, got -1", cause: 'ArgumentError' },
  ] as const)('names why there is no dataset: $what', async ({ what, message, cause }) => {
    const failure: unknown = await failingFrom(what).catch((error) => error);
    expect(failure).toBeInstanceOf(WorkerFailedError);
    expect((failure as Error).message).toContain('datasetFrom: the worker could not make the dataset: ');
    expect((failure as Error).message).toContain(message);
    expect(failure).toHaveProperty('cause.name', cause);
  });

  it('finds out when workers make different datasets', async () => {
    const dataset = await failingFrom('differs', new SharedArrayBuffer(4));
    const loader = closing(new DataLoader(dataset, { workers: 2 }));
    const failure: unknown = await (async () => {
      for (;;) await all(loader);
    })().catch((error) => error);
    expect(failure).toBeInstanceOf(WorkerFailedError);
    expect((failure as Error).message).toContain("a worker's dataset has 11 samples, the first one's 10");
  });

  it('refuses what cannot travel, and what names no module', async () => {
    await expect(datasetFrom(fixture('samples'), () => 0)).rejects.toThrow(ArgumentError);
    await expect(datasetFrom(fixture('samples'), () => 0)).rejects.toThrow(
      'an argument cannot travel to a worker: DataCloneError',
    );
    await expect(datasetFrom('./samples.ts' as never)).rejects.toThrow('expected a URL or a function that starts a worker');
    const start = (): never => {
      throw new Error('no workers today');
    };
    await expect(datasetFrom(start)).rejects.toThrow('datasetFrom: a worker could not be started: Error: no workers today');
  });

  it('works with an empty dataset', async () => {
    const loader = closing(new DataLoader(await samplesFrom(0), { workers: 2 }));
    expect([loader.length, await all(loader)]).toEqual([0, []]);
  });

  it('is refused by a loader whose options are out of range', async () => {
    const dataset = closing(await samplesFrom(3));
    for (const options of [{ workers: 0 }, { workers: 1.5 }, { prefetch: -1 }, { prefetch: NaN }, { batchSize: 0 }]) {
      expect(() => new DataLoader(dataset, options)).toThrow(ArgumentError);
    }
  });

  it('is what workers are for, and collates in the module', async () => {
    const dataset = closing(await samplesFrom(3));
    expect(() => new DataLoader(dataset, { collate: () => 0 } as object)).toThrow('give collate to serveDataset, in the module');
    const here = { length: 3, get: (i: number) => i };
    expect(() => new DataLoader(here, { workers: 2 } as object)).toThrow(
      'DataLoader: a dataset of this thread cannot be used by workers; name the module that makes it: await datasetFrom(',
    );
  });
});
