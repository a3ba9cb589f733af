import type { DType, TypedArray } from '../dtype.ts';
import { bytesPerElement, hostArray } from '../dtype.ts';
import { FormatError } from '../errors.ts';
import { bytesInFile, dtypeOf, readElements } from './elements.ts';
import type { HostArray, Refuse } from './host-array.ts';
import { asBytes, bytesOf, checkHostArray, describeShape, elementCount } from './host-array.ts';
import { readNpyHeader } from './npy-header.ts';

const again = 'the file is damaged, write it again';

/**
 * Reads an .npy file: versions 1 to 3, either byte order, C or Fortran order; the result is in C order.
 * int64 narrows to int32 and uint64 to uint32, each value checked; int16 and uint16 widen to int32. The data are copied.
 * Throws {@link FormatError} for anything else: pickled objects, strings, complex numbers, structured dtypes, a damaged file.
 */
export function decodeNpy(input: Uint8Array | ArrayBuffer): HostArray {
  return readNpy(asBytes('loadNpy', input), (problem, fix = again) => new FormatError('loadNpy', problem, fix));
}

/** {@link decodeNpy} for an array inside another file, whose reader says how errors are worded. */
export function readNpy(bytes: Uint8Array, refuse: Refuse): HostArray {
  const { format, bigEndian, fortranOrder, shape, end } = readNpyHeader(bytes, refuse);
  const expected = elementCount(shape) * bytesInFile(format);
  const got = bytes.length - end;
  if (got !== expected) {
    throw refuse(
      `${got < expected ? 'the data are cut short' : 'bytes follow the data'}: ${format} of shape ${describeShape(shape)} takes ${expected} bytes, got ${got}`,
    );
  }
  const dtype = dtypeOf(format);
  const data = readElements(bytes.subarray(end), format, bigEndian, refuse);
  return { shape, dtype, data: fortranOrder ? rowMajor(data, dtype, shape) : data };
}

/** Column-major elements in row-major order. */
function rowMajor(data: TypedArray, dtype: DType, shape: readonly number[]): TypedArray {
  // Axes of size 1 move nothing; without them an array of n elements has at most log2(n) axes, whatever the header says.
  const sizes = shape.filter((size) => size !== 1);
  if (sizes.length < 2 || data.length === 0) return data;
  const strides = sizes.map((_, axis) => elementCount(sizes.slice(0, axis)));
  const out = hostArray(dtype, data.length);
  const index = sizes.map(() => 0);
  let from = 0;
  for (let to = 0; to < out.length; to++) {
    out[to] = data[from] as number;
    for (let axis = sizes.length - 1; axis >= 0; axis--) {
      const next = (index[axis] as number) + 1;
      from += strides[axis] as number;
      if (next < (sizes[axis] as number)) {
        index[axis] = next;
        break;
      }
      from -= next * (strides[axis] as number);
      index[axis] = 0;
    }
  }
  return out;
}

const codes: { readonly [D in DType]: string } = {
  float32: '<f4',
  float64: '<f8',
  float16: '<f2',
  int32: '<i4',
  uint32: '<u4',
  uint8: '|u1',
  int8: '|i1',
  bool: '|b1',
};

/** NumPy leaves room for the first axis to grow to this many digits in place. */
const growth = 21;
const alignment = 64;

/** Writes an .npy file, byte for byte as `numpy.save` does. */
export function encodeNpy(array: HostArray): Uint8Array<ArrayBuffer> {
  checkHostArray('saveNpy', 'the array', array);
  return writeNpy(array);
}

/** {@link encodeNpy} for an array that is known to be sound. */
export function writeNpy({ shape, dtype, data }: HostArray): Uint8Array<ArrayBuffer> {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const room = shape.length === 0 ? 0 : growth - String(shape[0]).length;
  const text = `{'descr': '${codes[dtype]}', 'fortran_order': False, 'shape': ${tuple}, }${' '.repeat(room)}`;
  const version = text.length + alignment + 1 < 0x10000 ? 1 : 2;
  const begin = version === 1 ? 10 : 12;
  const length = text.length + 1 + alignment - ((begin + text.length + 1) % alignment);
  const file = new Uint8Array(begin + length + elementCount(shape) * bytesPerElement(dtype));
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]);
  const view = new DataView(file.buffer);
  if (version === 1) view.setUint16(8, length, true);
  else view.setUint32(8, length, true);
  file.set(new TextEncoder().encode(`${text.padEnd(length - 1)}\n`), begin);
  file.set(bytesOf(data), begin + length);
  return file;
}
