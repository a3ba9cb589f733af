import { ArgumentError } from '@nacre/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from './dataset.ts';
import { trainTestSplit } from './train-test-split.ts';

const numbers = (length: number): Dataset<number> => ({ length, get: (i) => i });
const items = (dataset: Dataset<number>): number[] => Array.from({ length: dataset.length }, (_, i) => dataset.get(i));

describe('trainTestSplit', () => {
  it('puts every sample into one part', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 200 }), fc.nat(), (length, seed) => {
        const [train, test] = trainTestSplit(numbers(length), { seed });
        expect(test.length).toBe(Math.ceil(length / 4));
        expect([...items(train), ...items(test)].sort((a, b) => a - b)).toEqual(items(numbers(length)));
      }),
    );
  });

  it('depends on the seed alone', () => {
    const split = (seed: number): number[] => items(trainTestSplit(numbers(50), { seed })[1]);
    expect(split(1)).toEqual(split(1));
    expect(split(1)).not.toEqual(split(2));
    expect(split(1)).not.toEqual(split(1 + 2 ** 32));
  });

  it('takes fractions and counts, and the end without shuffling', () => {
    expect(trainTestSplit(numbers(100), { testSize: 0.07 })[1].length).toBe(7);
    expect(trainTestSplit(numbers(10), { testSize: 0.25 })[1].length).toBe(3);
    expect(items(trainTestSplit(numbers(10), { testSize: 4, shuffle: false })[1])).toEqual([6, 7, 8, 9]);
  });

  it.each([0, 1.5, -1, NaN, 10, 11])('refuses to hold out %s of ten', (testSize) => {
    expect(() => trainTestSplit(numbers(10), { testSize })).toThrow(ArgumentError);
  });

  it.each([-1, 0.5, NaN, 2 ** 53])('refuses the seed %s', (seed) => {
    expect(() => trainTestSplit(numbers(10), { seed })).toThrow('trainTestSplit: seed is an integer');
  });
});
