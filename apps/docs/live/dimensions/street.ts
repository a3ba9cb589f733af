/** Pixels along each side of a frame. */
export const side = 32;
/** Frames until everything is where it was. */
export const frames = 32;

/** What stands: a house, a tree, the sun, the pole of a lamp, a kerb. A digit is so many tenths of white. */
const standing = [
  '................................',
  '................................',
  '.......................99.......',
  '......................9999......',
  '......................9999......',
  '.......................99.......',
  '................................',
  '.....5..........................',
  '....555.........................',
  '...55555........................',
  '..5555555.............444.......',
  '.555555555...........44444......',
  '55555555555.........4444444.....',
  '.666666666..........4444444.....',
  '.661166116...........44444......',
  '.661166116............444.......',
  '.666666666.............3........',
  '.661166116.............3........',
  '.661166116....3........3........',
  '.666666666....3........3........',
  '.666611666....3........3........',
  '.666611666....3........3........',
  '.666611666....3........3........',
  '................................',
  '................................',
  '................................',
  '................................',
  '................................',
  '................................',
  '44444444444444444444444444444444',
  '44444444444444444444444444444444',
  '................................',
];

/** It drives in front of everything, over rows that are dark. */
const car = { top: 24, left: 2, rows: ['...888....', '..8..88...', '8888888888', '8888888888', '.33....33.'] };

/** On for half of its period of so many frames, off for the other half. */
const lamp = { top: 15, left: 13, rows: ['777', '777', '777'], period: 8 };

/** How the street is filmed. */
export interface Street {
  /** Pixels to the right from frame to frame. */
  readonly car: number;
  readonly camera: number;
}

/** Frame number `t`, row by row. The street is a ring: what leaves on the right comes in on the left. */
export function frame(street: Street, t: number): Float32Array {
  const pixels = new Float32Array(side * side);
  const draw = (rows: readonly string[], top: number, left: number): void => {
    for (const [row, line] of rows.entries()) {
      for (const [column, tenths] of [...line].entries()) {
        const x = (((left + column - street.camera * t) % side) + side) % side;
        if (tenths !== '.') pixels[(top + row) * side + x] = Number(tenths) / 10;
      }
    }
  };
  draw(standing, 0, 0);
  if (((t % lamp.period) + lamp.period) % lamp.period < lamp.period / 2) draw(lamp.rows, lamp.top, lamp.left);
  draw(car.rows, car.top, car.left + street.car * t);
  return pixels;
}
