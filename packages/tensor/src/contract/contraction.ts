import { type Expr, exprUses, type ReduceStage } from './kernel.ts';

/**
 * A stage that is a sum of products `Σ a · b`, its axes sorted by which factor depends on them. A backend runs every matmul
 * and convolution, forward and backward, as one tiled product of an M × K and a K × N panel per batch point.
 */
export interface Contraction {
  readonly a: Expr;
  readonly b: Expr;
  /** Outer axes both factors depend on, or neither. */
  readonly batch: readonly number[];
  /** Outer axes only `a` depends on. */
  readonly m: readonly number[];
  /** Outer axes only `b` depends on. */
  readonly n: readonly number[];
  /** The stage's inner axes. */
  readonly k: readonly number[];
}

/**
 * The tag of a reduce stage inside `outerRank` outer axes; undefined if it is no sum of products.
 * @example
 * import { build } from '@nacre/tensor/testing';
 * const factor = (buffer: number) => build.load(buffer, 'float32', build.at(build.axis(0)));
 * const dot = build.reduce([8], build.accumulator('sum', build.op('mul', factor(0), factor(1))));
 * contractionOf(dot, 0)!.k; // [0]
 */
export function contractionOf(stage: ReduceStage, outerRank: number): Contraction | undefined {
  const [accumulator, ...others] = stage.accumulators;
  if (accumulator === undefined || others.length > 0 || accumulator.op !== 'sum') return undefined;
  const product = accumulator.value;
  if (product.kind !== 'op' || product.op !== 'mul' || stage.axes.length === 0) return undefined;
  const [a, b] = product.inputs as [Expr, Expr];
  const batch: number[] = [];
  const m: number[] = [];
  const n: number[] = [];
  for (let axis = 0; axis < outerRank; axis++) {
    const inA = exprUses(a, axis);
    const inB = exprUses(b, axis);
    (inA === inB ? batch : inA ? m : n).push(axis);
  }
  return { a, b, batch, m, n, k: stage.axes.map((_, i) => outerRank + i) };
}
