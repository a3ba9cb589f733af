import { readFileSync } from 'node:fs';
import { cpu } from '@nacre/backend-cpu';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Scene, scene } from '../../../../examples/captioning/scenes.ts';
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

test('captions pictures that it has not seen', async () => {
  const heldOut = Array.from({ length: 100 }, (_, i): Scene => scene(3, i));
  const written = await write(trainedCaptioner(weights), heldOut);
  expect(written.filter((caption, i) => caption === heldOut[i]!.caption).length).toBeGreaterThanOrEqual(65);
});
