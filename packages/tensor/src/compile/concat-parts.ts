import type { Node } from '../graph/node.ts';
import { replaceAt } from '../ops/movement.ts';
import { type Shape, sameShape } from '../shape.ts';
import { roleOf } from './cost.ts';
import { computedBelow } from './storage.ts';

/** What is stored at `start` of a concatenation. */
export interface ConcatPart {
  readonly value: Node;
  readonly start: readonly number[];
}

/** The parts of a concatenation; those of a part that is itself one, and serves nothing else, instead of it. */
export function partsOf(
  node: Node<'concat'>,
  isOnlyHere: (part: Node) => boolean,
  origin: Shape = node.shape.map(() => 0),
): ConcatPart[] {
  const { axis } = node.attributes;
  let next = origin[axis]!;
  return node.inputs.flatMap((value) => {
    const start = replaceAt(origin, axis, next);
    next += value.shape[axis]!;
    return value.op === 'concat' && isOnlyHere(value) ? partsOf(value as Node<'concat'>, isOnlyHere, start) : [{ value, start }];
  });
}

/** Values that one kernel computes at the same points. */
export interface Region {
  readonly members: ReadonlySet<Node>;
  /** What they, and parts that are only moved, are read from. */
  readonly reads: ReadonlySet<Node>;
}

const mostMembers = 512;

/**
 * What parts of one shape are computed from in common, if that are fewer values than parts. `users` tells how many computing nodes read a value: one
 * that is also read elsewhere is no member.
 */
export function commonRegion(parts: readonly Node[], users: (node: Node) => number): Region | undefined {
  const { shape } = parts[0]!;
  const members = new Set<Node>();
  const usesInside = new Map<Node, number>();
  const use = (value: Node): void => {
    const uses = (usesInside.get(value) ?? 0) + 1;
    usesInside.set(value, uses);
    const isComputed = value.op === 'elementwise' || value.op === 'convert';
    if (isComputed && sameShape(value.shape, shape) && uses === users(value)) members.add(value);
  };
  parts.forEach(use);
  for (const { inputs } of members) {
    if (members.size > mostMembers) return undefined;
    new Set(inputs).forEach(use);
  }
  const isMoved = (part: Node): boolean => roleOf(part) === 'movement' && sameShape(part.shape, shape);
  if (!parts.every((part) => members.has(part) || isMoved(part))) return undefined;

  const outside = [...parts, ...[...members].flatMap(({ inputs }) => inputs)].filter((value) => !members.has(value));
  const reads = new Set(outside.map(computedBelow).filter(({ op }) => op !== 'constant' && op !== 'iota'));
  return reads.size < parts.length ? { members, reads } : undefined;
}
