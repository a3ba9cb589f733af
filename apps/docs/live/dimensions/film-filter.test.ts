import { cpu } from '@nacre/backend-cpu';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FilmFilter, type FilmFiltered } from './film-filter.ts';
import { frames, type Street, side } from './street.ts';

const before = defaultDevice();
let films: FilmFilter;
beforeAll(async () => {
  setDefaultDevice(await cpu({ threads: 1 }));
  films = new FilmFilter();
});
afterAll(() => setDefaultDevice(before));

const area = side * side;

/** The frames of something, each as a list. */
const framesOf = (pixels: ArrayLike<number>): number[][] =>
  Array.from({ length: frames }, (_, t) => Array.from({ length: area }, (_, i) => pixels[t * area + i]!));

const previous = (film: readonly number[][], t: number): number[] => film[(t + frames - 1) % frames]!;

const watch = (street: Street): Promise<FilmFiltered> => films.watch(street);

test('what stands vanishes: only the lamp, 3 × 3 pixels, changes when it goes on and off', async () => {
  const { changes } = await watch({ car: 0, camera: 0 });
  expect(changes.time.counts).toEqual(Array.from({ length: frames }, (_, t) => (t % 4 === 0 ? 9 : 0)));
});

test('a car that drives on by a pixel changes two pixels in each row, four where its wheels are or its window', async () => {
  const { changes } = await watch({ car: 1, camera: 0 });
  // A roof, a window between its posts (two runs, 4 pixels), two rows of the body, two wheels.
  const car = 2 + 4 + 2 + 2 + 4;
  expect(changes.time.counts).toEqual(Array.from({ length: frames }, (_, t) => car + (t % 4 === 0 ? 9 : 0)));
});

test('change over time is this frame less the one before, also when the camera moves', async () => {
  const { film, changes } = await watch({ car: 3, camera: 1 });
  const [shown, changed] = [framesOf(film.pixels), framesOf(changes.time.pixels)];
  for (let t = 0; t < frames; t++) {
    for (let i = 0; i < area; i++) expect(changed[t]![i]).toBeCloseTo(shown[t]![i]! - previous(shown, t)[i]!, 6);
  }
});

test('with the camera as fast as the car, nothing of the car changes', async () => {
  const { changes } = await watch({ car: 2, camera: 2 });
  for (const pixels of framesOf(changes.time.pixels)) {
    expect(Math.max(...pixels.slice(24 * side, 29 * side).map(Math.abs))).toBeCloseTo(0, 6);
    expect(Math.max(...pixels.map(Math.abs))).toBeGreaterThan(0.5);
  }
});

test('change over the plane is a pixel less the mean around it, on a ring', async () => {
  const { film, changes } = await watch({ car: 1, camera: 0 });
  const [shown, changed] = [framesOf(film.pixels)[5]!, framesOf(changes.plane.pixels)[5]!];
  const pixel = (row: number, column: number): number => shown[((row + side) % side) * side + ((column + side) % side)]!;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      let around = 0;
      for (const down of [-1, 0, 1]) for (const right of [-1, 0, 1]) around += pixel(row + down, column + right);
      const mean = (around - pixel(row, column)) / 8;
      expect(changed[row * side + column]).toBeCloseTo(pixel(row, column) - mean, 5);
    }
  }
});

test('change over both is the change over time of the change over the plane', async () => {
  const { changes } = await watch({ car: 2, camera: 1 });
  const [plane, both] = [framesOf(changes.plane.pixels), framesOf(changes.both.pixels)];
  for (let t = 0; t < frames; t++) {
    for (let i = 0; i < area; i++) expect(both[t]![i]).toBeCloseTo(plane[t]![i]! - previous(plane, t)[i]!, 5);
  }
});
