import type { DType } from '../dtype.ts';
import { ArgumentError, FormatError } from '../errors.ts';
import { dtypeOf, readElements } from './elements.ts';
import type { HostArray } from './host-array.ts';
import { asBytes, bytesOf, checkHostArray, quote } from './host-array.ts';
import { type formatNames, longestHeader, readSafetensorsHeader } from './safetensors-header.ts';

/** What a safetensors file holds. */
export interface Safetensors {
  readonly tensors: Record<string, HostArray>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Names in files, in the reference implementation's order of data: wide elements first, so that each stays aligned. */
const writing: readonly (readonly [DType, keyof typeof formatNames])[] = [
  ['float64', 'F64'],
  ['float32', 'F32'],
  ['uint32', 'U32'],
  ['int32', 'I32'],
  ['float16', 'F16'],
  ['int8', 'I8'],
  ['uint8', 'U8'],
  ['bool', 'BOOL'],
];
const rank = new Map(writing.map(([dtype], place) => [dtype, place]));
const nameInFile = new Map(writing);

/**
 * Reads a safetensors file (the format of https://github.com/huggingface/safetensors).
 * I64 narrows to int32 and U64 to uint32, each value checked; I16 and U16 widen to int32, BF16 to float32. The data are copied.
 * Throws {@link FormatError} for anything that is not such a file; memory stays within a small multiple of `input`'s length.
 */
export function decodeSafetensors(input: Uint8Array | ArrayBuffer): Safetensors {
  const bytes = asBytes('loadSafetensors', input);
  const { entries, metadata } = readSafetensorsHeader(bytes);
  const tensors = entries.map(({ name, format, shape, begin, end }): [string, HostArray] => {
    const refuse = (problem: string, fix?: string): FormatError =>
      new FormatError('loadSafetensors', `tensor ${quote(name)}: ${problem}`, fix);
    return [name, { shape, dtype: dtypeOf(format), data: readElements(bytes.subarray(begin, end), format, false, refuse) }];
  });
  return { tensors: Object.fromEntries(tensors), metadata };
}

/**
 * Writes a safetensors file, byte for byte as the reference implementation does: data ordered by falling element size, then by name;
 * the header padded with spaces to a multiple of 8 bytes.
 */
export function encodeSafetensors(
  tensors: Readonly<Record<string, HostArray>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(tensors);
  for (const [name, array] of entries) {
    checkName(name);
    checkHostArray('saveSafetensors', `tensor ${quote(name)}`, array);
  }
  const ordered = entries
    .map(([name, array]) => ({ name, array, order: rank.get(array.dtype) as number, key: new TextEncoder().encode(name) }))
    .sort((a, b) => a.order - b.order || compareBytes(a.key, b.key));
  const header = encodeHeader(ordered, metadata);
  const dataBytes = ordered.reduce((sum, { array }) => sum + array.data.byteLength, 0);
  const file = new Uint8Array(8 + header.length + dataBytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
  file.set(header, 8);
  let offset = 8 + header.length;
  for (const { array } of ordered) {
    file.set(bytesOf(array.data), offset);
    offset += array.data.byteLength;
  }
  return file;
}

function encodeHeader(
  ordered: readonly { name: string; array: HostArray }[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  let offset = 0;
  const fields = ordered.map(({ name, array: { dtype, shape, data } }) => {
    const begin = offset;
    offset += data.byteLength;
    return `${JSON.stringify(name)}:${JSON.stringify({ dtype: nameInFile.get(dtype), shape, data_offsets: [begin, offset] })}`;
  });
  if (Object.keys(metadata).length > 0) fields.unshift(`"__metadata__":${JSON.stringify(checkMetadata(metadata))}`);
  const text = new TextEncoder().encode(`{${fields.join(',')}}`);
  if (text.length > longestHeader) {
    throw new ArgumentError(
      'saveSafetensors',
      `the header takes ${text.length} bytes, the format allows ${longestHeader}`,
      'shorten the metadata',
    );
  }
  const padded = new Uint8Array(Math.ceil(text.length / 8) * 8).fill(0x20);
  padded.set(text);
  return padded;
}

function checkName(name: string): void {
  if (name === '__metadata__')
    throw new ArgumentError('saveSafetensors', 'the name "__metadata__" is reserved', 'rename the tensor');
  checkWellFormed(name, 'the name');
}

function checkMetadata(metadata: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const [key, text] of Object.entries(metadata)) {
    if (typeof text !== 'string') {
      throw new ArgumentError(
        'saveSafetensors',
        `metadata must be strings, ${quote(key)} is of type ${typeof text}`,
        'use JSON.stringify on it',
      );
    }
    checkWellFormed(key, 'the metadata key');
    checkWellFormed(text, 'the metadata');
  }
  return metadata;
}

function checkWellFormed(text: string, what: string): void {
  if (/\p{Surrogate}/u.test(text))
    throw new ArgumentError('saveSafetensors', `${what} ${quote(text)} is not well-formed Unicode`);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
