import { cells } from './cells.ts';
import { type Palette, shadedRange, shading } from './palette.ts';
import { fontSize, ink, picture, text, textWidth } from './svg.ts';

/** One image of an `imageGrid`. */
export interface GridImage {
  /** Row by row, from the top. */
  readonly values: readonly (readonly number[])[];
  /** Stands below the image. */
  readonly label?: string;
}

/** The options of `imageGrid`. */
export interface ImageGridOptions {
  readonly title?: string;
  readonly images: readonly GridImage[];
  /** Images in a row; by default as many as rows, about. */
  readonly columns?: number;
  /** grey by default; `diverging` is for weights. */
  readonly palette?: Palette;
  /** The values at the two ends of the palette; by default those of each image, for `diverging` those of all. */
  readonly domain?: readonly [number, number];
  /** Width of an image in pixels; 72 by default. */
  readonly size?: number;
}

const gap = 12;

/**
 * Small images side by side, as an SVG picture: samples, filters, what a generator draws.
 *
 * @example
 * imageGrid({ title: 'Filters', images: [{ values: [[0, 1], [-1, 0]], label: '1' }], palette: 'diverging' }).startsWith('<svg'); // true
 */
export function imageGrid(options: ImageGridOptions): string {
  const { title = '', images, palette = 'grey', size = 72 } = options;
  const columns = Math.max(1, options.columns ?? Math.ceil(Math.sqrt(images.length)));
  const rows = Math.ceil(images.length / columns);
  const labelHeight = images.some(({ label }) => label !== undefined) ? fontSize + 6 : 0;
  const aspect = Math.max(0, ...images.map(({ values }) => values.length / Math.max(1, values[0]?.length ?? 0)));
  const [stepX, stepY] = [size + gap, size * aspect + labelHeight + gap];
  const top = title === '' ? gap : 44;
  const shared =
    options.domain ??
    (palette === 'diverging'
      ? shadedRange(
          palette,
          images.flatMap(({ values }) => values.flat()),
        )
      : undefined);
  const drawn = images.flatMap(({ values, label = '' }, i) => {
    const [left, y] = [gap + (i % columns) * stepX, top + Math.floor(i / columns) * stepY];
    const [low, high] = shadedRange(palette, shared ?? values.flat());
    const cell = size / Math.max(1, values[0]?.length ?? 0);
    return [
      cells(values, left, y, cell, cell, shading(palette, low, high)),
      text(label, left + size / 2, y + values.length * cell + fontSize + 2, { 'text-anchor': 'middle', fill: ink.quiet }),
    ];
  });
  return picture(
    Math.max(gap + Math.min(columns, images.length) * stepX, 2 * gap + textWidth(title, 16)),
    top + rows * stepY,
    title,
    text(title, gap, 28, { 'font-size': 15, 'font-weight': 600 }),
    ...drawn,
  );
}
