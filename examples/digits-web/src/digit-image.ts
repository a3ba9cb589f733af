/** A place on the pad, from 0 to 1 in both directions. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Stroke = readonly Point[];

export const side = 28;
/** The larger side of the drawing, and the radius of the pen, in pixels of the image. */
const size = 19;
const radius = 1.25;
/** A drawing smaller than this part of the pad, such as a dot, is not blown up further. */
const smallest = 0.2;

/**
 * Strokes as an image of 28 × 28 bytes, ink 255, with soft edges: brought to one size and to one thickness of line, its centre of mass in the
 * middle, as the images of MNIST are, or as near to it as all of the ink stays in the image. All zero where there are no strokes.
 */
export function digitImage(strokes: readonly Stroke[]): Uint8Array<ArrayBuffer> {
  const points = strokes.flat();
  if (points.length === 0) return new Uint8Array(side * side);
  const [left, right] = extent(points.map(({ x }) => x));
  const [top, bottom] = extent(points.map(({ y }) => y));
  const [width, height] = [right - left, bottom - top];
  const scale = size / Math.max(width, height, smallest);
  const middle = side / 2;
  const placed = move(strokes, scale, middle - (scale * (left + right)) / 2, middle - (scale * (top + bottom)) / 2);
  const mass = centreOfMass(inked(placed));
  return inked(move(placed, 1, inside(middle - mass.x, scale * width), inside(middle - mass.y, scale * height)));
}

/** How far what stands in the middle and has this extent may go, at most so far as is wanted, without a loss of ink. */
function inside(wanted: number, extent: number): number {
  const room = side / 2 - extent / 2 - radius;
  return Math.min(room, Math.max(-room, wanted));
}

/** Not by `Math.min(...)`: a drawing may have more points than a call has arguments. */
function extent(values: readonly number[]): [least: number, most: number] {
  return values.reduce<[number, number]>(([least, most], x) => [Math.min(least, x), Math.max(most, x)], [Infinity, -Infinity]);
}

const move = (strokes: readonly Stroke[], scale: number, dx: number, dy: number): Stroke[] =>
  strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: scale * x + dx, y: scale * y + dy })));

/** The ink in each pixel, by the distance of its middle from the strokes. */
function inked(strokes: readonly Stroke[]): Uint8Array<ArrayBuffer> {
  const image = new Uint8Array(side * side);
  for (const stroke of strokes) {
    stroke.forEach((to, i) => ink(image, stroke[i - 1] ?? to, to));
  }
  return image;
}

/** Draws a straight line with a round pen; ink is never taken away. */
function ink(image: Uint8Array, from: Point, to: Point): void {
  const reach = radius + 1;
  const pixel = (at: number): number => Math.min(side - 1, Math.max(0, Math.floor(at)));
  for (let row = pixel(Math.min(from.y, to.y) - reach); row <= pixel(Math.max(from.y, to.y) + reach); row++) {
    for (let column = pixel(Math.min(from.x, to.x) - reach); column <= pixel(Math.max(from.x, to.x) + reach); column++) {
      const coverage = radius - distance({ x: column + 0.5, y: row + 0.5 }, from, to) + 0.5;
      const grey = Math.round(255 * Math.min(1, Math.max(0, coverage)));
      image[row * side + column] = Math.max(grey, image[row * side + column]!);
    }
  }
}

/** From a point to the line between two others. */
function distance({ x, y }: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / length;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - from.x - t * dx, y - from.y - t * dy);
}

export function centreOfMass(image: Uint8Array): Point {
  let [mass, x, y] = [0, 0, 0];
  image.forEach((grey, i) => {
    mass += grey;
    x += grey * ((i % side) + 0.5);
    y += grey * (Math.floor(i / side) + 0.5);
  });
  return { x: x / mass, y: y / mass };
}
