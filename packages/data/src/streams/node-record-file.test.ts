import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ArgumentError } from '@nacre/tensor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { map } from '../combinators.ts';
import { DataFormatError, DataSourceError } from '../errors.ts';
import { DataLoader } from '../loader.ts';
import { streamFile } from './fixtures/stream-file.ts';
import { recordFile } from './node-record-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nacre-records-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(name: string, bytes: ArrayLike<number>): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, Uint8Array.from(bytes));
  return path;
}

async function all<T>(samples: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const sample of samples) list.push(sample);
  return list;
}

const counting = (length: number) => Array.from({ length }, (_, i) => i & 255);

describe('recordFile', () => {
  it.each([1, 5, 6, 7, 100])('gives the records after the header, read %i bytes at once', async (chunkBytes) => {
    const path = await fileOf('header', counting(14));
    const records = await recordFile(path, { recordBytes: 3, headerBytes: 2, chunkBytes });
    expect(records.length).toBe(4);
    const expected = [
      [2, 3, 4],
      [5, 6, 7],
      [8, 9, 10],
      [11, 12, 13],
    ];
    for (let epoch = 0; epoch < 2; epoch++) expect((await all(records)).map((bytes) => [...bytes])).toEqual(expected);
    expect(await all(await recordFile(pathToFileURL(path), { recordBytes: 12, headerBytes: 2 }))).toHaveLength(1);
  });

  it('makes batches, shuffled and resumed', async () => {
    const path = await fileOf('batches', counting(600));
    const rows = map(await recordFile(path, { recordBytes: 6 }), (bytes) => bytes.subarray(0, 2));
    const loader = new DataLoader(rows, { batchSize: 30, shuffle: { buffer: 50 }, seed: 2, prefetch: 1 });
    expect(loader.length).toBe(4);
    const values = async (from: number) =>
      Promise.all((await all(loader.epoch(0, { from }))).map(async (batch) => [...(await batch.data())]));
    const batches = await values(0);
    expect(batches.map(({ length }) => length)).toEqual([60, 60, 60, 20]);
    const firsts = batches.flat().filter((_, i) => i % 2 === 0);
    expect(firsts.sort((a, b) => a - b)).toEqual(
      counting(600)
        .filter((_, i) => i % 6 === 0)
        .sort((a, b) => a - b),
    );
    expect(await values(2)).toEqual(batches.slice(2));
  });

  it('streams in flat memory', { timeout: 120_000 }, async () => {
    const { batches, right, growth } = await streamFile(join(folder, 'large'), 2 ** 28, false);
    expect([batches, right]).toEqual([1024, true]);
    expect(growth).toBeLessThan(64 * 2 ** 20);
  });

  it('reads an empty file', async () => {
    const records = await recordFile(await fileOf('empty', []), { recordBytes: 4 });
    expect([records.length, await all(records)]).toEqual([0, []]);
  });

  it('refuses a file that does not hold whole records', async () => {
    const path = await fileOf('ragged', counting(10));
    const ragged = recordFile(path, { recordBytes: 3, headerBytes: 2 });
    await expect(ragged).rejects.toThrow(DataFormatError);
    await expect(ragged).rejects.toMatchObject({ file: path, byte: 10 });
    await expect(recordFile(path, { recordBytes: 3, headerBytes: 20 })).rejects.toThrow('after 0 whole records of 3 bytes');
  });

  it('says so when there is no such file, or it has become shorter', async () => {
    await expect(recordFile(join(folder, 'nowhere'), { recordBytes: 1 })).rejects.toThrow(DataSourceError);
    await expect(recordFile(folder, { recordBytes: 1 })).rejects.toThrow('there is no such file');
    const path = await fileOf('shrinking', counting(100));
    const records = await recordFile(path, { recordBytes: 10, chunkBytes: 20 });
    await truncate(path, 35);
    await expect(all(records)).rejects.toThrow(DataFormatError);
    await expect(all(records)).rejects.toThrow('byte 35: the file has become shorter than 10 records');
  });

  it.each([{ recordBytes: 0 }, { recordBytes: 1, headerBytes: -1 }, { recordBytes: 1, chunkBytes: 0 }])(
    'refuses %j',
    async (options) => {
      await expect(recordFile('x', options)).rejects.toThrow(ArgumentError);
    },
  );
});
