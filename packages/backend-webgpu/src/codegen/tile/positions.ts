import type { SizedAxis } from '../axes.ts';
import { quad } from '../elements.ts';
import type { Value } from '../expressions.ts';
import { unravel } from '../module.ts';

/** Where a point lies on the axes of its side; undefined for other axes. */
export type Position = (axis: number) => Value | undefined;

/**
 * Declares where the four points of a quad lie. Points beyond the last are taken to be the last, if the side is `ragged`; neighbours on a last
 * axis that is a multiple of four share the rest.
 */
export function quadPositions(
  lines: string[],
  name: string,
  axes: readonly SizedAxis[],
  first: string,
  points: number,
  ragged: boolean,
): Position[] {
  const last = axes.at(-1);
  const together = last !== undefined && last.size % quad === 0;
  const declare = (suffix: string, place: string, most: number): void => {
    lines.push(
      `let ${name}${suffix} = ${ragged ? `min(${place}, ${most}u)` : place};`,
      ...unravel(
        `${name}${suffix}`,
        axes.map(({ size }) => size),
        (i) => `i${axes[i]!.axis}${suffix}`,
      ),
    );
  };
  if (together) declare('', first, points - quad);
  return Array.from({ length: quad }, (_, n): Position => {
    const suffix = together ? '' : `_${n}`;
    if (!together) declare(suffix, n === 0 ? first : `${first} + ${n}u`, points - 1);
    return (axis) => {
      if (!axes.some((own) => own.axis === axis)) return undefined;
      const text = `i${axis}${suffix}`;
      return { text: together && axis === last.axis && n > 0 ? `(${text} + ${n})` : text, level: 0 };
    };
  });
}
