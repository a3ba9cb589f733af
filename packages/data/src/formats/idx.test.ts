import { gzipSync } from 'node:zlib';
import { FormatError } from '@nacre/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataFormatError } from '../errors.ts';
import { idx } from './idx.ts';

/** An IDX file written by hand. */
function idxFile(type: number, shape: readonly number[], body: ArrayLike<number>): Uint8Array {
  const file = new Uint8Array(4 + 4 * shape.length + body.length);
  file.set([0, 0, type, shape.length]);
  for (const [k, size] of shape.entries()) new DataView(file.buffer).setUint32(4 + 4 * k, size);
  file.set(body, 4 + 4 * shape.length);
  return file;
}

async function errorOf(promise: Promise<unknown>): Promise<DataFormatError> {
  const error = await promise.then(
    () => new Error('nothing was thrown'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DataFormatError);
  return error as DataFormatError;
}

const packings = [
  { packing: 'plain', pack: (file: Uint8Array) => file },
  { packing: 'gzipped', pack: (file: Uint8Array) => new Uint8Array(gzipSync(file)) },
];

describe.each(packings)('idx, $packing', ({ pack }) => {
  it('reads bytes of any shape', async () => {
    const shape = fc.array(fc.nat(4), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(shape, fc.infiniteStream(fc.nat(255)), async (sizes, values) => {
        const count = sizes.reduce((a, b) => a * b, 1);
        const body = Array.from({ length: count }, () => values.next().value as number);
        const { dtype, shape, data } = await idx(pack(idxFile(8, sizes, body)));
        expect([dtype, shape, [...data]]).toEqual(['uint8', sizes, body]);
      }),
    );
  });

  it.each([
    { type: 9, dtype: 'int8', body: [0x80, 0x7f], data: Int8Array.of(-128, 127) },
    { type: 11, dtype: 'int32', body: [0x80, 0, 0x7f, 0xff], data: Int32Array.of(-32768, 32767) },
    { type: 12, dtype: 'int32', body: [0x80, 0, 0, 0, 0, 0, 1, 2], data: Int32Array.of(-(2 ** 31), 258) },
    { type: 13, dtype: 'float32', body: [0x3f, 0x80, 0, 0, 0xc0, 0x20, 0, 0], data: Float32Array.of(1, -2.5) },
    {
      type: 14,
      dtype: 'float64',
      body: [0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0xc0, 4, 0, 0, 0, 0, 0, 0],
      data: Float64Array.of(1, -2.5),
    },
  ])('reads big-endian elements of type $type as $dtype', async ({ type, dtype, body, data }) => {
    expect(await idx(pack(idxFile(type, [2], body)))).toEqual({ dtype, shape: [2], data });
  });

  it('reads an ArrayBuffer, a Blob, and a view into a larger buffer', async () => {
    const file = pack(idxFile(12, [1], [0, 0, 0, 7]));
    const shifted = new Uint8Array(file.length + 3);
    shifted.set(file, 3);
    for (const source of [file.slice().buffer, new Blob([file.slice()]), shifted.subarray(3)]) {
      expect([...(await idx(source)).data]).toEqual([7]);
    }
  });

  it.each([
    { name: 'nothing', file: [], byte: 0, says: 'a header has at least 4 bytes, got 0' },
    { name: 'three bytes', file: [0, 0, 8], byte: 3, says: 'a header has at least 4 bytes, got 3' },
    { name: 'a zip archive', file: [0x50, 0x4b, 3, 4, 0, 0], byte: 0, says: 'not an IDX file: expected 00 00, a type' },
    { name: 'an unknown type', file: [0, 0, 10, 1, 0, 0, 0, 0], byte: 0, says: 'got 00 00 0a 01' },
    { name: 'no dimensions', file: [0, 0, 8, 0, 1], byte: 0, says: 'got 00 00 08 00' },
    { name: 'half a header', file: [0, 0, 8, 3, 0, 0, 0, 1, 0, 0], byte: 10, says: 'its header has 16 bytes, got 10' },
    {
      name: 'too few elements',
      file: [0, 0, 8, 1, 0, 0, 0, 3, 1, 2],
      byte: 10,
      says: 'cut short: the header promises [3], 11 bytes',
    },
    { name: 'too many elements', file: [0, 0, 8, 1, 0, 0, 0, 1, 1, 2], byte: 9, says: 'does not end where it should' },
  ])('refuses $name', async ({ file, byte, says }) => {
    const error = await errorOf(idx(pack(new Uint8Array(file)), { file: 'a.idx' }));
    expect(error.message).toContain(says);
    expect(error).toMatchObject({ name: 'DataFormatError', operation: 'idx', file: 'a.idx', byte });
    expect(error).toBeInstanceOf(FormatError);
  });

  it('never crashes on arbitrary bytes', async () => {
    const start = fc.oneof(fc.constant([]), fc.tuple(fc.constant(0), fc.constant(0), fc.integer({ min: 7, max: 15 }), fc.nat(5)));
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 40 }), async (header, rest) => {
        const bytes = pack(new Uint8Array([...header, ...rest]));
        await idx(bytes).then(
          ({ shape, data }) => expect(data.length).toBe(shape.reduce((a, b) => a * b, 1)),
          (error: unknown) => expect(error).toBeInstanceOf(DataFormatError),
        );
      }),
    );
  });
});

describe('idx, hostile', () => {
  it('allocates nothing for a count that lies', async () => {
    const liar = idxFile(8, [60_000, 28, 28], []);
    expect((await errorOf(idx(liar))).message).toContain('cut short');
    // 47 MB from 30 gzipped bytes is more than deflate can do.
    const error = await errorOf(idx(new Uint8Array(gzipSync(liar))));
    expect(error.message).toContain('more than');
    expect(error.byte).toBe(4);
  });

  it('refuses sizes whose product overflows every integer', async () => {
    const huge = idxFile(14, Array(255).fill(0xffffffff), []);
    for (const { pack } of packings) expect((await errorOf(idx(pack(huge)))).message).toContain('at most 2^31 - 1');
    const emptyButHuge = idxFile(8, [...Array(200).fill(0xffffffff), 0], []);
    expect((await idx(emptyButHuge)).data.length).toBe(0);
  });

  it('stops unpacking at the promised end', async () => {
    const bomb = new Uint8Array(gzipSync(idxFile(8, [10], new Uint8Array(50_000_000))));
    const error = await errorOf(idx(bomb, { file: 'bomb.gz' }));
    expect(error.message).toBe(
      'idx: bomb.gz, byte 18: the file does not end where it should: the header promises [10], 18 bytes in all, more follows',
    );
  });

  it('refuses gzip data that is cut short or damaged, wherever that is', async () => {
    const noise = Uint8Array.from({ length: 3000 }, (_, i) => (Math.imul(i, 0x9e3779b1) >>> 24) ^ ((i * i) >>> 5));
    const packed = new Uint8Array(gzipSync(idxFile(8, [3000], noise)));
    for (let length = 2; length < packed.length; length += 97) {
      const error = await errorOf(idx(packed.subarray(0, length), { file: 'cut.gz' }));
      expect(error.message).toMatch(/idx: cut\.gz, byte \d+: the gzip data is cut short or damaged after \d+ unpacked bytes/);
    }
    const damaged = packed.slice();
    damaged[1500]! ^= 0x40;
    await errorOf(idx(damaged));
    const wrongChecksum = packed.slice();
    wrongChecksum[packed.length - 8]! ^= 1;
    expect((await errorOf(idx(wrongChecksum))).message).toContain('the gzip data is cut short or damaged');
  });

  it('names a File by its name', async () => {
    const error = await errorOf(idx(new File(['x'], 'labels.idx')));
    expect(error.file).toBe('labels.idx');
  });
});
