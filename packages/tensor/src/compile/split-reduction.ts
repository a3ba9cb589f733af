import type { Node } from '../graph/node.ts';
import { reshape } from '../ops/movement.ts';
import { reduce } from '../ops/reduce.ts';
import { sizeOf } from '../shape.ts';

/** Fewer results than this are too few to share out; fewer terms are not worth a second kernel. */
const fewResults = 16;
const manyTerms = 2 ** 16;
const leastParts = 8;
const mostParts = 1024;

/**
 * A reduction of very many elements to very few, as one to a number of parts and one of these, so that the parts can be computed at the same
 * time. The parts follow from the shapes alone: the result is the same on any number of threads.
 */
export function splitReduction(node: Node<'reduce'>): Node {
  const x = node.inputs[0]!;
  const { op, axes } = node.attributes;
  if (sizeOf(node.shape) >= fewResults || sizeOf(x.shape) < manyTerms * sizeOf(node.shape)) return node;
  const [first, ...inner] = axes.filter((axis) => x.shape[axis]! > 1) as [number, ...number[]];
  const size = x.shape[first]!;
  if (inner.length > 0 && size >= leastParts && size <= mostParts) return reduce(op, reduce(op, x, inner), [first]);
  const parts = largestDivisor(size, mostParts);
  if (parts < leastParts) return node;
  const split = reshape(x, [...x.shape.slice(0, first), parts, size / parts, ...x.shape.slice(first + 1)]);
  const partial = reduce(op, split, [first + 1, ...inner.map((axis) => axis + 1)]);
  return reshape(reduce(op, partial, [first]), node.shape);
}

function largestDivisor(size: number, limit: number): number {
  let divisor = Math.min(size, limit);
  while (size % divisor !== 0) divisor--;
  return divisor;
}
