import type { DType, TypedArray } from '../dtype.ts';
import { hostArray, isDType } from '../dtype.ts';
import { ArgumentError, DTypeError, type FormatError, ShapeMismatchError } from '../errors.ts';

/** A dense array in row-major order, as files hold it; float16 as raw bits, bool as 0 and 1. */
export interface HostArray {
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly data: TypedArray;
}

/** Makes the error for a file that is not what it claims to be, with the operation and the place already filled in. */
export type Refuse = (problem: string, fix?: string) => FormatError;

/** `text` in quotes, shortened: names come from files and may be megabytes long. */
export const quote = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** `[2, 3]`, shortened like {@link quote}. */
export const describeShape = (shape: readonly number[]): string =>
  shape.length > 16 ? `[${shape.slice(0, 16).join(', ')}, … ${shape.length} axes]` : `[${shape.join(', ')}]`;

/** The number of elements of `shape`. Exact up to 2⁵³; above that only known to be larger than any file. */
export const elementCount = (shape: readonly number[]): number =>
  shape.includes(0) ? 0 : shape.reduce((count, size) => count * size, 1);

/** Is this a size an axis can have: a whole number of at least 0 that float64 holds exactly? */
export const isAxisSize = (size: unknown): size is number => Number.isSafeInteger(size) && (size as number) >= 0;

/** The bytes of a file as a plain Uint8Array. A Node Buffer's `slice` shares memory, so it must not pass as one. */
export function asBytes(operation: string, input: unknown): Uint8Array {
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  if (input instanceof Uint8Array) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  throw new ArgumentError(operation, `expected the file's bytes as a Uint8Array or an ArrayBuffer, got ${typeName(input)}`);
}

/** The memory of `data` as bytes; not a copy. */
export const bytesOf = (data: TypedArray): Uint8Array => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

/** Refuses an array that cannot be written: `place` names it in the message. */
export function checkHostArray(operation: string, place: string, array: HostArray): void {
  const { shape, dtype, data } = array;
  if (!isDType(dtype)) throw new DTypeError(operation, `${place} has the unknown dtype ${quote(String(dtype))}`);
  const Expected = hostArray(dtype, 0).constructor;
  if (data?.constructor !== Expected) {
    throw new DTypeError(operation, `${place} of dtype ${dtype} needs its data as ${Expected.name}, got ${typeName(data)}`);
  }
  if (!Array.isArray(shape) || !shape.every(isAxisSize)) {
    throw new ShapeMismatchError(operation, `the sizes of ${place} must be whole numbers of at least 0, got [${String(shape)}]`);
  }
  if (elementCount(shape) !== data.length) {
    throw new ShapeMismatchError(
      operation,
      `${place} has shape ${describeShape(shape)}, which is ${elementCount(shape)} elements, but ${data.length} elements of data`,
    );
  }
}

const typeName = (value: unknown): string =>
  typeof value === 'object' && value !== null ? (value.constructor?.name ?? 'an object') : value === null ? 'null' : typeof value;
