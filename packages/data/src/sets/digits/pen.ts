import type { RandomStream } from '../../random-stream.ts';
import { type Glyph, glyphs } from './glyphs.ts';

/**
 * Draws one digit as a hand would: the strokes of a glyph, unsteady, slanted, stretched and bent, with a round pen on paper.
 * Everything is + − × ÷ and √ on doubles and 32-bit integers, so an image is the same, byte by byte, on every engine.
 */

export const side = 28;
const pixels = side * side;

/** Straight pieces in which the curve between two points of a stroke is drawn. */
const piecesPerCurve = 5;

/** Deviation of each point of a stroke, in glyph units (the box is 60 by 100). */
const unsteadiness = 2.1;
/** Deviation of the 16 control points that bend the whole digit, in glyph units. */
const bend = 5;

/** Maps the glyph's box onto the picture: x' = a·x + b·y, y' = c·x + d·y, both from the middle of the box. */
interface Placement {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly left: number;
  readonly top: number;
}

function drawPlacement(stream: RandomStream): Placement {
  const height = stream.uniform(17, 21.5) / 100;
  const width = height * stream.uniform(0.78, 1.25);
  // A rotation from the half-angle tangent t needs no sine: cos = (1 − t²)/(1 + t²), sin = 2t/(1 + t²).
  const t = stream.bell() * 0.06;
  const cos = (1 - t * t) / (1 + t * t);
  const sin = (2 * t) / (1 + t * t);
  const slant = 0.1 + 0.2 * stream.bell();
  return {
    a: width * cos,
    b: -width * slant * cos - height * sin,
    c: width * sin,
    d: -width * slant * sin + height * cos,
    left: side / 2 + stream.bell() * 1.3,
    top: side / 2 + stream.bell() * 1.3,
  };
}

function chooseGlyph(digit: number, stream: RandomStream): Glyph {
  const ways = glyphs[digit]!;
  let total = 0;
  for (const way of ways) total += way.weight;
  let draw = stream.uniform(0, total);
  for (const way of ways) {
    draw -= way.weight;
    if (draw < 0) return way;
  }
  return ways[0]!;
}

export class Pen {
  /** Ink at each pixel: how far its middle lies inside the stroke, in pixels; negative outside. */
  private readonly depth = new Float64Array(pixels);
  private readonly bends = new Float64Array(32);
  private points = new Float64Array(64);

  /** Draws `digit` into the 784 bytes of `image` from `offset`. */
  draw(digit: number, stream: RandomStream, image: Uint8Array, offset: number): void {
    this.depth.fill(-side);
    const glyph = chooseGlyph(digit, stream);
    const placement = drawPlacement(stream);
    const radius = stream.uniform(0.75, 1.75);
    const pressure = stream.uniform(-0.25, 0.25);
    for (let i = 0; i < 32; i++) this.bends[i] = stream.bell() * bend;
    for (const stroke of glyph.strokes) {
      const count = this.placePoints(stroke, stream);
      this.drawStroke(count, placement, radius, pressure);
    }
    this.develop(stream, image, offset);
  }

  /** Copies the points of a stroke, each a little off its place; both copies of a corner stay together. */
  private placePoints(stroke: readonly number[], stream: RandomStream): number {
    if (this.points.length < stroke.length) this.points = new Float64Array(stroke.length);
    const points = this.points;
    for (let i = 0; i < stroke.length; i += 2) {
      const corner = i > 0 && stroke[i] === stroke[i - 2] && stroke[i + 1] === stroke[i - 1];
      points[i] = corner ? points[i - 2]! : stroke[i]! + unsteadiness * stream.bell();
      points[i + 1] = corner ? points[i - 1]! : stroke[i + 1]! + unsteadiness * stream.bell();
    }
    return stroke.length / 2;
  }

  /** Follows the Catmull-Rom curve through the points. */
  private drawStroke(count: number, placement: Placement, radius: number, pressure: number): void {
    const points = this.points;
    let fromX = 0;
    let fromY = 0;
    for (let i = 0; i < count - 1; i++) {
      const x1 = points[2 * i]!;
      const y1 = points[2 * i + 1]!;
      const x2 = points[2 * i + 2]!;
      const y2 = points[2 * i + 3]!;
      if (x1 === x2 && y1 === y2) continue;
      const before = i > 0 ? 2 * i - 2 : 0;
      const after = i < count - 2 ? 2 * i + 4 : 2 * i + 2;
      const startX = (x2 - points[before]!) / 2;
      const startY = (y2 - points[before + 1]!) / 2;
      const endX = (points[after]! - x1) / 2;
      const endY = (points[after + 1]! - y1) / 2;
      for (let piece = i === 0 ? 0 : 1; piece <= piecesPerCurve; piece++) {
        const t = piece / piecesPerCurve;
        const s = 1 - t;
        const h1 = s * s * (1 + 2 * t);
        const h2 = t * t * (3 - 2 * t);
        const h3 = s * s * t;
        const h4 = -t * t * s;
        const glyphX = h1 * x1 + h2 * x2 + h3 * startX + h4 * endX;
        const glyphY = h1 * y1 + h2 * y2 + h3 * startY + h4 * endY;
        const [x, y] = this.place(glyphX, glyphY, placement);
        if (i > 0 || piece > 0) {
          const along = (i + t) / (count - 1) - 0.5;
          this.drawLine(fromX, fromY, x, y, radius * (1 + pressure * 2 * along));
        }
        fromX = x;
        fromY = y;
      }
    }
  }

  /**
   * From the glyph's box to the picture: first bent by a bicubic Bernstein patch over the box (free-form deformation, Sederberg and
   * Parry 1986), then slanted, turned and stretched.
   */
  private place(x: number, y: number, placement: Placement): [number, number] {
    const bends = this.bends;
    const u = x / 60;
    const v = y / 100;
    const p = 1 - u;
    const q = 1 - v;
    const bu0 = p * p * p;
    const bu1 = 3 * p * p * u;
    const bu2 = 3 * p * u * u;
    const bu3 = u * u * u;
    let bentX = x - 30;
    let bentY = y - 50;
    for (let row = 0; row < 4; row++) {
      const bv = row === 0 ? q * q * q : row === 1 ? 3 * q * q * v : row === 2 ? 3 * q * v * v : v * v * v;
      const i = row * 8;
      bentX += bv * (bu0 * bends[i]! + bu1 * bends[i + 1]! + bu2 * bends[i + 2]! + bu3 * bends[i + 3]!);
      bentY += bv * (bu0 * bends[i + 4]! + bu1 * bends[i + 5]! + bu2 * bends[i + 6]! + bu3 * bends[i + 7]!);
    }
    return [
      placement.left + placement.a * bentX + placement.b * bentY,
      placement.top + placement.c * bentX + placement.d * bentY,
    ];
  }

  /** Deepens the ink of every pixel near the line: radius minus the distance of the pixel's middle. */
  private drawLine(x1: number, y1: number, x2: number, y2: number, radius: number): void {
    const depth = this.depth;
    const reach = radius + 1;
    const firstColumn = Math.max(0, Math.floor(Math.min(x1, x2) - reach));
    const lastColumn = Math.min(side - 1, Math.floor(Math.max(x1, x2) + reach));
    const firstRow = Math.max(0, Math.floor(Math.min(y1, y2) - reach));
    const lastRow = Math.min(side - 1, Math.floor(Math.max(y1, y2) + reach));
    const dx = x2 - x1;
    const dy = y2 - y1;
    const squared = dx * dx + dy * dy;
    const scale = squared > 0 ? 1 / squared : 0;
    for (let row = firstRow; row <= lastRow; row++) {
      const fromY = row + 0.5 - y1;
      for (let column = firstColumn; column <= lastColumn; column++) {
        const fromX = column + 0.5 - x1;
        const t = Math.min(1, Math.max(0, (fromX * dx + fromY * dy) * scale));
        const offX = fromX - t * dx;
        const offY = fromY - t * dy;
        const inside = radius - Math.sqrt(offX * offX + offY * offY);
        const i = row * side + column;
        if (inside > depth[i]!) depth[i] = inside;
      }
    }
  }

  /** Turns depth into grey: a soft edge about a pixel wide, grain in ink and paper. */
  private develop(stream: RandomStream, image: Uint8Array, offset: number): void {
    const sharpness = stream.uniform(0.65, 1);
    const ink = stream.uniform(215, 275);
    const grain = stream.uniform(2, 14);
    for (let i = 0; i < pixels; i++) {
      const coverage = Math.min(1, Math.max(0, this.depth[i]! * sharpness + 0.5));
      const grey = coverage * ink + grain * stream.bell();
      image[offset + i] = Math.floor(Math.min(255, Math.max(0, grey)) + 0.5);
    }
  }
}
