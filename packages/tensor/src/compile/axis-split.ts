import { indexBounds } from '../contract/bounds.ts';
import { type Atom, type Index, type Stage, stageExprs, visitIndices, visitNested } from '../contract/kernel.ts';
import { replaceAt } from '../ops/movement.ts';
import type { Lowering } from './lower.ts';

/** For loops that are split, the sizes of their pieces, outermost first. */
export type Splits = Map<string, readonly number[]>;

/**
 * A loop whose split turns a division or remainder of its index into a plain sum: i / 25 with i < 400 becomes j for
 * i = 25 j + k, k < 25. Undefined when none is left. Where the division would stay, as in (i + tap) / 2, two loops are worse than one.
 */
export function findSplit(lowering: Lowering, stages: readonly Stage[]): { id: string; sizes: readonly number[] } | undefined {
  let found: { id: string; sizes: readonly number[] } | undefined;
  const inspect = (index: Index): void => {
    for (const { atom } of index.terms) {
      if (atom.kind !== 'div' && atom.kind !== 'mod') continue;
      for (const { scale, atom: inner } of atom.of.terms) {
        if (inner.kind !== 'axis' || atom.by % scale !== 0) continue;
        const size = lowering.space.sizes[inner.axis]!;
        const low = atom.by / Math.abs(scale);
        if (low < size && size % low === 0 && isSettled(lowering, atom, inner.axis, low))
          found ??= splitOf(lowering, inner.axis, size / low, low);
      }
    }
  };
  for (const stage of stages) {
    visitIndices(stageExprs(stage), inspect);
    if (stage.kind === 'map') stage.stores.forEach((store) => visitNested(store.index, inspect));
  }
  return found;
}

/** Whether what is left of a dividend, once the outer piece of an axis has left it, is always the same number of times the divisor. */
function isSettled({ space }: Lowering, { of, by }: Extract<Atom, { kind: 'div' | 'mod' }>, axis: number, low: number): boolean {
  const bounds = indexBounds(of, (a) => [0, (a === axis ? low : space.sizes[a]!) - 1], space.args);
  return Math.floor(bounds[0] / by) === Math.floor(bounds[1] / by);
}

function splitOf(lowering: Lowering, axis: number, high: number, low: number): { id: string; sizes: readonly number[] } {
  const { id, piece } = lowering.origins[axis]!;
  const pieces = lowering.origins.flatMap((origin, i) => (origin.id === id ? [lowering.space.sizes[i]!] : []));
  return {
    id,
    sizes: replaceAt<readonly number[]>(
      pieces.map((size) => [size]),
      piece,
      [high, low],
    ).flat(),
  };
}
