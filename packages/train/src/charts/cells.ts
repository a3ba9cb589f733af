import { element } from './svg.ts';

/** A grid of coloured cells; those of one colour are one path. */
export function cells(
  values: readonly (readonly number[])[],
  left: number,
  top: number,
  width: number,
  height: number,
  colour: (value: number) => string,
): string {
  const paths = new Map<string, string[]>();
  values.forEach((row, i) => {
    for (let j = 0; j < row.length; ) {
      const shade = colour(row[j]!);
      const from = j;
      while (j < row.length && colour(row[j]!) === shade) j++;
      const path = paths.get(shade) ?? [];
      paths.set(shade, path);
      path.push(`M${from} ${i}h${j - from}v1h${from - j}z`);
    }
  });
  return element(
    'g',
    { transform: `translate(${left} ${top}) scale(${width} ${height})`, 'shape-rendering': 'crispEdges' },
    ...[...paths].map(([fill, path]) => element('path', { d: path.join(''), fill })),
  );
}
