import { expect, test } from 'vitest';
import { pixelCentres } from './pixel-centres.ts';

test('the centres of the pixels of a square, from the upper left', async () => {
  expect(await pixelCentres([-1, 3], 2).array()).toEqual([
    [0, 2],
    [2, 2],
    [0, 0],
    [2, 0],
  ]);
});
