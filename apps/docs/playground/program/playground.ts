/** What a program of the playground can show beside text: `import { image, plot, show } from 'playground'`. */

import { encodePng } from '@nacre/data';
import { ArgumentError, ShapeMismatchError, type Tensor } from '@nacre/tensor';
import { type LineChartOptions, lineChart } from '@nacre/train/charts';
import { write } from './output.ts';

/** The options of `show`. */
export interface ShowOptions {
  /** What a screen reader says; by default the title in the SVG. A picture takes the place of the one before with the same title. */
  readonly title?: string;
}

/**
 * Shows a picture: SVG as text, as the charts of `@nacre/train/charts` are, or the bytes of a PNG.
 * @example show(heatmap({ title: 'Attention', values: [[0.9, 0.1], [0.2, 0.8]] }));
 */
export function show(picture: string | Uint8Array, options: ShowOptions = {}): void {
  const isSvg = typeof picture === 'string';
  write({
    kind: 'picture',
    title: options.title ?? (isSvg ? titleOf(picture) : ''),
    type: isSvg ? 'image/svg+xml' : 'image/png',
    data: isSvg ? picture : picture.slice(),
  });
}

/** Text of an SVG's title, whose few entities are those that `@nacre/train/charts` writes. */
function titleOf(svg: string): string {
  const [, title = ''] = /<title>([^<]*)<\/title>/.exec(svg) ?? [];
  return title.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** The options of `plot`: those of a line chart. */
export type PlotOptions = Omit<LineChartOptions, 'series'>;

/** The points of a line: values at 0, 1, 2, …, or pairs x, y. */
export type PlotPoints = LineChartOptions['series'][number]['points'];

/**
 * Shows numbers as a line, or several lines by their names. Called again with the same title it draws anew, so that a curve grows while a network trains.
 * @example plot({ training: [2.3, 1.1, 0.6], validation: [2.3, 1.3, 1] }, { title: 'Loss', xLabel: 'epoch' });
 */
export function plot(points: PlotPoints | Readonly<Record<string, PlotPoints>>, options: PlotOptions = {}): void {
  const lines = Array.isArray(points) ? { '': points as PlotPoints } : (points as Record<string, PlotPoints>);
  const series = Object.entries(lines).map(([name, points]) => ({ name, points }));
  show(lineChart({ title: 'Plot', width: 560, height: 320, ...options, series }));
}

/** The options of `image`. */
export interface ImageOptions extends ShowOptions {
  /** The values that are black and white; 0 and 255 by default for uint8, else 0 and 1. */
  readonly range?: readonly [black: number, white: number];
}

/**
 * Shows a tensor as an image: grey [height, width] or [1, height, width], colours [3, height, width]. Values outside the range are cut off.
 * @throws ShapeMismatchError for any other shape, ArgumentError for an empty range or a value that is NaN
 * @example await image(linspace(0, 1, 64).reshape([8, 8]), { title: 'A ramp' });
 */
export async function image(x: Tensor, options: ImageOptions = {}): Promise<void> {
  const { title = '', range: [black, white] = x.dtype === 'uint8' ? [0, 255] : [0, 1] } = options;
  const [channels, height, width] = x.rank === 2 ? [1, ...x.shape] : x.shape;
  if (x.rank < 2 || x.rank > 3 || (channels !== 1 && channels !== 3)) {
    throw new ShapeMismatchError('image', `expected [height, width], [1, …] or [3, height, width], got [${x.shape.join(', ')}]`);
  }
  if (!(white > black)) throw new ArgumentError('image', `expected a range from black up to white, got ${black} … ${white}`);
  const data = Float32Array.from((await x.data()) as ArrayLike<number>, (value) => (value - black) / (white - black));
  show(await encodePng({ data, shape: [channels!, height!, width!] }), { title });
}
