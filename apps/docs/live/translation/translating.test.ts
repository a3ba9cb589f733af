import { cpu } from '@nacre/backend-cpu';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Translating } from './translating.ts';

const before = defaultDevice();
beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));
afterAll(() => setDefaultDevice(before));

test('learns to say numbers in French, those held out, too', { timeout: 120_000 }, async () => {
  const translating = new Translating();
  let progress = await translating.learn();
  while (progress.right < 1 && progress.step < 1500) progress = await translating.learn();
  expect(progress.right).toBe(1);

  const { source, written, wanted, isHeldOut, attention } = await translating.translate(571);
  expect(isHeldOut).toBe(true);
  expect(source).toEqual(['five', 'hundred', 'seventy', 'one']);
  expect(written.join(' ')).toBe('cinq cent soixante et onze');
  expect(wanted).toBe('cinq cent soixante et onze');
  expect(attention).toHaveLength(20);
  for (let row = 0; row < 5; row++) expect(attention.slice(4 * row, 4 * row + 4).reduce((a, b) => a + b)).toBeCloseTo(1, 4);
});
