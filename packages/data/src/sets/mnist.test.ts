import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ArgumentError } from '@nacre/tensor';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataFormatError, DataSourceError } from '../errors.ts';
import { errorOf } from '../fixtures/error-of.ts';
import { compose, normalize, toTensor } from '../image/transforms.ts';
import * as node from '../node.ts';
import { digits } from './digits.ts';
import { fashionMnist } from './fashion-mnist.ts';
import { mnist, mnistMirrors } from './mnist.ts';

/** IDX files of drawn digits: the form of MNIST without its bytes. */
function files(count: number): { images: Uint8Array; labels: Uint8Array } {
  const { pixels, labels } = digits({ count });
  const size = [count >>> 24, (count >>> 16) & 255, (count >>> 8) & 255, count & 255];
  return {
    images: new Uint8Array([0, 0, 8, 3, ...size, 0, 0, 0, 28, 0, 0, 0, 28, ...pixels]),
    labels: new Uint8Array([0, 0, 8, 1, ...size, ...labels]),
  };
}

const { images, labels } = files(20);
const packed = (bytes: Uint8Array): Uint8Array => new Uint8Array(gzipSync(bytes));

describe('mnist', () => {
  it.each([
    { form: 'bytes', source: { images, labels } },
    { form: 'gzipped bytes', source: { images: packed(images), labels: packed(labels) } },
    { form: 'a Blob and a buffer', source: { images: new Blob([images.slice()]), labels: labels.slice().buffer } },
    {
      form: 'files, found by name',
      source: [
        new File(['x'], 'readme.txt'),
        new File(['x'], 'train-labels-idx1-ubyte.gz'),
        new File([labels.slice()], 't10k-labels-idx1-ubyte'),
        new File([packed(images) as Uint8Array<ArrayBuffer>], 't10k-images-idx3-ubyte.gz'),
      ],
    },
  ])('reads $form', async ({ source }) => {
    const set = await mnist(source, { split: 'test' });
    expect(set.length).toBe(20);
    expect(set.pixels).toEqual(digits({ count: 20 }).pixels);
    expect(set.labels).toEqual(digits({ count: 20 }).labels);
    expect(set.classes[3]).toBe('3');
    expect((await fashionMnist(source, { split: 'test' })).classes[9]).toBe('Ankle boot');
  });

  it('passes its images through the transform', async () => {
    const set = await mnist({ images, labels }, { transform: compose(toTensor(), normalize(0.5, 0.25)) });
    const values = await set.getBatch([4]).images.data();
    expect([...values]).toEqual(
      [...set.pixels.subarray(4 * 784, 5 * 784)].map((byte) => Math.fround((Math.fround(byte / 255) - 0.5) / 0.25)),
    );
  });

  it.each([
    {
      what: 'labels for images',
      source: { images: labels, labels },
      file: 'train-images-idx3-ubyte.gz',
      says: 'expected uint8 images',
    },
    {
      what: 'images for labels',
      source: { images, labels: images },
      file: 'train-labels-idx1-ubyte.gz',
      says: 'expected uint8 labels',
    },
    {
      what: 'labels of another length',
      source: { images, labels: files(21).labels },
      file: 'train-labels-idx1-ubyte.gz',
      says: '21 labels for the 20',
    },
    {
      what: 'images cut short',
      source: { images: images.slice(0, -1), labels },
      file: 'train-images-idx3-ubyte.gz',
      says: 'cut short',
    },
    {
      what: 'gzip cut short',
      source: { images: packed(images).slice(0, -20), labels },
      file: 'train-images-idx3-ubyte.gz',
      says: 'cut short',
    },
    {
      what: 'a count that lies',
      source: { images, labels: labels.with(7, 200) },
      file: 'train-labels-idx1-ubyte.gz',
      says: 'cut short',
    },
    { what: 'a file named by the user', source: { images: new File(['?'], 'mine'), labels }, file: 'mine', says: 'cut short' },
  ])('refuses $what and names the file', async ({ source, file, says }) => {
    const error = await errorOf(mnist(source));
    expect(error).toBeInstanceOf(DataFormatError);
    expect(error).toMatchObject({ file });
    expect(error.message).toContain(says);
  });

  it('says at which byte a label is no class', async () => {
    const error = await errorOf(mnist({ images, labels: labels.with(8 + 13, 10) }));
    expect(error.message).toContain('train-labels-idx1-ubyte.gz, byte 21: label 10 is none of the 10 classes');
  });

  it('refuses sources and splits that are none', async () => {
    expect((await errorOf(mnist([new File([], 'a'), new File([], 'b')]))).message).toContain(
      'no file is called train-images-idx3-ubyte.gz or train-images-idx3-ubyte among those given: a, b',
    );
    expect((await errorOf(mnist('data/mnist'))).message).toContain("to read a directory in Node, import from '@nacre/data/node'");
    expect(await errorOf(mnist(new URL('ftp://example.org/')))).toBeInstanceOf(ArgumentError);
    expect((await errorOf(mnist([]))).message).toContain('expected at least one URL');
    for (const source of [7, null, undefined, {}, { images }]) {
      // @ts-expect-error none of these is a source
      expect(await errorOf(mnist(source))).toBeInstanceOf(ArgumentError);
    }
    // @ts-expect-error there are two splits
    expect(await errorOf(mnist({ images, labels }, { split: 'all' }))).toBeInstanceOf(ArgumentError);
  });
});

describe('mnist in Node', () => {
  let directory = '';

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'nacre-mnist-'));
  });

  afterEach(() => rm(directory, { recursive: true, maxRetries: 5 }));

  it('reads a directory, packed or not', async () => {
    await writeFile(join(directory, 'train-images-idx3-ubyte.gz'), packed(images));
    await writeFile(join(directory, 'train-labels-idx1-ubyte'), labels);
    expect((await node.mnist(directory)).labels).toEqual(digits({ count: 20 }).labels);
    expect((await node.fashionMnist(directory, { split: 'train' })).length).toBe(20);
    const error = await errorOf(node.mnist(directory, { split: 'test' }));
    expect(error).toBeInstanceOf(DataSourceError);
    expect(error.message).toContain('t10k-images-idx3-ubyte.gz or t10k-images-idx3-ubyte');
  });

  it('names the path of a broken file', async () => {
    const path = join(directory, 'train-images-idx3-ubyte');
    await writeFile(path, images.subarray(0, 1000));
    await writeFile(join(directory, 'train-labels-idx1-ubyte'), labels);
    expect(await errorOf(node.mnist(directory))).toMatchObject({ file: path, byte: 1000 });
  });
});

const data = process.env.NACRE_DATA;

describe.skipIf(data === undefined)('real data (NACRE_DATA names the folder; without it this is skipped)', () => {
  it.each([
    { read: node.mnist, folder: 'mnist', mean: 0.1307, std: 0.3081, firstCounts: [5923, 6742, 5958] },
    { read: node.fashionMnist, folder: 'fashion-mnist', mean: 0.286, std: 0.353, firstCounts: [6000, 6000, 6000] },
  ])('$folder has its published counts, mean and deviation', async ({ read, folder, mean, std, firstCounts }) => {
    const [train, test] = await Promise.all([read(join(data!, folder)), read(join(data!, folder), { split: 'test' })]);
    expect([train.length, test.length]).toEqual([60_000, 10_000]);
    const statistics = train.statistics();
    expect(statistics.mean[0]).toBeCloseTo(mean, 4);
    expect(statistics.std[0]).toBeCloseTo(std, 4);
    expect(firstCounts.map((_, digit) => train.labels.filter((label) => label === digit).length)).toEqual(firstCounts);
  });

  it('mnist begins with 5, 0', async () => {
    const train = await node.mnist(join(data!, 'mnist'));
    expect([...train.labels.subarray(0, 2)]).toEqual([5, 0]);
  });

  it('is downloaded from a server, checked, and then read from the cache', async () => {
    const asked: string[] = [];
    const server = createServer(async (request, response) => {
      asked.push(request.url!);
      response.end(await readFile(join(data!, request.url!)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const cache = await mkdtemp(join(tmpdir(), 'nacre-cache-'));
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mnist`;
      const options = { split: 'test', cache: node.directoryStore(cache) } as const;
      for (let i = 0; i < 2; i++) expect((await mnist(url, options)).length).toBe(10_000);
      expect(asked.sort()).toEqual(['/mnist/t10k-images-idx3-ubyte.gz', '/mnist/t10k-labels-idx1-ubyte.gz']);
      const wrong = url.replace('/mnist', '/fashion-mnist');
      const error = await errorOf(mnist(wrong, { split: 'test', cache: node.directoryStore(join(cache, 'other')) }));
      expect(error.name).toMatch(/ChecksumError|DataSourceError/);
    } finally {
      server.close().closeAllConnections();
      await rm(cache, { recursive: true, maxRetries: 5 });
    }
  });
});

it('names mirrors that serve over https', () => {
  expect(mnistMirrors.length).toBeGreaterThan(1);
  for (const mirror of mnistMirrors) expect(mirror).toMatch(/^https:.*\/$/);
});
