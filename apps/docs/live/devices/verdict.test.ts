import { expect, test } from 'vitest';
import type { Measured } from './line.ts';
import { verdictOf } from './verdict.ts';

const said = (lines: readonly Measured[]): string => verdictOf(lines).replaceAll('\u00a0', ' ');

const one = {
  name: 'CPU with one thread',
  rates: [
    [16, 2],
    [64, 12],
    [256, 20],
  ],
  step: 0.4,
} as const;
const gpu = {
  name: 'GPU',
  rates: [
    [16, 0.01],
    [64, 1],
    [256, 40],
    [1024, 1234.5],
  ],
  step: 1.25,
} as const;

test('the device that is the fastest in the end, and from where on', () => {
  expect(said([one, gpu])).toBe(
    'From n = 256 on the GPU is the fastest, with up to 1,230 GFLOP/s. At n = 16 the CPU with one thread is the fastest, 2 GFLOP/s. ' +
      'A step of the small network is shortest on the CPU with one thread: 0.4 ms.',
  );
});

test('a device that is always the fastest', () => {
  expect(said([{ ...gpu, rates: one.rates.map(([n, gflops]) => [n, gflops / 2]) }, one])).toBe(
    'For products the CPU with one thread is the fastest at every n, with up to 20 GFLOP/s. ' +
      'A step of the small network is shortest on the CPU with one thread: 0.4 ms.',
  );
});

test('a device that falls behind in between', () => {
  const uneven = {
    name: 'GPU',
    rates: [
      [16, 3],
      [64, 1],
      [256, 40],
    ],
  } as const;
  expect(said([one, uneven])).toBe('From n = 256 on the GPU is the fastest, with up to 40 GFLOP/s.');
});

test('a device alone, and none that worked', () => {
  expect(said([one])).toBe('There is only the CPU with one thread to measure: up to 20 GFLOP/s.');
  expect(said([{ name: 'GPU', rates: [], problem: 'lost' }])).toBe('');
});
