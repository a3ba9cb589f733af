import { ArgumentError, type DType, type Shape, ShapeMismatchError, type Tensor, tensor } from '@nacre/tensor';
import { type DTypeOf, dtypeOf, isValueArray, type ValueArray } from './columns.ts';

/** What `collate` makes of samples of type `T`. */
export type Collated<T> =
  T extends Tensor<infer S extends Shape, infer D extends DType>
    ? Tensor<[number, ...S], D>
    : T extends number
      ? Tensor<[number], 'float32'>
      : T extends boolean
        ? Tensor<[number], 'bool'>
        : T extends ValueArray
          ? Tensor<[number, number], DTypeOf<T>>
          : T extends readonly unknown[]
            ? { -readonly [K in keyof T]: Collated<T[K]> }
            : T extends string | bigint | null | undefined
              ? T[]
              : T extends object
                ? { [K in keyof T]: Collated<T[K]> }
                : T[];

/**
 * Puts samples together into a batch, as PyTorch's `default_collate`: tensors of equal shape are stacked along a new first dimension,
 * numbers become a float32 tensor, booleans a bool tensor, typed arrays of equal length the rows of a tensor of their type; strings
 * stay a list; arrays and records are taken apart and each part collated.
 *
 * JavaScript has one type for numbers, so a class label that is a plain number becomes float32 too: let the sample hold
 * `tensor(label, { dtype: 'int32' })`, or keep the labels in an `ArrayDataset`.
 *
 * @throws ShapeMismatchError when the samples differ in shape, ArgumentError when they differ in kind.
 * @example
 * const { x, y } = await collate([{ x: tensor([1, 2]), y: 1 }, { x: tensor([3, 4]), y: 0 }]);
 * x.shape; // [2, 2]
 * await y.array(); // [1, 0]
 */
export async function collate<T>(samples: readonly T[]): Promise<Collated<T>> {
  return (await collatePart(samples, 'sample')) as Collated<T>;
}

async function collatePart(parts: readonly unknown[], path: string): Promise<unknown> {
  if (parts.length === 0) throw new ArgumentError('collate', 'expected at least one sample, got none');
  const kind = kindOf(parts[0]);
  for (let i = 1; i < parts.length; i++) {
    const other = kindOf(parts[i]);
    if (other !== kind) {
      throw new ArgumentError('collate', `${path} is ${kind} in sample 0 and ${other} in sample ${i}`, 'give a collate function');
    }
  }
  switch (kind) {
    case 'number':
      return tensor(Float32Array.from(parts as number[]), { shape: [parts.length], dtype: 'float32' });
    case 'boolean':
      return tensor(Uint8Array.from(parts as boolean[], Number), { shape: [parts.length], dtype: 'bool' });
    case 'tensor':
      return stackTensors(parts as Tensor[], path);
    case 'array':
      return collateArrays(parts as unknown[][], path);
    case 'record':
      return collateRecords(parts as Record<string, unknown>[], path);
    case 'other':
      return parts;
    default: {
      const arrays = parts as ValueArray[];
      return stackRows(arrays, [arrays[0]!.length], dtypeOf(arrays[0]!), path);
    }
  }
}

function kindOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return typeof value;
  if (isValueArray(value)) return value[Symbol.toStringTag];
  if (Array.isArray(value)) return 'array';
  if (typeof value !== 'object' || value === null) return 'other';
  if (isTensor(value)) return 'tensor';
  return isPlainRecord(value) ? 'record' : 'other';
}

export function isPlainRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export function isTensor(value: object): value is Tensor {
  return 'shape' in value && 'dtype' in value && 'data' in value && typeof value.data === 'function';
}

async function stackTensors(tensors: readonly Tensor[], path: string): Promise<Tensor> {
  const { shape, dtype } = tensors[0]!;
  for (const [i, other] of tensors.entries()) {
    if (other.dtype !== dtype || other.shape.join() !== shape.join()) {
      throw new ShapeMismatchError(
        'collate',
        `${path} is ${dtype} [${shape.join(', ')}] in sample 0 and ${other.dtype} [${other.shape.join(', ')}] in sample ${i}`,
        'pad them, or give a collate function',
      );
    }
  }
  const values = (await Promise.all(tensors.map((each) => each.data()))) as ValueArray[];
  return stackRows(values, shape, dtype, path);
}

function stackRows(rows: readonly ValueArray[], shape: Shape, dtype: DType, path: string): Tensor {
  const size = rows[0]!.length;
  const stacked = new (rows[0]!.constructor as { new (length: number): ValueArray })(rows.length * size);
  for (const [i, row] of rows.entries()) {
    if (row.length !== size) {
      throw new ShapeMismatchError(
        'collate',
        `${path} has ${size} values in sample 0 and ${row.length} in sample ${i}`,
        'pad them, or give a collate function',
      );
    }
    stacked.set(row, i * size);
  }
  return tensor(stacked, { shape: [rows.length, ...shape], dtype });
}

function collateArrays(arrays: readonly (readonly unknown[])[], path: string): Promise<unknown[]> {
  const { length } = arrays[0]!;
  const odd = arrays.findIndex((array) => array.length !== length);
  if (odd >= 0) {
    throw new ShapeMismatchError(
      'collate',
      `${path} has ${length} items in sample 0 and ${arrays[odd]!.length} in sample ${odd}`,
      'give a collate function',
    );
  }
  const positions = Array.from({ length }, (_, k) => k);
  return Promise.all(
    positions.map((k) =>
      collatePart(
        arrays.map((array) => array[k]),
        `${path}[${k}]`,
      ),
    ),
  );
}

async function collateRecords(records: readonly Record<string, unknown>[], path: string): Promise<Record<string, unknown>> {
  const names = Object.keys(records[0]!);
  const batch: Record<string, unknown> = {};
  for (const name of names) {
    batch[name] = await collatePart(
      records.map((record) => record[name]),
      `${path}.${name}`,
    );
  }
  return batch;
}
