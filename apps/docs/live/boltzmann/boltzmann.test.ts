import { cpu } from '@nacre/backend-cpu';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Dreamer } from './dreamer.ts';
import { Likelihood } from './likelihood.ts';

const before = defaultDevice();
beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));
afterAll(() => setDefaultDevice(before));

test('the machine learns to reconstruct digits, and what is held stays in its dreams', { timeout: 240_000 }, async () => {
  const dreamer = new Dreamer();
  const first = await dreamer.progress();
  expect(first.step).toBe(0);
  let progress = first;
  while (progress.step < 300) progress = await dreamer.learn();
  expect(progress.error).toBeLessThan(0.8 * first.error);
  expect([progress.reconstructions.width, progress.reconstructions.height, progress.weights.height]).toEqual([140, 28, 14]);

  const held = Array.from({ length: 196 }, (_, i) => (i < 14 ? 1 : i < 28 ? -1 : 0));
  const dream = await dreamer.dream(held, 5);
  expect([...(dream.first as Float32Array)].slice(0, 28)).toEqual(held.slice(0, 28).map((value) => (value === 1 ? 1 : 0)));
  expect([dream.all.width, dream.all.height, dream.all.picture.length]).toEqual([56, 56, 16 * 196]);
  const next = await dreamer.dream(held, 1);
  expect([...(next.first as Float32Array)]).not.toEqual([...(dream.first as Float32Array)]);
});

test.each(['CD-1', 'CD-5', 'persistent chains'] as const)(
  '%s raises the exact likelihood',
  { timeout: 240_000 },
  async (method) => {
    const tiny = new Likelihood();
    const first = await tiny.begin(method);
    // Almost all of the 512 pictures alike.
    expect(first.logLikelihood).toBeCloseTo(-Math.log(512), 0);
    let progress = first;
    while (progress.step < 1000) progress = await tiny.learn();
    expect(progress.logLikelihood).toBeGreaterThan(first.logLikelihood + 0.5);
    expect(progress.logLikelihood).toBeLessThanOrEqual(-Math.log(14));
    expect(progress.probabilities.length).toBe(14);
    expect(progress.probabilities.reduce((sum, p) => sum + p, 0)).toBeLessThanOrEqual(1 + 1e-5);
  },
);
