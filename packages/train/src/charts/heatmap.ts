import { scaleLinear } from 'd3-scale';
import { cells } from './cells.ts';
import { isDark, type Palette, shadedRange, shading } from './palette.ts';
import { element, fontSize, ink, picture, text, textWidth } from './svg.ts';

/** The options of `heatmap`. */
export interface HeatmapOptions {
  readonly title?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
  /** Row by row, from the top. */
  readonly values: readonly (readonly number[])[];
  /** A label for each row. */
  readonly rows?: readonly string[];
  /** A label for each column. */
  readonly columns?: readonly string[];
  /** blue by default. */
  readonly palette?: Palette;
  /** The values at the two ends of the palette; by default the least and the largest, for `diverging` the same way to both sides of 0. */
  readonly domain?: readonly [number, number];
  /** What stands in a cell; by default nothing. */
  readonly format?: (value: number, row: number, column: number) => string;
  /** Height of a cell in pixels; by default one that makes a picture of some 400. */
  readonly cell?: number;
}

/**
 * A matrix as coloured cells, an SVG picture: attention weights, say.
 *
 * @example
 * heatmap({ title: 'Attention', values: [[0.9, 0.1], [0.2, 0.8]], format: (x) => x.toFixed(1) }).startsWith('<svg'); // true
 */
export function heatmap(options: HeatmapOptions): string {
  const { title = '', xLabel = '', yLabel = '', values, rows = [], columns = [], palette = 'blue', format } = options;
  const [height, width] = [values.length, Math.max(0, ...values.map((row) => row.length))];
  const cell = options.cell ?? Math.min(44, Math.max(4, 400 / Math.max(height, width, 1)));
  const [low, high] = shadedRange(palette, options.domain ?? values.flat());
  const colour = shading(palette, low, high);

  const left = 24 + (yLabel === '' ? 0 : 20) + Math.max(0, ...rows.map((row) => textWidth(row) + 4));
  const columnRoom = Math.max(0, ...columns.map((column) => textWidth(column)));
  const slanted = columnRoom > cell - 4;
  const columnHeight = columns.length === 0 ? 0 : slanted ? columnRoom * 0.72 + 14 : 18;
  const top = 20 + (title === '' ? 0 : 24);
  const [right, bottom] = [left + width * cell, top + height * cell];

  const rowLabels = rows.map((row, i) => text(row, left - 6, top + (i + 0.5) * cell + 4, { 'text-anchor': 'end' }));
  const columnLabels = columns.map((column, j) => {
    const [x, y] = [left + (j + 0.5) * cell, bottom + 16];
    if (!slanted) return text(column, x, y, { 'text-anchor': 'middle' });
    return text(column, 0, 0, { 'text-anchor': 'end', transform: `translate(${x + 4} ${y - 4}) rotate(-45)` });
  });
  const entries =
    format === undefined
      ? []
      : values.flatMap((row, i) =>
          row.map((value, j) =>
            text(format(value, i, j), left + (j + 0.5) * cell, top + (i + 0.5) * cell + 4, {
              'text-anchor': 'middle',
              'font-size': Math.min(12, cell * 0.36),
              fill: isDark(colour(value)) ? '#ffffff' : ink.text,
            }),
          ),
        );
  const scale = format === undefined ? colourBar(right + 16, top, bottom - top, [low, high], colour) : '';
  const [below, beside] = [middleOf(left, right, xLabel, 12), middleOf(top, bottom, yLabel, 40)];
  return picture(
    Math.max(right + (scale === '' ? 24 : 96), 32 + textWidth(title, 16), below.end),
    Math.max(bottom + columnHeight + (xLabel === '' ? 20 : 40), beside.end),
    title,
    text(title, 24, 28, { 'font-size': 15, 'font-weight': 600 }),
    cells(values, left, top, cell, cell, colour),
    scale,
    ...entries,
    ...rowLabels,
    ...columnLabels,
    text(xLabel, below.middle, bottom + columnHeight + 20, { 'text-anchor': 'middle', 'font-weight': 600 }),
    text(yLabel, 0, 0, {
      'text-anchor': 'middle',
      'font-weight': 600,
      transform: `translate(24 ${beside.middle}) rotate(-90)`,
    }),
  );
}

/** The middle of the label of an axis, in which it has room after `least`; and what the picture must reach to hold it. */
function middleOf(from: number, to: number, label: string, least: number): { middle: number; end: number } {
  const half = textWidth(label, bold) / 2;
  const middle = Math.max((from + to) / 2, least + half);
  return { middle, end: middle + half + 12 };
}

/** As wide as bold text, which is wider than its height says. */
const bold = fontSize + 1;

/** What the colours stand for, from the largest value at the top to the least. */
function colourBar(
  left: number,
  top: number,
  height: number,
  domain: readonly [number, number],
  colour: (value: number) => string,
): string {
  const steps = 48;
  const scale = scaleLinear().domain(domain).range([height, 0]);
  const shades = Array.from({ length: steps }, (_, i) => [scale.invert(((i + 0.5) * height) / steps)]);
  const ticks = Math.max(1, Math.min(5, Math.floor(height / 20)));
  const format = scale.tickFormat(ticks);
  return element(
    'g',
    {},
    cells(shades, left, top, 12, height / steps, colour),
    ...scale.ticks(ticks).map((value) => text(format(value), left + 18, top + scale(value) + 4, { fill: ink.quiet })),
  );
}
