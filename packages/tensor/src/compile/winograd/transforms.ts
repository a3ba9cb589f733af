import type { Node } from '../../graph/node.ts';
import { add, constant, mul, sub } from '../../ops/index.ts';

/** The transforms of F(4×4, 3×3) with the points 0, ±1, ±2 and ∞; Lavin and Gray's Bᵀ, G and Aᵀ, sums and differences shared. */
export type Transform = (values: readonly Node[]) => readonly Node[];

/** Values by row and column. */
export type Grid = readonly (readonly Node[])[];

/** Outputs of a tile along an axis. */
export const tile = 4;
/** Products along an axis. */
export const points = 6;
export const taps = 3;

export const grid = (rows: number, columns: number, at: (i: number, j: number) => Node): Grid =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => at(i, j)));

const transposed = (values: Grid): Grid => grid(values[0]!.length, values.length, (i, j) => values[j]![i]!);

/** T · values · Tᵀ */
export const bothAxes = (transform: Transform, values: Grid): Grid =>
  transposed(transposed(values.map(transform)).map(transform));

const times = (factor: number, x: Node): Node => mul(x, constant(factor, x.shape, x.dtype));

/** Bᵀ: what the points see of six inputs. */
export const inputTransform: Transform = (values) => {
  const [d0, d1, d2, d3, d4, d5] = values as [Node, Node, Node, Node, Node, Node];
  const [four1, four2] = [times(4, d1), times(4, d2)];
  const [even1, odd1] = [sub(d4, four2), sub(d3, four1)];
  const [even2, odd2] = [sub(d4, d2), times(2, sub(d3, d1))];
  return [
    add(sub(times(4, d0), times(5, d2)), d4),
    add(even1, odd1),
    sub(even1, odd1),
    add(even2, odd2),
    sub(even2, odd2),
    add(sub(four1, times(5, d3)), d5),
  ];
};

/** G: what the points see of three taps. */
export const kernelTransform: Transform = (values) => {
  const [g0, g1, g2] = values as [Node, Node, Node];
  const [even1, odd1] = [times(-1 / 6, add(g0, g2)), times(1 / 6, g1)];
  const [even2, odd2] = [add(times(1 / 24, g0), times(1 / 6, g2)), times(1 / 12, g1)];
  return [times(1 / 4, g0), sub(even1, odd1), add(even1, odd1), add(even2, odd2), sub(even2, odd2), g2];
};

/** Gᵀ: the gradient of three taps from those at the points. */
export const kernelGradient: Transform = (values) => {
  const [m0, m1, m2, m3, m4, m5] = values as [Node, Node, Node, Node, Node, Node];
  const even1 = times(1 / 6, add(m1, m2));
  const even2 = add(m3, m4);
  return [
    add(sub(times(1 / 4, m0), even1), times(1 / 24, even2)),
    add(times(1 / 6, sub(m2, m1)), times(1 / 12, sub(m3, m4))),
    add(sub(times(1 / 6, even2), even1), m5),
  ];
};

/** Aᵀ: four outputs from the products. */
export const outputTransform: Transform = (values) => {
  const [m0, m1, m2, m3, m4, m5] = values as [Node, Node, Node, Node, Node, Node];
  const [even1, odd1] = [add(m1, m2), sub(m1, m2)];
  const [even2, odd2] = [add(m3, m4), sub(m3, m4)];
  return [add(add(m0, even1), even2), add(odd1, times(2, odd2)), add(even1, times(4, even2)), add(add(odd1, times(8, odd2)), m5)];
};

/** A: the gradients of the products from those of four outputs. */
export const outputGradient: Transform = (values) => {
  const [y0, y1, y2, y3] = values as [Node, Node, Node, Node];
  const [even1, odd1] = [add(y0, y2), add(y1, y3)];
  const [even2, odd2] = [add(y0, times(4, y2)), add(times(2, y1), times(8, y3))];
  return [y0, add(even1, odd1), sub(even1, odd1), add(even2, odd2), sub(even2, odd2), y3];
};
