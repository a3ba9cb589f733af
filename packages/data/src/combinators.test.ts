import { ArgumentError, IndexOutOfRangeError } from '@nacre/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, filter, map, split, subset, take } from './combinators.ts';
import type { BatchDataset, Dataset } from './dataset.ts';

const list = <T>(items: readonly T[]): Dataset<T> => ({ length: items.length, get: (i) => items[i]! });
const items = <T>(dataset: Dataset<T>): T[] => Array.from({ length: dataset.length }, (_, i) => dataset.get(i));

/** Remembers which indices it was asked for as a batch. */
function batching(length: number): BatchDataset<number, number[]> & { readonly asked: number[][] } {
  const asked: number[][] = [];
  return {
    asked,
    length,
    get: (i) => i * 10,
    getBatch(indices) {
      asked.push(Array.from(indices));
      return Array.from(indices, (i) => i * 10);
    },
  };
}

describe('combinators', () => {
  it('do to datasets what arrays do', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.array(fc.integer()), fc.nat(20), (a, b, n) => {
        const even = (x: number): boolean => x % 2 === 0;
        expect(items(map(list(a), (x, i) => x + i))).toEqual(a.map((x, i) => x + i));
        expect(items(filter(list(a), even))).toEqual(a.filter(even));
        expect(items(take(list(a), n))).toEqual(a.slice(0, n));
        expect(items(concat([list(a), list(b), list(a)]))).toEqual([...a, ...b, ...a]);
      }),
    );
  });

  it('choose by index, with repetition', () => {
    expect(items(subset(list(['a', 'b', 'c']), [2, 0, 2]))).toEqual(['c', 'a', 'c']);
  });

  it('map looks at a sample only when it is asked for', () => {
    const seen: number[] = [];
    const mapped = map(list([5, 6, 7]), (x) => seen.push(x));
    mapped.get(1);
    expect(seen).toEqual([6]);
  });

  it('map passes promises on to the function and its promises to the caller', async () => {
    const slow: Dataset<Promise<number>> = { length: 2, get: async (i) => i };
    await expect(map(slow, async (x) => (await x) + 1).get(1)).resolves.toBe(2);
  });

  it('keep the fast batches of what they choose from, also when nested', () => {
    const source = batching(10);
    const nested = take(
      subset(
        filter(source, (x) => x >= 30),
        [6, 5, 4, 0],
      ),
      3,
    );
    expect(nested.getBatch([2, 0])).toEqual([70, 90]);
    expect(source.asked).toEqual([[7, 9]]);
    expect(split(source, [4, 6])[1]!.getBatch([0])).toEqual([40]);
  });

  it('split into consecutive parts that lose nothing', () => {
    const sizes = fc.array(fc.nat(9), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(sizes, (counts) => {
        const all = Array.from({ length: counts.reduce((a, b) => a + b, 0) }, (_, i) => i);
        const parts = split(list(all), counts);
        expect(parts.map(({ length }) => length)).toEqual(counts);
        expect(parts.flatMap(items)).toEqual(all);
      }),
    );
  });

  it.each([
    { length: 10, fractions: [0.8, 0.2], counts: [8, 2] },
    { length: 10, fractions: [0.75, 0.25], counts: [8, 2] },
    { length: 100, fractions: [0.29, 0.71], counts: [29, 71] },
    { length: 11, fractions: [1 / 3, 1 / 3, 1 / 3], counts: [4, 4, 3] },
    { length: 7, fractions: [1], counts: [7] },
    { length: 0, fractions: [0.5, 0.5], counts: [0, 0] },
  ])('split $length samples by the fractions $fractions', ({ length, fractions, counts }) => {
    expect(split(list(Array(length).fill(0)), fractions).map((part) => part.length)).toEqual(counts);
  });

  it.each([[[3, 3]], [[0.5, 0.6]], [[-5, 15]], [[NaN, 10]], [[Infinity]], [[]]])(
    'refuse to split ten samples into %j',
    (sizes) => {
      expect(() => split(list(Array(10).fill(0)), sizes)).toThrow(ArgumentError);
    },
  );

  it.each([-1, 3, 0.5, NaN])('refuse index %s of three', (index) => {
    const three = list([1, 2, 3]);
    expect(() => map(three, (x) => x).get(index)).toThrow(IndexOutOfRangeError);
    expect(() => concat([three]).get(index)).toThrow(IndexOutOfRangeError);
    expect(() => take(three, 3).get(index)).toThrow(IndexOutOfRangeError);
    expect(() => subset(three, [index])).toThrow(IndexOutOfRangeError);
    expect(() => take(batching(3), 3).getBatch([index])).toThrow(IndexOutOfRangeError);
  });

  it.each([-1, 1.5, NaN])('refuse to take %s samples', (count) => {
    expect(() => take(list([1]), count)).toThrow('take: count is an integer, at least 0');
  });
});
