import { describe, expect, test } from 'vitest';
import { centreOfMass, digitImage, type Stroke, side } from './digit-image.ts';

const seven: Stroke = [
  { x: 0.3, y: 0.2 },
  { x: 0.7, y: 0.2 },
  { x: 0.45, y: 0.8 },
];
const moved = (stroke: Stroke, scale: number, dx: number, dy: number): Stroke =>
  stroke.map(({ x, y }) => ({ x: scale * x + dx, y: scale * y + dy }));

/** The rows, or the columns, that have ink. */
function inkedLines(image: Uint8Array, lineOf: (i: number) => number): [first: number, last: number] {
  const lines = [...image.keys()].filter((i) => image[i]! > 127).map(lineOf);
  return [Math.min(...lines), Math.max(...lines)];
}

describe('digitImage', () => {
  test('puts the centre of mass in the middle', () => {
    const { x, y } = centreOfMass(digitImage([[...seven, { x: 0.7, y: 0.8 }]]));
    expect(x).toBeCloseTo(side / 2, 1);
    expect(y).toBeCloseTo(side / 2, 1);
  });

  test('loses no ink of what is heavy on one side', () => {
    const bar: Stroke = [
      { x: 0.1, y: 0.1 },
      { x: 0.9, y: 0.1 },
    ];
    const post: Stroke = [
      { x: 0.5, y: 0.1 },
      { x: 0.5, y: 0.9 },
    ];
    // Two lines of 19 pixels by 2.5, the first with two round ends and the second with one, which begins in the middle of the first.
    const area = 2 * 19 * 2.5 + 1.5 * Math.PI * 1.25 ** 2 - 2.5 * 1.25;
    for (const letter of [
      [bar, post],
      [bar, post].map((stroke) => stroke.map(({ x, y }) => ({ x, y: 1 - y }))),
      [bar, post].map((stroke) => stroke.map(({ x, y }) => ({ x: y, y: x }))),
    ]) {
      const ink = digitImage(letter).reduce((sum, grey) => sum + grey / 255, 0);
      expect(Math.abs(ink - area)).toBeLessThan(0.01 * area);
    }
  });

  test('forgets where and how large it was drawn', () => {
    const image = digitImage([seven]);
    const elsewhere = digitImage([moved(seven, 0.5, 0.4, 0.1)]);
    image.forEach((grey, i) => expect(Math.abs(grey - elsewhere[i]!)).toBeLessThanOrEqual(1));
  });

  test('fills 20 or 21 rows with a tall digit, and has soft edges', () => {
    const image = digitImage([seven]);
    const [top, bottom] = inkedLines(image, (i) => Math.floor(i / side));
    expect(bottom - top + 1).toBeGreaterThanOrEqual(20);
    expect(bottom - top + 1).toBeLessThanOrEqual(22);
    expect(Math.max(...image)).toBe(255);
    expect(image.some((grey) => grey > 30 && grey < 225)).toBe(true);
  });

  test('keeps a dot small', () => {
    const image = digitImage([[{ x: 0.9, y: 0.9 }]]);
    const [first, last] = inkedLines(image, (i) => i % side);
    expect(last - first + 1).toBeLessThanOrEqual(4);
    expect(image[side * 14 + 14]).toBeGreaterThan(200);
  });

  test('has no ink without strokes', () => {
    expect(digitImage([])).toEqual(new Uint8Array(side * side));
  });
});
