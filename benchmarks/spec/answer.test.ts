import { describe, expect, it } from 'vitest';
import { disagreement, sketch } from './answer.ts';

describe('sketch', () => {
  const values = Float32Array.from({ length: 100 }, (_, i) => Math.sin(i));

  it('gives the mean size and elements at fixed places', () => {
    const [size, , ...places] = sketch(values);
    expect(size).toBeCloseTo(values.reduce((sum, value) => sum + Math.abs(value), 0) / 100, 6);
    expect(places).toEqual([values[0], values[33], values[50], values[99]]);
  });

  it('notices two elements that changed places', () => {
    const swapped = values.slice();
    [swapped[10], swapped[20]] = [values[20]!, values[10]!];
    expect(disagreement('output', sketch(swapped), sketch(values))).toBeGreaterThan(1e-3);
  });
});

describe('disagreement', () => {
  it('of losses is relative to how far they moved', () => {
    expect(disagreement('training', [2, 1.75, 1.5], [2, 1.75, 1.5])).toBe(0);
    expect(disagreement('training', [2, 1.76, 1.5], [2, 1.75, 1.5])).toBeCloseTo(0.02);
  });

  it('of an output is relative to its mean size', () => {
    expect(disagreement('output', [10, 1, 3], [10, 1, 2])).toBeCloseTo(0.1);
  });

  it('is no number where answers have none or another length', () => {
    expect(disagreement('output', [Number.NaN, 1], [10, 1])).toBeNaN();
    expect(disagreement('training', [2, 1], [2, 1, 0.5])).toBeNaN();
  });
});
