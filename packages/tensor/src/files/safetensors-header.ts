import { FormatError } from '../errors.ts';
import type { ElementFormat } from './elements.ts';
import { bytesInFile } from './elements.ts';
import { parseHeaderJson } from './header-json.ts';
import { describeShape, elementCount, isAxisSize, quote } from './host-array.ts';

/** Where one tensor lies in a safetensors file; `begin` and `end` count from the first byte of the file. */
export interface SafetensorsEntry {
  readonly name: string;
  readonly format: ElementFormat;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

export interface SafetensorsHeader {
  /** In the order of the bytes. */
  readonly entries: readonly SafetensorsEntry[];
  readonly metadata: Readonly<Record<string, string>>;
}

/** The reference implementation's limit, in bytes. */
export const longestHeader = 100_000_000;

/** The file's names of the element formats. */
export const formatNames = {
  BOOL: 'bool',
  U8: 'uint8',
  I8: 'int8',
  I16: 'int16',
  U16: 'uint16',
  F16: 'float16',
  BF16: 'bfloat16',
  I32: 'int32',
  U32: 'uint32',
  F32: 'float32',
  F64: 'float64',
  I64: 'int64',
  U64: 'uint64',
} as const satisfies Record<string, ElementFormat>;

const again = 'the file is damaged, download it again';
const refuse = (problem: string, fix = again): FormatError => new FormatError('loadSafetensors', problem, fix);

/** Reads and checks the header: afterwards the entries cover the rest of the file without gap or overlap, each as long as its shape says. */
export function readSafetensorsHeader(bytes: Uint8Array): SafetensorsHeader {
  const start = 8 + headerLength(bytes);
  const root = parse(bytes.slice(8, start));
  let metadata: Record<string, string> = {};
  const entries: SafetensorsEntry[] = [];
  for (const [name, value] of Object.entries(root)) {
    if (name === '__metadata__') metadata = checkMetadata(value);
    else entries.push(readEntry(name, value, start));
  }
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);
  checkCover(entries, start, bytes.length);
  return { entries, metadata };
}

function headerLength(bytes: Uint8Array): number {
  if (bytes.length < 8) throw refuse(`the file is cut short: expected at least 8 bytes, got ${bytes.length}`);
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true));
  if (length > longestHeader) {
    throw refuse(`the header claims ${length} bytes, the limit is ${longestHeader}`, 'give the bytes of a .safetensors file');
  }
  if (length > bytes.length - 8) throw refuse(`the header is cut short: expected ${length} bytes, got ${bytes.length - 8}`);
  return length;
}

function parse(header: Uint8Array): Record<string, unknown> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(header);
  } catch {
    throw refuse('the header is not UTF-8');
  }
  if (!text.startsWith('{')) throw refuse(`the header must start with "{", it starts with ${quote(text.slice(0, 1))}`);
  try {
    return parseHeaderJson(text) as Record<string, unknown>;
  } catch (error) {
    throw refuse(`the header is not valid JSON (${(error as Error).message})`);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checkMetadata(value: unknown): Record<string, string> {
  if (!isObject(value)) throw refuse('__metadata__ must be an object');
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== 'string') throw refuse(`__metadata__ must hold only strings, ${quote(key)} is not one`);
  }
  return value as Record<string, string>;
}

function readEntry(name: string, value: unknown, start: number): SafetensorsEntry {
  const place = `tensor ${quote(name)}`;
  if (!isObject(value)) throw refuse(`${place} must be an object with dtype, shape and data_offsets`);
  const { dtype, shape, data_offsets: offsets } = value;
  if (typeof dtype !== 'string') throw refuse(`${place} has no dtype`);
  if (!Object.hasOwn(formatNames, dtype)) {
    throw refuse(
      `${place} has dtype ${quote(dtype)}, expected one of ${Object.keys(formatNames).join(', ')}`,
      'save it in one of these',
    );
  }
  if (!Array.isArray(shape) || !shape.every(isAxisSize))
    throw refuse(`the shape of ${place} must be a list of whole numbers of at least 0`);
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isAxisSize)) {
    throw refuse(`the data_offsets of ${place} must be two whole numbers of at least 0`);
  }
  const [begin, end] = offsets as [number, number];
  const format = formatNames[dtype as keyof typeof formatNames];
  const expected = elementCount(shape) * bytesInFile(format);
  if (end - begin !== expected) {
    throw refuse(
      `${place} of dtype ${dtype} and shape ${describeShape(shape)} takes ${expected} bytes, its data_offsets [${begin}, ${end}] give ${end - begin}`,
    );
  }
  return { name, format, shape, begin: start + begin, end: start + end };
}

function checkCover(entries: readonly SafetensorsEntry[], start: number, length: number): void {
  let reached = start;
  for (const { name, begin, end } of entries) {
    if (begin !== reached) {
      throw refuse(
        `tensor ${quote(name)} starts at byte ${begin - start}, expected ${reached - start}: the data ${begin < reached ? 'overlap' : 'have a gap'}`,
      );
    }
    reached = end;
  }
  if (reached > length) throw refuse(`the file is cut short: expected ${reached} bytes, got ${length}`);
  if (reached < length) throw refuse(`the file is ${length - reached} bytes longer than its header says`);
}
