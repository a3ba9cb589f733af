import { cpu } from '@nacre/backend-cpu';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DepthRace, type RaceProgress } from './depth-race.ts';

const before = defaultDevice();
beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));
afterAll(() => setDefaultDevice(before));

/** Until both have taken some steps. */
async function race(depth: number, steps: number): Promise<RaceProgress> {
  const racing = new DepthRace();
  for (;;) {
    const progress = await racing.learn(depth);
    if (progress.step >= steps) return progress;
  }
}

test('with few blocks both learn', { timeout: 120_000 }, async () => {
  const { losses } = await race(2, 300);
  expect(losses.plain).toBeLessThan(0.5);
  expect(losses.residual).toBeLessThan(0.5);
});

test('with many, only the residual network does', { timeout: 120_000 }, async () => {
  const { losses, lossChart, gradientChart } = await race(24, 150);
  // As low as knowing only that a quarter of the points lie in the flower.
  expect(losses.plain).toBeGreaterThan(0.55);
  expect(losses.residual).toBeLessThan(0.5);
  expect(lossChart).toContain('residual');
  expect(gradientChart).toContain('block');
});
