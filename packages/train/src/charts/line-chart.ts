import { line } from 'd3-shape';
import { type Box, clipped, extent, isPlaceable, type PlotOptions, plot, type Scale } from './plot.ts';
import { colourOf, type Point, pairs, type Series } from './series.ts';
import { element, ink, picture, text } from './svg.ts';

/** One line of a `lineChart`. */
export interface LineSeries extends Series {
  /** A thin, pale line, for raw values behind smoothed ones; false by default. */
  readonly faint?: boolean;
  /** false by default. */
  readonly dashed?: boolean;
}

/** A vertical line with a label: the end of an epoch, say. */
export interface Mark {
  readonly x: number;
  readonly label?: string;
}

/** The options of `lineChart`. */
export interface LineChartOptions {
  readonly title?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly series: readonly LineSeries[];
  readonly marks?: readonly Mark[];
  /** A logarithmic x axis, on which points that are not right of 0 are left out; false by default. */
  readonly logX?: boolean;
  /** A logarithmic y axis, on which values that are not positive are left out; false by default. */
  readonly logY?: boolean;
  /** The least and largest y; by default those of the points. What lies outside is cut off. */
  readonly yDomain?: readonly [number, number];
  /** In pixels; 720 × 420 by default. */
  readonly width?: number;
  readonly height?: number;
}

/** Points are shown as dots as well while there are no more than this. */
const dots = 40;

/**
 * Lines through points, as an SVG picture: no display is needed. A point that is not finite (or beyond 1e100) breaks its line. More points than there are
 * pixels are thinned, so that their peaks stay.
 *
 * @example
 * lineChart({ title: 'Loss', xLabel: 'step', series: [{ name: 'training', points: [2.3, 1.1, 0.6] }] }).startsWith('<svg'); // true
 */
export function lineChart(options: LineChartOptions): string {
  const { title = '', width = 720, height = 420 } = options;
  return picture(width, height, title, linePlot({ left: 0, top: 0, width, height }, options));
}

/** The same as a part of a larger picture. */
export function linePlot(box: Box, options: LineChartOptions): string {
  const { title = '', xLabel = '', yLabel = '', series, marks = [], logX = false, logY = false } = options;
  const isShown = ([at, value]: Point): boolean => isPlaceable(at, logX) && isPlaceable(value, logY);
  const points = series.map(pairs);
  const shown = points.flat().filter(isShown);
  const places = [...shown.map(([x]) => x), ...marks.map(({ x }) => x)].filter((x) => isPlaceable(x, logX));
  const settings: PlotOptions = {
    title,
    xLabel,
    yLabel,
    logX,
    logY,
    xDomain: extent(places, logX),
    yDomain:
      options.yDomain ??
      extent(
        shown.map(([, y]) => y),
        logY,
      ),
    wholeX: places.every((x) => Number.isInteger(x)),
    headroom: marks.some(({ label }) => label !== undefined) ? markRoom : 0,
    legend: series.map((each, i) => ({
      name: each.name,
      colour: colourOf(each, i),
      opacity: opacityOf(each),
      dashed: each.dashed ?? false,
    })),
  };
  return plot(box, settings, (x, y) => [
    ...marks.filter(({ x: at }) => isPlaceable(at, logX)).map((mark) => markLine(mark, x, y)),
    clipped(x, y, ...series.map((each, i) => curve(points[i]!, each, colourOf(each, i), x, y, isShown))),
  ]);
}

function curve(
  points: readonly Point[],
  style: LineSeries,
  colour: string,
  x: Scale,
  y: Scale,
  isShown: (point: Point) => boolean,
): string {
  const path = line<Point>()
    .defined(isShown)
    .x(([at]) => round(x(at)))
    .y(([, value]) => round(y(value)))(thinned(points, x.range()[1]! - x.range()[0]!));
  const marked = points.length <= dots && !style.faint ? points.filter(isShown) : [];
  return element(
    'g',
    { fill: colour, stroke: colour, opacity: opacityOf(style) },
    element('path', {
      d: path ?? '',
      fill: 'none',
      'stroke-width': style.faint ? 1 : 2,
      'stroke-linejoin': 'round',
      'stroke-dasharray': style.dashed ? '6 4' : undefined,
    }),
    ...marked.map(([at, value]) => element('circle', { cx: x(at), cy: y(value), r: 3, stroke: ink.paper })),
  );
}

const opacityOf = ({ faint }: LineSeries): number | undefined => (faint ? 0.5 : undefined);

const round = (value: number): number => Math.round(value * 100) / 100;

/** Of the points that fall on one pixel, the first, the lowest, the highest and the last. */
function thinned(points: readonly Point[], pixels: number): readonly Point[] {
  const perPixel = Math.ceil(points.length / pixels);
  if (perPixel <= 4) return points;
  const kept: Point[] = [];
  for (let start = 0; start < points.length; start += perPixel) {
    const end = Math.min(start + perPixel, points.length) - 1;
    let [low, high] = [start, start];
    for (let i = start; i <= end; i++) {
      if (points[i]![1] < points[low]![1]) low = i;
      if (points[i]![1] > points[high]![1]) high = i;
    }
    const places = new Set([start, low, high, end].sort((a, b) => a - b));
    for (const place of places) kept.push(points[place]!);
  }
  return kept;
}

/** What the labels of marks take above the axes. */
const markRoom = 12;

function markLine({ x: at, label }: Mark, x: Scale, y: Scale): string {
  const [bottom, top] = y.range() as [number, number];
  return element(
    'g',
    {},
    element('line', { x1: x(at), x2: x(at), y1: bottom, y2: top, stroke: ink.axis, 'stroke-dasharray': '4 3' }),
    text(label ?? '', x(at), top - 5, { 'text-anchor': 'middle', fill: ink.quiet, 'font-size': 11 }),
  );
}
