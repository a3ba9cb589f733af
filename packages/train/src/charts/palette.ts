import { interpolateBlues, interpolateGreys, interpolateRdBu, interpolateViridis } from 'd3-scale-chromatic';
import { extent } from './plot.ts';

/** `blue` from white to blue, `viridis` for many shades, `diverging` blue below 0 and red above it, `grey` black to white as pixels are. */
export type Palette = 'blue' | 'viridis' | 'diverging' | 'grey';

const interpolators: Readonly<Record<Palette, (share: number) => string>> = {
  blue: interpolateBlues,
  viridis: interpolateViridis,
  diverging: (share) => interpolateRdBu(1 - share),
  grey: (share) => interpolateGreys(1 - share),
};

/** So few shades that the cells of one can be drawn as one path. */
const shades = 64;

/** The colour of a value between `low` and `high`; what is no number is grey. */
export function shading(palette: Palette, low: number, high: number): (value: number) => string {
  const colours = Array.from({ length: shades }, (_, i) => interpolators[palette](i / (shades - 1)));
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
