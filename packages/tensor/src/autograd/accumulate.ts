import { isNode, type Node } from '../graph/node.ts';
import { add, concat, constant, replaceAt } from '../ops/index.ts';

/**
 * The sum of a node's gradients. Gradients of disjoint slices along one axis, which come as zero-padded pieces, are laid side by
 * side instead of being added: n slices of a tensor cost one pass over it, not n.
 */
export function accumulate(gradients: readonly Node[]): Node {
  const [only] = gradients;
  if (gradients.length === 1) return only!;
  const rest: Node[] = [];
  const byAxis = new Map<number, Piece[]>();
  for (const gradient of gradients) {
    const piece = pieceOf(gradient);
    if (piece === undefined) rest.push(gradient);
    else byAxis.set(piece.axis, [...(byAxis.get(piece.axis) ?? []), piece]);
  }
  for (const [axis, pieces] of byAxis) {
    const joined = pieces.length > 1 ? sideBySide(axis, pieces) : undefined;
    if (joined) rest.push(joined);
    else rest.push(...pieces.map((piece) => piece.padded));
  }
  return rest.reduce((sum, gradient) => add(sum, gradient));
}

interface Piece {
  readonly padded: Node;
  readonly part: Node;
  readonly axis: number;
  readonly start: number;
}

/** A gradient that is zero but for one range of one axis. */
function pieceOf(gradient: Node): Piece | undefined {
  if (!isNode(gradient, 'pad')) return undefined;
  const part = gradient.inputs[0]!;
  const axes = gradient.shape.flatMap((size, i) => (size === part.shape[i] ? [] : [i]));
  const axis = axes[0]!;
  const start = gradient.attributes.before[axis];
  return axes.length === 1 && typeof start === 'number' ? { padded: gradient, part, axis, start } : undefined;
}

/** Pieces and the gaps between them, concatenated; undefined if two overlap. */
function sideBySide(axis: number, pieces: readonly Piece[]): Node | undefined {
  const shape = pieces[0]!.padded.shape;
  const list: Node[] = [];
  let end = 0;
  const gapUpTo = (start: number, dtype: Node['dtype']): void => {
    if (start > end) list.push(constant(0, replaceAt(shape, axis, start - end), dtype));
  };
  for (const { part, start } of [...pieces].sort((a, b) => a.start - b.start)) {
    if (start < end) return undefined;
    gapUpTo(start, part.dtype);
    list.push(part);
    end = start + part.shape[axis]!;
  }
  gapUpTo(shape[axis]!, list[0]!.dtype);
  return concat(list, axis);
}
