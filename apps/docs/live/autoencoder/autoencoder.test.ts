import { cpu } from '@nacre/backend-cpu';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Codes } from './codes.ts';
import { Denoiser } from './denoiser.ts';

const before = defaultDevice();
beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));
afterAll(() => setDefaultDevice(before));

test.each([2, 6])('a code of %i units tells digits apart', { timeout: 240_000 }, async (units) => {
  const codes = new Codes();
  codes.begin(units);
  const first = await codes.learn();
  let progress = first;
  while (progress.step < 300) progress = await codes.learn();
  expect(progress.error).toBeLessThan(first.error);
  expect(progress.error).toBeLessThan(units === 2 ? 0.056 : 0.04);

  const { image, code, decoded } = await codes.encode(3);
  expect([image.length, code.length, decoded.length]).toEqual([784, units, 784]);
  expect(code.every((value) => Math.abs(value) <= 1)).toBe(true);
  expect([...((await codes.decode(code)) as Float32Array)]).toEqual([...(decoded as Float32Array)]);

  const map = await codes.map(code);
  expect([map.side, map.decoded.length]).toEqual([252, 252 ** 2]);
  expect(map.places).toHaveLength(200);
  expect(new Set(map.places.slice(0, 10).map(({ digit }) => digit)).size).toBe(10);
  expect(map.places[3]!.x).toBeCloseTo(code[0]!, 4);
  expect(map.places[3]!.y).toBeCloseTo(code[1]!, 4);
});

test('noise is taken away, better than a median filter can', { timeout: 240_000 }, async () => {
  const denoiser = new Denoiser();
  const { noisy, median, width, height } = await denoiser.disturb(0.5);
  expect(median.psnr).toBeGreaterThan(noisy.psnr + 4);
  expect(noisy.picture.length).toBe(width * height);
  let step = 0;
  while (step < 300) ({ step } = await denoiser.learn());
  expect((await denoiser.cleaned()).psnr).toBeGreaterThan(median.psnr);
  expect((await denoiser.disturb(0)).noisy.psnr).toBe(Number.POSITIVE_INFINITY);
});
