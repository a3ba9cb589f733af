import { cpu } from '@nacre/backend-cpu';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sorting } from './sorting.ts';

const before = defaultDevice();
beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));
afterAll(() => setDefaultDevice(before));

test('learns to put digits in order, and shows where its heads look', { timeout: 120_000 }, async () => {
  const sorting = new Sorting();
  let progress = await sorting.learn();
  while (progress.right < 0.97 && progress.step < 3000) progress = await sorting.learn();
  expect(progress.right).toBeGreaterThanOrEqual(0.97);
  const { said, heads } = await sorting.sort([5, 3, 8, 1, 9, 0, 3, 7]);
  expect(said).toEqual([0, 1, 3, 3, 5, 7, 8, 9]);
  expect(heads.map((layer) => layer.length)).toEqual([4, 4]);
  for (const weights of heads.flat())
    for (let row = 0; row < 8; row++) expect(weights.slice(8 * row, 8 * row + 8).reduce((a, b) => a + b)).toBeCloseTo(1, 4);
});
