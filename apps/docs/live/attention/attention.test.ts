import { expect, test } from 'vitest';
import { Attention } from './attention.ts';

const keys = [
  [1, 0],
  [0, 1],
] as const;

test('a query that fits one key takes its value', async () => {
  const { scores, weights, output } = await new Attention().attend({ query: [2, 0], keys, values: [10, 20], scale: 1 });
  expect([...scores]).toEqual([2, 0]);
  const first = Math.E ** 2 / (Math.E ** 2 + 1);
  expect(weights[0]).toBeCloseTo(first, 5);
  expect(output).toBeCloseTo(10 * first + 20 * (1 - first), 4);
});

test('where nothing is told apart, it takes the mean', async () => {
  const { weights, output } = await new Attention().attend({ query: [1, 1], keys, values: [10, 20], scale: 0 });
  expect([...weights]).toEqual([0.5, 0.5]);
  expect(output).toBe(15);
});
