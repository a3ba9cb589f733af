import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from 'd3-scale';
import { element, ink, text, textWidth } from './svg.ts';

export type Scale = ScaleContinuousNumeric<number, number>;

/** Place and size of a plot in its picture, its labels included. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PlotOptions {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xDomain: readonly [number, number];
  readonly yDomain: readonly [number, number];
  readonly logX?: boolean;
  readonly logY: boolean;
  /** Every x is a whole number: so are the ticks. */
  readonly wholeX?: boolean;
  /** Room above the axes, for labels. */
  readonly headroom?: number;
  readonly legend: readonly LegendEntry[];
}

export interface LegendEntry {
  readonly name: string;
  readonly colour: string;
  readonly opacity?: number | undefined;
  readonly dashed?: boolean;
}

const ticks = 6;
const lineHeight = 18;

/** Title, legend, axes with ticks and labels, and inside them what `draw` makes of the two scales. */
export function plot(box: Box, options: PlotOptions, draw: (x: Scale, y: Scale) => readonly string[]): string {
  const { title, xLabel, yLabel, legend, headroom = 0, logX = false, wholeX = false } = options;
  const y = (options.logY ? scaleLog() : scaleLinear()).domain(options.yDomain).nice();
  const yTicks = labelled(y, options.logY);
  const left = box.left + 34 + Math.max(...yTicks.map(({ label }) => textWidth(label)), 12);
  const right = box.left + box.width - 20;
  const x = (logX ? scaleLog() : scaleLinear()).domain(options.xDomain).range([left, right]);
  const legendRows = legend.length < 2 ? [] : rowsOf(legend, right - left);
  const top = box.top + 24 + (title === '' ? 0 : 18) + legendRows.length * lineHeight + headroom;
  const bottom = box.top + box.height - 46;
  y.range([bottom, top]);

  return element(
    'g',
    {},
    text(title, left, box.top + 26, { 'font-size': 15, 'font-weight': 600 }),
    ...legendRows.flatMap((row, i) => legendRow(row, left, box.top + (title === '' ? 22 : 46) + i * lineHeight)),
    ...yTicks.flatMap(({ value, label }) => [
      element('line', { x1: left, x2: right, y1: y(value), y2: y(value), stroke: ink.grid }),
      text(label, left - 8, y(value) + 4, { 'text-anchor': 'end', fill: ink.quiet }),
    ]),
    ...labelled(x, logX, wholeX).flatMap(({ value, label }) => [
      element('line', { x1: x(value), x2: x(value), y1: bottom, y2: bottom + 5, stroke: ink.axis }),
      text(label, x(value), bottom + 19, { 'text-anchor': 'middle', fill: ink.quiet }),
    ]),
    element('line', { x1: left, x2: right, y1: bottom, y2: bottom, stroke: ink.axis }),
    text(xLabel, (left + right) / 2, bottom + 38, { 'text-anchor': 'middle' }),
    text(yLabel, 0, 0, {
      'text-anchor': 'middle',
      transform: `translate(${box.left + 18} ${(top + bottom) / 2}) rotate(-90)`,
    }),
    ...draw(x, y),
  );
}

/** The ticks of a scale that carry a label; on a logarithmic one those between the powers may have none. */
function labelled(scale: Scale, log: boolean, whole = false): { value: number; label: string }[] {
  const [low, high] = scale.domain() as [number, number];
  const count = whole && !log ? Math.min(ticks, Math.max(1, Math.floor(high - low))) : ticks;
  const format = scale.tickFormat(count, log ? '~g' : undefined);
  return scale
    .ticks(count)
    .filter((value) => format(value) !== '')
    .map((value) => ({ value, label: log ? readable(value) : format(value) }));
}

/** A power of ten, or some of one, as people write it. */
const readable = (value: number): string =>
  value >= 1e-6 && value < 1e9
    ? value.toLocaleString('en', { maximumSignificantDigits: 3 })
    : value.toExponential().replace('+', '');

/** How far marks may reach over the edge of the plot: the radius of a point. */
const overhang = 4;

/** What lies inside the axes; the rest is cut off. */
export function clipped(x: Scale, y: Scale, ...content: readonly string[]): string {
  const [left, right] = x.range() as [number, number];
  const [bottom, top] = y.range() as [number, number];
  const area = {
    x: left - overhang,
    y: top - overhang,
    width: right - left + 2 * overhang,
    height: bottom - top + 2 * overhang,
  };
  return element('svg', { ...area, viewBox: `${area.x} ${area.y} ${area.width} ${area.height}` }, ...content);
}

const entryWidth = ({ name }: LegendEntry): number => 36 + textWidth(name);

/** The legend in as many rows as it needs. */
function rowsOf(legend: readonly LegendEntry[], width: number): LegendEntry[][] {
  const rows: LegendEntry[][] = [[]];
  let used = 0;
  for (const entry of legend) {
    if (used > 0 && used + entryWidth(entry) > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)!.push(entry);
    used += entryWidth(entry);
  }
  return rows;
}

function legendRow(row: readonly LegendEntry[], left: number, y: number): string[] {
  let x = left;
  return row.flatMap((entry) => {
    const at = x;
    x += entryWidth(entry);
    return [swatch(entry, at, y), text(entry.name, at + 20, y, { fill: ink.quiet })];
  });
}

function swatch({ colour, opacity, dashed }: LegendEntry, x: number, y: number): string {
  const dashes = {
    x1: x - 1,
    x2: x + 15,
    y1: y - 4,
    y2: y - 4,
    stroke: colour,
    'stroke-width': 3,
    'stroke-dasharray': '6 4',
    opacity,
  };
  return dashed ? element('line', dashes) : element('rect', { x, y: y - 9, width: 14, height: 9, rx: 2, fill: colour, opacity });
}

/** Beyond this, and closer to 0 than its inverse, there is no place for ticks in floating point: more than any float32. */
const largest = 1e100;

/** Whether there is a place for a value on an axis. */
export const isPlaceable = (value: number, log = false): boolean => Math.abs(value) < largest && !(log && value * largest <= 1);

/** The least and the largest of the values that can be placed; a domain of some width also where there is but one, or none. */
export function extent(values: Iterable<number>, log = false): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!isPlaceable(value, log)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return log ? [0.1, 1] : [0, 1];
  const least = Math.max(Math.abs(low), Math.abs(high)) * 1e-12;
  if (high - low > Math.max(least, 1 / largest)) return [low, high];
  if (log) return [low / 2, high * 2];
  const margin = least * largest <= 1 ? 1 : Math.abs(low) / 2;
  return [low - margin, high + margin];
}
