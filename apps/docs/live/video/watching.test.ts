import { cpu } from '@nacre/backend-cpu';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Watching } from './watching.ts';

const before = defaultDevice();
beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));
afterAll(() => setDefaultDevice(before));

test('with a memory the direction is found, without one it is guessed', { timeout: 240_000 }, async () => {
  const watching = new Watching();
  let progress = await watching.learn();
  while (progress.right.memory < 0.7 && progress.step < 400) progress = await watching.learn();
  expect(progress.right.memory).toBeGreaterThanOrEqual(0.7);
  expect(progress.right.single).toBeLessThan(0.6);
});

test('a video is ten frames, the first of which shows no movement', async () => {
  const { pixels, shown, found, ...size } = await new Watching().watch(0);
  expect(size).toEqual({ frames: 10, height: 24, width: 40 });
  expect(pixels).toHaveLength(10 * 24 * 40);
  expect(shown[0]).toBeUndefined();
  for (const label of shown.slice(1)) expect(label).toMatch(/^[012] [←→]$/);
  for (const likely of [...found.memory, ...found.single]) {
    expect(likely).toHaveLength(4);
    expect(likely[0]![1]).toBeGreaterThanOrEqual(likely[1]![1]);
  }
});
