import { expect, test } from 'vitest';
import { Tones } from './tones.ts';

const tones = new Tones();

test('a mean over whole waves takes a tone away, and its rest keeps it', async () => {
  const average = await tones.filter({ low: 3, high: 16, filter: 'average', size: 25 });
  expect(average.passed.high).toBeCloseTo(0, 4);
  expect(average.passed.low).toBeGreaterThan(0.9);
  const rest = await tones.filter({ low: 3, high: 16, filter: 'rest', size: 25 });
  expect(rest.passed.high).toBeCloseTo(1, 4);
  expect(rest.passed.low).toBeLessThan(0.1);
  const { wave, spectrum } = average;
  expect([wave.before.length, wave.after.length]).toEqual([400, 400]);
  expect(spectrum.before.map((loudness) => Number(loudness.toFixed(3)))).toEqual(
    spectrum.before.map((_, frequency) => ({ 3: 1, 16: 0.5 })[frequency] ?? 0),
  );
  expect(spectrum.after[3]).toBe(average.passed.low);
});

test('what a mean of k samples lets through is sin(πfk/n) / (k sin(πf/n))', async () => {
  const { passed } = await tones.filter({ low: 5, high: 40, filter: 'average', size: 7 });
  const expected = (f: number): number => Math.abs(Math.sin((Math.PI * f * 7) / 400) / (7 * Math.sin((Math.PI * f) / 400)));
  expect(passed.low).toBeCloseTo(expected(5), 4);
  expect(passed.high).toBeCloseTo(expected(40), 4);
});
