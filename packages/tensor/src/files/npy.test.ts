import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArgumentError, DTypeError, FormatError, ShapeMismatchError } from '../errors.ts';
import { bitwise, damage, damages, hostArrays } from './fixtures/arbitrary.ts';
import { describeArray, expected, fixture, parseDescribed } from './fixtures/expected.ts';
import type { HostArray } from './host-array.ts';
import { decodeNpy, encodeNpy } from './npy.ts';

const prefix = (version: number, length: number) =>
  version === 1
    ? [0x93, ...Buffer.from('NUMPY'), 1, 0, length & 255, length >> 8]
    : [0x93, ...Buffer.from('NUMPY'), version, 0, length & 255, (length >> 8) & 255, (length >> 16) & 255, length >>> 24];

/** A file with this header text, whatever it says, and these data. */
function fileOf(header: string, data: ArrayLike<number> = [], version = 1): Uint8Array {
  const text = Buffer.from(header, 'utf8');
  return Uint8Array.from([...prefix(version, text.length), ...text, ...Array.from(data)]);
}
const header = (descr: string, shape: string, order = 'False') =>
  `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${shape}, }\n`;
const refusal = (file: Uint8Array): string => {
  try {
    decodeNpy(file);
  } catch (error) {
    expect(error).toBeInstanceOf(FormatError);
    return (error as Error).message;
  }
  throw new Error('the file was accepted');
};

describe('files written by NumPy', () => {
  test.each(Object.entries(expected.npy))('%s', (name, described) => {
    expect(describeArray(decodeNpy(fixture(name)))).toEqual(parseDescribed(described));
  });

  const plain = Object.keys(expected.npy).filter((name) => !/fortran|big-endian|version|i8/.test(name));
  test.each(plain)('%s is written again byte for byte', (name) => {
    expect(encodeNpy(decodeNpy(fixture(name)))).toEqual(fixture(name));
  });

  test.each([
    ['i8-too-wide.npy', 'loadNpy: the int64 value -2147483649 (element 1) does not fit int32; save it as int32 or as a float'],
    [
      'complex.npy',
      `loadNpy: the dtype "'<c16'" (complex numbers) cannot be a tensor; save it as a bool, an integer or a float of at most 8 bytes`,
    ],
    ['string.npy', '(strings) cannot be a tensor'],
    ['structured.npy', '(a structured dtype) cannot be a tensor'],
    ['object.npy', '(pickled Python objects) cannot be a tensor'],
  ])('%s is refused', (name, message) => {
    expect(refusal(fixture(name))).toContain(message);
  });
});

describe('round trips', () => {
  test('any array, from any byte offset', () => {
    fc.assert(
      fc.property(hostArrays, fc.integer({ min: 0, max: 9 }), (array, shift) => {
        const file = encodeNpy(array);
        const moved = new Uint8Array(file.length + shift).subarray(shift);
        moved.set(file);
        expect(bitwise({ x: decodeNpy(moved) })).toEqual(bitwise({ x: array }));
      }),
    );
  });

  test('the data begin at a multiple of 64', () => {
    fc.assert(
      fc.property(hostArrays, (array) => {
        expect((encodeNpy(array).length - array.data.byteLength) % 64).toBe(0);
      }),
    );
  });

  test('a header too long for version 1 is written as version 2', () => {
    const array: HostArray = { shape: Array(30000).fill(1), dtype: 'int8', data: new Int8Array([5]) };
    const file = encodeNpy(array);
    expect(file[6]).toBe(2);
    expect(decodeNpy(file)).toEqual(array);
  });

  test('what is read shares no memory with the file, a Node Buffer included', () => {
    const file = Buffer.from(encodeNpy({ shape: [2], dtype: 'uint8', data: new Uint8Array([1, 2]) }));
    const { data } = decodeNpy(file);
    file.fill(0);
    expect(data).toEqual(new Uint8Array([1, 2]));
  });
});

describe('headers as others write them', () => {
  const bytes = [1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0];

  test('Fortran order of three axes, one of them of size 1', () => {
    const { data, shape } = decodeNpy(fileOf(header("'<u2'", '(2, 1, 3)', 'True'), bytes));
    expect([shape, data]).toEqual([[2, 1, 3], new Int32Array([1, 3, 5, 2, 4, 6])]);
  });

  test('Fortran order is a transposition of the reversed shape', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 5 }), (shape) => {
        const count = shape.reduce((a, b) => a * b, 1);
        const { data } = decodeNpy(
          fileOf(
            header("'<u2'", `(${shape.map((n) => `${n},`).join('')})`, 'True'),
            Array.from({ length: 2 * count }, (_, i) => (i % 2 ? i >> 9 : (i >> 1) & 255)),
          ),
        );
        const place = (index: number) => {
          let [rest, from] = [index, 0];
          let stride = count;
          for (const size of shape.toReversed()) {
            stride /= size;
            from += (rest % size) * stride;
            rest = Math.floor(rest / size);
          }
          return from;
        };
        expect(Array.from(data)).toEqual(Array.from({ length: count }, (_, index) => place(index)));
      }),
    );
  });

  test.each([
    ['double quotes and no last comma', `{"descr": "<u2", "fortran_order": False, "shape": (2, 3)}`],
    ['another order of keys and no spaces', `{'shape':(2,3),'fortran_order':False,'descr':'<u2'}`],
    ['long integers of Python 2', `{'descr': '<u2', 'fortran_order': False, 'shape': (2L, 3L), }\n`],
    ['the native byte order', `{'descr': '=u2', 'fortran_order': False, 'shape': (2, 3), }\n`],
  ])('%s', (_, text) => {
    expect(decodeNpy(fileOf(text, bytes))).toEqual({ shape: [2, 3], dtype: 'int32', data: new Int32Array([1, 2, 3, 4, 5, 6]) });
  });

  test('a version 3 header with non-ASCII text names what it refuses', () => {
    expect(refusal(fileOf(header("[('größe', '<f4')]", '(1,)'), [], 3))).toContain('größe');
  });

  test('big-endian 2 and 8 byte elements', () => {
    expect(decodeNpy(fileOf(header("'>i2'", '(2,)'), [255, 254, 1, 0])).data).toEqual(new Int32Array([-2, 256]));
    expect(decodeNpy(fileOf(header("'>i8'", '(1,)'), [255, 255, 255, 255, 255, 255, 255, 253])).data).toEqual(
      new Int32Array([-3]),
    );
    expect(decodeNpy(fileOf(header("'>f8'", '()'), [63, 248, 0, 0, 0, 0, 0, 0])).data).toEqual(new Float64Array([1.5]));
    expect(decodeNpy(fileOf(header("'>f2'", '()'), [0x3e, 0])).data).toEqual(new Uint16Array([0x3e00]));
  });
});

describe('files that lie', () => {
  const good = header("'|u1'", '(2,)');
  const cases: [string, Uint8Array, string][] = [
    ['nothing at all', new Uint8Array(), 'the file does not start with "\\x93NUMPY"; give the bytes of an .npy file'],
    ['another file', new Uint8Array(Buffer.from('PK\x03\x04 and more')), 'the file does not start with'],
    ['only the magic', fileOf('').subarray(0, 6), 'the file is cut short: expected at least 12 bytes, got 6'],
    ['an unknown version', fileOf(good, [1, 2], 4), 'the format version is 4.0, expected 1.0, 2.0 or 3.0'],
    ['a header beyond the file', fileOf(good).subarray(0, 30), `the header is cut short: expected ${good.length} bytes, got 20`],
    ['a header of gigabytes', Uint8Array.from(prefix(2, 0xffffffff)), 'the header claims 4294967295 bytes, the limit is 1048576'],
    ['a header that is not UTF-8', Uint8Array.from([...prefix(3, 2), 0xff, 0xff]), 'the header is not UTF-8'],
    ['no dictionary', fileOf('nonsense'), 'the header is not a Python dictionary: "nonsense"'],
    ['an unreadable dictionary', fileOf("{'descr' '<f4'}"), 'the header cannot be read'],
    ['deep nesting', fileOf(header("'<f4'", '('.repeat(5e4)), [], 2), 'the header cannot be read'],
    [
      'a key twice',
      fileOf("{'descr': '|u1', 'descr': '|u1', 'fortran_order': False, 'shape': (2,)}"),
      'the header gives "descr" twice',
    ],
    [
      'a key too few',
      fileOf("{'descr': '|u1', 'shape': (2,)}"),
      'must give descr, fortran_order and shape, it gives "descr, shape"',
    ],
    [
      'a key too many',
      fileOf("{'descr': '|u1', 'fortran_order': False, 'shape': (2,), 'x': 1}"),
      'must give descr, fortran_order and shape',
    ],
    ['an unknown dtype', fileOf(header("'<f3'", '(2,)')), `the dtype "'<f3'" is unknown`],
    ['a dtype from the prototype', fileOf(header("'<constructor'", '(2,)')), 'cannot be a tensor'],
    ['a dtype without byte order', fileOf(header("'f4'", '(2,)')), `the dtype "'f4'" is unknown`],
    ['an order that is no truth value', fileOf(header("'|u1'", '(2,)', '1')), 'fortran_order must be True or False, it is "1"'],
    [
      'a shape that is a number',
      fileOf(header("'|u1'", '2')),
      'the shape must be a tuple of whole numbers of at least 0, it is "2"',
    ],
    ['a shape in brackets without a comma', fileOf(header("'|u1'", '(2)')), 'the shape must be a tuple'],
    ['a negative size', fileOf(header("'|u1'", '(-2,)')), 'the shape must be a tuple'],
    ['a fractional size', fileOf(header("'|u1'", '(2.5,)')), 'the shape must be a tuple'],
    ['a size beyond 2⁵³', fileOf(header("'|u1'", '(9007199254740993,)')), 'the shape must be a tuple'],
    [
      'a shape of terabytes',
      fileOf(header("'<f8'", '(1048576, 1048576)'), [1]),
      'the data are cut short: float64 of shape [1048576, 1048576] takes 8796093022208 bytes, got 1',
    ],
    [
      'a shape that multiplies out of float64',
      fileOf(header("'<f8'", `(${'9007199254740991, '.repeat(30)})`), [1]),
      '… 30 axes] takes Infinity bytes',
    ],
    [
      'data cut short',
      fileOf(good, [1]),
      'the data are cut short: uint8 of shape [2] takes 2 bytes, got 1; the file is damaged, write it again',
    ],
    ['bytes behind the data', fileOf(good, [1, 2, 3]), 'bytes follow the data: uint8 of shape [2] takes 2 bytes, got 3'],
    ['a bool that is neither 0 nor 1', fileOf(header("'|b1'", '(2,)'), [1, 255]), 'a bool must be 0 or 1, element 1 is 255'],
  ];
  test.each(cases)('%s', (_, file, message) => {
    const refused = refusal(file);
    expect(refused).toContain(message);
    expect(refused).toMatch(/^loadNpy: .+; .+$/);
    expect(refused.length).toBeLessThan(500);
  });

  test('a Fortran array of many axes of size 1 takes no time', () => {
    const shape = `(${'1, '.repeat(100000)}500, 2)`;
    expect(decodeNpy(fileOf(header("'|u1'", shape, 'True'), new Uint8Array(1000), 2)).shape).toHaveLength(100002);
  });

  test('any damage gives a FormatError or a valid result', () => {
    const files = ['f4-fortran.npy', 'b1.npy', 'f4-version-2.npy', 'i8-scalar.npy', 'structured.npy'].map(fixture);
    fc.assert(
      fc.property(fc.constantFrom(...files), damages, (file, list) => {
        try {
          const { shape, data } = decodeNpy(damage(file, list));
          expect(data.length).toBe(shape.reduce((a, b) => a * b, 1));
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('every truncation is refused', () => {
    const whole = fixture('f4-fortran.npy');
    for (let length = 0; length < whole.length; length++) expect(() => decodeNpy(whole.subarray(0, length))).toThrow(FormatError);
  });
});

describe('arguments that cannot be written or read', () => {
  test('arrays that contradict themselves', () => {
    expect(() => encodeNpy({ shape: [2], dtype: 'float32', data: new Float32Array(3) })).toThrow(
      new ShapeMismatchError('saveNpy', 'the array has shape [2], which is 2 elements, but 3 elements of data'),
    );
    expect(() => encodeNpy({ shape: [3], dtype: 'float16', data: new Float32Array(3) })).toThrow(DTypeError);
  });

  test('what is not bytes', () => {
    expect(() => decodeNpy([1, 2] as unknown as Uint8Array)).toThrow(ArgumentError);
    expect(() => decodeNpy(null as unknown as Uint8Array)).toThrow('got null');
  });
});
