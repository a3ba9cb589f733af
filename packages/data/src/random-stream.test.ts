import { describe, expect, it } from 'vitest';
import { RandomStream, sampleStream } from './random-stream.ts';

const firstWords = (stream: RandomStream): number[] => Array.from({ length: 4 }, () => stream.word());

describe('RandomStream', () => {
  it('is fixed by key and index', () => {
    expect(firstWords(new RandomStream(1, 2, 3))).toEqual(firstWords(new RandomStream(1, 2, 3)));
    const streams = [new RandomStream(1, 2, 3), new RandomStream(1, 2, 4), new RandomStream(2, 2, 3), new RandomStream(1, 3, 3)];
    expect(new Set(streams.flatMap(firstWords)).size).toBe(16);
  });

  it('draws evenly, in the ranges it promises', () => {
    const stream = new RandomStream(5, 6, 0);
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 70_000; i++) counts[stream.integer(7)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
    const uniform = Array.from({ length: 10_000 }, () => stream.uniform(-2, 3));
    expect(Math.min(...uniform)).toBeGreaterThanOrEqual(-2);
    expect(Math.max(...uniform)).toBeLessThan(3);
    expect(Math.abs(uniform.reduce((a, b) => a + b) / 10_000 - 0.5)).toBeLessThan(0.06);
  });

  it('draws normal numbers that do not depend on each other', () => {
    const stream = new RandomStream(7, 8, 0);
    const pairs = Array.from({ length: 20_000 }, () => [stream.normal(), stream.normal()] as const);
    const mean = (f: (a: number, b: number) => number): number => pairs.reduce((sum, [a, b]) => sum + f(a, b), 0) / pairs.length;
    for (const [expected, moment] of [
      [0, mean((a) => a)],
      [0, mean((_, b) => b)],
      [1, mean((a) => a * a)],
      [1, mean((_, b) => b * b)],
      [0, mean((a, b) => a * b)],
      [0, mean((a) => a ** 3)],
      [3, mean((a) => a ** 4)],
    ] as const) {
      expect(Math.abs(moment - expected)).toBeLessThan(0.2);
    }
  });
});

describe('sampleStream', () => {
  it('is another for each seed, epoch and index', () => {
    const words = [0, 1, 2 ** 32].flatMap((seed) =>
      [0, 1].flatMap((epoch) => [0, 1].map((index) => sampleStream(seed, { epoch }, index).word())),
    );
    expect(new Set(words).size).toBe(12);
    expect(sampleStream(3, { epoch: 4 }, 5).word()).toBe(sampleStream(3, { epoch: 4 }, 5).word());
  });
});
