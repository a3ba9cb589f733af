import type { ArgSlot, Index } from './kernel.ts';

/** Least and greatest value. */
export type Range = readonly [low: number, high: number];

/**
 * Between what an index lies, given the ranges of its axes and the slots of its arguments.
 * @example
 * import { build } from '@nacre/tensor/testing';
 * indexBounds(build.at(build.axis(0, 4), 1), () => [0, 7], []); // [1, 29]
 */
export function indexBounds({ offset, terms }: Index, rangeOf: (axis: number) => Range, args: readonly ArgSlot[]): Range {
  let [low, high] = [offset, offset];
  for (const { scale, atom } of terms) {
    let [a, b]: Range = [0, 0];
    if (atom.kind === 'axis') [a, b] = rangeOf(atom.axis);
    else if (atom.kind === 'value') b = Math.max(0, atom.size - 1);
    else if (atom.kind === 'mod') b = atom.by - 1;
    else if (atom.kind === 'arg') {
      const { min = -(2 ** 31), max = 2 ** 31 - 1 } = args[atom.arg]!;
      [a, b] = [min, max];
    } else {
      const [least, most] = indexBounds(atom.of, rangeOf, args);
      [a, b] = [Math.floor(least / atom.by), Math.floor(most / atom.by)];
    }
    low += Math.min(scale * a, scale * b);
    high += Math.max(scale * a, scale * b);
  }
  return [low, high];
}
