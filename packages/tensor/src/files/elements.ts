import type { DType, TypedArray } from '../dtype.ts';
import { bfloat16ToFloat32 } from '../half.ts';
import type { Refuse } from './host-array.ts';

/** How one element stands in a file. Wider than the dtypes: what has no dtype of its own is converted, without loss or not at all. */
export type ElementFormat = DType | 'int16' | 'uint16' | 'int64' | 'uint64' | 'bfloat16';

interface ElementFacts {
  readonly bytes: number;
  /** The dtype it becomes. */
  readonly dtype: DType;
  /** From little-endian bytes that belong to the result alone. */
  read(buffer: ArrayBuffer, refuse: Refuse): TypedArray;
}

const facts: { readonly [F in ElementFormat]: ElementFacts } = {
  bool: { bytes: 1, dtype: 'bool', read: (buffer, refuse) => checkBool(new Uint8Array(buffer), refuse) },
  uint8: { bytes: 1, dtype: 'uint8', read: (buffer) => new Uint8Array(buffer) },
  int8: { bytes: 1, dtype: 'int8', read: (buffer) => new Int8Array(buffer) },
  int16: { bytes: 2, dtype: 'int32', read: (buffer) => new Int32Array(new Int16Array(buffer)) },
  uint16: { bytes: 2, dtype: 'int32', read: (buffer) => new Int32Array(new Uint16Array(buffer)) },
  int32: { bytes: 4, dtype: 'int32', read: (buffer) => new Int32Array(buffer) },
  uint32: { bytes: 4, dtype: 'uint32', read: (buffer) => new Uint32Array(buffer) },
  int64: { bytes: 8, dtype: 'int32', read: (buffer, refuse) => narrowInt64(new BigInt64Array(buffer), refuse) },
  uint64: { bytes: 8, dtype: 'uint32', read: (buffer, refuse) => narrowUint64(new BigUint64Array(buffer), refuse) },
  float16: { bytes: 2, dtype: 'float16', read: (buffer) => new Uint16Array(buffer) },
  bfloat16: { bytes: 2, dtype: 'float32', read: (buffer) => bfloat16ToFloat32(new Uint16Array(buffer)) },
  float32: { bytes: 4, dtype: 'float32', read: (buffer) => new Float32Array(buffer) },
  float64: { bytes: 8, dtype: 'float64', read: (buffer) => new Float64Array(buffer) },
};

/** Bytes of one element in a file. */
export const bytesInFile = (format: ElementFormat): number => facts[format].bytes;

/** The dtype that elements of `format` become. */
export const dtypeOf = (format: ElementFormat): DType => facts[format].dtype;

/**
 * Elements of `format` out of the bytes of a file, into memory of their own: the bytes may start at any offset and be shared.
 * int64 becomes int32 and uint64 becomes uint32, each value checked; int16 and uint16 become int32, bfloat16 becomes float32.
 */
export function readElements(bytes: Uint8Array, format: ElementFormat, bigEndian: boolean, refuse: Refuse): TypedArray {
  const own = new Uint8Array(bytes.length);
  own.set(bytes);
  if (bigEndian) reverseEach(own, facts[format].bytes);
  return facts[format].read(own.buffer, refuse);
}

function reverseEach(bytes: Uint8Array, size: number): void {
  for (let start = 0; start < bytes.length; start += size) {
    for (let low = start, high = start + size - 1; low < high; low++, high--) {
      const kept = bytes[low] as number;
      bytes[low] = bytes[high] as number;
      bytes[high] = kept;
    }
  }
}

function checkBool(values: Uint8Array, refuse: Refuse): Uint8Array {
  const wrong = values.findIndex((value) => value > 1);
  if (wrong >= 0) throw refuse(`a bool must be 0 or 1, element ${wrong} is ${values[wrong]}`, 'save it as uint8');
  return values;
}

function narrowInt64(values: BigInt64Array, refuse: Refuse): Int32Array {
  // Word pairs, because a BigInt per element is an order slower.
  const words = new Int32Array(values.buffer);
  const out = new Int32Array(values.length);
  for (let i = 0; i < out.length; i++) {
    const low = words[2 * i] as number;
    if (words[2 * i + 1] !== low >> 31) throw outOfRange('int64', values[i], i, 'int32', refuse);
    out[i] = low;
  }
  return out;
}

function narrowUint64(values: BigUint64Array, refuse: Refuse): Uint32Array {
  const words = new Uint32Array(values.buffer);
  const out = new Uint32Array(values.length);
  for (let i = 0; i < out.length; i++) {
    if (words[2 * i + 1] !== 0) throw outOfRange('uint64', values[i], i, 'uint32', refuse);
    out[i] = words[2 * i] as number;
  }
  return out;
}

const outOfRange = (from: string, value: bigint | undefined, index: number, to: string, refuse: Refuse): Error =>
  refuse(`the ${from} value ${value} (element ${index}) does not fit ${to}`, `save it as ${to} or as a float`);
