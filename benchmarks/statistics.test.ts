import { describe, expect, it } from 'vitest';
import { median, quantile, spread } from './statistics.ts';

describe('statistics', () => {
  it('sort by size and interpolate between neighbours', () => {
    expect(median([10, 9, 100])).toBe(10);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(quantile([0, 10], 0.9)).toBe(9);
    expect(quantile([3], 0.1)).toBe(3);
  });

  it('leave their input as it was', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('give half the range as a share of the median', () => {
    expect(spread([9, 10, 12])).toBeCloseTo(0.15);
    expect(spread([5])).toBe(0);
  });

  it('say that there is nothing to take a quantile of', () => {
    expect(() => median([])).toThrow('expected values, got none');
  });
});
