import { DTypeError } from './errors.ts';
import type { DType } from './types/dtype.ts';

export type { DType } from './types/dtype.ts';

/** What holds values on the host; float16 is held as the bits of its values, in a Uint16Array. */
export type TypedArray = Float32Array | Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array | Int8Array;

type Kind = 'float' | 'int' | 'bool';

interface DTypeFacts {
  /** Bytes of one element in host memory and in files. */
  readonly bytes: number;
  readonly kind: Kind;
  /** Place in PyTorch's promotion order. */
  readonly rank: number;
  /** The dtype its arithmetic is carried out in; the result is rounded or wrapped back after every operation. */
  readonly compute: ComputeType;
  /** The host array that holds its elements bit by bit; float16 as raw bits. */
  readonly array: {
    new (length: number): TypedArray;
    new (buffer: ArrayBufferLike, byteOffset: number, length: number): TypedArray;
  };
}

/** The dtypes in which expressions compute. The narrow ones are storage. */
export type ComputeType = 'float32' | 'float64' | 'int32' | 'uint32' | 'bool';

const facts: { readonly [D in DType]: DTypeFacts } = {
  bool: { bytes: 1, kind: 'bool', rank: 0, compute: 'bool', array: Uint8Array },
  uint8: { bytes: 1, kind: 'int', rank: 1, compute: 'int32', array: Uint8Array },
  int8: { bytes: 1, kind: 'int', rank: 1, compute: 'int32', array: Int8Array },
  int32: { bytes: 4, kind: 'int', rank: 2, compute: 'int32', array: Int32Array },
  uint32: { bytes: 4, kind: 'int', rank: 2, compute: 'uint32', array: Uint32Array },
  float16: { bytes: 2, kind: 'float', rank: 3, compute: 'float32', array: Uint16Array },
  float32: { bytes: 4, kind: 'float', rank: 4, compute: 'float32', array: Float32Array },
  float64: { bytes: 8, kind: 'float', rank: 5, compute: 'float64', array: Float64Array },
};

/** All dtypes. */
export const dtypes = Object.keys(facts) as readonly DType[];
export const isDType = (name: unknown): name is DType => typeof name === 'string' && Object.hasOwn(facts, name);
/**
 * How many bytes an element takes.
 * @example bytesPerElement('float16'); // 2
 */
export const bytesPerElement = (dtype: DType): number => facts[dtype].bytes;
/**
 * What values of a dtype are computed in: float32 for float16, int32 for narrow integers.
 * @example computeType('float16'); // 'float32'
 */
export const computeType = (dtype: DType): ComputeType => facts[dtype].compute;
/**
 * Whether a dtype is one of real numbers.
 * @example isFloat('float16'); // true
 */
export const isFloat = (dtype: DType): boolean => facts[dtype].kind === 'float';
/**
 * Whether a dtype is one of integers; bool is not.
 * @example isInteger('bool'); // false
 */
export const isInteger = (dtype: DType): boolean => facts[dtype].kind === 'int';
/**
 * A typed array of zeros that holds values of a dtype.
 * @example hostArray('int8', 3); // Int8Array [0, 0, 0]
 */
export const hostArray = (dtype: DType, length: number): TypedArray => new facts[dtype].array(length);
/**
 * A typed array of a dtype on a part of a buffer: `byteOffset` in bytes, `length` in elements.
 * @example hostView('float32', new ArrayBuffer(16), 4, 2); // Float32Array [0, 0]
 */
export const hostView = (dtype: DType, buffer: ArrayBufferLike, byteOffset: number, length: number): TypedArray =>
  new facts[dtype].array(buffer, byteOffset, length);

/** The dtype of a binary operation, by PyTorch's rule of categories: bool < integers < floats, the wider of two. */
export function promote(operation: string, a: DType, b: DType): DType {
  if (a === b) return a;
  const pair = [a, b];
  if (pair.includes('uint32') && pair.some((d) => d === 'int32' || d === 'int8')) {
    throw new DTypeError(
      operation,
      `${a} and ${b} have no common integer dtype`,
      `write .to('int32') or .to('uint32') on one of them`,
    );
  }
  if (pair.includes('uint8') && pair.includes('int8')) return 'int32';
  return facts[a].rank >= facts[b].rank ? a : b;
}

/** The dtype of a tensor combined with a JavaScript number: its own, unless the number does not fit its category. */
export function promoteNumber(dtype: DType, value: number): DType {
  if (isFloat(dtype)) return dtype;
  if (!Number.isInteger(value)) return 'float32';
  return dtype === 'bool' ? 'int32' : dtype;
}
