import type { Node } from '../graph/node.ts';
import * as ops from '../ops/index.ts';
import { constant, convert, elementwise, expand, iota, reduce, reshape, where } from '../ops/index.ts';
import type { RoutineLowering } from './canonical.ts';

/**
 * Scan, argsort and scatter for backends that do not offer them, as reductions over all pairs of positions along the axis:
 * quadratic work, but right everywhere.
 * @example
 * import { createDevice } from '@nacre/tensor/backend';
 * import { referenceBackend } from '@nacre/tensor/testing';
 * const device = createDevice(referenceBackend({ routines: [] }), {}, routineKernels);
 * await tensor([3, 1, 2], { device }).argsort(0).array(); // [1, 2, 0]
 */
export const routineKernels: RoutineLowering = (node) => {
  switch (node.op) {
    case 'scan':
      return scanByPairs(node as Node<'scan'>);
    case 'argsort':
      return argsortByRank(node as Node<'argsort'>);
    case 'scatter':
      return scatterByPairs(node as Node<'scatter'>);
  }
};

/** `x` repeated along a new axis of size n before (0) or after (1) `axis`; the pair's axes are `axis` and `axis + 1`. */
function pairs(x: Node, axis: number, place: 0 | 1, n: number): Node {
  const at = axis + place;
  return expand(reshape(x, ops.insertAt(x.shape, at, 1)), ops.insertAt(x.shape, at, n));
}

/** Removes the axis of size 1 a reduction left behind. */
const drop = (x: Node, axis: number): Node => reshape(x, ops.removeAt(x.shape, axis));

function scanByPairs(node: Node<'scan'>): Node {
  const x = node.inputs[0]!;
  const { axis, op } = node.attributes;
  const grid = pairs(x, axis, 0, x.shape[axis]!);
  const reached = elementwise('le', iota(axis + 1, grid.shape), iota(axis, grid.shape));
  return drop(reduce(op, where(reached, grid, constant(op === 'sum' ? 0 : 1, grid.shape, x.dtype)), [axis + 1]), axis + 1);
}

/** How many elements come before each one; then, for each place, the element that has it. */
function argsortByRank(node: Node<'argsort'>): Node {
  const { axis, descending } = node.attributes;
  const n = node.shape[axis]!;
  const keys = node.inputs[0]!.dtype === 'bool' ? convert(node.inputs[0]!, 'int32') : node.inputs[0]!;
  const [self, other] = [pairs(keys, axis, 1, n), pairs(keys, axis, 0, n)];
  const [selfPlace, otherPlace] = [iota(axis, self.shape), iota(axis + 1, self.shape)];
  const [first, second] = descending ? [self, other] : [other, self];
  const isNaN = (x: Node): Node => elementwise('ne', x, x);
  const not = (x: Node): Node => elementwise('not', x);
  const and = (a: Node, b: Node): Node => elementwise('and', a, b);
  const or = (a: Node, b: Node): Node => elementwise('or', a, b);
  const less = or(elementwise('lt', first, second), and(not(isNaN(first)), isNaN(second)));
  const equal = or(elementwise('eq', self, other), and(isNaN(self), isNaN(other)));
  const before = or(less, and(equal, elementwise('lt', otherPlace, selfPlace)));
  const rank = drop(reduce('sum', convert(before, 'int32'), [axis + 1]), axis + 1);
  const has = elementwise('eq', pairs(rank, axis, 0, n), iota(axis, self.shape));
  return drop(reduce('sum', where(has, iota(axis + 1, self.shape), constant(0, self.shape, 'int32')), [axis + 1]), axis + 1);
}

function scatterByPairs(node: Node<'scatter'>): Node {
  const [base, given, from] = node.inputs as [Node, Node, Node];
  const { axis, mode, operation } = node.attributes;
  // Reading zeros at the index adds nothing but the check that it is in range.
  const index = elementwise('add', given, ops.gather(constant(0, base.shape, 'int32'), given, axis, operation));
  const [n, m] = [base.shape[axis]!, index.shape[axis]!];
  const target = pairs(index, axis, 0, n);
  const hit = elementwise('eq', target, iota(axis, target.shape));
  const source = pairs(from, axis, 0, n);
  if (mode === 'add') {
    const total = reduce('sum', where(hit, source, constant(0, source.shape, source.dtype)), [axis + 1]);
    return elementwise('add', base, drop(total, axis + 1));
  }
  const last = drop(
    reduce('max', where(hit, iota(axis + 1, target.shape), constant(-1, target.shape, 'int32')), [axis + 1]),
    axis + 1,
  );
  const none = elementwise('lt', last, constant(0, last.shape, 'int32'));
  const place = elementwise('max', last, constant(0, last.shape, 'int32'));
  const chosen = m === 0 ? base : ops.gather(from, place, axis, operation);
  return where(none, base, chosen);
}
