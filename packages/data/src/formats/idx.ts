import type { ValueArray } from '../columns.ts';
import { DataFormatError } from '../errors.ts';
import { type ByteSource, fileName, readBytes } from './bytes.ts';
import { gunzip, isGzip, largestGzipRatio } from './gzip.ts';

/** The content of an IDX file. 16-bit integers, which no tensor holds, come as int32. */
export interface IdxArray {
  readonly dtype: 'uint8' | 'int8' | 'int32' | 'float32' | 'float64';
  readonly shape: readonly number[];
  readonly data: ValueArray;
}

/** The options of `idx`. */
export interface IdxOptions {
  /** The name that errors give the file. Default: that of a `File`. */
  readonly file?: string | undefined;
}

interface ElementType {
  readonly dtype: IdxArray['dtype'];
  readonly bytes: number;
  /** Host-order elements of the big-endian bytes of a body. */
  read(body: Uint8Array, count: number): ValueArray;
}

const view = (body: Uint8Array): DataView => new DataView(body.buffer, body.byteOffset, body.byteLength);

function decode(elements: ValueArray, body: Uint8Array, read: (view: DataView, i: number) => number): ValueArray {
  const source = view(body);
  for (let i = 0; i < elements.length; i++) elements[i] = read(source, i);
  return elements;
}

/** By the third byte of the magic number. */
const elementTypes: Readonly<Record<number, ElementType>> = {
  8: { dtype: 'uint8', bytes: 1, read: (body) => body },
  9: { dtype: 'int8', bytes: 1, read: (body) => new Int8Array(body.buffer, body.byteOffset, body.length) },
  11: { dtype: 'int32', bytes: 2, read: (body, n) => decode(new Int32Array(n), body, (v, i) => v.getInt16(2 * i)) },
  12: { dtype: 'int32', bytes: 4, read: (body, n) => decode(new Int32Array(n), body, (v, i) => v.getInt32(4 * i)) },
  13: { dtype: 'float32', bytes: 4, read: (body, n) => decode(new Float32Array(n), body, (v, i) => v.getFloat32(4 * i)) },
  14: { dtype: 'float64', bytes: 8, read: (body, n) => decode(new Float64Array(n), body, (v, i) => v.getFloat64(8 * i)) },
};

/** As many elements as a tensor may have. */
const maxElements = 2 ** 31 - 1;

/**
 * Reads an IDX file, the format of MNIST and its relatives, plain or gzipped: two zero bytes, a type, the number of dimensions, the
 * sizes as 32-bit big-endian integers, the elements row by row, big-endian. Bytes that are not gzipped and hold 8-bit elements are not copied:
 * `data` is a view of them.
 *
 * The header is believed only as far as the file's length bears it out: nothing is allocated for a count that lies.
 *
 * @throws DataFormatError with the file and the byte when the file is no IDX, is cut short, or its length and header disagree.
 * @example
 * const bytes = new Uint8Array([0, 0, 8, 1, 0, 0, 0, 3, 5, 0, 4]);
 * const { dtype, shape, data } = await idx(bytes); // uint8, [3], [5, 0, 4]
 */
export async function idx(source: ByteSource, { file = fileName(source) }: IdxOptions = {}): Promise<IdxArray> {
  const bytes = await readBytes(source);
  return isGzip(bytes) ? parsePacked(bytes, file) : parse(bytes, file);
}

interface Header {
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly count: number;
  /** Length of header and body. */
  readonly headerBytes: number;
  readonly fileBytes: number;
}

function fail(problem: string, file: string | undefined, byte: number): DataFormatError {
  return new DataFormatError('idx', problem, { file, byte });
}

/** The header's length, once the first four bytes are there to say it. */
function headerLength(start: Uint8Array, file: string | undefined): number {
  if (start.length < 4)
    throw fail(`the file is cut short: a header has at least 4 bytes, got ${start.length}`, file, start.length);
  const [zero0, zero1, type, rank] = start as unknown as [number, number, number, number];
  if (zero0 !== 0 || zero1 !== 0 || elementTypes[type] === undefined || rank === 0) {
    const got = Array.from(start.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    throw fail(
      `not an IDX file: expected 00 00, a type (08, 09, 0b, 0c, 0d or 0e) and the number of dimensions, got ${got}`,
      file,
      0,
    );
  }
  return 4 + 4 * rank;
}

function parseHeader(start: Uint8Array, file: string | undefined): Header {
  const headerBytes = headerLength(start, file);
  if (start.length < headerBytes) {
    throw fail(`the file is cut short: its header has ${headerBytes} bytes, got ${start.length}`, file, start.length);
  }
  const type = elementTypes[start[2]!]!;
  const shape = Array.from({ length: start[3]! }, (_, k) => view(start).getUint32(4 + 4 * k));
  const count = shape.includes(0) ? 0 : shape.reduce((product, size) => product * size, 1);
  if (count > maxElements) {
    throw fail(`the header promises ${count} elements, [${shape.join(', ')}]; at most 2^31 - 1 are possible`, file, 4);
  }
  return { type, shape, count, headerBytes, fileBytes: headerBytes + count * type.bytes };
}

const promise = ({ shape, fileBytes }: Header): string => `the header promises [${shape.join(', ')}], ${fileBytes} bytes in all`;

function parse(bytes: Uint8Array, file: string | undefined): IdxArray {
  const header = parseHeader(bytes, file);
  if (bytes.length < header.fileBytes) {
    throw fail(`the file is cut short: ${promise(header)}, the file has ${bytes.length}`, file, bytes.length);
  }
  if (bytes.length > header.fileBytes) {
    throw fail(`the file does not end where it should: ${promise(header)}, the file has ${bytes.length}`, file, header.fileBytes);
  }
  const body = bytes.subarray(header.headerBytes);
  return { dtype: header.type.dtype, shape: header.shape, data: header.type.read(body, header.count) };
}

async function parsePacked(packed: Uint8Array, file: string | undefined): Promise<IdxArray> {
  const unpacking = new Unpacking(packed.length, file);
  for await (const piece of gunzip('idx', packed, file)) unpacking.add(piece);
  return parse(unpacking.finish(), file);
}

/** Collects unpacked bytes: a growing header first, then one array of exactly the length that the header promises. */
class Unpacking {
  private readonly packedBytes: number;
  private readonly file: string | undefined;
  private start = new Uint8Array(0);
  private header: Header | undefined;
  private content = new Uint8Array(0);
  private filled = 0;

  constructor(packedBytes: number, file: string | undefined) {
    this.packedBytes = packedBytes;
    this.file = file;
  }

  add(piece: Uint8Array): void {
    if (this.header !== undefined) {
      this.append(this.header, piece);
      return;
    }
    const joined = new Uint8Array(this.start.length + piece.length);
    joined.set(this.start);
    joined.set(piece, this.start.length);
    this.start = joined;
    if (joined.length < 4 || joined.length < headerLength(joined, this.file)) return;
    this.header = parseHeader(joined, this.file);
    if (this.header.fileBytes > this.packedBytes * largestGzipRatio) {
      throw fail(`${promise(this.header)}, more than ${this.packedBytes} gzipped bytes can hold`, this.file, 4);
    }
    this.content = new Uint8Array(this.header.fileBytes);
    this.append(this.header, joined);
  }

  private append(header: Header, piece: Uint8Array): void {
    if (this.filled + piece.length > header.fileBytes) {
      throw fail(`the file does not end where it should: ${promise(header)}, more follows`, this.file, header.fileBytes);
    }
    this.content.set(piece, this.filled);
    this.filled += piece.length;
  }

  finish(): Uint8Array {
    return this.header === undefined ? this.start : this.content.subarray(0, this.filled);
  }
}
