import { cpu } from '@nacre/backend-cpu';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Kernel, type Picture, PictureFilter } from './picture-filter.ts';

const before = defaultDevice();
let pictures: PictureFilter;
beforeAll(async () => {
  setDefaultDevice(await cpu({ threads: 1 }));
  pictures = new PictureFilter();
});
afterAll(() => setDefaultDevice(before));

const mean: Kernel = [
  [1, 1, 1],
  [1, 1, 1],
  [1, 1, 1],
];
const rest: Kernel = [
  [-1, -1, -1],
  [-1, 8, -1],
  [-1, -1, -1],
];
const lying: Kernel = [
  [-1, -1, -1],
  [2, 2, 2],
  [-1, -1, -1],
];
const rising: Kernel = [
  [-1, -1, 2],
  [-1, 2, -1],
  [2, -1, -1],
];
const transposed = (kernel: Kernel): Kernel => kernel[0]!.map((_, column) => kernel.map((row) => row[column]!));
const mirrored = (kernel: Kernel): Kernel => kernel.map((row) => row.toReversed());

const at = ({ values, width }: Picture, row: number, column: number): number => values[row * width + column]!;
const answersTo = async (kernel: Kernel): Promise<Record<string, number>> =>
  Object.fromEntries((await pictures.filter(kernel)).answers);

test('a tone is in its band, and half of it in those beside; a click is in one frame, as loud everywhere', async () => {
  const { input } = (await pictures.filter(mean)).whole;
  expect([input.height, input.width]).toEqual([32, 64]);
  const column = (frame: number): number[] => Array.from({ length: 32 }, (_, row) => at(input, row, frame));
  // The lowest band is the last row.
  expect(column(46).map((value) => Number(value.toFixed(4)))).toEqual(
    column(46).map((_, row) => ({ 24: 0.5, 25: 1, 26: 0.5 })[row] ?? 0),
  );
  for (let row = 0; row < 16; row++) {
    expect(column(49)[row]).toBeCloseTo(1, 4);
    expect(column(48)[row]).toBeCloseTo(0, 4);
  }
});

test('answers are those of lines: 1 2 1 halves across a tone, one column for a click', async () => {
  // 3 · (½ + 1 + ½) and 3 · 1 of 9.
  expect((await answersTo(mean)).tone).toBeCloseTo(2 / 3, 4);
  expect((await answersTo(mean)).click).toBeCloseTo(1 / 3, 4);
  // 8 − 2 − 6 · ½ of 8, and beside it 8 · ½ − ½ · 2 − 3; 8 − 2 of 8.
  expect((await answersTo(rest)).tone).toBeCloseTo(3 / 8, 4);
  expect((await answersTo(rest)).click).toBeCloseTo(6 / 8, 4);
  // 2 · 3 − 3 of 6, and nothing.
  expect((await answersTo(lying)).tone).toBeCloseTo(1 / 2, 4);
  expect((await answersTo(lying)).click).toBeCloseTo(0, 4);
  expect((await answersTo(transposed(lying))).tone).toBeCloseTo(0, 4);
  expect((await answersTo(transposed(lying))).click).toBeCloseTo(1, 4);
});

test('a slanted kernel keeps its own glide, and nothing of what lies or stands', async () => {
  const [up, down] = [await answersTo(rising), await answersTo(mirrored(rising))];
  expect(up.rising).toBeGreaterThan(2 * up.falling!);
  expect(down.falling).toBeGreaterThan(2 * down.rising!);
  expect(up.rising).toBeCloseTo(down.falling!, 1);
  expect(up.tone).toBeCloseTo(0, 4);
  expect(up.click).toBeCloseTo(0, 4);
});

test('a piece goes through the same weights: its output is a piece of the output', async () => {
  const { whole, piece } = await pictures.filter(rising);
  expect([piece.input.height, piece.input.width, piece.output.height, piece.output.width]).toEqual([20, 30, 18, 28]);
  for (let row = 0; row < 18; row++)
    for (let column = 0; column < 28; column++)
      expect(at(piece.output, row, column)).toBeCloseTo(at(whole.output, row + 12, column), 6);
});

test('weights that are all 0 give 0', async () => {
  const { whole } = await pictures.filter(mean.map((row) => row.map(() => 0)));
  expect(Array.from(whole.output.values).every((value) => value === 0)).toBe(true);
});
