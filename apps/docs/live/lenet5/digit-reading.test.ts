import { cpu } from '@nacre/backend-cpu';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DigitReading } from './digit-reading.ts';

const before = defaultDevice();
beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));
afterAll(() => setDefaultDevice(before));

const one = [
  [
    { x: 0.5, y: 0.2 },
    { x: 0.5, y: 0.8 },
  ],
];

test('a network learns to read digits, and what it is made of can be seen', { timeout: 120_000 }, async () => {
  const reading = new DigitReading({ train: 1000, test: 200 });
  const first = await reading.learn();
  expect(first.step).toBe(1);
  const { insight, image, probabilities } = await reading.read();
  expect([insight.filters.length, insight.edges.length, insight.shapes.length]).toEqual([6 * 25, 6 * 784, 16 * 100]);
  expect(image.length).toBe(784);
  expect(probabilities.reduce((sum, each) => sum + each)).toBeCloseTo(1, 5);

  let progress = first;
  while (progress.step < 150) progress = await reading.learn();
  expect(progress.loss).toBeLessThan(first.loss / 2);
  expect(progress.accuracy).toBeGreaterThan(0.8);
  expect(progress.losses.at(-1)).toEqual({ step: progress.step, loss: progress.loss });
  expect(progress.accuracies.length).toBeGreaterThan(1);

  const drawn = await reading.readStrokes(one);
  expect(drawn.probabilities.indexOf(Math.max(...drawn.probabilities))).toBe(1);
  expect(drawn.insight.filters).not.toEqual(insight.filters);
  const next = await reading.readNext();
  expect(next.image).not.toEqual(image);
  expect((await reading.read()).image).toEqual(next.image);
});
