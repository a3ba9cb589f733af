import { describe, expect, it } from 'vitest';
import { type Draw, Draws, floats, integers, mixed, seedOf } from './draw.ts';

const drawn = (seed: number): Draw => ({ name: 'x', shape: [40, 25], seed, low: -3, high: 5, dtype: 'float32' });

describe('draws', () => {
  it('are the numbers that NumPy draws', () => {
    expect([0, 1, 2, 1000].map((i) => mixed(i, 7))).toEqual([2440275426, 2932275085, 621123178, 266409597]);
    const inFloat32 = [1.5453672409057617, 2.4617879390716553, -1.8430678844451904];
    expect(Array.from(floats({ ...drawn(7), shape: [3] }))).toEqual(inFloat32);
    expect(Array.from(integers({ ...drawn(7), shape: [5], high: 10 }))).toEqual([6, 5, 8, 7, 1]);
    expect(seedOf('W1-256/a')).toBe(2096018029);
  });

  it('fill their range evenly', () => {
    const values = floats(drawn(3));
    expect(values.length).toBe(1000);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-3);
    expect(Math.max(...values)).toBeLessThan(5);
    expect(values.reduce((a, b) => a + b) / 1000).toBeCloseTo(1, 0);
    const counts = new Array<number>(10).fill(0);
    for (const value of integers({ ...drawn(3), high: 10 })) counts[value]!++;
    expect(Math.min(...counts)).toBeGreaterThan(60);
  });

  it('differ by seed', () => {
    expect(floats(drawn(1))).not.toEqual(floats(drawn(2)));
  });

  it('are found by name and dtype', () => {
    const draws = new Draws([drawn(1)]);
    expect(draws.floats('x')).toEqual({ shape: [40, 25], data: floats(drawn(1)) });
    expect(() => draws.floats('y')).toThrow('nothing is drawn as y; there are x');
    expect(() => draws.integers('x')).toThrow('x is float32, not int32');
  });
});
