/** Row and column, from 0. */
export type Place = readonly [row: number, column: number];

/** How a window slides. */
export interface Sliding {
  readonly stride: number;
  readonly dilation: number;
}

/** The places that the window of one output covers, in rows from the upper left. */
export function windowPlaces([row, column]: Place, [height, width]: Place, { stride, dilation }: Sliding): Place[] {
  return Array.from({ length: height * width }, (_, i) => [
    stride * row + dilation * Math.floor(i / width),
    stride * column + dilation * (i % width),
  ]);
}

/** The place itself, or the nearest that there is. */
export function within([row, column]: Place, [height, width]: Place): Place {
  return [Math.min(row, height - 1), Math.min(column, width - 1)];
}
