import { expect, test } from 'vitest';
import type { Product } from './product.ts';
import { invocationsOf, tiles, tilingOf } from './tiling.ts';

const axes = (size: number) => [{ axis: 0, size }];
const product = (m: number, n: number, k: number, batch: number) =>
  ({ rows: { axes: axes(m) }, columns: { axes: axes(n) }, k: axes(k), batch: axes(batch) }) as unknown as Product;

test.each(tiles)('$rows × $columns keeps to the portable limits', (tile) => {
  const { rows, columns, depth, slices } = tile;
  const bytes = 16 * depth * ((rows + columns) / 4 + 2) + (slices > 1 ? 16 * invocationsOf(tile) : 0);
  expect(bytes).toBeLessThanOrEqual(16_384);
  expect(invocationsOf(tile)).toBeLessThanOrEqual(256);
  for (const side of [rows, columns]) expect((side / 4) * depth).toBeGreaterThanOrEqual(invocationsOf(tile));
});

test.each([
  ['a large square', [4096, 4096, 4096, 1], '128×128'],
  ['a square', [512, 512, 512, 1], '64×64 in 2'],
  ['a batch of matrices', [128, 128, 64, 96], '128×128'],
  ['a linear layer', [64, 1024, 1024, 1], '64×64 in 8'],
  ['a convolution of few channels', [50_176, 6, 25, 1], '64×8'],
  ['the gradient of its kernel', [25, 6, 50_176, 1], '16×16 in 64'],
  ['the gradient of a deep kernel', [2304, 256, 100_352, 1], '128×128 in 4'],
  ['few rows', [8, 4096, 4096, 1], '8×64 in 8'],
  ['a matrix and a vector', [4096, 1, 4096, 1], 'loops'],
  ['a depthwise convolution', [3136, 1, 9, 512], 'loops'],
  ['a tiny product', [7, 11, 9, 1], 'loops'],
] as const)('%s', (_, [m, n, k, batch], expected) => {
  const tiling = tilingOf(product(m, n, k, batch), true);
  const parts = tiling && tiling.parts > 1 ? ` in ${tiling.parts}` : '';
  expect(tiling ? `${tiling.tile.rows}×${tiling.tile.columns}${parts}` : 'loops').toBe(expected);
});

test('no parts where no buffer is left for them', () => {
  expect(tilingOf(product(512, 512, 512, 1), false)?.parts).toBe(1);
});
