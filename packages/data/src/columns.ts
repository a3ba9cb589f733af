import { ArgumentError, type DType, type Shape, ShapeMismatchError } from '@nacre/tensor';
import type { SampleContext } from './dataset.ts';

/** The arrays whose elements a tensor can hold as they are. */
export type ValueArray = Float32Array | Float64Array | Int32Array | Uint32Array | Uint8Array | Int8Array;

interface DTypeByArray {
  Float32Array: 'float32';
  Float64Array: 'float64';
  Int32Array: 'int32';
  Uint32Array: 'uint32';
  Uint8Array: 'uint8';
  Int8Array: 'int8';
}

const dtypeByArray: DTypeByArray = {
  Float32Array: 'float32',
  Float64Array: 'float64',
  Int32Array: 'int32',
  Uint32Array: 'uint32',
  Uint8Array: 'uint8',
  Int8Array: 'int8',
};

/** The dtype of a tensor made from such an array. */
export type DTypeOf<A extends ValueArray> = DTypeByArray[A[typeof Symbol.toStringTag]];

export function dtypeOf<A extends ValueArray>(array: A): DTypeOf<A> {
  return dtypeByArray[array[Symbol.toStringTag]] as DTypeOf<A>;
}

export function isValueArray(value: unknown): value is ValueArray {
  return ArrayBuffer.isView(value) && Object.hasOwn(dtypeByArray, (value as ValueArray)[Symbol.toStringTag]);
}

/** One named value of every sample of a dataset, stored so that a batch of them is gathered in one go. */
export interface Column<S extends Shape = Shape, D extends DType = DType> {
  readonly length: number;
  readonly dtype: D;
  /** The values at `rows`, one row after the other, in a fresh array; and the shape of one row. */
  gather(rows: ArrayLike<number>, context: SampleContext): { readonly data: ValueArray; readonly shape: S };
}

/**
 * A column over a typed array that holds one row after the other; it is not copied. `shape` is that of one row, [] for numbers.
 *
 * @throws ShapeMismatchError when the array does not hold a whole number of rows.
 * @example
 * const points = column(new Float32Array([0, 0, 0, 1, 1, 0, 1, 1]), [2]); // 4 rows
 */
export function column<A extends ValueArray>(data: A): Column<[], DTypeOf<A>>;
export function column<A extends ValueArray, const S extends Shape>(data: A, shape: S): Column<[...S], DTypeOf<A>>;
export function column(data: ValueArray, shape: Shape = []): Column {
  if (!isValueArray(data)) {
    throw new ArgumentError('column', `data is one of ${Object.keys(dtypeByArray).join(', ')}, got ${String(data)}`);
  }
  const rowSize = shape.reduce((size, dim) => size * dim, 1);
  const length = data.length / rowSize;
  if (!shape.every((dim) => Number.isInteger(dim) && dim > 0) || !Number.isInteger(length)) {
    throw new ShapeMismatchError('column', `${data.length} values do not divide into rows of shape [${shape.join(', ')}]`);
  }
  return { length, dtype: dtypeOf(data), gather: (rows) => ({ data: gatherRows(data, rowSize, rows), shape }) };
}

function gatherRows(data: ValueArray, rowSize: number, rows: ArrayLike<number>): ValueArray {
  const gathered = new (data.constructor as { new (length: number): ValueArray })(rows.length * rowSize);
  for (let i = 0; i < rows.length; i++) {
    if (rowSize === 1) gathered[i] = data[rows[i]!]!;
    else gathered.set(data.subarray(rows[i]! * rowSize, (rows[i]! + 1) * rowSize), i * rowSize);
  }
  return gathered;
}
