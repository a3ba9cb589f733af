import type { Node } from '../../graph/node.ts';
import { barrier } from '../../ops/memory.ts';
import { narrow, pad, permute, reshape, shrink } from '../../ops/movement.ts';
import { tile } from './transforms.ts';

/** The tiles of a batch: `places` has the batch and the tiles of both axes, in the order in which they are stored. */
export interface Tiling {
  readonly rows: number;
  readonly columns: number;
  readonly batchLast: boolean;
  readonly places: readonly number[];
  readonly count: number;
}

export function tilingOf(batch: number, height: number, width: number): Tiling {
  const [rows, columns] = [Math.ceil(height / tile), Math.ceil(width / tile)];
  const batchLast = filled(batch) > filled(columns);
  return {
    rows,
    columns,
    batchLast,
    places: batchLast ? [rows, columns, batch] : [batch, rows, columns],
    count: batch * rows * columns,
  };
}

/** How well vectors of four fill an axis, if what is left over goes one by one. */
const filled = (size: number): number => size / (Math.floor(size / 4) + (size % 4));

/**
 * x [N, G, C, H, W], behind zeros, with every fourth element of its axes side by side: [G, C, 4, 4, N, rows, columns], or with N last.
 * It is to be stored: transforms read every element several times.
 */
export function phasesOf(
  x: Node,
  [top, left]: readonly [number, number],
  { batchLast, rows, columns }: Tiling,
  beyond: 0 | 1,
): Node {
  const [n, g, c] = x.shape as [number, number, number];
  const [height, width] = [rows + beyond, columns + beyond];
  const padded = pad(x, [0, 0, 0, top, left], [n, g, c, height * tile, width * tile]);
  const blocks = reshape(padded, [n, g, c, height, tile, width, tile]);
  return barrier(permute(blocks, [1, 2, 4, 6, ...(batchLast ? [3, 5, 0] : [0, 3, 5])]));
}

/** Element i, j of every tile: [G, C, 1, …places]. Those from the fifth on are the next tile's. */
export function elementOf(phases: Node, i: number, j: number, { batchLast, places }: Tiling): Node {
  const [g, c] = phases.shape as [number, number];
  const phase = narrow(narrow(phases, 2, i % tile, 1), 3, j % tile, 1);
  const next = [Math.floor(i / tile), Math.floor(j / tile)];
  const start = [0, 0, 0, 0, ...(batchLast ? [...next, 0] : [0, ...next])];
  return reshape(shrink(phase, start, [g, c, 1, 1, ...places]), [g, c, 1, ...places]);
}
