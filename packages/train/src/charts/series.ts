import { schemeTableau10 } from 'd3-scale-chromatic';

/** Named points of a chart. */
export interface Series {
  readonly name: string;
  /** Pairs x, y, or values y at 0, 1, 2, …; one that is not finite is left out. */
  readonly points: readonly (readonly [x: number, y: number])[] | readonly number[];
  /** Any SVG colour; by default one of ten, in order. */
  readonly colour?: string;
}

export type Point = readonly [x: number, y: number];

/** The points as pairs. */
export const pairs = ({ points }: Series): Point[] => points.map((point, i) => (typeof point === 'number' ? [i, point] : point));

/** The colour of the series at a place. */
export const colourOf = ({ colour }: Pick<Series, 'colour'>, i: number): string =>
  colour ?? schemeTableau10[i % schemeTableau10.length]!;
