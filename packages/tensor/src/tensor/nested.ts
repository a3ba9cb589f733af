import type { DType, TypedArray } from '../dtype.ts';
import { ArgumentError, ShapeMismatchError } from '../errors.ts';
import { formatShape, type Shape, sizeOf } from '../shape.ts';
import type { NestedArray } from './host-types.ts';

type Value = number | boolean;

/** Row-major data as nested arrays. */
export function nested(data: TypedArray, shape: Shape, dtype: DType): NestedArray<Value> {
  let next = 0;
  const build = (dim: number): NestedArray<Value> => {
    if (dim < shape.length) return Array.from({ length: shape[dim]! }, () => build(dim + 1));
    const value = data[next++]!;
    return dtype === 'bool' ? value !== 0 : value;
  };
  return build(0);
}

/** Values of nested arrays in row-major order, and their shape. Ragged arrays are refused. */
export function flattened(values: NestedReadonly): { flat: Value[]; shape: number[] } {
  const shape: number[] = [];
  for (let level: NestedReadonly | undefined = values; Array.isArray(level); level = (level as readonly NestedReadonly[])[0]) {
    shape.push(level.length);
  }
  const flat: Value[] = [];
  const visit = (value: NestedReadonly, dim: number): void => {
    if (dim === shape.length) {
      if (typeof value !== 'number' && typeof value !== 'boolean')
        throw new ArgumentError('tensor', `expected numbers or booleans, got ${describe(value)}`);
      flat.push(value);
      return;
    }
    if (!Array.isArray(value) || value.length !== shape[dim]) {
      const got = Array.isArray(value) ? `${value.length} elements` : describe(value);
      throw new ShapeMismatchError(
        'tensor',
        `nested arrays must be regular: expected ${shape[dim]} elements at depth ${dim} of ${formatShape(shape)}, got ${got}`,
      );
    }
    for (const item of value as readonly NestedReadonly[]) visit(item, dim + 1);
  };
  visit(values, 0);
  return { flat, shape };
}
export type NestedReadonly = Value | readonly NestedReadonly[];

const describe = (value: unknown): string =>
  Array.isArray(value) ? `an array of ${value.length}` : value === null ? 'null' : typeof value;

const shown = 6;

/** Values for `toString`: long dimensions show their ends. */
export function preview(data: TypedArray, shape: Shape, dtype: DType): string {
  const value = (place: number): string =>
    dtype === 'bool' ? String(data[place] !== 0) : String(Number(data[place]!.toPrecision(5)));
  const show = (dim: number, start: number): string => {
    if (dim === shape.length) return value(start);
    const size = shape[dim]!;
    const stride = sizeOf(shape.slice(dim + 1));
    const items = Array.from({ length: size }, (_, i) => i).filter(
      (i) => size <= shown || i < shown / 2 || i >= size - shown / 2,
    );
    const texts = items.map((i) => show(dim + 1, start + i * stride));
    if (size > shown) texts.splice(shown / 2, 0, '…');
    return `[${texts.join(', ')}]`;
  };
  return show(0, 0);
}
