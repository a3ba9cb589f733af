import { cpu } from '@nacre/backend-cpu';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Reading } from './reading.ts';

const before = defaultDevice();
beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));
afterAll(() => setDefaultDevice(before));

test('learns that the second remark counts, and what not does', { timeout: 120_000 }, async () => {
  const reading = new Reading();
  let progress = await reading.learn();
  while ((progress.right < 1 || progress.loss > 0.002) && progress.step < 2000) progress = await reading.learn();
  expect(progress.right).toBe(1);
  const last = async (text: string): Promise<number> => (await reading.read(text)).at(-1)!.praise;
  expect(await last('the film is dull , but the cast is moving .')).toBeGreaterThan(0.9);
  expect(await last('the film is moving , but the cast is dull .')).toBeLessThan(0.1);
  expect(await last('The film is moving, but the cast is not moving.')).toBeLessThan(0.1);
});

test('says which words it does not know', async () => {
  const words = await new Reading().read('the film is great.');
  expect(words.map(({ word }) => word)).toEqual(['the', 'film', 'is', 'great', '.']);
  expect(words.map(({ isKnown }) => isKnown)).toEqual([true, true, true, false, true]);
  expect(await new Reading().read('  ')).toEqual([]);
});
