import { scaleLinear } from 'd3-scale';
import { extent } from './plot.ts';

/** `blue` from white to blue, `viridis` for many shades, `diverging` blue below 0 and red above it, `grey` black to white as pixels are. */
export type Palette = 'blue' | 'viridis' | 'diverging' | 'grey';

/** Colours at equal distances, from the least value to the largest: ColorBrewer's Blues and RdBu, and matplotlib's viridis. */
const stops: Readonly<Record<Palette, readonly string[]>> = {
  blue: ['#f7fbff', '#deebf7', '#c6dbef', '#9ecae1', '#6baed6', '#4292c6', '#2171b5', '#08519c', '#08306b'],
  viridis: [
    '#440154',
    '#482475',
    '#414487',
    '#355f8d',
    '#2a788e',
    '#21918c',
    '#22a884',
    '#44bf70',
    '#7ad151',
    '#bddf26',
    '#fde725',
  ],
  diverging: [
    '#053061',
    '#2166ac',
    '#4393c3',
    '#92c5de',
    '#d1e5f0',
    '#f7f7f7',
    '#fddbc7',
    '#f4a582',
    '#d6604d',
    '#b2182b',
    '#67001f',
  ],
  grey: ['#000000', '#ffffff'],
};

/** So few shades that the cells of one can be drawn as one path. */
const shades = 64;

/** The colour of a value between `low` and `high`; what is no number is grey. */
export function shading(palette: Palette, low: number, high: number): (value: number) => string {
  const ends = stops[palette];
  const colourAt = scaleLinear(
    ends.map((_, i) => i / (ends.length - 1)),
    ends,
  );
  const colours = Array.from({ length: shades }, (_, i) => colourAt(i / (shades - 1)));
  return (value) => {
    if (Number.isNaN(value)) return '#c8c8c8';
    const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
    return colours[Math.round(share * (shades - 1))]!;
  };
}

/** The range of colours for some values: around 0 for the diverging palette. */
export function shadedRange(palette: Palette, values: Iterable<number>): [number, number] {
  const [low, high] = extent(values);
  const most = Math.max(Math.abs(low), Math.abs(high));
  return palette === 'diverging' ? [-most, most] : [low, high];
}

/** Whether text on a colour `rgb(r, g, b)` or `#rrggbb` had better be white. */
export function isDark(colour: string): boolean {
  const [red, green, blue] = colour.startsWith('#')
    ? [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    : (colour.match(/\d+/g) ?? []).map(Number);
  return 0.299 * red! + 0.587 * green! + 0.114 * blue! < 140;
}
