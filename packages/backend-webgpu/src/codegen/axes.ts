import { axisScale, type Expr, visitExprs } from '@nacre/tensor/backend';

/** An axis of a kernel and its size. */
export interface SizedAxis {
  readonly axis: number;
  readonly size: number;
}

export const product = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1);
export const pointsOf = (axes: readonly SizedAxis[]): number => product(axes.map(({ size }) => size));

/** Axes of these sizes, numbered from the given one on. */
export const numbered = (sizes: readonly number[], first: number): SizedAxis[] =>
  sizes.map((size, i) => ({ axis: first + i, size }));

/** How many points on `axes` lie one after the other where each axis has a scale. */
export function runOf(axes: readonly SizedAxis[], scaleOf: (axis: number) => number | undefined): number {
  let run = 1;
  for (const { axis, size } of axes.toReversed()) {
    if (size > 1 && Math.abs(scaleOf(axis) ?? 0) !== run) break;
    run *= size;
  }
  return run;
}

/** How many points on `axes` lie one after the other in what expressions read. */
export function readRun(exprs: readonly Expr[], axes: readonly SizedAxis[]): number {
  let longest = 1;
  visitExprs(exprs, (expr) => {
    if (expr.kind === 'load')
      longest = Math.max(
        longest,
        runOf(axes, (axis) => axisScale(expr.index, axis)),
      );
  });
  return longest;
}
