import { expect, test } from 'vitest';
import { Equivariance, side } from './equivariance.ts';

const equivariance = new Equivariance();

test('a convolution moves its map along with the image, a dense layer does not', async () => {
  const still = await equivariance.shift({ kernel: 'upright', digit: 2, right: 0, down: 0 });
  expect([still.convolution.difference, still.dense.difference]).toEqual([0, 0]);
  const moved = await equivariance.shift({ kernel: 'upright', digit: 2, right: 3, down: 2 });
  expect(moved.convolution.difference).toBe(0);
  expect(moved.dense.difference).toBeGreaterThan(0.1);
  const at = (values: Float32Array, row: number, column: number): number => values[row * side + column]!;
  for (let row = 0; row < 20; row++) {
    expect(at(moved.image, row + 2, 13)).toBe(at(still.image, row, 10));
    expect(at(moved.convolution.values, row + 2, 13)).toBe(at(still.convolution.values, row, 10));
  }
});

test('weights are counted without being drawn', async () => {
  expect(await equivariance.count(400)).toEqual({
    denseToAsMany: 230_400_000_000,
    denseToThousand: 480_000_000,
    filters: 27_000,
  });
  expect(await equivariance.count(0)).toHaveProperty('problem');
});
