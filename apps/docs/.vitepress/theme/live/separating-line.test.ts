import { expect, test } from 'vitest';
import { separatingLine } from './separating-line.ts';

test('both points lie on the line, far from each other', () => {
  const [w1, w2, b] = [3, -4, 2];
  const [[x1, x2], [y1, y2]] = separatingLine(w1, w2, b) as [[number, number], [number, number]];
  expect(w1 * x1 + w2 * y1 + b).toBeCloseTo(0, 10);
  expect(w1 * x2 + w2 * y2 + b).toBeCloseTo(0, 10);
  expect(Math.hypot(x2 - x1, y2 - y1)).toBeCloseTo(40, 10);
});

test('without weights there is no line', () => {
  expect(separatingLine(0, 0, 1).flat().every(Number.isFinite)).toBe(false);
});
