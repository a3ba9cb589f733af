import { axisScale, type Expr, type Index, type Stage, scalarOps, stageExprs, visitExprs } from '@nacre/tensor/backend';

/** Inner loops of at most this many points, and operations in all, are unrolled. */
const unrollLimit = 32;
const unrollWork = 400;
/** What entering a loop costs. */
const loopCost = 6;

/** Estimates of what a stage costs, in simple operations. */
export class StageCost {
  readonly vectorizable: boolean;
  /** Points of the inner axes. */
  readonly points: number;
  private readonly stage: Stage;
  private readonly loads: readonly Index[];
  private readonly stores: readonly Index[];
  private readonly exprs: Expr[] = [];

  constructor(stage: Stage) {
    this.stage = stage;
    this.points = stage.axes.reduce((a, b) => a * b, 1);
    visitExprs(stageExprs(stage), (expr) => this.exprs.push(expr));
    this.loads = this.exprs.flatMap((e) => (e.kind === 'load' ? [e.index] : []));
    this.stores = stage.kind === 'map' ? stage.stores.map((s) => s.index) : [];
    this.vectorizable = this.exprs.every((e) => e.type !== 'float64');
  }

  /** Of loads and stores. */
  get indices(): readonly Index[] {
    return [...this.loads, ...this.stores];
  }

  /** Whether the inner loops are short enough for code of its own at every point. */
  get unrolls(): boolean {
    return this.points <= unrollLimit && this.points * this.perPoint() <= unrollWork;
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
    const lanes = (sum: number, index: Index): number => sum + laneCost(index, axis);
    return this.operations() + this.loads.reduce(lanes, 0) + 1.2 * this.stores.reduce(lanes, 0);
  }

  private perPoint(): number {
    return this.indices.length + this.operations();
  }

  private operations(): number {
    return this.exprs.reduce(
      (sum, e) => sum + (e.kind === 'op' ? scalarOps[e.op].cost : e.kind === 'convert' ? 1 : 0),
      this.stage.kind === 'reduce' ? 1 : 0,
    );
  }
}

/** What reading or writing four neighbours along an axis costs. */
function laneCost(index: Index, axis: number): number {
  switch (axisScale(index, axis)) {
    case undefined:
      return 10;
    case 0:
      return 0.25;
    case 1:
      return 1;
    case -1:
      return 1.5;
    case 2:
      return 2.5;
    default:
      return 5;
  }
}
