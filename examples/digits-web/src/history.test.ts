import { expect, test } from 'vitest';
import { LossHistory, smooth } from './history.ts';

test('a few losses are kept as they are', () => {
  const history = new LossHistory();
  for (const loss of [3, 2, 1]) history.add(loss);
  expect(history.points).toEqual([
    { step: 1, loss: 3 },
    { step: 2, loss: 2 },
    { step: 3, loss: 1 },
  ]);
});

test('many losses become means of neighbours, in order and at their steps', () => {
  const history = new LossHistory();
  for (let step = 1; step <= 5000; step++) history.add(step);
  expect(history.steps).toBe(5000);
  expect(history.points.length).toBeLessThan(400);
  expect(history.points.length).toBeGreaterThan(150);
  for (const { step, loss } of history.points) expect(loss).toBe(step);
});

test('the trend of equal losses is that loss, from the first on', () => {
  const points = [1, 2, 3].map((step) => ({ step, loss: 0.7 }));
  for (const { loss } of smooth(points)) expect(loss).toBeCloseTo(0.7, 12);
  expect(new LossHistory().recent).toBeUndefined();
});
