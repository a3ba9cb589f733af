import { axisScale, type Expr, type Index, type Kernel, scalarOps, type Stage, stageExprs, visitExprs } from '@nacre/tensor/backend';

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

/** Inner loops of at most this many points are unrolled. */
const unrollLimit = 32;
/** Work of a unit, in operations on four lanes, from which another thread is worth waking. */
const unitWork = 16_384;
const mostUnits = 256;

export function scheduleOf(kernel: Kernel): Schedule {
  const rank = kernel.axes.length;
  const costs = kernel.stages.map((stage) => new StageCost(stage));
  const points = product(kernel.axes);
  const inner = kernel.stages.map((stage, i) => bestAxis(costs[i]!, stage.axes.map((size, j) => ({ axis: rank + j, size }))));
  const innerCost = inner.reduce((sum, { cost }) => sum + cost * points, 0);
  const outer = kernel.axes.flatMap((size, axis) => (size < 4 ? [] : [{ axis, cost: (points / size) * costs.reduce((sum, c) => sum + c.along(axis, size, c.points), 0) }]));
  const best = outer.sort((a, b) => a.cost - b.cost)[0];
  const vector = best !== undefined && best.cost <= innerCost && costs.every((c) => c.vectorizable)
    ? { axis: best.axis, unroll: unrollOf(kernel.axes[best.axis]!, costs.reduce((sum, c) => sum + c.perVector(best.axis) * (c.points <= unrollLimit ? c.points : 1), 0)) }
    : undefined;
  const stages = kernel.stages.map((stage, i): StageSchedule => {
    const along = vector === undefined ? inner[i]!.axis : undefined;
    const axes = stage.axes.map((_, j) => rank + j).filter((axis) => axis !== along);
    return {
      axes,
      unrolled: along === undefined && costs[i]!.points <= unrollLimit,
      vector: along === undefined ? undefined : { axis: along, unroll: unrollOf(stage.axes[along - rank]!, costs[i]!.perVector(along)) },
    };
  });
  return { ...parallelRange(kernel, vector, vector === undefined ? innerCost : best!.cost), vector, stages };
}

/** Which loops the parallel range is made of: few enough for a unit to be worth its start, enough to share them out. */
function parallelRange(kernel: Kernel, vector: VectorAxis | undefined, work: number): Pick<Schedule, 'outer' | 'parallel' | 'block' | 'units'> {
  const outer = kernel.axes.map((_, axis) => axis).filter((axis) => axis !== vector?.axis);
  let parallel = 0;
  let units = 1;
  while (parallel < outer.length && units < mostUnits) units *= kernel.axes[outer[parallel++]!]!;
  const blocks = vector === undefined ? 1 : Math.min(Math.floor(work / Math.max(units, 1) / unitWork), Math.floor(mostUnits / Math.max(units, 1)));
  if (vector === undefined || blocks < 2) return { outer, parallel, block: undefined, units };
  const size = kernel.axes[vector.axis]!;
  const block = Math.ceil(size / blocks / 64) * 64;
  return { outer, parallel, block, units: units * Math.ceil(size / block) };
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

const unrollOf = (size: number, perVector: number): number => (size < 64 ? (size >= 16 && perVector <= 8 ? 2 : 1) : perVector <= 8 ? 4 : perVector <= 20 ? 2 : 1);

const product = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1);

/** What entering a loop costs. */
const loopCost = 6;

/** Estimates of what a stage costs, in simple operations. */
class StageCost {
  readonly vectorizable: boolean;
  /** Points of the inner axes. */
  readonly points: number;
  private readonly stage: Stage;
  private readonly exprs: Expr[] = [];

  constructor(stage: Stage) {
    this.stage = stage;
    this.points = product(stage.axes);
    visitExprs(stageExprs(stage), (expr) => this.exprs.push(expr));
    this.vectorizable = this.exprs.every((e) => e.type !== 'float64');
  }

  /** All inner points of one outer point, one by one. */
  scalar(): number {
    return this.points * (this.perPoint() + 1) + loopCost;
  }

  /** What it takes to bring the lanes of an accumulator together. */
  gather(): number {
    return this.stage.kind === 'reduce' ? 12 : 0;
  }

  /** One line along `axis`, `inner` points at each of its places. */
  along(axis: number, size: number, inner: number): number {
    const vectors = Math.floor(size / 4);
    return (vectors * (this.perVector(axis) + 1) + (size - 4 * vectors) * (this.perPoint() + 1)) * inner + loopCost;
  }

  perVector(axis: number): number {
    return this.accessIndices().reduce((sum, index) => sum + laneCost(index, axis), this.operations());
  }

  private perPoint(): number {
    return this.accessIndices().length + this.operations();
  }

  private operations(): number {
    return this.exprs.reduce((sum, e) => sum + (e.kind === 'op' ? scalarOps[e.op].cost : e.kind === 'convert' ? 1 : 0), this.stage.kind === 'reduce' ? 1 : 0);
  }

  private accessIndices(): Index[] {
    const loads = this.exprs.flatMap((e) => (e.kind === 'load' ? [e.index] : []));
    return this.stage.kind === 'map' ? [...loads, ...this.stage.stores.map((s) => s.index)] : loads;
  }
}

/** What reading or writing four neighbours along an axis costs. */
function laneCost(index: Index, axis: number): number {
  switch (axisScale(index, axis)) {
    case undefined: return 10;
    case 0: return 0.25;
    case 1: return 1;
    case -1: return 1.5;
    case 2: return 2.5;
    default: return 5;
  }
}
