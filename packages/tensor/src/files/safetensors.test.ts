import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArgumentError, DTypeError, FormatError, ShapeMismatchError } from '../errors.ts';
import { bitwise, damage, damages, hostArrayRecords } from './fixtures/arbitrary.ts';
import { describeAll, expected, fixture, parseAll } from './fixtures/expected.ts';
import type { HostArray } from './host-array.ts';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';

/** A file with this header text, whatever it says, and this many bytes of zeros behind it. */
function fileOf(header: string | Uint8Array, dataBytes = 0, claimed?: bigint): Uint8Array {
  const text = typeof header === 'string' ? new TextEncoder().encode(header) : header;
  const file = new Uint8Array(8 + text.length + dataBytes);
  new DataView(file.buffer).setBigUint64(0, claimed ?? BigInt(text.length), true);
  file.set(text, 8);
  return file;
}
const entry = (dtype: string, shape: unknown, offsets: unknown) => JSON.stringify({ dtype, shape, data_offsets: offsets });
const refusal = (file: Uint8Array): string => {
  try {
    decodeSafetensors(file);
  } catch (error) {
    expect(error).toBeInstanceOf(FormatError);
    return (error as Error).message;
  }
  throw new Error('the file was accepted');
};
const float32 = (...values: number[]): HostArray => ({
  shape: [values.length],
  dtype: 'float32',
  data: new Float32Array(values),
});

describe('files written by safetensors itself', () => {
  test.each(Object.entries(expected.safetensors))('%s', (name, tensors) => {
    expect(describeAll(decodeSafetensors(fixture(name)).tensors)).toEqual(parseAll(tensors));
  });

  test('metadata', () => {
    expect(decodeSafetensors(fixture('mixed.safetensors')).metadata).toEqual({ format: 'pt' });
    expect(decodeSafetensors(fixture('f32.safetensors')).metadata).toEqual({});
  });

  test.each(['f32', 'f16', 'f64', 'i32', 'i8', 'u8', 'u32', 'bool', 'none'])('%s is written again byte for byte', (kind) => {
    const file = fixture(`${kind}.safetensors`);
    expect(encodeSafetensors(decodeSafetensors(file).tensors)).toEqual(file);
  });

  test('several dtypes and names are written in the same order, with the metadata first', () => {
    const { tensors, metadata } = decodeSafetensors(fixture('mixed.safetensors'));
    const names = Object.keys(tensors).filter((name) => name !== 'i64' && name !== 'bf16');
    const shuffled = Object.fromEntries(names.toReversed().map((name) => [name, tensors[name] as HostArray]));
    const again = decodeSafetensors(encodeSafetensors(shuffled, metadata));
    expect(Object.keys(again.tensors)).toEqual(names);
    expect(again.metadata).toEqual(metadata);
  });

  test('a value that does not fit is named', () => {
    expect(refusal(fixture('i64-too-wide.safetensors'))).toBe(
      'loadSafetensors: tensor "x": the int64 value 2147483648 (element 1) does not fit int32; save it as int32 or as a float',
    );
  });
});

describe('round trips', () => {
  test('any arrays under any names, from any byte offset', () => {
    fc.assert(
      fc.property(
        hostArrayRecords,
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })),
        fc.integer({ min: 0, max: 9 }),
        (tensors, metadata, shift) => {
          const file = encodeSafetensors(tensors, metadata);
          const moved = new Uint8Array(file.length + shift).subarray(shift);
          moved.set(file);
          const read = decodeSafetensors(moved);
          expect(bitwise(read.tensors)).toEqual(bitwise(tensors));
          expect(new Map(Object.entries(read.metadata))).toEqual(new Map(Object.entries(metadata)));
        },
      ),
    );
  });

  test('the data begin at a multiple of 8, wide elements first', () => {
    const narrow: HostArray = { shape: [3], dtype: 'uint8', data: new Uint8Array([1, 2, 3]) };
    const wide: HostArray = { shape: [1], dtype: 'float64', data: new Float64Array([0.5]) };
    const file = encodeSafetensors({ narrow, wide });
    const headerLength = Number(new DataView(file.buffer).getBigUint64(0, true));
    expect(headerLength % 8).toBe(0);
    expect(new Float64Array(file.slice(8 + headerLength, 16 + headerLength).buffer)).toEqual(wide.data);
  });

  test('what is read shares no memory with the file, a Node Buffer included', () => {
    const file = Buffer.from(encodeSafetensors({ x: float32(1, 2) }));
    const { x } = decodeSafetensors(file).tensors;
    file.fill(0);
    expect(x?.data).toEqual(new Float32Array([1, 2]));
  });

  test('reads an ArrayBuffer and shared memory', () => {
    const file = encodeSafetensors({ x: float32(1) });
    const shared = new Uint8Array(new SharedArrayBuffer(file.length));
    shared.set(file);
    expect(decodeSafetensors(shared).tensors).toEqual(decodeSafetensors(file.slice().buffer).tensors);
  });
});

describe('formats without a dtype of their own', () => {
  const read = (dtype: string, data: ArrayBufferView, count: number) => {
    const file = fileOf(`{"x":${entry(dtype, [count], [0, data.byteLength])}}`, data.byteLength);
    file.set(new Uint8Array(data.buffer), file.length - data.byteLength);
    return decodeSafetensors(file).tensors.x;
  };

  test('I16, U16 and U64', () => {
    expect(read('I16', new Int16Array([-32768, 32767]), 2)).toEqual({
      shape: [2],
      dtype: 'int32',
      data: new Int32Array([-32768, 32767]),
    });
    expect(read('U16', new Uint16Array([65535, 0]), 2)).toEqual({ shape: [2], dtype: 'int32', data: new Int32Array([65535, 0]) });
    expect(read('U64', new BigUint64Array([4294967295n, 0n]), 2)).toEqual({
      shape: [2],
      dtype: 'uint32',
      data: new Uint32Array([4294967295, 0]),
    });
  });

  test.each([2147483648n, -2147483649n, 4294967296n, -4294967296n, 9223372036854775807n, -9223372036854775808n])(
    'I64 %d is refused',
    (value) => {
      expect(() => read('I64', new BigInt64Array([0n, value]), 2)).toThrow(
        `the int64 value ${value} (element 1) does not fit int32`,
      );
    },
  );

  test.each([4294967296n, 18446744073709551615n])('U64 %d is refused', (value) => {
    expect(() => read('U64', new BigUint64Array([value]), 1)).toThrow(
      `the uint64 value ${value} (element 0) does not fit uint32`,
    );
  });

  test('a BOOL that is neither 0 nor 1 is refused', () => {
    expect(() => read('BOOL', new Uint8Array([1, 0, 2]), 3)).toThrow(
      'loadSafetensors: tensor "x": a bool must be 0 or 1, element 2 is 2; save it as uint8',
    );
  });
});

describe('files that lie', () => {
  const one = entry('U8', [1], [0, 1]);
  const cases: [string, Uint8Array, string][] = [
    ['nothing at all', new Uint8Array(), 'the file is cut short: expected at least 8 bytes, got 0'],
    ['a header length beyond the file', fileOf('{}', 0, 120n), 'the header is cut short: expected 120 bytes, got 2'],
    [
      'a header length beyond the limit',
      fileOf('{}', 0, 1n << 40n),
      'the header claims 1099511627776 bytes, the limit is 100000000; give the bytes of a .safetensors file',
    ],
    ['the largest header length', fileOf('{}', 0, (1n << 64n) - 1n), 'the limit is 100000000'],
    ['an empty header', fileOf(''), 'the header must start with "{"'],
    ['a header that is a list', fileOf('[]'), 'the header must start with "{", it starts with "["'],
    ['a byte order mark', fileOf('\ufeff{}'), 'the header must start with "{"'],
    ['text that is not UTF-8', fileOf(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])), 'the header is not UTF-8'],
    ['JSON that ends early', fileOf('{"x":'), 'the header is not valid JSON'],
    ['a string that does not end', fileOf('{"x'), 'the header is not valid JSON (the string at position 1 has no end)'],
    ['text after the JSON', fileOf('{} x'), 'the header is not valid JSON'],
    ['a name twice', fileOf(`{"x":${one},"x":${one}}`, 1), 'the key "x" occurs twice'],
    ['a name twice, once escaped', fileOf(`{"x":${one} ,"\\u0078" :${one}}`, 1), 'occurs twice'],
    [
      'a field twice',
      fileOf('{"x":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}}', 1),
      'the key "dtype" occurs twice',
    ],
    ['a metadata key twice', fileOf('{"__metadata__":{"a":"1","a":"2"}}'), 'the key "a" occurs twice'],
    ['deep nesting', fileOf(`{"x":${'['.repeat(1e6)}${']'.repeat(1e6)}}`), 'nested too deep at position 6'],
    ['objects in a list', fileOf(`{"x":[${'{},'.repeat(1e6)}{}]}`), 'nested too deep at position 6'],
    ['a list without end', fileOf(`{"x":${entry('U8', Array(1025).fill(1), [0, 1])}}`, 1), 'a list of more than 1024 items'],
    ['metadata that is a list', fileOf('{"__metadata__":[]}'), '__metadata__ must be an object'],
    ['metadata with a number', fileOf('{"__metadata__":{"a":1}}'), '__metadata__ must hold only strings, "a" is not one'],
    ['a tensor that is null', fileOf('{"x":null}'), 'tensor "x" must be an object with dtype, shape and data_offsets'],
    ['no dtype', fileOf('{"x":{"shape":[1],"data_offsets":[0,1]}}', 1), 'tensor "x" has no dtype'],
    [
      'an unknown dtype',
      fileOf(`{"x":${entry('F8_E4M3', [1], [0, 1])}}`, 1),
      'tensor "x" has dtype "F8_E4M3", expected one of BOOL, U8',
    ],
    ['a dtype from the prototype', fileOf(`{"x":${entry('constructor', [1], [0, 1])}}`, 1), 'tensor "x" has dtype "constructor"'],
    ['no shape', fileOf('{"x":{"dtype":"U8","data_offsets":[0,1]}}', 1), 'the shape of tensor "x" must be a list'],
    ['a negative size', fileOf(`{"x":${entry('U8', [-1], [0, 1])}}`, 1), 'the shape of tensor "x" must be a list'],
    ['a fractional size', fileOf(`{"x":${entry('U8', [1.5], [0, 1])}}`, 1), 'the shape of tensor "x" must be a list'],
    [
      'a size beyond 2⁵³',
      fileOf('{"x":{"dtype":"U8","shape":[9007199254740993],"data_offsets":[0,1]}}', 1),
      'the shape of tensor "x" must be a list',
    ],
    ['a size that is text', fileOf(`{"x":${entry('U8', ['1'], [0, 1])}}`, 1), 'the shape of tensor "x" must be a list'],
    [
      'a shape that multiplies out of float64',
      fileOf(`{"x":${entry('U8', Array(30).fill(2 ** 52), [0, 1])}}`, 1),
      'takes Infinity bytes',
    ],
    [
      'a shape of terabytes',
      fileOf(`{"x":${entry('F32', [2 ** 20, 2 ** 20], [0, 4])}}`, 4),
      'takes 4398046511104 bytes, its data_offsets [0, 4] give 4',
    ],
    [
      'a shape of terabytes with offsets to match',
      fileOf(`{"x":${entry('F32', [2 ** 40], [0, 2 ** 42])}}`, 4),
      'the file is cut short',
    ],
    ['one offset', fileOf(`{"x":${entry('U8', [1], [0])}}`, 1), 'the data_offsets of tensor "x" must be two'],
    ['offsets in reverse', fileOf(`{"x":${entry('U8', [1], [1, 0])}}`, 1), 'takes 1 bytes, its data_offsets [1, 0] give -1'],
    [
      'offsets that do not fit the shape',
      fileOf(`{"x":${entry('F32', [2], [0, 4])}}`, 4),
      'of dtype F32 and shape [2] takes 8 bytes, its data_offsets [0, 4] give 4',
    ],
    ['offsets that overlap', fileOf(`{"a":${one},"b":${one}}`, 1), 'tensor "b" starts at byte 0, expected 1: the data overlap'],
    [
      'offsets with a gap',
      fileOf(`{"a":${one},"b":${entry('U8', [1], [2, 3])}}`, 3),
      'tensor "b" starts at byte 2, expected 1: the data have a gap',
    ],
    ['a gap before the first', fileOf(`{"a":${entry('U8', [1], [1, 2])}}`, 2), 'tensor "a" starts at byte 1, expected 0'],
    ['data cut short', fileOf(`{"x":${entry('U8', [4], [0, 4])}}`, 3), 'the file is cut short'],
    ['data too long', fileOf(`{"x":${one}}`, 3), 'the file is 2 bytes longer than its header says'],
    ['a name of megabytes', fileOf(JSON.stringify({ ['n'.repeat(1e6)]: 1 })), `tensor "${'n'.repeat(80)}…" must be an object`],
  ];
  test.each(cases)('%s', (_, file, message) => {
    const refused = refusal(file);
    expect(refused).toContain(message);
    expect(refused).toMatch(/^loadSafetensors: .+; .+$/);
    expect(refused.length).toBeLessThan(500);
  });

  test('more keys than any model has', () => {
    const keys = Array.from({ length: 1_000_000 }, (_, i) => `"${i.toString(36)}":""`);
    expect(refusal(fileOf(`{"__metadata__":{${keys.join(',')}}}`))).toContain('more than 1000000 keys');
  }, 30_000);

  test('empty tensors and scalars are no lie', () => {
    const file = fileOf(
      `{"e":${entry('F32', [0, 2 ** 52, 7], [0, 0])},"s":${entry('U8', [], [0, 1])},"z":${entry('F32', [0], [1, 1])}}`,
      1,
    );
    expect(Object.keys(decodeSafetensors(file).tensors)).toEqual(['e', 's', 'z']);
  });

  test('a tensor named __proto__ is a tensor', () => {
    const { tensors } = decodeSafetensors(fileOf(`{"__proto__":${one}}`, 1));
    expect(Object.keys(tensors)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(tensors)).toBe(Object.prototype);
  });

  test('any damage gives a FormatError or a valid result', () => {
    const whole = fixture('mixed.safetensors');
    fc.assert(
      fc.property(damages, (list) => {
        try {
          for (const { shape, data } of Object.values(decodeSafetensors(damage(whole, list)).tensors)) {
            expect(data.length).toBe(shape.reduce((a, b) => a * b, 1));
          }
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('every truncation is refused', () => {
    const whole = fixture('mixed.safetensors');
    for (let length = 0; length < whole.length; length++)
      expect(() => decodeSafetensors(whole.subarray(0, length))).toThrow(FormatError);
  });
});

describe('arguments that cannot be written or read', () => {
  test('names and metadata', () => {
    expect(() => encodeSafetensors({ __metadata__: float32(1) })).toThrow(ArgumentError);
    expect(() => encodeSafetensors({ 'a\ud800': float32(1) })).toThrow(
      'saveSafetensors: the name "a\\ud800" is not well-formed Unicode',
    );
    expect(() => encodeSafetensors({}, { epoch: 3 as unknown as string })).toThrow(
      'saveSafetensors: metadata must be strings, "epoch" is of type number; use JSON.stringify on it',
    );
  });

  test('arrays that contradict themselves', () => {
    const data = new Float32Array(6);
    expect(() => encodeSafetensors({ w: { shape: [2, 2], dtype: 'float32', data } })).toThrow(
      new ShapeMismatchError('saveSafetensors', 'tensor "w" has shape [2, 2], which is 4 elements, but 6 elements of data'),
    );
    expect(() => encodeSafetensors({ w: { shape: [-6], dtype: 'float32', data } })).toThrow(ShapeMismatchError);
    expect(() => encodeSafetensors({ w: { shape: [6], dtype: 'int32', data } })).toThrow(
      new DTypeError('saveSafetensors', 'tensor "w" of dtype int32 needs its data as Int32Array, got Float32Array'),
    );
    expect(() => encodeSafetensors({ w: { shape: [6], dtype: 'int64' as 'int32', data } })).toThrow(
      'tensor "w" has the unknown dtype "int64"',
    );
  });

  test('what is not bytes', () => {
    expect(() => decodeSafetensors('model.safetensors' as unknown as Uint8Array)).toThrow(
      "loadSafetensors: expected the file's bytes as a Uint8Array or an ArrayBuffer, got string",
    );
  });
});
