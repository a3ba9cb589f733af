import type { FunctionBuilder, FunctionRef, Local, ModuleBuilder } from '../../wasm/assembler.ts';
import { type Bound, pushBound } from '../loops.ts';
import type { Scope } from '../scope.ts';
import type { Target } from '../vector-function.ts';
import { pointsOf } from './axes.ts';
import { runningShape } from './cost.ts';
import { Count, firstCount, pointCount } from './count.ts';
import { type AxisWalk, flatStride } from './layout.ts';
import { microKernel } from './micro.ts';
import { fillTable, type Table, tableBytes } from './tables.ts';
import type { Tiling } from './tiling.ts';

/** Pointers to the first points of a block's operands. */
export interface Origins {
  readonly vector: Local;
  readonly scalar: Local;
}

const steps = (stride: number): AxisWalk => ({ stride, phases: 1, phase: 0 });

/** Emits the product of a block of rows and a block of columns: the loops over tiles, and the tables that lead them. */
export class BlockProduct {
  private readonly module: ModuleBuilder;
  private readonly target: Target;
  private readonly tiling: Tiling;
  private readonly rows: RowPlan;
  private readonly tables: {
    readonly steps: Table | undefined;
    readonly tails: Table | undefined;
    readonly columns: Table;
    readonly runs: Table | undefined;
  };
  private readonly addresses = new Map<Table, Local>();
  private readonly kernels = new Map<string, FunctionRef>();

  constructor(module: ModuleBuilder, target: Target, tiling: Tiling) {
    this.module = module;
    this.target = target;
    this.tiling = { ...tiling, tile: runningShape(tiling, target.tallTiles) };
    this.rows = rowPlan(tiling);
    const { steps, tails } = stepTables(tiling);
    this.tables = { steps, tails, columns: columnTable(tiling), runs: this.rows.runs };
  }

  get tableBytes(): number {
    return this.allTables().reduce((sum, table) => sum + tableBytes(table), 0);
  }

  /** Writes the tables, which hold for all blocks, at the start of the scratch memory that threads share. */
  fillTables(f: FunctionBuilder, scratch: Local): void {
    this.locateTables(f, scratch);
    for (const [table, address] of this.addresses) fillTable(f, table, address);
  }

  /** Points a function at the tables. */
  locateTables(f: FunctionBuilder, scratch: Local): void {
    let at = 0;
    for (const table of this.allTables()) {
      const address = f.local('i32');
      f.get(scratch).i32(at).op('i32.add').set(address);
      this.addresses.set(table, address);
      at += tableBytes(table);
    }
  }

  /** Adds the products of a block to its sums, or makes them its sums. */
  multiply(f: FunctionBuilder, scope: Scope, origins: Origins, sums: Local): void {
    const { form, scalar, vector } = this.tiling;
    const [row, column] = form === 'outer' ? [origins.scalar, origins.vector] : [origins.vector, origins.scalar];
    const counts = this.stepCounts(f, scope);
    const call = (rows: number, rowAt: Local, columns: readonly Local[], sumsAt: readonly Local[]): void => {
      f.get(rowAt);
      for (const at of columns) f.get(at);
      f.get(sumsAt[0]!).get(sumsAt[1]!).op('i32.add');
      this.pushTable(f, this.tables.steps);
      counts.steps.push();
      this.pushTable(f, this.tables.tails);
      counts.tails.push();
      f.call(this.kernel(rows, columns.length));
    };
    const nothing = f.local('i32');
    f.i32(0).set(nothing);
    // What the inner loop reads again and again is the panel that the outer one holds in the first-level cache: the larger of the two.
    if (form === 'outer') {
      this.eachColumns(f, firstCount(f, vector, scope), column, sums, (columns, sumsAt) =>
        this.eachRows(f, scope, row, nothing, (rows, rowAt, rowSums) => call(rows, rowAt, columns, [sumsAt, rowSums])),
      );
    } else {
      this.eachRows(f, scope, row, sums, (rows, rowAt, sumsAt) =>
        this.eachColumns(f, firstCount(f, scalar, scope), column, nothing, (columns, columnSums) =>
          call(rows, rowAt, columns, [sumsAt, columnSums]),
        ),
      );
    }
  }

  private kernel(rows: number, columns: number): FunctionRef {
    const key = `${rows}x${columns}`;
    let kernel = this.kernels.get(key);
    if (kernel === undefined) {
      const { form, rowWalk, columnWalk, vectorsPerPoint, k } = this.tiling;
      const shape = { rows, columns, form, rowWalk, columnWalk, rowStride: this.rows.stride, sumStride: 16 * vectorsPerPoint };
      kernel = microKernel(this.module, { ...shape, accumulate: pointsOf(k.blocks) > 1, tail: tailOf(this.tiling) }, this.target);
      this.kernels.set(key, kernel);
    }
    return kernel;
  }

  private stepCounts(f: FunctionBuilder, scope: Scope): { steps: Count; tails: Count } {
    const { form, k, rowWalk } = this.tiling;
    const none = new Count(f, 0, [0]);
    if (form === 'outer') return { steps: pointCount(f, k, scope), tails: none };
    if (rowWalk !== 'table') {
      const points = pointCount(f, k, scope);
      return { steps: points.groups(4), tails: points.shortVectors() };
    }
    const run = k.inner.at(-1)!.size;
    const runs = firstCount(f, k, scope).times(pointsOf(k.inner.slice(1, -1)));
    return { steps: runs.times(Math.floor(run / 4)), tails: run % 4 === 0 ? none : runs };
  }

  /** Columns, as many at a time as the tile has. */
  private eachColumns(
    f: FunctionBuilder,
    first: Count,
    origin: Local,
    sums: Local,
    body: (columns: readonly Local[], sums: Local) => void,
  ): void {
    const { form, vector, scalar, vectorsPerPoint, tile } = this.tiling;
    const side = form === 'outer' ? vector : scalar;
    const run = side.inner.at(-1)?.size ?? 1;
    const count =
      form === 'dot'
        ? first.times(pointsOf(side.inner.slice(1)))
        : side.inner.length === 1
          ? first.vectors()
          : first.times(pointsOf(side.inner.slice(1, -1)) * Math.ceil(run / 4));
    const at = f.local('i32');
    const sumsAt = f.local('i32');
    const columns = Array.from({ length: tile.columns }, () => f.local('i32'));
    const step = form === 'outer' ? 16 : 16 * vectorsPerPoint;
    this.pushTable(f, this.tables.columns);
    f.set(at).get(sums).set(sumsAt);
    const take = (taken: number): void => {
      const these = columns.slice(0, taken);
      these.forEach((column, i) =>
        f
          .get(origin)
          .get(at)
          .memory('i32.load', 4 * i)
          .op('i32.add')
          .set(column),
      );
      body(these, sumsAt);
      f.get(at)
        .i32(4 * taken)
        .op('i32.add')
        .set(at);
      f.get(sumsAt)
        .i32(step * taken)
        .op('i32.add')
        .set(sumsAt);
    };
    repeat(f, count.groups(tile.columns).here, () => take(tile.columns));
    count.forRemainder(tile.columns, take);
  }

  /** Rows, as many at a time as the tile has, run by run. */
  private eachRows(
    f: FunctionBuilder,
    scope: Scope,
    origin: Local,
    sums: Local,
    body: (rows: number, row: Local, sums: Local) => void,
  ): void {
    const { form, vector, scalar, vectorsPerPoint, tile } = this.tiling;
    const { stride, runs, runLength, flat } = this.rows;
    const side = form === 'outer' ? scalar : vector;
    const row = f.local('i32');
    const sumsAt = f.local('i32');
    const sumsOf = (rows: number): number => (form === 'outer' ? 16 * vectorsPerPoint * rows : 16);
    const move = (local: Local, bytes: number): void => void f.get(local).i32(bytes).op('i32.add').set(local);
    const panels = (length: Count): void => {
      repeat(f, length.groups(tile.rows).here, () => {
        body(tile.rows, row, sumsAt);
        move(row, tile.rows * stride);
        move(sumsAt, sumsOf(tile.rows));
      });
      length.forRemainder(tile.rows, (rest) => {
        body(rest, row, sumsAt);
        move(sumsAt, sumsOf(rest));
      });
    };
    f.get(sums).set(sumsAt);
    if (runs === undefined) {
      f.get(origin).set(row);
      panels(flat ? pointCount(f, side, scope) : firstCount(f, side, scope));
      return;
    }
    const at = f.local('i32');
    this.pushTable(f, runs);
    f.set(at);
    repeat(f, firstCount(f, side, scope).times(pointsOf(side.inner.slice(1, -1))).here, () => {
      f.get(origin).get(at).memory('i32.load').op('i32.add').set(row);
      move(at, 4);
      panels(new Count(f, runLength, [runLength]));
    });
  }

  private pushTable(f: FunctionBuilder, table: Table | undefined): void {
    if (table === undefined) f.i32(0);
    else f.get(this.addresses.get(table)!);
  }

  private allTables(): Table[] {
    return Object.values(this.tables).filter((table) => table !== undefined);
  }
}

/** How the rows of a block are walked: evenly, or in runs that a table leads to. */
interface RowPlan {
  readonly stride: number;
  readonly flat: boolean;
  readonly runLength: number;
  readonly runs: Table | undefined;
}

function rowPlan({ form, vector, scalar }: Tiling): RowPlan {
  const { layout, inner } = form === 'outer' ? scalar : vector;
  const even = form === 'outer' ? flatStride(layout, inner) : undefined;
  const run = inner.at(-1);
  if (even !== undefined || run === undefined)
    return { stride: even ?? 0, flat: true, runLength: pointsOf(inner), runs: undefined };
  const outside = inner.slice(0, -1);
  const runs = { axes: outside.map(({ axis, size }) => ({ size, walks: [layout.walk(axis)] })), start: [0] };
  return {
    stride: layout.walk(run.axis).stride,
    flat: false,
    runLength: run.size,
    runs: outside.length === 0 ? undefined : runs,
  };
}

function columnTable({ form, vector, scalar }: Tiling): Table {
  const { layout, inner } = form === 'outer' ? vector : scalar;
  const axes = inner.map(({ axis, size }) => ({ size, walks: [layout.walk(axis)] }));
  if (form === 'outer') axes.push({ size: Math.ceil(axes.pop()!.size / 4), walks: [steps(16)] });
  return { axes, start: [0] };
}

/** The offsets of steps along k, and of the shorter ones at the ends of runs. */
function stepTables({ form, vector, scalar, k, rowWalk, columnWalk }: Tiling): {
  steps: Table | undefined;
  tails: Table | undefined;
} {
  const [rows, columns] = form === 'outer' ? [scalar, vector] : [vector, scalar];
  const layouts = [...(rowWalk === 'table' ? [rows.layout] : []), ...(columnWalk === 'table' ? [columns.layout] : [])];
  if (layouts.length === 0) return { steps: undefined, tails: undefined };
  const axes = k.inner.map(({ axis, size }) => ({ size, walks: layouts.map((layout) => layout.walk(axis)) }));
  const start = layouts.map(() => 0);
  if (form === 'outer') return { steps: { axes, start }, tails: undefined };
  const run = axes.at(-1)!.size;
  const outside = axes.slice(0, -1);
  const whole = Math.floor(run / 4);
  return {
    steps: { axes: [...outside, { size: whole, walks: layouts.map(() => steps(16)) }], start },
    tails: run % 4 === 0 ? undefined : { axes: outside, start: layouts.map(() => 16 * whole) },
  };
}

/** Lanes of the shorter steps. */
function tailOf({ form, k, rowWalk }: Tiling): number {
  if (form === 'outer') return 0;
  if (rowWalk === 'table') return k.inner.at(-1)!.size % 4;
  const inside = pointsOf(k.inner.slice(1));
  const counts = k.cut === undefined ? [k.inner[0]!.size] : [k.cut.chunk, k.cut.size % k.cut.chunk];
  return Math.max(...counts.map((count) => (count * inside) % 4));
}

/** Runs `body` a number of times. */
function repeat(f: FunctionBuilder, times: Bound, body: () => void): void {
  if (times === 0) return;
  if (times === 1) {
    body();
    return;
  }
  const left = f.local('i32');
  pushBound(f, times);
  const loop = (): void => {
    f.loop((next) => {
      body();
      f.get(left).i32(1).op('i32.sub').tee(left).brIf(next);
    });
  };
  if (typeof times === 'number') {
    f.set(left);
    loop();
  } else f.tee(left).if(undefined, loop);
}
