import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Interval, linearScale, logScale, type Scale } from './scales.ts';

const range: Interval = [200, 10];
const texts = (scale: Scale, count: number): string[] => scale.ticks(count).map(({ text }) => text);

test('the ends of a domain are the ends of the range', () => {
  for (const scale of [linearScale([-3, 5], range), logScale([0.3, 7], range, 10), logScale([16, 2048], range, 2)]) {
    const [least, greatest] = [scale.invert(200), scale.invert(10)];
    expect([scale(least), scale(greatest)].map(Math.round)).toEqual([200, 10]);
  }
  expect(linearScale([-3, 5], range)(1)).toBe(105);
  expect(logScale([0.1, 10], range, 10)(1)).toBeCloseTo(105, 9);
});

test('ticks are round, with as many decimals as they need', () => {
  expect(texts(linearScale([-1, 1], range), 4)).toEqual(['−1.0', '−0.5', '0.0', '0.5', '1.0']);
  expect(texts(linearScale([0, 60_000], range), 3)).toEqual(['0', '20,000', '40,000', '60,000']);
  expect(texts(linearScale([0.001, 0.004], range), 3)).toEqual(['0.001', '0.002', '0.003', '0.004']);
});

test('ticks of a logarithmic axis are powers, and finer only where there is room', () => {
  expect(texts(logScale([14, 2400], range, 2), 10)).toEqual(['16', '32', '64', '128', '256', '512', '1024', '2048']);
  expect(texts(logScale([14, 2400], range, 2), 4)).toEqual(['16', '64', '256', '1024']);
  expect(texts(logScale([0.1, 1000], range, 10), 6)).toEqual(['0.1', '1', '10', '100', '1000']);
  expect(texts(logScale([0.24, 1.5], range, 10), 4)).toEqual(['0.5', '1']);
  expect(texts(logScale([0.001, 10], range, 10), 3)).toEqual(['0.001', '0.1', '10']);
});

test('whatever the domain, ticks lie inside it, in order, no two of one text', () => {
  const domain = fc
    .tuple(fc.double({ min: 1e-4, max: 1e4 }), fc.double({ min: 1.01, max: 1e4 }))
    .map(([low, times]): Interval => [low, low * times]);
  fc.assert(
    fc.property(
      domain,
      fc.integer({ min: 0, max: 12 }),
      fc.constantFrom(linearScale, (d: Interval, r: Interval) => logScale(d, r, 10)),
      ([low, high], count, scale) => {
        const found = scale([low, high], range).ticks(count);
        const values = found.map(({ value }) => value);
        expect(values).toEqual([...values].sort((a, b) => a - b));
        expect(values.every((value) => value >= low && value <= high)).toBe(true);
        expect(new Set(found.map(({ text }) => text)).size).toBe(found.length);
      },
    ),
  );
});
