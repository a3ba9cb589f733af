/** The numbers on a square of another side: what is beyond falls away, what is new is zero. */
export const resized = (rows: readonly (readonly number[])[], side: number): readonly (readonly number[])[] =>
  Array.from({ length: side }, (_, row) => Array.from({ length: side }, (_, column) => rows[row]?.[column] ?? 0));
