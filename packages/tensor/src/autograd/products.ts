import type { Node } from '../graph/node.ts';
import { constant, elementwise, expand, iota, mul, permute, reduce, reshape, sum, transpose, where } from '../ops/index.ts';

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

/** Gradient of the running product along `axis`: dx[k] = Σ over i ≥ k of g[i] times the product of x[j], j ≤ i, j ≠ k. */
export function runningProductGradient(x: Node, g: Node, axis: number): Node {
  const last = x.shape.length - 1;
  const lead = transpose(x, axis, last).shape.slice(0, last);
  const n = x.shape[axis]!;
  const row = (node: Node): Node => reshape(transpose(node, axis, last), [...lead, 1, 1, n]);
  const cube = [...lead, n, n, n];
  const [k, i, j] = [last, last + 1, last + 2].map((dim) => iota(dim, cube)) as [Node, Node, Node];
  const taken = elementwise('and', elementwise('le', j, i), elementwise('ne', j, k));
  const products = reduce('prod', where(taken, expand(row(x), cube), constant(1, cube, x.dtype)), [last + 2]);
  const square = [...lead, n, n];
  const reaches = elementwise('le', iota(last, square), iota(last + 1, square));
  const weighted = mul(reshape(products, square), expand(reshape(row(g), [...lead, 1, n]), square));
  const total = sum(where(reaches, weighted, constant(0, square, g.dtype)), [last + 1]);
  return transpose(reshape(total, [...lead, n]), axis, last);
}
