/** Tableau 10: told apart also by those who see few colours. */
const tableau10 = [
  '#4e79a7',
  '#f28e2c',
  '#e15759',
  '#76b7b2',
  '#59a14f',
  '#edc949',
  '#af7aa1',
  '#ff9da7',
  '#9c755f',
  '#bab0ab',
] as const;

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
export const colourOf = ({ colour }: Pick<Series, 'colour'>, i: number): string => colour ?? tableau10[i % tableau10.length]!;
