import { RandomStream } from '@nacre/data';

/** Pictures drawn by code, each with the sentence that says what is on it. */

export const side = 32;

export const colours = {
  red: [230, 50, 50],
  green: [40, 190, 70],
  blue: [60, 90, 240],
  yellow: [240, 220, 50],
  purple: [170, 60, 200],
  white: [240, 240, 240],
} as const;

/** Whether a point is in a shape around 0 that reaches from −1 to 1. */
export const shapes = {
  circle: (x: number, y: number): boolean => x * x + y * y < 1,
  square: (x: number, y: number): boolean => Math.max(Math.abs(x), Math.abs(y)) < 0.9,
  triangle: (x: number, y: number): boolean => y < 0.85 && 2 * Math.abs(x) < y + 1.05,
  cross: (x: number, y: number): boolean => Math.min(Math.abs(x), Math.abs(y)) < 0.32 && Math.max(Math.abs(x), Math.abs(y)) < 1,
} as const;

/** From the smallest to the largest radius, in pixels. */
export const sizes = { small: [3.4, 4], big: [6.2, 7] } as const;

export const relations = ['above', 'to the left of', 'inside'] as const;

export interface Thing {
  readonly size: keyof typeof sizes;
  readonly colour: keyof typeof colours;
  readonly shape: keyof typeof shapes;
  readonly radius: number;
}

/** What colours and shapes to choose from. */
interface Palette {
  readonly colour: readonly Thing['colour'][];
  readonly shape: readonly Thing['shape'][];
}

export interface Placed extends Thing {
  readonly x: number;
  readonly y: number;
}

export interface Scene {
  /** [3, side, side] */
  readonly pixels: Uint8Array;
  readonly caption: string;
}

const names = <T extends object>(table: T): (keyof T)[] => Object.keys(table) as (keyof T)[];

const choice = <T>(random: RandomStream, list: readonly T[]): T => list[Math.floor(random.uniform(0, list.length))]!;

/** What a small thing fits into. */
const roomy = ['circle', 'square'] as const;

function thing(random: RandomStream, size: Thing['size'], from: Partial<Palette> = {}): Thing {
  const [least, most] = sizes[size];
  const radius = random.uniform(least, most);
  const { colour = names(colours), shape = names(shapes) } = from;
  return { size, colour: choice(random, colour), shape: choice(random, shape), radius };
}

const said = ({ size, colour, shape }: Thing): string => `a ${size} ${colour} ${shape}`;

/** Scene number `index` of a seed: one thing, or two and how they lie to each other. What is on the picture settles every word. */
export function scene(seed: number, index: number): Scene {
  const random = new RandomStream(seed, 0, index);
  const relation = random.uniform(0, 1) < 0.2 ? undefined : choice(random, relations);
  if (relation === undefined) {
    const one = thing(random, choice(random, names(sizes)));
    const place = (): number => random.uniform(one.radius, side - one.radius);
    return { pixels: drawn(random, [{ ...one, x: place(), y: place() }]), caption: said(one) };
  }
  const [first, second] = relation === 'inside' ? nested(random) : besideEachOther(random, relation === 'above');
  return { pixels: drawn(random, [second, first]), caption: `${said(first)} ${relation} ${said(second)}` };
}

/** A small thing before a big one of another colour. */
function nested(random: RandomStream): [Placed, Placed] {
  const outer = thing(random, 'big', { shape: roomy });
  const inner = thing(random, 'small', { colour: names(colours).filter((colour) => colour !== outer.colour) });
  const [x, y] = [0, 0].map(() => random.uniform(outer.radius, side - outer.radius)) as [number, number];
  return [
    { ...inner, x: x + random.uniform(-1, 1), y: y + random.uniform(-1, 1) },
    { ...outer, x, y },
  ];
}

/** Two things, the first above the second or to the left of it, with a gap between them. */
function besideEachOther(random: RandomStream, vertical: boolean): [Placed, Placed] {
  const [first, second] = [0, 0].map(() => thing(random, choice(random, names(sizes)))) as [Thing, Thing];
  const free = side - 2 * (first.radius + second.radius);
  const [before, gap] = [random.uniform(0, free / 2), random.uniform(1, free / 2)];
  const middle = random.uniform(9, side - 9);
  const placed = (one: Thing, along: number): Placed => {
    const across = Math.min(Math.max(middle + random.uniform(-3, 3), one.radius), side - one.radius);
    return vertical ? { ...one, x: across, y: along } : { ...one, x: along, y: across };
  };
  return [placed(first, before + first.radius), placed(second, before + 2 * first.radius + gap + second.radius)];
}

const samples = [-1 / 3, 0, 1 / 3];

/** Things one over another, their edges smoothed, on a dark ground with a little noise. */
export function drawn(random: RandomStream, things: readonly Placed[]): Uint8Array {
  const [area, ground] = [side * side, random.uniform(10, 50)];
  const pixels = new Uint8Array(3 * area);
  for (let i = 0; i < area; i++) {
    const [column, row] = [(i % side) + 0.5, Math.floor(i / side) + 0.5];
    const rgb = [ground, ground, ground];
    for (const { colour, shape, radius, x, y } of things) {
      const covered = samples.flatMap((dy) =>
        samples.filter((dx) => shapes[shape]((column + dx - x) / radius, (row + dy - y) / radius)),
      );
      const share = covered.length / 9;
      for (let c = 0; c < 3; c++) rgb[c] = rgb[c]! * (1 - share) + colours[colour][c]! * share;
    }
    for (let c = 0; c < 3; c++) pixels[c * area + i] = Math.min(255, Math.max(0, Math.round(rgb[c]! + 5 * random.bell())));
  }
  return pixels;
}
