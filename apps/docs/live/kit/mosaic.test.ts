import { expect, test } from 'vitest';
import { mosaic } from './mosaic.ts';

test('images lie side by side, row after row', () => {
  const images = [1, 2, 3, 4].flatMap((image) => [10 * image, 10 * image + 1, 10 * image + 2, 10 * image + 3]);
  expect([...mosaic(images, 2, 2)]).toEqual([10, 11, 20, 21, 12, 13, 22, 23, 30, 31, 40, 41, 32, 33, 42, 43]);
});
