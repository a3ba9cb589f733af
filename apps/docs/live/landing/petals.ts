/** Whether a point of the square [−1, 1]² lies in a flower of five petals. */
export const isInside = (x: number, y: number): boolean => Math.hypot(x, y) < 0.55 + 0.25 * Math.cos(5 * Math.atan2(x, y));

/** The place of point i of a square of `side` × `side` points, in rows from the upper left. */
export const placeOf = (i: number, side: number): readonly [x: number, y: number] => [
  (2 * (i % side) + 1) / side - 1,
  1 - (2 * Math.floor(i / side) + 1) / side,
];
