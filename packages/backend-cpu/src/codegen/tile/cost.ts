import { type Blocking, pointsOf } from './axes.ts';
import { flatStride, Packed } from './layout.ts';
import { type Form, stepCycles, type TileShape, tallTile, tileShapes } from './micro.ts';
import { Operand } from './operand.ts';
import type { Product } from './product.ts';
import type { Side, Tiling } from './tiling.ts';

const callCycles = { outer: 12, dot: 28 } as const;
/** For four neighbours, and for a point that is computed with others that are not. */
const loopCycles = { vector: 1.1, point: 0.6 } as const;
const copyCycles = { contiguous: 0.8, strided: 2.5 } as const;
const storeCycles = { contiguous: 0.4, strided: 3 } as const;

/** What the general loops take: least where lanes lie along an axis on which nothing but neighbours is read and written. */
export function loopCost(product: Product): number {
  const { kernel, a, b, batch, m, n } = product;
  const factors = [a, b].map((expr) => new Operand(expr, kernel.buffers));
  const perPoint = [...batch, ...m, ...n].map(({ axis, size }) => {
    const isEasy = product.storeStride(axis) === 1 && factors.every((factor) => !factor.uses(axis) || factor.isContiguous(axis));
    return isEasy ? (loopCycles.vector * (Math.floor(size / 4) + (size % 4))) / size : loopCycles.point;
  });
  return product.multiplyAdds * Math.min(loopCycles.point, ...perPoint);
}

/** Points of a blocking in all blocks, in its innermost axis, and vectors along that. */
function extentOf(b: Blocking): { points: number; run: number; vectors: number } {
  const points =
    b.cut === undefined
      ? pointsOf([...b.blocks, ...b.inner])
      : pointsOf(b.blocks.slice(0, -1)) * b.cut.size * pointsOf(b.inner.slice(1));
  const last = b.inner.at(-1);
  const run = last === undefined ? 1 : b.cut?.inner === last.axis ? b.cut.size : last.size;
  return { points, run, vectors: (points / run) * Math.ceil(run / 4) };
}

/** Points that rows of tiles run along without a break. */
function rowRun(form: Form, rows: Side): number {
  const { points, run } = extentOf(rows);
  return form === 'outer' && flatStride(rows.layout, rows.inner) !== undefined ? points : run;
}

/** Cycles of a step for all rows of a run, with `columns` columns. */
function rowCycles(run: number, rows: number, columns: number): number {
  const rest = run % rows;
  return Math.floor(run / rows) * stepCycles(rows, columns) + (rest === 0 ? 0 : stepCycles(rest, columns));
}

/** Rows of the form `dot` are the lanes of a vector of sums, so that only four of them or, if there are no more, all make a tile. */
export function tileShape(form: Form, rows: Side): TileShape {
  const run = rowRun(form, rows);
  const possible = tileShapes.filter((tile) => tile.rows <= run && (form === 'outer' || tile.rows === Math.min(run, 4)));
  return possible.reduce((best, tile) =>
    rowCycles(run, tile.rows, tile.columns) / tile.columns < rowCycles(run, best.rows, best.columns) / best.columns ? tile : best,
  );
}

/**
 * The shape that is run: of the possible ones a tall tile too, where that is faster. Only the estimate of the cost, by which blocks are chosen,
 * does not know of it, so that sums are added up in the same order everywhere.
 */
export function runningShape({ form, tile, scalar }: Tiling, tallTiles: () => boolean): TileShape {
  const run = form === 'outer' ? rowRun(form, scalar) : 0;
  const isBetter = rowCycles(run, tallTile.rows, 2) / 2 < rowCycles(run, tile.rows, tile.columns) / tile.columns;
  return run >= tallTile.rows && isBetter && tallTiles() ? tallTile : tile;
}

/** What a tiling takes, in cycles, roughly. */
export function costOf(tiling: Omit<Tiling, 'cost'>, product: Product, storesAlong: boolean): number {
  const { form, vector, scalar, k, batch, tile } = tiling;
  const [rows, columns] = form === 'outer' ? [scalar, extentOf(vector).vectors] : [vector, extentOf(scalar).points];
  const run = rowRun(form, rows);
  const runs = extentOf(rows).points / run;
  const steps = form === 'outer' ? extentOf(k).points : extentOf(k).vectors;
  const rest = columns % tile.columns;
  const perStep =
    Math.floor(columns / tile.columns) * rowCycles(run, tile.rows, tile.columns) +
    (rest === 0 ? 0 : rowCycles(run, tile.rows, rest));
  const calls = runs * Math.ceil(run / tile.rows) * Math.ceil(columns / tile.columns) * pointsOf(k.blocks) * callCycles[form];
  const pack = ({ layout, once }: Side, times: number): number => {
    if (!(layout instanceof Packed)) return 0;
    const rate = copyCycles[layout.isContiguous ? 'contiguous' : 'strided'];
    return (layout.elements * rate * (once ? 1 : times * pointsOf(k.blocks))) / (once ? pointsOf(batch) : 1);
  };
  const units = pointsOf(vector.blocks) * pointsOf(scalar.blocks);
  const outputs = extentOf(vector).points * extentOf(scalar).points * storeCycles[storesAlong ? 'contiguous' : 'strided'];
  return pointsOf(product.batch) * (steps * runs * perStep + calls + pack(vector, units) + pack(scalar, units) + outputs);
}
