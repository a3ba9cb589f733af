import { axisScale, type Expr, type Kernel, type MapStage, stageExprs, visitExprs } from '@nacre/tensor/backend';
import type { SizedAxis } from './axes.ts';

/** A kernel that is a product in float32, and what is done with its results where they are. */
export interface Product {
  readonly kernel: Kernel;
  readonly a: Expr;
  readonly b: Expr;
  readonly batch: readonly SizedAxis[];
  readonly m: readonly SizedAxis[];
  readonly n: readonly SizedAxis[];
  readonly k: readonly SizedAxis[];
  readonly epilogue: readonly MapStage[];
  /** Whether what follows can take four points at a time: no float64 in it. */
  readonly epilogueByLanes: boolean;
  readonly multiplyAdds: number;
  /** Axes have smaller numbers. */
  readonly axisCount: number;
  /** Elements between neighbours on an axis in what is stored first. */
  storeStride(axis: number): number;
}

export function productOf(kernel: Kernel): Product | undefined {
  const [first, ...rest] = kernel.stages;
  if (first?.kind !== 'reduce' || first.contraction === undefined || first.accumulators[0]!.value.type !== 'float32')
    return undefined;
  const epilogue = rest.filter((stage) => stage.kind === 'map' && stage.axes.length === 0) as MapStage[];
  if (epilogue.length < rest.length || epilogue.length === 0) return undefined;
  const rank = kernel.axes.length;
  const { contraction } = first;
  const sized = (axes: readonly number[]): SizedAxis[] =>
    axes.map((axis) => ({ axis, size: axis < rank ? kernel.axes[axis]! : first.axes[axis - rank]! }));
  const { a, b } = contraction;
  if (a.type !== 'float32' || b.type !== 'float32' || computesInFloat64([a, b])) return undefined;
  const sizes = [...kernel.axes, ...first.axes];
  return {
    kernel,
    a,
    b,
    batch: sized(contraction.batch),
    m: sized(contraction.m),
    n: sized(contraction.n),
    k: sized(contraction.k),
    epilogue,
    epilogueByLanes: !computesInFloat64(epilogue.flatMap(stageExprs)),
    multiplyAdds: sizes.reduce((product, size) => product * size, 1),
    axisCount: sizes.length,
    storeStride: (axis) => axisScale(epilogue[0]!.stores[0]?.index ?? { offset: 0, terms: [] }, axis) ?? 0,
  };
}

function computesInFloat64(exprs: readonly Expr[]): boolean {
  let found = false;
  visitExprs(exprs, ({ type }) => {
    found ||= type === 'float64';
  });
  return found;
}
