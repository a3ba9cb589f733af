import {
  type Expr,
  exprUses,
  type Index,
  type Kernel,
  type MapStage,
  operands,
  Rewriter,
  type Stage,
  scalarOps,
  stageExprs,
  visitExprs,
} from '@nacre/tensor/backend';

/** Operations from which a value is rather kept than computed again. */
const worthKeeping = 8;

/** A kernel that keeps values of a row in a buffer of its own, the last one, and the size of that. */
export interface RowKernel {
  readonly kernel: Kernel;
  readonly rowElements: number;
}

/**
 * Stages over the same inner axes that all need a costly value, as the sum and the quotient of a softmax do its exponentials: a stage before
 * them computes it once and keeps it for the length of a row. Undefined if there is no such value. Only right where points of the outer axes are
 * computed one after the other.
 */
export function keepRowValues(kernel: Kernel): RowKernel | undefined {
  const shared = costliestShared(kernel);
  if (shared === undefined) return undefined;
  const { expr, first } = shared;
  const { axes } = kernel.stages[first]!;
  const buffer = kernel.buffers.length;
  const rank = kernel.axes.length;
  const index: Index = {
    offset: 0,
    terms: axes.map((_, i) => ({ scale: product(axes.slice(i + 1)), atom: { kind: 'axis', axis: rank + i } })),
  };
  const kept: Expr = { kind: 'load', type: expr.type, buffer, index, conditions: [] };
  const rewriter = new Rewriter(
    (axis, scale) => [{ scale, atom: { kind: 'axis', axis } }],
    (e) => (e === expr ? kept : e.kind === 'result' && e.stage >= first ? { ...e, stage: e.stage + 1 } : undefined),
  );
  const keeping: MapStage = { kind: 'map', axes, stores: [{ buffer, index, value: expr }], checks: [] };
  const stages = kernel.stages.map((stage, i) => (i < first ? stage : rewriter.stage(stage)));
  stages.splice(first, 0, keeping);
  const rowElements = product(axes);
  const slot = { dtype: 'float32', count: rowElements, access: 'readwrite' } as const;
  return { kernel: { ...kernel, buffers: [...kernel.buffers, slot], stages }, rowElements };
}

/** The costliest float32 value that changes along a row and is needed by several stages over it, and the first of these. */
function costliestShared({ axes, stages }: Kernel): { expr: Expr; first: number } | undefined {
  const firstUse = new Map<Expr, number>();
  const costs = new Map<Expr, number>();
  let best: { expr: Expr; first: number } | undefined;
  stages.forEach((stage, i) => {
    visitExprs(stageExprs(stage), (expr) => {
      const known = firstUse.get(expr);
      if (known === undefined) firstUse.set(expr, i);
      else if (known < i && expr.type === 'float32' && sameAxes(stages[known]!, stage) && alongRow(expr, axes.length, stage)) {
        const cost = costOf(expr, costs);
        if (cost >= worthKeeping && (best === undefined || cost > costs.get(best.expr)!)) best = { expr, first: known };
      }
    });
  });
  return best;
}

const alongRow = (expr: Expr, rank: number, { axes }: Stage): boolean => axes.some((_, i) => exprUses(expr, rank + i));

/** Operations, those of shared parts once for each use. */
function costOf(root: Expr, known: Map<Expr, number>): number {
  visitExprs([root], (expr) => {
    const own = expr.kind === 'op' ? scalarOps[expr.op].cost : 0;
    if (!known.has(expr))
      known.set(
        expr,
        operands(expr).reduce((sum, input) => sum + known.get(input)!, own),
      );
  });
  return known.get(root)!;
}

const sameAxes = (a: Stage, b: Stage): boolean => a.axes.length > 0 && a.axes.join() === b.axes.join();
const product = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1);
