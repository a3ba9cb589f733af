import type { Node } from '../graph/node.ts';
import { type Shape, sizeOf } from '../shape.ts';

/** How a group reaches a node from its points. */
export type Path =
  /** At one index per point; equal keys, equal indices. */
  | { readonly kind: 'aligned'; readonly key: string }
  /** Below an expansion to `full` along `axes`: one index per row. */
  | { readonly kind: 'row'; readonly full: Shape; readonly axes: readonly number[] }
  /** At some other index, about once per point. */
  | { readonly kind: 'moved' }
  /** At many points again and again. */
  | { readonly kind: 'repeated' }
  /** Not at all: it only has to be computed first. */
  | { readonly kind: 'after' };

export type PointPath = Extract<Path, { kind: 'aligned' | 'row' }>;

export const moved: Path = { kind: 'moved' };
export const repeated: Path = { kind: 'repeated' };
export const aligned = (key: string): Path => ({ kind: 'aligned', key });

/** Equal for paths that reach the same index. */
export const pathKey = (path: Path): string =>
  path.kind === 'aligned' ? `=${path.key}` : path.kind === 'row' ? `r${path.axes.join()}:${path.full.join()}` : path.kind;

/** The path to a movement's input. */
export function through(node: Node, path: Path): Path {
  switch (node.op) {
    case 'reshape':
    case 'permute':
    case 'flip':
      return path.kind === 'aligned' ? aligned(`${path.key}/${node.id}`) : path.kind === 'row' ? repeated : path;
    case 'expand': {
      const input = node.inputs[0]!.shape;
      const axes = node.shape.flatMap((size, i) => (size === input[i] ? [] : [i]));
      const direct = path.kind === 'aligned' && !path.key.includes('/');
      return direct ? { kind: 'row', full: node.shape, axes } : path.kind === 'after' ? path : repeated;
    }
    default:
      return path.kind === 'repeated' || path.kind === 'after' ? path : moved;
  }
}

/** The path to input `i` of a pointwise node. */
export function pointwisePath(node: Node, i: number, path: Path): Path {
  if (node.op === 'gather' && i === 0) return sizeOf(node.shape) <= sizeOf(node.inputs[0]!.shape) ? moved : repeated;
  if (node.op === 'barrier' && i === 1) return { kind: 'after' };
  return path;
}
