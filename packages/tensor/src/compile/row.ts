import { isNode, type Node } from '../graph/node.ts';
import { type Shape, sameShape, sizeOf } from '../shape.ts';
import { roleOf } from './cost.ts';
import type { Group, Row } from './grouping.ts';
import type { Path } from './path.ts';

/** Nodes of one kernel. */
export const maxMembers = 160;

export const sameAxes = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((axis, i) => axis === b[i]);
export const rowMatches = (by: Group, path: Path): boolean =>
  path.kind === 'row' && by.row !== undefined && sameShape(by.row.shape, path.full) && sameAxes(by.row.axes, path.axes);

/** Points of the row: the root's own, where the root has the row's shape. */
export const rowKey = (by: Group): string => (sameShape(by.root.shape, by.row!.shape) ? '' : 'row');
/** Points of the outer space: the root's own, where the root has one element per row. */
export const outerKey = (by: Group): string =>
  sameShape(
    by.root.shape,
    by.row!.shape.map((size, i) => (by.row!.axes.includes(i) ? 1 : size)),
  )
    ? ''
    : 'outer';

/** Rows that fit the cache, and enough of them to work on at once. */
export function rowIsWorthIt({ shape, axes }: Row): boolean {
  const length = axes.reduce((product, axis) => product * shape[axis]!, 1);
  const rows = length === 0 ? 0 : sizeOf(shape) / length;
  return length <= 65_536 && (rows >= 4 || length <= 4096);
}

/** Whether a value per row comes from a reduction of that very row, near enough for one kernel. */
export function leadsToReduction(node: Node, path: { full: Shape; axes: readonly number[] }): boolean {
  const seen = new Set([node]);
  for (const { inputs } of seen) {
    for (const input of inputs) {
      if (isNode(input, 'reduce')) {
        if (sameShape(input.inputs[0]!.shape, path.full) && sameAxes(input.attributes.axes, path.axes)) return true;
      } else if (roleOf(input) === 'pointwise' && seen.size < maxMembers) seen.add(input);
    }
  }
  return false;
}
