import { axisScale, type Kernel } from '@nacre/tensor/backend';
import { StageCost } from './cost.ts';

/** How the loops of a kernel run. All choices are made here, from the kernel alone. */
export interface Schedule {
  /** Outer axes, outermost first, without the vector axis. The first `parallel` of them make up the units of the parallel range. */
  readonly outer: readonly number[];
  readonly parallel: number;
  /** The outer axis that lanes lie along, in all stages. */
  readonly vector: VectorAxis | undefined;
  /** Points of the vector axis in one unit; undefined if a unit takes all of it. */
  readonly block: number | undefined;
  readonly units: number;
  /** Of all units, in cycles, roughly. */
  readonly work: number;
  /** An outer axis that runs inside the vector axis, `tileSize` points at a time: what lies apart along the one is neighbours along the other. */
  readonly tiled: number | undefined;
  readonly stages: readonly StageSchedule[];
}

export interface VectorAxis {
  readonly axis: number;
  /** Vectors in one iteration. */
  readonly unroll: number;
}

export interface StageSchedule {
  /** Inner axes, outermost first, without the vector axis. */
  readonly axes: readonly number[];
  /** Every point of `axes` has code of its own. */
  readonly unrolled: boolean;
  /** The inner axis that lanes lie along. */
  readonly vector: VectorAxis | undefined;
}

/** A cache line of float32. */
export const tileSize = 16;
/** Work of a unit, in operations on four lanes, from which another thread is worth waking. */
const unitWork = 16_384;
const mostUnits = 256;

export function scheduleOf(kernel: Kernel): Schedule {
  const rank = kernel.axes.length;
  const costs = kernel.stages.map((stage) => new StageCost(stage));
  const points = product(kernel.axes);
  const inner = kernel.stages.map((stage, i) =>
    bestAxis(
      costs[i]!,
      stage.axes.map((size, j) => ({ axis: rank + j, size })),
    ),
  );
  const innerCost = inner.reduce((sum, { cost }) => sum + cost * points, 0);
  const outer = kernel.axes.flatMap((size, axis) =>
    size < 4 ? [] : [{ axis, cost: (points / size) * costs.reduce((sum, c) => sum + c.along(axis, size, c.points), 0) }],
  );
  const best = outer.sort((a, b) => a.cost - b.cost)[0];
  const vector =
    best !== undefined && best.cost <= innerCost && costs.every((c) => c.vectorizable)
      ? {
          axis: best.axis,
          unroll: unrollOf(kernel.axes[best.axis]!, bodyOf(costs, best.axis)),
        }
      : undefined;
  const stages = kernel.stages.map((stage, i): StageSchedule => {
    const along = vector === undefined ? inner[i]!.axis : undefined;
    const axes = stage.axes.map((_, j) => rank + j).filter((axis) => axis !== along);
    return {
      axes,
      unrolled: along === undefined && costs[i]!.unrolls,
      vector:
        along === undefined
          ? undefined
          : { axis: along, unroll: unrollOf(stage.axes[along - rank]!, costs[i]!.perVector(along)) },
    };
  });
  const tiled = vector === undefined || costs.some((c) => c.points !== 1) ? undefined : tiledAxis(kernel, costs, vector.axis);
  const work = vector === undefined ? innerCost : best!.cost;
  return { ...parallelRange(kernel, vector, tiled, work), work, vector, tiled, stages };
}

/** Which loops the parallel range is made of: few enough for a unit to be worth its start, enough to share them out. */
function parallelRange(
  kernel: Kernel,
  vector: VectorAxis | undefined,
  tiled: number | undefined,
  work: number,
): Pick<Schedule, 'outer' | 'parallel' | 'block' | 'units'> {
  const outer = kernel.axes.map((_, axis) => axis).filter((axis) => axis !== vector?.axis && axis !== tiled);
  let parallel = 0;
  let units = 1;
  while (parallel < outer.length && units < mostUnits) units *= kernel.axes[outer[parallel++]!]!;
  const blocks =
    vector === undefined
      ? 1
      : Math.min(Math.floor(work / Math.max(units, 1) / unitWork), Math.floor(mostUnits / Math.max(units, 1)));
  if (vector === undefined || blocks < 2) return { outer, parallel, block: undefined, units };
  const size = kernel.axes[vector.axis]!;
  const block = Math.ceil(size / blocks / 64) * 64;
  return { outer, parallel, block, units: units * Math.ceil(size / block) };
}

/** For an access whose neighbours along the vector axis are in different cache lines: an axis along which they share one. */
function tiledAxis(kernel: Kernel, costs: readonly StageCost[], vector: number): number | undefined {
  const apart = costs.flatMap((c) => c.indices).find((index) => Math.abs(axisScale(index, vector) ?? 0) >= tileSize);
  if (apart === undefined) return undefined;
  return [...kernel.axes.keys()].find(
    (axis) => axis !== vector && kernel.axes[axis]! >= 8 && Math.abs(axisScale(apart, axis) ?? 0) === 1,
  );
}

function bestAxis(cost: StageCost, axes: readonly { axis: number; size: number }[]): { axis: number | undefined; cost: number } {
  let best: { axis: number | undefined; cost: number } = { axis: undefined, cost: cost.scalar() };
  for (const { axis, size } of axes) {
    if (size < 4 || !cost.vectorizable) continue;
    const candidate = (cost.points / size) * cost.along(axis, size, 1) + cost.gather();
    if (candidate < best.cost) best = { axis, cost: candidate };
  }
  return best;
}

/** What a vector costs in the innermost loop: in a loop over many points alone, if there is one, else in all that is straight code. */
function bodyOf(costs: readonly StageCost[], axis: number): number {
  const looping = costs.filter((c) => !c.unrolls);
  if (looping.length > 0) return Math.max(...looping.map((c) => c.perVector(axis)));
  return costs.reduce((sum, c) => sum + c.perVector(axis) * c.points, 0);
}

const unrollOf = (size: number, perVector: number): number =>
  size < 64 ? (size >= 16 && perVector <= 8 ? 2 : 1) : perVector <= 8 ? 4 : perVector <= 20 ? 2 : 1;

const product = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1);
