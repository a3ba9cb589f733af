import { ArgumentError, DTypeError } from '@nacre/tensor';
import { expect, it } from 'vitest';
import { RandomStream } from '../random-stream.ts';
import { addNoise } from './noise.ts';

const zeros = { data: new Float32Array(20_000), shape: [1, 100, 200] } as const;

it('addNoise adds normal numbers of this mean and deviation', () => {
  const noisy = addNoise({ mean: 2, std: 3 })(zeros, new RandomStream(1, 1, 0));
  expect(noisy.shape).toEqual(zeros.shape);
  const data = [...noisy.data];
  const mean = data.reduce((a, b) => a + b) / data.length;
  const variance = data.reduce((sum, x) => sum + (x - mean) ** 2, 0) / data.length;
  expect(Math.abs(mean - 2)).toBeLessThan(0.1);
  expect(Math.abs(Math.sqrt(variance) - 3)).toBeLessThan(0.1);
  const within = data.filter((x) => Math.abs(x - 2) < 3).length / data.length;
  expect(Math.abs(within - 0.6827)).toBeLessThan(0.015);
  expect(zeros.data.every((x) => x === 0)).toBe(true);
});

it('addNoise refuses bytes and deviations that are none', () => {
  expect(() => addNoise()({ data: new Uint8Array(1), shape: [1, 1, 1] }, new RandomStream(0, 0, 0))).toThrow(DTypeError);
  for (const std of [-1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => addNoise({ std })).toThrow(ArgumentError);
  expect(() => addNoise({ mean: Number.NaN })).toThrow(ArgumentError);
});
