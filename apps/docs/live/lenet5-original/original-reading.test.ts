import { cpu } from '@nacre/backend-cpu';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OriginalReading } from './original-reading.ts';

const before = defaultDevice();
beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));
afterAll(() => setDefaultDevice(before));

test('the connections of C3 are those of table I of the paper', async () => {
  const { maps, places, parameters, connections, ofAll } = await new OriginalReading({ train: 64, test: 10 }).connections();
  expect(maps.map(({ sees }) => sees.join(''))).toEqual([
    ...['012', '123', '234', '345', '045', '015'],
    ...['0123', '1234', '2345', '0345', '0145', '0125', '0134', '1245', '0235', '012345'],
  ]);
  expect(maps.map((map) => map.parameters)).toEqual([...Array(6).fill(76), ...Array(9).fill(101), 151]);
  expect([maps[0]!.connections, maps[15]!.connections]).toEqual([7600, 15_100]);
  expect([places, parameters, connections, ofAll]).toEqual([100, 1516, 151_600, 2416]);
});

const seven = [
  [
    { x: 0.28, y: 0.2 },
    { x: 0.72, y: 0.2 },
    { x: 0.55, y: 0.5 },
    { x: 0.42, y: 0.85 },
  ],
];

test('the network learns to show the bitmap of what it reads', { timeout: 120_000 }, async () => {
  const program = new OriginalReading({ train: 2000, test: 200 });
  const bitmaps = await program.bitmaps();
  expect([bitmaps.length, new Set(bitmaps)]).toEqual([840, new Set([-1, 1])]);

  const first = await program.learn();
  const untrained = await program.read();
  const { kernels } = (await program.connections()).maps[6]!;
  let progress = first;
  while (progress.step < 200) progress = await program.learn();
  expect(progress.loss).toBeLessThan(first.loss / 2);
  expect(progress.accuracy).toBeGreaterThan(0.85);
  expect((await program.connections()).maps[6]!.kernels).not.toEqual(kernels);

  const { image, shown, squares, distances } = await program.readStrokes(seven);
  expect([image.length, shown.length, squares.length, distances.length]).toEqual([784, 84, 840, 10]);
  expect(distances.indexOf(Math.min(...distances))).toBe(7);
  expect(distances[7]).toBeLessThan(Math.min(...untrained.distances) / 2);
  for (const [digit, distance] of distances.entries()) {
    const points = Array.from(squares.subarray(84 * digit, 84 * (digit + 1)));
    expect(points.reduce((sum, each) => sum + each)).toBeCloseTo(distance, 2);
  }
  const agreeing = Array.from(shown).filter((value, i) => value * bitmaps[7 * 84 + i]! > 0);
  expect(agreeing.length).toBeGreaterThan(70);
  expect((await program.readNext()).image).not.toEqual(image);
});
