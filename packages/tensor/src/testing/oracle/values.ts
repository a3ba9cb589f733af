import { type Shape, sizeOf, stridesOf } from '../../shape.ts';

/** A tensor of plain numbers, row-major: floats in full float64, integers as they are, booleans as 0 and 1. */
export interface Values {
  readonly shape: Shape;
  readonly data: Float64Array;
}

export const filled = (shape: Shape, value: number): Values => ({ shape, data: new Float64Array(sizeOf(shape)).fill(value) });

/** Calls `visit` for every index of a shape, in row-major order. The index array is reused. */
export function eachIndex(shape: Shape, visit: (index: readonly number[], position: number) => void): void {
  const index = new Array<number>(shape.length).fill(0);
  const size = sizeOf(shape);
  for (let position = 0; position < size; position++) {
    visit(index, position);
    for (let d = shape.length - 1; d >= 0; d--) {
      if (++index[d]! < shape[d]!) break;
      index[d] = 0;
    }
  }
}

/** Row-major position; undefined outside the shape. */
export function positionOf(index: readonly number[], shape: Shape): number | undefined {
  let position = 0;
  for (let d = 0; d < shape.length; d++) {
    const i = index[d]!;
    if (i < 0 || i >= shape[d]!) return undefined;
    position = position * shape[d]! + i;
  }
  return position;
}

/** Every element from the index it comes from; zero where that is outside. */
export function from(input: Values, shape: Shape, source: (index: readonly number[]) => readonly number[]): Values {
  const out = filled(shape, 0);
  eachIndex(shape, (index, position) => {
    const place = positionOf(source(index), input.shape);
    if (place !== undefined) out.data[position] = input.data[place]!;
  });
  return out;
}

/** Calls `visit` with the elements' positions along each line of an axis. */
export function eachLine(shape: Shape, axis: number, visit: (position: (step: number) => number) => void): void {
  const stride = stridesOf(shape)[axis]!;
  eachIndex(
    shape.map((size, d) => (d === axis ? Math.min(size, 1) : size)),
    (index) => {
      const first = positionOf(index, shape)!;
      visit((step) => first + step * stride);
    },
  );
}
