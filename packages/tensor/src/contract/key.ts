import { type Expr, type Kernel, stageExprs, visitExprs } from './kernel.ts';

/** Kernels with equal keys are the same program: all of a kernel but its name, every shared expression written once. */
export function kernelKey({ name: _, ...kernel }: Kernel): string {
  // Operands first, so that however deep an expression is, the text is not.
  const exprs: Expr[] = [];
  visitExprs(kernel.stages.flatMap(stageExprs), (expr) => exprs.push(expr));
  const places = new Map<object, number>();
  return JSON.stringify({ exprs, ...kernel }, (key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return exact(key, value);
    const place = places.get(value);
    if (place === undefined) places.set(value, places.size);
    return place ?? value;
  });
}

/** For `JSON.stringify`, which knows no infinities, NaN and −0. */
export const exact = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)) ? `${1 / value} ${value}` : value;
