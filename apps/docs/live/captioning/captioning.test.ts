import { readFileSync } from 'node:fs';
import { cpu } from '@nacre/backend-cpu';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { colours, type Scene, scene, shapes } from '../../../../examples/captioning/scenes.ts';
import { write } from '../../../../examples/captioning/training.ts';
import { Captioning, type Wished } from './captioning.ts';
import { trainedCaptioner, weightsFile } from './small-captioner.ts';

const before = defaultDevice();
beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));
afterAll(() => setDefaultDevice(before));

const weights = readFileSync(new URL(`../../public/weights/${weightsFile}`, import.meta.url));
const circle: Wished = { size: 'small', colour: 'red', shape: 'circle', x: 16, y: 6 };
const square: Wished = { size: 'big', colour: 'blue', shape: 'square', x: 16, y: 23 };
const said = async (...things: Wished[]): Promise<string> =>
  (await new Captioning(trainedCaptioner(weights)).caption(things)).words.map(({ word }) => word).join(' ');

test('says what is drawn, and how it lies', async () => {
  expect(await said(square, circle)).toBe('a small red circle above a big blue square');
  expect(await said({ ...square, x: 23, y: 16 }, { ...circle, x: 6, y: 16 })).toBe(
    'a small red circle to the left of a big blue square',
  );
  expect(await said(circle)).toBe('a small red circle');
});

test('says every colour and shape, where the page begins', async () => {
  for (const colour of Object.keys(colours) as Wished['colour'][]) {
    for (const shape of Object.keys(shapes) as Wished['shape'][]) {
      const below: Wished = { ...square, colour: colour === 'blue' ? 'yellow' : 'blue' };
      const beside = { ...below, x: 23, y: 16 };
      const named = `a small ${colour} ${shape}`;
      expect(await said(below, { ...circle, colour, shape })).toBe(`${named} above a big ${below.colour} square`);
      expect(await said(beside, { ...circle, colour, shape, x: 6, y: 16 })).toBe(
        `${named} to the left of a big ${below.colour} square`,
      );
      expect(await said({ ...circle, colour, shape })).toBe(named);
    }
  }
});

test('gives probabilities, and the colours of the picture', async () => {
  const { words, rgb } = await new Captioning(trainedCaptioner(weights)).caption([square, circle]);
  for (const { probability, others } of words) {
    expect(others).toHaveLength(3);
    expect(probability).toBeGreaterThan(others[0]![1]);
  }
  const [red, green, blue] = rgb.slice(3 * (6 * 32 + 16));
  expect(red!).toBeGreaterThan(green! + 100);
  expect(red!).toBeGreaterThan(blue! + 100);
});

test('captions pictures that it has not seen, all but a few without a mistake', { timeout: 120_000 }, async () => {
  // A seed of its own: neither that of the pictures it learned from nor that of those its maker counted.
  const drawn = Array.from({ length: 500 }, (_, i): Scene => scene(2718, i));
  const written = await write(trainedCaptioner(weights), drawn);
  expect(written.filter((caption, i) => caption === drawn[i]!.caption).length).toBeGreaterThanOrEqual(0.97 * drawn.length);
});

test('fits the page', () => {
  expect(weights.length).toBeLessThanOrEqual(300_000);
});
