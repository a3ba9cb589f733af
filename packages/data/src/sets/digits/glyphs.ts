/** The digits as pen strokes. */

/**
 * One movement of the pen: x, y, x, y … of the points it passes, joined by a smooth curve; a point given twice is a corner.
 * A digit stands in a box 60 wide and 100 high, y downwards.
 */
export type Stroke = readonly number[];

/** One way of writing a digit. */
export interface Glyph {
  readonly strokes: readonly Stroke[];
  /** How common this way is among those of its digit. */
  readonly weight: number;
}

/** The ways of writing each digit, 0 to 9. */
export const glyphs: readonly (readonly Glyph[])[] = [
  [
    // an oval from the top, closed
    { weight: 4, strokes: [[36, 2, 18, 6, 5, 28, 2, 56, 9, 86, 28, 99, 47, 88, 58, 58, 54, 26, 44, 6, 28, 1]] },
    // begun with an overlap at the upper right
    { weight: 2, strokes: [[46, 10, 28, 1, 10, 16, 2, 50, 8, 84, 28, 100, 48, 86, 57, 52, 52, 20, 36, 3, 24, 8]] },
    // round
    { weight: 2, strokes: [[34, 5, 14, 10, 1, 32, 1, 62, 14, 88, 34, 95, 54, 82, 60, 52, 54, 22, 38, 7, 24, 7]] },
  ],
  [
    // a single downstroke
    { weight: 5, strokes: [[31, 0, 30, 34, 30, 66, 29, 100]] },
    // with a slight bend
    { weight: 2, strokes: [[36, 0, 32, 32, 28, 66, 27, 100]] },
    // with a flag
    { weight: 2, strokes: [[16, 20, 24, 13, 33, 0, 33, 0, 32, 50, 31, 100]] },
    // with a flag and a foot
    {
      weight: 1,
      strokes: [
        [15, 22, 24, 14, 32, 0, 32, 0, 32, 50, 31, 97],
        [12, 98, 31, 97, 50, 97],
      ],
    },
  ],
  [
    // arch, neck, straight foot
    { weight: 4, strokes: [[4, 24, 12, 6, 32, 0, 50, 10, 52, 30, 38, 56, 18, 80, 2, 97, 2, 97, 30, 97, 60, 95]] },
    // a loop at the lower left
    { weight: 3, strokes: [[6, 22, 18, 3, 38, 2, 50, 18, 44, 44, 28, 70, 12, 90, 2, 92, 4, 80, 18, 78, 34, 90, 58, 97]] },
    // a wavy foot
    { weight: 2, strokes: [[6, 18, 24, 0, 46, 8, 50, 30, 34, 58, 4, 94, 4, 94, 20, 86, 40, 95, 60, 88]] },
  ],
  [
    // two bows with a small loop between
    { weight: 4, strokes: [[6, 14, 24, 0, 46, 6, 50, 24, 38, 42, 20, 47, 20, 47, 42, 52, 56, 70, 48, 92, 26, 100, 4, 88]] },
    // wide upper bow
    { weight: 2, strokes: [[4, 10, 30, 1, 52, 12, 46, 34, 22, 46, 22, 46, 48, 54, 54, 76, 36, 97, 8, 94]] },
    // flat top
    { weight: 2, strokes: [[6, 4, 28, 4, 52, 3, 52, 3, 38, 22, 24, 40, 24, 40, 46, 46, 56, 66, 46, 92, 24, 99, 4, 88]] },
  ],
  [
    // open: a hook, then the long downstroke
    {
      weight: 4,
      strokes: [
        [8, 4, 6, 28, 3, 52, 3, 52, 26, 54, 56, 50],
        [48, 2, 46, 40, 42, 72, 40, 100],
      ],
    },
    // closed at the top
    {
      weight: 3,
      strokes: [
        [42, 0, 22, 32, 2, 62, 2, 62, 30, 64, 60, 62],
        [42, 0, 42, 50, 41, 100],
      ],
    },
    // rounded hook
    {
      weight: 2,
      strokes: [
        [10, 6, 4, 34, 10, 52, 28, 54, 44, 44, 50, 28],
        [52, 4, 48, 36, 46, 68, 42, 100],
      ],
    },
  ],
  [
    // stem and bowl, then the bar
    {
      weight: 4,
      strokes: [
        [12, 4, 10, 24, 7, 44, 7, 44, 28, 38, 50, 50, 54, 74, 38, 96, 16, 99, 2, 90],
        [12, 4, 34, 4, 58, 2],
      ],
    },
    // in one movement from the right
    { weight: 3, strokes: [[56, 4, 34, 5, 16, 6, 16, 6, 13, 24, 9, 42, 9, 42, 34, 42, 52, 58, 48, 84, 28, 99, 4, 94]] },
    // an S with a soft neck
    { weight: 1, strokes: [[56, 6, 30, 3, 13, 12, 10, 32, 12, 44, 12, 44, 36, 46, 52, 60, 48, 86, 26, 99, 2, 92]] },
  ],
  [
    // a bow into the loop
    { weight: 4, strokes: [[44, 2, 22, 16, 8, 44, 4, 74, 16, 98, 38, 98, 52, 80, 46, 60, 26, 56, 8, 70]] },
    // a straight stem
    { weight: 3, strokes: [[34, 0, 18, 30, 6, 64, 10, 90, 28, 100, 48, 88, 48, 66, 30, 56, 12, 66, 6, 76]] },
    // a wide loop
    { weight: 2, strokes: [[50, 6, 26, 14, 8, 42, 4, 72, 18, 96, 40, 98, 57, 80, 50, 60, 30, 54, 10, 66, 5, 76]] },
  ],
  [
    // bar and slanted stem
    { weight: 4, strokes: [[2, 6, 28, 5, 56, 3, 56, 3, 44, 32, 32, 64, 24, 100]] },
    // a bent stem and a serif
    { weight: 2, strokes: [[4, 20, 5, 6, 5, 6, 30, 6, 56, 4, 56, 4, 40, 30, 32, 60, 29, 100]] },
    // crossed
    {
      weight: 2,
      strokes: [
        [2, 6, 28, 5, 56, 4, 56, 4, 42, 36, 30, 68, 24, 100],
        [16, 52, 34, 51, 52, 49],
      ],
    },
    // a wavy bar
    { weight: 1, strokes: [[2, 14, 14, 4, 34, 9, 56, 2, 56, 2, 44, 34, 36, 66, 32, 100]] },
  ],
  [
    // in one movement, from the upper right
    {
      weight: 4,
      strokes: [[48, 14, 30, 0, 10, 12, 14, 34, 32, 48, 50, 66, 52, 88, 30, 100, 8, 90, 10, 68, 28, 50, 46, 34, 50, 16, 44, 8]],
    },
    // two rings
    {
      weight: 2,
      strokes: [
        [30, 0, 12, 10, 12, 34, 30, 46, 48, 34, 48, 10, 30, 0],
        [30, 46, 8, 58, 6, 86, 30, 100, 54, 86, 52, 58, 30, 46],
      ],
    },
    // begun in the middle
    {
      weight: 2,
      strokes: [[30, 46, 12, 34, 12, 12, 30, 1, 48, 10, 48, 32, 30, 48, 10, 64, 6, 86, 28, 99, 52, 88, 52, 66, 30, 46]],
    },
  ],
  [
    // a ring and a straight stem
    { weight: 4, strokes: [[50, 14, 30, 2, 8, 16, 6, 40, 24, 50, 44, 38, 51, 12, 51, 12, 50, 40, 47, 70, 44, 100]] },
    // a curved tail
    { weight: 2, strokes: [[50, 18, 34, 1, 12, 10, 6, 34, 22, 48, 42, 38, 51, 14, 51, 14, 52, 50, 46, 84, 28, 100, 10, 92]] },
    // a small ring, the stem leaning
    { weight: 2, strokes: [[46, 8, 26, 2, 10, 18, 12, 40, 30, 46, 46, 28, 48, 6, 48, 6, 44, 40, 36, 72, 28, 100]] },
  ],
];
