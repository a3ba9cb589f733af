import { pointsOf } from '../axes.ts';
import { busy } from '../module.ts';
import type { Product } from './product.ts';

/** What a workgroup computes, and how its invocations share it. */
export interface Tile {
  readonly rows: number;
  readonly columns: number;
  /** Steps of k that are in workgroup memory at a time. */
  readonly depth: number;
  /** Rows and columns whose sums an invocation holds, multiples of 4. */
  readonly rowsEach: number;
  readonly columnsEach: number;
  /** Invocations that share the steps of k of the same rows and columns. */
  readonly slices: number;
}

/** A product in tiles, k in `parts` that have workgroups of their own. */
export interface Tiling {
  readonly tile: Tile;
  readonly parts: number;
}

/** Tiles, and the share of the multiply-adds a GPU can do that such workgroups reach. */
export const tiles: readonly (Tile & { readonly rate: number })[] = [
  { rows: 128, columns: 128, depth: 8, rowsEach: 8, columnsEach: 8, slices: 1, rate: 1 },
  { rows: 64, columns: 64, depth: 16, rowsEach: 4, columnsEach: 4, slices: 1, rate: 0.7 },
  { rows: 128, columns: 32, depth: 16, rowsEach: 8, columnsEach: 4, slices: 1, rate: 0.7 },
  { rows: 32, columns: 128, depth: 16, rowsEach: 4, columnsEach: 8, slices: 1, rate: 0.7 },
  { rows: 32, columns: 32, depth: 16, rowsEach: 4, columnsEach: 4, slices: 1, rate: 0.5 },
  { rows: 128, columns: 16, depth: 16, rowsEach: 8, columnsEach: 4, slices: 1, rate: 0.5 },
  { rows: 16, columns: 128, depth: 16, rowsEach: 4, columnsEach: 8, slices: 1, rate: 0.5 },
  { rows: 64, columns: 8, depth: 32, rowsEach: 8, columnsEach: 4, slices: 4, rate: 0.3 },
  { rows: 8, columns: 64, depth: 32, rowsEach: 4, columnsEach: 8, slices: 4, rate: 0.3 },
  { rows: 16, columns: 16, depth: 32, rowsEach: 4, columnsEach: 4, slices: 4, rate: 0.3 },
];

/** Costs are multiply-adds of one invocation: what a second dispatch takes, and to write and read again a sum of a part. */
const dispatchCost = 2000;
const partCost = 16;
const mostParts = 64;
/** Steps of k that are worth a part. */
const leastSteps = 128;
/** The share that loops reach, whose factors both come from memory, and how little of a sum is left to each lane that shares it. */
const loopRate = 0.1;
const leastShare = 1 / 4;
/** Fewer rows or columns make no tile. */
const leastSide = 4;

export const invocationsOf = ({ rows, columns, rowsEach, columnsEach, slices }: Tile): number =>
  ((rows / rowsEach) * columns * slices) / columnsEach;

/** The cheapest tiles for a product, from its sizes alone; undefined if loops are cheaper. */
export function tilingOf(product: Product, canBeParted: boolean): Tiling | undefined {
  const [rows, columns, k] = [product.rows.axes, product.columns.axes, product.k].map(pointsOf) as [number, number, number];
  if (Math.min(rows, columns) < leastSide) return undefined;
  const batch = pointsOf(product.batch);
  const maxParts = canBeParted ? mostParts : 1;
  let cheapest = (k / loopRate) * Math.max(leastShare, (rows * columns * batch) / busy);
  let best: Tiling | undefined;
  for (const { rate, ...tile } of tiles) {
    const count = Math.ceil(rows / tile.rows) * Math.ceil(columns / tile.columns) * batch;
    const invocations = invocationsOf(tile);
    for (let parts = 1; parts <= maxParts && (parts === 1 || k / parts >= leastSteps); parts *= 2) {
      const each = (tile.rows * tile.columns * Math.ceil(k / parts)) / invocations / rate;
      const rounds = Math.max(1, (count * parts * invocations) / busy);
      const joining = parts === 1 ? 0 : dispatchCost + (partCost * rows * columns * batch * parts) / busy;
      const cost = each * rounds + joining;
      if (cost >= cheapest) continue;
      cheapest = cost;
      best = { tile, parts };
    }
  }
  return best;
}
