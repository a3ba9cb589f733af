import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ArgumentError, FormatError, ShapeMismatchError } from '../errors.ts';
import { crc32 } from './crc32.ts';
import { bitwise, damage, damages, hostArrayRecords } from './fixtures/arbitrary.ts';
import { describeAll, expected, fixture, parseAll } from './fixtures/expected.ts';
import type { HostArray } from './host-array.ts';
import { encodeNpy } from './npy.ts';
import { decodeNpz, encodeNpz } from './npz.ts';
import { writeZip } from './zip-writer.ts';

const array: HostArray = { shape: [2, 2], dtype: 'float32', data: new Float32Array([1, 2, 3, 4]) };
const npy = encodeNpy(array);

interface Lie {
  name?: string;
  centralName?: string;
  method?: number;
  flags?: number;
  size?: number;
  crc?: number;
  packed?: Uint8Array;
  zip64?: boolean;
  offset?: number;
  comment?: string;
}

/** An archive of one entry, built here on its own terms, that may lie about everything. */
function archive(lie: Lie = {}): Uint8Array {
  const name = Buffer.from(lie.name ?? 'x.npy');
  const centralName = Buffer.from(lie.centralName ?? lie.name ?? 'x.npy');
  const packed = lie.packed ?? npy;
  const method = lie.method ?? 0;
  const [crc, size, flags] = [lie.crc ?? crc32(npy), lie.size ?? npy.length, lie.flags ?? 0];
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(method, 8);
  local.writeUInt16LE(name.length, 26);
  const offset = lie.offset ?? 0;
  const extra = Buffer.alloc(lie.zip64 ? 28 : 0);
  if (lie.zip64) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    [size, packed.length, offset].forEach((n, i) => extra.writeBigUInt64LE(BigInt(n), 4 + 8 * i));
  }
  const narrow = (n: number) => (lie.zip64 ? 0xffffffff : n);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(flags, 8);
  central.writeUInt16LE(method, 10);
  central.writeUInt32LE(crc, 16);
  central.writeUInt32LE(narrow(packed.length), 20);
  central.writeUInt32LE(narrow(size), 24);
  central.writeUInt16LE(centralName.length, 28);
  central.writeUInt16LE(extra.length, 30);
  central.writeUInt32LE(narrow(offset), 42);
  const begin = 30 + name.length + packed.length;
  const directory = Buffer.concat([central, centralName, extra]);
  const parts = [local, name, packed, directory];
  if (lie.zip64) {
    const end64 = Buffer.alloc(76);
    end64.writeUInt32LE(0x06064b50, 0);
    end64.writeBigUInt64LE(1n, 32);
    end64.writeBigUInt64LE(BigInt(directory.length), 40);
    end64.writeBigUInt64LE(BigInt(begin), 48);
    end64.writeUInt32LE(0x07064b50, 56);
    end64.writeBigUInt64LE(BigInt(begin + directory.length), 64);
    parts.push(end64);
  }
  const comment = Buffer.from(lie.comment ?? '');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(lie.zip64 ? 0xffff : 1, 10);
  end.writeUInt32LE(narrow(directory.length), 12);
  end.writeUInt32LE(narrow(begin), 16);
  end.writeUInt16LE(comment.length, 20);
  return new Uint8Array(Buffer.concat([...parts, end, comment]));
}

const refusal = async (file: Uint8Array): Promise<string> => {
  const error: unknown = await decodeNpz(file).then(
    () => new Error('the file was accepted'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(FormatError);
  return (error as Error).message;
};

/** A stream that fails with nobody listening ends the process; here it fails the tests. */
const unheard: unknown[] = [];
const listen = (reason: unknown) => unheard.push(reason);
beforeAll(() => {
  process.on('unhandledRejection', listen);
});
afterAll(async () => {
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off('unhandledRejection', listen);
  expect(unheard).toEqual([]);
});

describe('files written by NumPy', () => {
  test.each(Object.entries(expected.npz))('%s', async (name, arrays) => {
    expect(describeAll(await decodeNpz(fixture(name)))).toEqual(parseAll(arrays));
  });

  test('a single array is no archive', async () => {
    expect(await refusal(fixture('f4.npy'))).toBe(
      'loadNpz: the end of the archive is missing: it is cut short, or not a zip archive; give the bytes of an .npz file',
    );
  });
});

describe('archives as others write them', () => {
  test.each<[string, Lie]>([
    ['stored', {}],
    ['deflated', { method: 8, packed: deflateRawSync(npy) }],
    ['ZIP64 throughout', { zip64: true }],
    ['a comment', { comment: 'with PK\x05\x06 inside, and long enough to hold a whole end record' }],
    ['a name without extension', { name: 'x' }],
  ])('%s', async (_, lie) => {
    expect(await decodeNpz(archive(lie))).toEqual({ x: array });
  });

  test('folders are passed over', async () => {
    expect(
      await decodeNpz(
        writeZip('saveNpz', [
          ['folder/', new Uint8Array()],
          ['folder/x.npy', npy],
        ]),
      ),
    ).toEqual({ 'folder/x': array });
  });
});

describe('round trips', () => {
  test('any arrays under any names', async () => {
    await fc.assert(
      fc.asyncProperty(hostArrayRecords, async (arrays) => {
        expect(bitwise(await decodeNpz(encodeNpz(arrays)))).toEqual(bitwise(arrays));
      }),
    );
  });

  test('deflated data of several megabytes', async () => {
    const large: HostArray = { shape: [1 << 20], dtype: 'int32', data: Int32Array.from({ length: 1 << 20 }, (_, i) => i * i) };
    const bytes = encodeNpy(large);
    const read = await decodeNpz(archive({ method: 8, packed: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes) }));
    expect(Buffer.compare(encodeNpy(read.x as HostArray), bytes)).toBe(0);
  });
});

test('the CRC-32 of the standard check string', () => {
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array())).toBe(0);
});

describe('files that lie', () => {
  const packed = deflateRawSync(npy);
  const zeros = new Uint8Array(100000);
  const cases: [string, Uint8Array, string][] = [
    ['nothing at all', new Uint8Array(), 'the end of the archive is missing'],
    [
      'a wrong checksum',
      archive({ crc: 1 }),
      `entry "x.npy": the CRC-32 is ${crc32(npy).toString(16)}, expected 00000001: the data are damaged; the file is damaged, write it again`,
    ],
    ['a wrong checksum, deflated', archive({ method: 8, packed, crc: 1 }), 'expected 00000001'],
    ['a name that differs', archive({ centralName: 'y.npy' }), 'entry "y.npy" has another name in its own header'],
    ['an encrypted entry', archive({ flags: 1 }), 'entry "x.npy" is encrypted; write it without a password'],
    ['another method', archive({ method: 12 }), 'entry "x.npy" is packed with method 12, expected 0 (stored) or 8 (deflate)'],
    [
      'a size of gigabytes',
      archive({ method: 8, packed, size: 4e9 }),
      `claims 4000000000 bytes, which ${packed.length} packed bytes cannot give`,
    ],
    [
      'a stored size that differs',
      archive({ size: npy.length - 1 }),
      `claims ${npy.length - 1} bytes, which ${npy.length} packed bytes cannot give`,
    ],
    [
      'a size too small',
      archive({ method: 8, packed: deflateRawSync(zeros), size: 5 }),
      'the data inflate to more than the 5 bytes the archive claims',
    ],
    [
      'a size too large',
      archive({ method: 8, packed, size: npy.length + 1 }),
      `the data inflate to ${npy.length} bytes, the archive claims ${npy.length + 1}`,
    ],
    [
      'damaged deflate data',
      archive({ method: 8, packed: Uint8Array.from(packed, () => 0xff) }),
      'entry "x.npy": the deflated data are damaged',
    ],
    ['deflate data cut short', archive({ method: 8, packed: packed.subarray(0, -4) }), 'entry "x.npy": '],
    ['an offset beyond the file', archive({ offset: 4e9 }), 'entry "x.npy" is not at byte 4000000000'],
    ['an offset to elsewhere', archive({ offset: 3 }), 'entry "x.npy" is not at byte 3'],
    ['a ZIP64 offset beyond everything', archive({ zip64: true, offset: 2 ** 50 }), 'is not at byte 1125899906842624'],
    [
      'an entry that is no array',
      writeZip('saveNpz', [['readme.txt', Buffer.from('hello')]]),
      'entry "readme.txt": it is not an .npy array; remove it from the archive',
    ],
    [
      'an array cut short',
      writeZip('saveNpz', [['x.npy', npy.subarray(0, -1)]]),
      'entry "x.npy": the data are cut short: float32 of shape [2, 2] takes 16 bytes, got 15',
    ],
    [
      'a name twice',
      writeZip('saveNpz', [
        ['x.npy', npy],
        ['x', npy],
      ]),
      'the array "x" occurs twice',
    ],
    ['bytes behind the archive', Uint8Array.from([...archive(), 0]), 'the end of the archive is missing'],
    ['bytes before the archive', Uint8Array.from([0, ...archive()]), 'the directory of the archive should be bytes'],
  ];
  test.each(cases)('%s', async (_, file, message) => {
    const refused = await refusal(file);
    expect(refused).toContain(message);
    expect(refused).toMatch(/^loadNpz: .+; .+$/);
  });

  test('a name that is not UTF-8', async () => {
    const file = archive();
    for (const at of [30, file.length - 22 - 5]) file[at] = 0xff;
    expect(await refusal(file)).toContain('the name of an entry is not UTF-8; write the archive with UTF-8 names');
  });

  test('two entries that share their bytes', async () => {
    const file = writeZip('saveNpz', [
      ['a.npy', npy],
      ['a.npy', npy],
    ]);
    const second = file.length - 22 - (46 + 5);
    new DataView(file.buffer).setUint32(second + 42, 0, true);
    expect(await refusal(file)).toContain('the entries of the archive overlap at byte 0');
  });

  test('an entry that reaches into the directory', async () => {
    const file = archive();
    const central = file.length - 22 - 51;
    const view = new DataView(file.buffer);
    for (const field of [20, 24]) view.setUint32(central + field, npy.length + 10, true);
    expect(await refusal(file)).toContain('the entries of the archive overlap');
  });

  test('a directory that claims more or fewer entries than it holds', async () => {
    for (const [count, message] of [
      [0, 'the directory of the archive is 51 bytes longer than its entries'],
      [2, 'the directory of the archive is damaged at byte'],
    ] as const) {
      const file = archive();
      new DataView(file.buffer).setUint16(file.length - 12, count, true);
      expect(await refusal(file)).toContain(message);
    }
  });

  test('a ZIP64 size that is missing', async () => {
    const file = archive();
    new DataView(file.buffer).setUint32(file.length - 22 - 51 + 24, 0xffffffff, true);
    expect(await refusal(file)).toContain('a ZIP64 size is missing');
  });

  test.each(['stored.npz', 'compressed.npz'])('any damage to %s gives a FormatError or a valid result', async (name) => {
    const whole = fixture(name);
    await fc.assert(
      fc.asyncProperty(damages, async (list) => {
        const result: unknown = await decodeNpz(damage(whole, list)).catch((error: unknown) => error);
        if (result instanceof Error) expect(result).toBeInstanceOf(FormatError);
      }),
      { numRuns: 500 },
    );
  });

  test('any damage to a ZIP64 archive gives a FormatError or a valid result', async () => {
    const whole = archive({ zip64: true, method: 8, packed });
    await fc.assert(
      fc.asyncProperty(damages, async (list) => {
        const result: unknown = await decodeNpz(damage(whole, list)).catch((error: unknown) => error);
        if (result instanceof Error) expect(result).toBeInstanceOf(FormatError);
      }),
      { numRuns: 500 },
    );
  });

  test('every truncation is refused', async () => {
    const whole = fixture('compressed.npz');
    for (let length = 0; length < whole.length; length++)
      await expect(decodeNpz(whole.subarray(0, length))).rejects.toThrow(FormatError);
  });
});

describe('arguments that cannot be written or read', () => {
  test('arrays that contradict themselves', () => {
    expect(() => encodeNpz({ w: { ...array, shape: [5] } })).toThrow(
      new ShapeMismatchError('saveNpz', 'array "w" has shape [5], which is 5 elements, but 4 elements of data'),
    );
  });

  test('more entries than a zip archive counts, and a name it cannot hold', () => {
    const many = Array.from({ length: 65535 }, (_, i) => [`${i}`, new Uint8Array()] as const);
    expect(() => writeZip('saveNpz', many)).toThrow('saveNpz: 65535 arrays and');
    expect(() => encodeNpz({ ['n'.repeat(65536)]: array })).toThrow(ArgumentError);
  });

  test('what is not bytes', async () => {
    await expect(decodeNpz({} as unknown as Uint8Array)).rejects.toThrow(ArgumentError);
  });
});
