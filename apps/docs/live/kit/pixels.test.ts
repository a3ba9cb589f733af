import { expect, test } from 'vitest';
import { pixels } from './pixels.ts';

test('the ends and the middle of a range have the colours of the scale, and what lies beyond has those of the ends', () => {
  const greys = [0, 0, 128, 255, 255];
  expect([...pixels([-2, -1, 0, 1, 2], 'grey', [-1, 1])]).toEqual(greys.flatMap((grey) => [grey, grey, grey, 255]));
});

test('colours between are mixed', () => {
  expect([...pixels([0.5], 'ink', [-1, 1])]).toEqual([64, 64, 64, 255]);
});
