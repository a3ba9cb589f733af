import { extent, isPlaceable, plot } from './plot.ts';
import { colourOf, pairs, type Series } from './series.ts';
import { element, picture } from './svg.ts';

/** The options of `scatterChart`. */
export interface ScatterChartOptions {
  readonly title?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly series: readonly Series[];
  /** Radius of a point in pixels; 3.5 by default. */
  readonly radius?: number;
  /** In pixels; 560 × 480 by default. */
  readonly width?: number;
  readonly height?: number;
}

/**
 * Points in the plane, a colour for each series, as an SVG picture.
 *
 * @example
 * scatterChart({ title: 'Two moons', series: [{ name: 'upper', points: [[0, 1], [1, 0]] }] }).startsWith('<svg'); // true
 */
export function scatterChart(options: ScatterChartOptions): string {
  const { title = '', xLabel = '', yLabel = '', series, radius = 3.5, width = 560, height = 480 } = options;
  const points = series.map((each) => pairs(each).filter((point) => point.every((value) => isPlaceable(value))));
  const all = points.flat();
  const settings = {
    title,
    xLabel,
    yLabel,
    logY: false,
    xDomain: widened(extent(all.map(([x]) => x))),
    yDomain: widened(extent(all.map(([, y]) => y))),
    legend: series.map((each, i) => ({ name: each.name, colour: colourOf(each, i) })),
  };
  const body = plot({ left: 0, top: 0, width, height }, settings, (x, y) =>
    points.map((list, i) =>
      element(
        'g',
        { fill: colourOf(series[i]!, i), 'fill-opacity': 0.75 },
        ...list.map(([at, value]) => element('circle', { cx: x(at), cy: y(value), r: radius })),
      ),
    ),
  );
  return picture(width, height, title, body);
}

/** Room for whole points at the edges. */
function widened([low, high]: readonly [number, number]): [number, number] {
  const margin = (high - low) * 0.04;
  return [low - margin, high + margin];
}
