import { axisScale, type ComputeType, type Expr, type Kernel, type MapStage } from '@nacre/tensor/backend';
import { runOf, type SizedAxis } from '../axes.ts';
import type { StageLoops, Value } from '../expressions.ts';
import { isEpilogue } from '../parts.ts';

/** One factor of a product, and the outer axes that only it depends on. */
export interface Side {
  readonly factor: Expr;
  readonly axes: readonly SizedAxis[];
}

/** A kernel that is a sum of products, and what is done with its results where they are. */
export interface Product {
  readonly kernel: Kernel;
  readonly type: ComputeType;
  readonly batch: readonly SizedAxis[];
  readonly rows: Side;
  /** The side along which results lie in memory. */
  readonly columns: Side;
  readonly k: readonly SizedAxis[];
  readonly epilogue: readonly MapStage[];
}

export function productOf(kernel: Kernel): Product | undefined {
  const [first, ...epilogue] = kernel.stages;
  if (first?.kind !== 'reduce' || first.contraction === undefined || !isEpilogue(epilogue)) return undefined;
  const { a, b, batch, m, n, k } = first.contraction;
  const sizes = [...kernel.axes, ...first.axes];
  if (sizes.includes(0)) return undefined;
  const sized = (axes: readonly number[]): SizedAxis[] => axes.map((axis) => ({ axis, size: sizes[axis]! }));
  const [left, right]: [Side, Side] = [
    { factor: a, axes: sized(m) },
    { factor: b, axes: sized(n) },
  ];
  const [rows, columns] = storeRun(left, epilogue) > storeRun(right, epilogue) ? [right, left] : [left, right];
  return { kernel, type: a.type, batch: sized(batch), rows, columns, k: sized(k), epilogue };
}

/** How many points of a side lie one after the other where the results are stored. */
function storeRun({ axes }: Side, [first]: readonly MapStage[]): number {
  const index = first?.stores[0]?.index;
  return index === undefined ? 0 : runOf(axes, (axis) => axisScale(index, axis));
}

export const sizeOf = ({ size }: SizedAxis): number => size;

/** Loops inside which the points of a product are written, its sum known as `sum`. */
export function pointLoops(
  { kernel }: Product,
  blocks: readonly string[][],
  axis: (axis: number) => Value,
): Pick<StageLoops, 'sizes' | 'blocks' | 'axis' | 'result'> {
  const [first] = kernel.stages;
  return { sizes: [...kernel.axes, ...first!.axes], blocks, axis, result: () => ({ text: 'sum', level: 1 }) };
}
