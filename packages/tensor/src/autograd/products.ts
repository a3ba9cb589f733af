import type { Node } from '../graph/node.ts';
import { constant, elementwise, expand, insertAt, iota, mul, permute, reduce, reshape, sum, where } from '../ops/index.ts';

/** For every element, the product over `axes` of all others: the derivative of the product, right also where elements are 0. */
export function productOfOthers(x: Node, axes: readonly number[]): Node {
  const kept = x.shape.map((_, i) => i).filter((i) => !axes.includes(i));
  const order = [...kept, ...axes];
  const moved = permute(x, order);
  const lead = kept.map((i) => x.shape[i]!);
  const n = axes.reduce((size, axis) => size * x.shape[axis]!, 1);
  const rank = lead.length;
  const grid = [...lead, n, n];
  const factors = expand(reshape(moved, [...lead, 1, n]), grid);
  const self = elementwise('eq', iota(rank, grid), iota(rank + 1, grid));
  const others = reduce('prod', where(self, constant(1, grid, x.dtype), factors), [rank + 1]);
  return permute(
    reshape(others, moved.shape),
    order.map((_, i) => order.indexOf(i)),
  );
}

/** Gradient of the running product along `axis`: y[i] is the product over all j of x[j] where j ≤ i, else 1. */
export function runningProductGradient(x: Node, g: Node, axis: number): Node {
  const grid = insertAt(x.shape, axis, x.shape[axis]!);
  const along = (node: Node, repeated: number): Node => expand(reshape(node, insertAt(x.shape, repeated, 1)), grid);
  const taken = elementwise('le', iota(axis + 1, grid), iota(axis, grid));
  const factors = where(taken, along(x, axis), constant(1, grid, x.dtype));
  const toFactors = mul(along(g, axis + 1), productOfOthers(factors, [axis + 1]));
  return reshape(sum(where(taken, toFactors, constant(0, grid, g.dtype)), [axis]), x.shape);
}
