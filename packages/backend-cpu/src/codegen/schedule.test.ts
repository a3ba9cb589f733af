import { build as k } from '@nacre/tensor/testing';
import { describe, expect, test } from 'vitest';
import { scheduleOf } from './schedule.ts';

const at = (...scales: number[]) => k.at(...scales.map((scale, axis) => k.axis(axis, scale)));
const load = (...scales: number[]) => k.load(0, 'float32', at(...scales));

/** `out[i…] = sum over the inner axes of x`, scales of x from outermost to innermost. */
const sum = (outer: number[], inner: number[], scales: number[]) =>
  scheduleOf(
    k.kernel('sum', [k.read('float32', 2 ** 24), k.write('float32', 2 ** 24)], outer, [
      k.reduce(inner, k.accumulator('sum', load(...scales))),
      k.map([], [k.store(1, at(...outer.map((_, i) => outer.slice(i + 1).reduce((a, b) => a * b, 1))), k.result(0, 0))]),
    ]),
  );

const copy = (sizes: number[], scales: number[]) =>
  scheduleOf(
    k.kernel('copy', [k.read('float32', 2 ** 24), k.write('float32', 2 ** 24)], sizes, [
      k.map([], [k.store(1, at(...sizes.map((_, i) => sizes.slice(i + 1).reduce((a, b) => a * b, 1))), load(...scales))]),
    ]),
  );

describe('scheduleOf', () => {
  test('lanes lie along the contiguous outer axis of a map', () => {
    expect(copy([64, 100], [100, 1])).toMatchObject({ vector: { axis: 1 }, outer: [0], tiled: undefined });
  });

  test('rows are summed along the row, columns side by side', () => {
    expect(sum([50], [1000], [1000, 1])).toMatchObject({ vector: undefined, stages: [{ vector: { axis: 1 } }, {}] });
    expect(sum([1000], [50], [1, 1000])).toMatchObject({ vector: { axis: 0 }, stages: [{ vector: undefined }, {}] });
  });

  test('small windows are unrolled beside lanes along the outputs', () => {
    expect(sum([384, 14, 14], [2, 2], [784, 56, 2, 28, 1])).toMatchObject({
      vector: { axis: 2 },
      stages: [{ unrolled: true }, {}],
    });
  });

  test('a transpose goes through tiles', () => {
    expect(copy([300, 200], [1, 300])).toMatchObject({ vector: { axis: 1 }, tiled: 0, outer: [] });
  });

  test('cheap loops take several vectors at once, dear ones do not', () => {
    expect(copy([4096], [1]).vector!.unroll).toBe(4);
    const dear = k.op('pow', load(1), load(1));
    const kernel = k.kernel(
      'pow',
      [k.read('float32', 4096), k.write('float32', 4096)],
      [4096],
      [k.map([], [k.store(1, at(1), dear)])],
    );
    expect(scheduleOf(kernel).vector!.unroll).toBe(1);
  });

  test('float64 goes one by one', () => {
    const x = k.load(0, 'float64', at(1));
    const kernel = k.kernel(
      'copy',
      [k.read('float64', 4096), k.write('float64', 4096)],
      [4096],
      [k.map([], [k.store(1, at(1), x)])],
    );
    expect(scheduleOf(kernel)).toMatchObject({ vector: undefined });
  });

  test('large kernels have many units, small ones few', () => {
    expect(copy([4_000_000], [1]).units).toBeGreaterThan(16);
    expect(copy([4_000_000], [1]).units).toBeLessThanOrEqual(256);
    expect(copy([1000], [1]).units).toBe(1);
    expect(copy([64, 100], [100, 1]).units).toBe(64);
  });

  test('no points, no units', () => {
    expect(copy([0, 5], [5, 1]).units).toBe(0);
  });
});
