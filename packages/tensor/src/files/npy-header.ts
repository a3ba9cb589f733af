import type { ElementFormat } from './elements.ts';
import type { Refuse } from './host-array.ts';
import { isAxisSize, quote } from './host-array.ts';

/** What the header of an .npy file says. */
export interface NpyHeader {
  readonly format: ElementFormat;
  readonly bigEndian: boolean;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
  /** Where the data begin. */
  readonly end: number;
}

/** Far above any shape NumPy can write, far below what a hostile length field can claim. */
const longestHeader = 0x100000;

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** NumPy's type codes, without the byte order. */
export const formatCodes = {
  b1: 'bool',
  u1: 'uint8',
  i1: 'int8',
  u2: 'uint16',
  i2: 'int16',
  f2: 'float16',
  u4: 'uint32',
  i4: 'int32',
  f4: 'float32',
  u8: 'uint64',
  i8: 'int64',
  f8: 'float64',
} as const satisfies Record<string, ElementFormat>;

/** Do these bytes begin as an .npy file does? */
export const isNpy = (bytes: Uint8Array): boolean => magic.every((byte, place) => bytes[place] === byte);

/**
 * Reads the header of an .npy file of version 1, 2 or 3: a Python dictionary with `descr`, `fortran_order` and `shape`.
 * Source: numpy.lib.format, https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function readNpyHeader(bytes: Uint8Array, refuse: Refuse): NpyHeader {
  if (!isNpy(bytes)) throw refuse('the file does not start with "\\x93NUMPY"', 'give the bytes of an .npy file');
  const { begin, end, encoding } = headerPlace(bytes, refuse);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes.slice(begin, end));
  } catch {
    throw refuse('the header is not UTF-8');
  }
  const { descr, fortran_order: order, shape } = readDictionary(text, refuse);
  return { ...readType(descr, refuse), fortranOrder: readOrder(order, refuse), shape: readShape(shape, refuse), end };
}

function headerPlace(bytes: Uint8Array, refuse: Refuse): { begin: number; end: number; encoding: string } {
  const version = bytes[6] ?? 0;
  const begin = version === 1 ? 10 : 12;
  if (bytes.length < begin) throw refuse(`the file is cut short: expected at least ${begin} bytes, got ${bytes.length}`);
  if (version < 1 || version > 3 || bytes[7] !== 0) {
    throw refuse(`the format version is ${version}.${bytes[7]}, expected 1.0, 2.0 or 3.0`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, begin);
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > longestHeader) throw refuse(`the header claims ${length} bytes, the limit is ${longestHeader}`);
  const end = begin + length;
  if (end > bytes.length) throw refuse(`the header is cut short: expected ${length} bytes, got ${bytes.length - begin}`);
  return { begin, end, encoding: version === 3 ? 'utf-8' : 'latin1' };
}

/** The fields of the dictionary, their values still as Python source. Only what NumPy writes is taken: no nesting, hence no recursion. */
function readDictionary(text: string, refuse: Refuse): Record<'descr' | 'fortran_order' | 'shape', string> {
  const body = /^\s*\{(.*)\}\s*$/s.exec(text)?.[1];
  if (body === undefined) throw refuse(`the header is not a Python dictionary: ${quote(text)}`);
  const fields = new Map<string, string>();
  const field = /\s*(['"])(\w{1,32})\1\s*:\s*(\([^()'"]*\)|'[^'\\]*'|"[^"\\]*"|\w+|\[.*\])\s*(,|$)/sy;
  while (field.lastIndex < body.length && body.slice(field.lastIndex).trim() !== '') {
    const match = field.exec(body);
    if (match === null) throw refuse(`the header cannot be read: ${quote(text)}`);
    const [, , key, value] = match as unknown as [string, string, string, string];
    if (fields.has(key)) throw refuse(`the header gives ${quote(key)} twice`);
    fields.set(key, value);
  }
  const [descr, order, shape] = [fields.get('descr'), fields.get('fortran_order'), fields.get('shape')];
  if (descr === undefined || order === undefined || shape === undefined || fields.size !== 3) {
    throw refuse(`the header must give descr, fortran_order and shape, it gives ${quote([...fields.keys()].join(', '))}`);
  }
  return { descr, fortran_order: order, shape };
}

const others: Readonly<Record<string, string>> = {
  O: 'pickled Python objects',
  c: 'complex numbers',
  U: 'strings',
  S: 'byte strings',
  V: 'raw bytes',
  M: 'dates',
  m: 'time spans',
  '[': 'a structured dtype',
};

function readType(source: string, refuse: Refuse): Pick<NpyHeader, 'format' | 'bigEndian'> {
  const [, order, code] = /^['"]([<>|=])(\w+)['"]$/.exec(source) ?? [];
  if (code !== undefined && Object.hasOwn(formatCodes, code)) {
    return { format: formatCodes[code as keyof typeof formatCodes], bigEndian: order === '>' };
  }
  const what = others[code?.[0] ?? source[0] ?? ''];
  throw refuse(
    `the dtype ${quote(source)} ${what === undefined ? 'is unknown' : `(${what}) cannot be a tensor`}`,
    'save it as a bool, an integer or a float of at most 8 bytes',
  );
}

function readOrder(source: string, refuse: Refuse): boolean {
  if (source !== 'True' && source !== 'False') throw refuse(`fortran_order must be True or False, it is ${quote(source)}`);
  return source === 'True';
}

function readShape(source: string, refuse: Refuse): readonly number[] {
  const wrong = (): Error => refuse(`the shape must be a tuple of whole numbers of at least 0, it is ${quote(source)}`);
  if (!/^\(.*\)$/s.test(source)) throw wrong();
  const items = source
    .slice(1, -1)
    .split(',')
    .map((item) => item.trim());
  const closed = items.at(-1) === '';
  if (closed) items.pop();
  if (!closed && items.length === 1) throw wrong();
  return items.map((item) => {
    // Python 2 wrote long integers with an L.
    const size = /^\d+L?$/.test(item) ? Number.parseInt(item, 10) : NaN;
    if (!isAxisSize(size)) throw wrong();
    return size;
  });
}
