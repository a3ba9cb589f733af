import type { FunctionBuilder, FunctionRef, Local, ModuleBuilder } from '../../wasm/assembler.ts';
import type { Target } from '../vector-function.ts';

/**
 * `outer`: a step is one k; rows are scalars spread over the lanes, columns are vectors of four neighbours.
 * `dot`: a step is four neighbouring k; rows and columns are both vectors along k, whose lanes are summed at the end.
 */
export type Form = 'outer' | 'dot';

/** How far an operand's pointer moves from step to step, in bytes; or it is the sum of a base and an entry of a table. */
export type Walk = number | 'table';

/** Rows are at constant distances from one pointer, each of the one or two columns has a pointer of its own. */
export interface MicroKernel {
  readonly form: Form;
  readonly rows: number;
  readonly columns: number;
  readonly rowStride: number;
  readonly rowWalk: Walk;
  readonly columnWalk: Walk;
  /** Bytes between the vectors of sums of neighbouring scalar indices: rows of `outer`, columns of `dot`. */
  readonly sumStride: number;
  /** Adds to what the sums are; otherwise replaces them. */
  readonly accumulate: boolean;
  /** Of `dot`: how many lanes the steps at the end have, if not four. */
  readonly tail: number;
}

/** The shape of the innermost loop. */
export interface TileShape {
  readonly rows: number;
  readonly columns: number;
}

/**
 * The fastest shapes measured: eight sums, two columns and a row leave room in the 16 vector registers of x86-64, larger tiles
 * spill; fewer rows want more columns, so that additions need not wait for each other.
 */
export const tileShapes: readonly TileShape[] = [
  { rows: 4, columns: 2 },
  { rows: 3, columns: 2 },
  { rows: 2, columns: 4 },
  { rows: 1, columns: 6 },
];

/** With fused multiply-adds, which need no register for a product, engines that waste none hold twelve sums. */
export const tallTile: TileShape = { rows: 6, columns: 2 };

/** Cycles of a step by rows and columns: measured. */
const cycles: readonly (readonly number[])[] = [
  [1.8, 2.1, 2.8, 3.5, 3.9, 4.3],
  [2.1, 3.2, 4, 5.3],
  [2.6, 4],
  [3.5, 5.3],
  [4.4, 6.2],
  [5.2, 6.7],
];
export const stepCycles = (rows: number, columns: number): number => cycles[rows - 1]![columns - 1]!;

/** Bytes of a table entry: the rows' offset if it is in the table, then the columns'. */
export const entryBytes = ({ rowWalk, columnWalk }: Pick<MicroKernel, 'rowWalk' | 'columnWalk'>): number =>
  (rowWalk === 'table' ? 4 : 0) + (columnWalk === 'table' ? 4 : 0);

/**
 * The innermost loop: `rows` × `columns` vectors of sums stay in registers.
 * Parameters: row pointer, column pointers, pointer of the sums, table, steps; and table and steps of the shorter ones after them.
 */
export function microKernel(module: ModuleBuilder, kernel: MicroKernel, target: Target): FunctionRef {
  return module.defineFunction(new Array(6 + kernel.columns).fill('i32'), [], (f) => {
    const row = f.params[0]!;
    const columns = f.params.slice(1, 1 + kernel.columns);
    const [sums, table, steps, tailTable, tails] = f.params.slice(1 + kernel.columns) as [Local, Local, Local, Local, Local];
    const tile = Array.from({ length: kernel.rows }, () => columns.map(() => f.local('v128')));
    if (kernel.rowStride < 0)
      f.get(row)
        .i32((kernel.rows - 1) * kernel.rowStride)
        .op('i32.add')
        .set(row);
    const loop = new StepLoop(f, kernel, target, tile, { row, columns });
    loop.run(table, steps, 4);
    if (kernel.tail > 0) loop.run(tailTable, tails, kernel.tail);
    if (kernel.form === 'outer') storeRows(f, kernel, tile, sums);
    else storeLaneSums(f, kernel, tile, sums);
  });
}

interface Pointers {
  readonly row: Local;
  readonly columns: readonly Local[];
}

class StepLoop {
  private readonly f: FunctionBuilder;
  private readonly kernel: MicroKernel;
  private readonly target: Target;
  private readonly tile: readonly (readonly Local[])[];
  private readonly pointers: Pointers;
  private readonly rowValue: Local;
  private readonly columnValues: readonly Local[];
  private readonly rowAt: Local;
  private readonly columnsAt: readonly Local[];

  constructor(f: FunctionBuilder, kernel: MicroKernel, target: Target, tile: readonly (readonly Local[])[], pointers: Pointers) {
    this.f = f;
    this.kernel = kernel;
    this.target = target;
    this.tile = tile;
    this.pointers = pointers;
    this.rowValue = f.local('v128');
    this.columnValues = pointers.columns.map(() => f.local('v128'));
    this.rowAt = kernel.rowWalk === 'table' ? f.local('i32') : pointers.row;
    this.columnsAt = kernel.columnWalk === 'table' ? pointers.columns.map(() => f.local('i32')) : pointers.columns;
  }

  /** `steps` steps of which the first `lanes` lanes count. */
  run(table: Local, steps: Local, lanes: number): void {
    const { f } = this;
    f.get(steps).if(undefined, () => {
      f.loop((next) => {
        this.point(table);
        this.step(lanes);
        this.advance(table);
        f.get(steps).i32(1).op('i32.sub').tee(steps).brIf(next);
      });
    });
  }

  /** Sets the pointers that come from the table. */
  private point(table: Local): void {
    const { f, kernel } = this;
    const { row, columns } = this.pointers;
    if (kernel.rowWalk === 'table') f.get(row).get(table).memory('i32.load').op('i32.add').set(this.rowAt);
    if (kernel.columnWalk !== 'table') return;
    const offset = f.local('i32');
    f.get(table)
      .memory('i32.load', kernel.rowWalk === 'table' ? 4 : 0)
      .set(offset);
    for (const [i, column] of columns.entries()) f.get(column).get(offset).op('i32.add').set(this.columnsAt[i]!);
  }

  private step(lanes: number): void {
    const { f, kernel, rowValue, columnValues } = this;
    const keep = (): FunctionBuilder =>
      lanes === 4 ? f : f.v128(Int32Array.from({ length: 4 }, (_, i) => (i < lanes ? -1 : 0))).op('v128.and');
    for (const [i, at] of this.columnsAt.entries()) {
      f.get(at).memory('v128.load');
      keep().set(columnValues[i]!);
    }
    for (const [r, sums] of this.tile.entries()) {
      f.get(this.rowAt).memory(kernel.form === 'outer' ? 'v128.load32_splat' : 'v128.load', this.rowOffset(r));
      keep().set(rowValue);
      for (const [i, sum] of sums.entries()) {
        const column = columnValues[i]!;
        if (this.target.fma) f.get(rowValue).get(column).get(sum).op('f32x4.relaxed_madd').set(sum);
        else f.get(sum).get(rowValue).get(column).op('f32x4.mul').op('f32x4.add').set(sum);
      }
    }
  }

  /** From the lowest row, as offsets of loads are not negative. */
  private rowOffset(row: number): number {
    const { rows, rowStride } = this.kernel;
    return rowStride < 0 ? (row - rows + 1) * rowStride : row * rowStride;
  }

  private advance(table: Local): void {
    const { kernel, pointers } = this;
    if (kernel.rowWalk !== 'table') this.move(pointers.row, kernel.rowWalk);
    if (kernel.columnWalk !== 'table') for (const column of pointers.columns) this.move(column, kernel.columnWalk);
    this.move(table, entryBytes(kernel));
  }

  private move(pointer: Local, bytes: number): void {
    if (bytes !== 0) this.f.get(pointer).i32(bytes).op('i32.add').set(pointer);
  }
}

function storeRows(
  f: FunctionBuilder,
  { sumStride, accumulate }: MicroKernel,
  tile: readonly (readonly Local[])[],
  sums: Local,
): void {
  for (const [r, row] of tile.entries()) {
    for (const [i, sum] of row.entries()) {
      const offset = r * sumStride + i * 16;
      f.get(sums).get(sum);
      if (accumulate) f.get(sums).memory('v128.load', offset).op('f32x4.add');
      f.memory('v128.store', offset);
    }
  }
}

const words = (...lanes: readonly number[]): number[] => lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte));

/** The lanes of the sums of four rows, added up, become the lanes of one vector for each column. */
function storeLaneSums(
  f: FunctionBuilder,
  { columns, sumStride, accumulate }: MicroKernel,
  tile: readonly (readonly Local[])[],
  sums: Local,
): void {
  for (let column = 0; column < columns; column++) {
    const row = (r: number): void => {
      const sum = tile[r]?.[column];
      if (sum === undefined) f.v128(new Int32Array(4));
      else f.get(sum);
    };
    const pair = (first: number): Local => {
      const halves = f.local('v128');
      row(first);
      row(first + 1);
      f.shuffle(words(0, 4, 1, 5));
      row(first);
      row(first + 1);
      f.shuffle(words(2, 6, 3, 7))
        .op('f32x4.add')
        .set(halves);
      return halves;
    };
    const [low, high] = [pair(0), pair(2)];
    const offset = column * sumStride;
    f.get(sums)
      .get(low)
      .get(high)
      .shuffle(words(0, 1, 4, 5))
      .get(low)
      .get(high)
      .shuffle(words(2, 3, 6, 7))
      .op('f32x4.add');
    if (accumulate) f.get(sums).memory('v128.load', offset).op('f32x4.add');
    f.memory('v128.store', offset);
  }
}
