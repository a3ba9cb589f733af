import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ArgumentError } from '@nacre/tensor';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataFormatError, DataSourceError } from '../errors.ts';
import { errorOf } from '../fixtures/error-of.ts';
import { randomHorizontalFlip } from '../image/crop.ts';
import { compose, toTensor } from '../image/transforms.ts';
import * as node from '../node.ts';
import { cifar10 } from './cifar10.ts';

const recordBytes = 3073;

/** Records whose pixels all have the number of their label, the colours one after the other by 100 more. */
function records(...labels: number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(labels.length * recordBytes);
  for (const [i, label] of labels.entries()) {
    bytes[i * recordBytes] = label;
    for (let colour = 0; colour < 3; colour++) {
      const start = i * recordBytes + 1 + colour * 1024;
      bytes.fill(label + 100 * colour, start, start + 1024);
    }
  }
  return bytes;
}

const batches = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`data_batch_${n}.bin`, records(n, n + 1)]));
const all: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = { ...batches, 'test_batch.bin': records(9) };

/** A tar archive, as the published one is laid out. */
function tar(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const header = (name: string, size: number, type: string) => {
    const block = Buffer.alloc(512);
    block.write(name);
    block.write('0000644\0', 100);
    block.write(`${size.toString(8).padStart(11, '0')} `, 124);
    block.write(type, 156);
    block.write('ustar\x0000', 257);
    block.write('        ', 148);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return block;
  };
  const entries = Object.entries(files).flatMap(([name, bytes]) => [
    header(`cifar-10-batches-bin/${name}`, bytes.length, '0'),
    bytes,
    Buffer.alloc((512 - (bytes.length % 512)) % 512),
  ]);
  return new Uint8Array(Buffer.concat([header('cifar-10-batches-bin/', 0, '5'), ...entries, Buffer.alloc(1024)]));
}

const archive = new Uint8Array(gzipSync(tar(all)));

let directory = '';

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'nacre-cifar-'));
});

afterEach(() => rm(directory, { recursive: true, maxRetries: 5 }));

describe('cifar10', () => {
  it('reads records: a label, then three colours', async () => {
    const set = await cifar10({ batches: [records(3, 1), records(0)] });
    expect([...set.labels]).toEqual([3, 1, 0]);
    expect([set.imageShape, set.classes[3]]).toEqual([[3, 32, 32], 'cat']);
    const { images } = set.getBatch([1]);
    const values = await images.data();
    expect([values[0], values[1024], values[3071]]).toEqual([1, 101, 201].map((byte) => Math.fround(byte / 255)));
  });

  it('passes its images through the transform', async () => {
    const options = { transform: compose(randomHorizontalFlip(1), toTensor()) };
    const set = await cifar10({ batches: new Blob([records(3).with(1, 77)]) }, options);
    const values = await set.getBatch([0]).images.data();
    expect(values[31]).toBe(Math.fround(77 / 255));
  });

  it('finds files by name, packed or not', async () => {
    const files = Object.entries(all).map(([name, bytes]) => new File([bytes], name));
    expect([...(await cifar10(files)).labels]).toEqual([1, 2, 2, 3, 3, 4, 4, 5, 5, 6]);
    expect([...(await cifar10(files, { split: 'test' })).labels]).toEqual([9]);
    const packed = [new File([archive as Uint8Array<ArrayBuffer>], 'cifar-10-binary.tar.gz')];
    expect([...(await cifar10(packed)).labels]).toEqual([1, 2, 2, 3, 3, 4, 4, 5, 5, 6]);
    const missing = await errorOf(cifar10(files.slice(0, 2)));
    expect(missing).toBeInstanceOf(DataSourceError);
    expect(missing.message).toContain('no file is called data_batch_3.bin');
  });

  it('reads a directory: its files, those in the folder of the archive, or the archive', async () => {
    for (const folder of ['.', 'cifar-10-batches-bin']) {
      await mkdir(join(directory, folder), { recursive: true });
      for (const [name, bytes] of Object.entries(all)) await writeFile(join(directory, folder, name), bytes);
      expect((await node.cifar10(directory)).length).toBe(10);
      await rm(join(directory, folder), { recursive: true });
      await mkdir(directory, { recursive: true });
    }
    await writeFile(join(directory, 'cifar-10-binary.tar.gz'), archive);
    expect([...(await node.cifar10(directory, { split: 'test' })).labels]).toEqual([9]);
    await rm(join(directory, 'cifar-10-binary.tar.gz'));
    expect((await errorOf(node.cifar10(directory))).message).toContain('there is no data_batch_1.bin or');
  });

  it('downloads the archive, and takes no other', async () => {
    const server = createServer((_, response) => response.end(archive));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const error = await errorOf(node.cifar10(url, { cache: node.directoryStore(directory) }));
      expect(error.name).toBe('DataSourceError');
      expect(error.message).toContain(`the connection broke after ${archive.length} of 170052171 bytes`);
    } finally {
      server.close().closeAllConnections();
    }
  });

  it.each([
    { what: 'a file cut short', bytes: records(1, 2).slice(0, -1), byte: recordBytes, says: '3072 are left over' },
    { what: 'an empty file', bytes: new Uint8Array(0), byte: 0, says: 'got 0 bytes' },
    { what: 'a label that is no class', bytes: records(1, 10), byte: recordBytes, says: 'label 10 is none of the 10 classes' },
  ])('refuses $what and says where', async ({ bytes, byte, says }) => {
    const error = await errorOf(cifar10({ batches: [records(1), new File([bytes as Uint8Array<ArrayBuffer>], 'mine.bin')] }));
    expect(error).toBeInstanceOf(DataFormatError);
    expect(error).toMatchObject({ file: 'mine.bin', byte });
    expect(error.message).toContain(says);
  });

  it.each([
    { what: 'cut short', bytes: archive.subarray(0, archive.length / 2), says: 'the gzip data is cut short' },
    { what: 'of a tar cut short', bytes: gzipSync(tar(all).subarray(0, 3000)), says: 'the tar archive is cut short' },
    { what: 'of a damaged tar', bytes: gzipSync(tar(all).with(520, 7)), says: 'a header has another checksum' },
    { what: 'without a batch', bytes: gzipSync(tar({ 'data_batch_1.bin': records(1) })), says: 'the archive holds no' },
  ])('refuses an archive $what', async ({ bytes, says }) => {
    const file = new File([new Uint8Array(bytes)], 'cifar-10-binary.tar.gz');
    const error = await errorOf(cifar10([file]));
    expect(error).toBeInstanceOf(DataFormatError);
    expect(error.message).toContain(`cifar-10-binary.tar.gz`);
    expect(error.message).toContain(says);
  });

  it('refuses sources and splits that are none', async () => {
    for (const source of [7, null, {}]) {
      // @ts-expect-error none of these is a source
      expect(await errorOf(cifar10(source))).toBeInstanceOf(ArgumentError);
    }
    expect((await errorOf(cifar10('data'))).message).toContain("import from '@nacre/data/node'");
    // @ts-expect-error there are two splits
    expect(await errorOf(cifar10({ batches: records(1) }, { split: 'all' }))).toBeInstanceOf(ArgumentError);
  });
});

const data = process.env.NACRE_DATA;

describe.skipIf(data === undefined)('real images (NACRE_DATA names the folder; without it this is skipped)', () => {
  it('have about the published mean and deviation', async () => {
    const bytes = await readFile(join(data!, 'cifar10-subset', 'data_batch_first4000.bin'));
    const set = await cifar10({ batches: bytes });
    expect(set.length).toBe(4000);
    expect(set.classes[set.labels[0]!]).toBe('frog');
    const { mean, std } = set.statistics();
    for (const [k, expected] of [0.4914, 0.4822, 0.4465].entries()) expect(Math.abs(mean[k]! - expected)).toBeLessThan(0.01);
    for (const [k, expected] of [0.247, 0.2435, 0.2616].entries()) expect(Math.abs(std[k]! - expected)).toBeLessThan(0.01);
  });
});
