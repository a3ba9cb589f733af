import type { Condition, Expr, Index } from '../contract/kernel.ts';
import { reduceOps } from '../contract/scalar.ts';
import { computeType } from '../dtype.ts';
import { InternalError } from '../errors.ts';
import type { AnyNode, Node, Op, SpatialAxis, WindowAxis } from '../graph/node.ts';
import { commonBlocks, type Shape, sizeOf, stridesOf } from '../shape.ts';
import { constantIndex } from './index-space.ts';
import type { Lowering } from './lower.ts';
import { threefry } from './lower-bits.ts';

/** How each primitive's value at an index comes from its inputs' values at other indices. */
type LoweringRule<O extends Op> = (
  l: Lowering,
  node: Extract<AnyNode, Node<O>>,
  index: readonly Index[],
  conditions: readonly Condition[],
) => Expr;

export const loweringRules: { readonly [O in Op]: LoweringRule<O> } = {
  source: stored,
  constant: (l, node) => {
    const { value } = node.attributes;
    const type = computeType(node.dtype);
    const expr = typeof value === 'number' ? l.exprs.constant(value, type) : l.exprs.arg(l.argument(value, { type }), type);
    return l.narrow(expr, node);
  },
  iota: (l, node, index) => l.exprs.index(index[node.attributes.axis]!),
  bits: (l, node, index) => {
    const key = node.attributes.key.map((half) => l.exprs.arg(l.argument(half, { type: 'uint32' }), 'uint32')) as [Expr, Expr];
    const counter = l.exprs.convert(l.exprs.index(l.linear(index, node.shape)), 'uint32');
    return threefry(l.exprs, key, counter)[node.attributes.word];
  },

  elementwise: (l, node, index, conditions) =>
    l.narrow(l.exprs.op(node.attributes.op, ...node.inputs.map((x) => l.value(x, index, conditions))), node),
  convert: (l, node, index, conditions) => l.exprs.convert(l.value(input(node), index, conditions), node.dtype),
  bitcast: (l, node, index, conditions) => l.exprs.bitcast(l.value(input(node), index, conditions), computeType(node.dtype)),
  barrier: sameValue,
  custom: sameValue,
  detach: sameValue,
  variable: sameValue,

  reshape: (l, node, index, conditions) => {
    const { shape } = input(node);
    const place: Index[] = shape.map(() => constantIndex(0));
    for (const { from, to } of commonBlocks(node.shape, shape)) {
      const part = (of: Shape, dims: readonly number[]): number[] => dims.map((dim) => of[dim]!);
      const sizes = part(shape, to);
      const strides = stridesOf(sizes);
      const flat = l.linear(
        from.map((dim) => index[dim]!),
        part(node.shape, from),
      );
      // The first needs no remainder: beyond the last block nothing is read.
      to.forEach((dim, i) => {
        const steps = l.space.div(flat, strides[i]!);
        place[dim] = i === 0 ? steps : l.space.mod(steps, sizes[i]!);
      });
    }
    return l.value(input(node), place, conditions);
  },
  permute: (l, node, index, conditions) => {
    const { order } = node.attributes;
    return l.value(
      input(node),
      order.map((_, dim) => index[order.indexOf(dim)]!),
      conditions,
    );
  },
  expand: (l, node, index, conditions) =>
    l.value(
      input(node),
      input(node).shape.map((size, dim) => (size === node.shape[dim] ? index[dim]! : constantIndex(0))),
      conditions,
    ),
  flip: (l, node, index, conditions) =>
    l.value(
      input(node),
      index.map((i, dim) => (node.attributes.axes.includes(dim) ? l.space.plus(l.space.scale(i, -1), node.shape[dim]! - 1) : i)),
      conditions,
    ),
  shrink: (l, node, index, conditions) => {
    const { shape } = input(node);
    const place = index.map((i, dim) => l.space.sum(i, l.offset(node.attributes.start[dim]!, shape[dim]! - node.shape[dim]!)));
    return l.value(input(node), place, conditions);
  },
  pad: (l, node, index, conditions) => {
    const { shape } = input(node);
    const place = index.map((i, dim) =>
      l.space.sum(i, l.space.scale(l.offset(node.attributes.before[dim]!, node.shape[dim]! - shape[dim]!), -1)),
    );
    const inside = l.space.undecided(place.map((i, dim) => ({ index: i, size: shape[dim]! })));
    const value = l.value(input(node), place, [...conditions, ...inside]);
    return l.exprs.guard(inside, value, l.exprs.constant(0, value.type));
  },
  concat: stored,

  reduce: (l, node, index, conditions) => {
    const { op, axes } = node.attributes;
    const x = input(node);
    const row = l.rowLoops(node);
    const inner: number[] = row ? [...row.axes] : [];
    const place = x.shape.map((size, dim) => {
      if (!axes.includes(dim)) return index[dim]!;
      return row ? row.index[dim]! : l.newAxis(`p${node.id}:${dim}`, size, inner);
    });
    return l.narrow(l.reduce(inner, op, l.value(x, place, conditions)), node);
  },

  convolution: (l, node, index, conditions) => {
    const [x, w] = node.inputs as [Node, Node];
    const [n, g, o] = index as [Index, Index, Index];
    const inner: number[] = [];
    const channel = l.newAxis(`p${node.id}:c`, w.shape[2]!, inner);
    const places: Index[] = [];
    const kernel: Index[] = [];
    const inside: Condition[] = [];
    node.attributes.spatial.forEach((axis, i) => {
      const k = l.newAxis(`p${node.id}:${i}`, w.shape[3 + i]!, inner);
      kernel.push(k);
      places.push(slide(l, axis, index[3 + i]!, k, x.shape[3 + i]!, inside));
    });
    const a = l.value(x, [n, g, channel, ...places], [...conditions, ...inside]);
    const b = l.value(w, [g, o, channel, ...kernel], conditions);
    const masked = l.exprs.guard(l.space.undecided(inside), a, l.exprs.constant(0, a.type));
    return l.narrow(l.reduce(inner, 'sum', l.exprs.op('mul', masked, b)), node);
  },

  window: (l, node, index, conditions) => {
    const x = input(node);
    const { op, spatial } = node.attributes;
    const lead = x.shape.length - spatial.length;
    const inner: number[] = [];
    const inside: Condition[] = [];
    let position = constantIndex(0);
    const places = spatial.map((axis, i) => {
      const k = l.newAxis(`p${node.id}:${i}`, axis.size, inner);
      position = l.space.sum(l.space.scale(position, axis.size), k);
      return slide(l, axis, index[lead + i]!, k, x.shape[lead + i]!, inside);
    });
    const value = l.value(x, [...index.slice(0, lead), ...places], [...conditions, ...inside]);
    const conditionsLeft = l.space.undecided(inside);
    const combine = op === 'sum' ? 'sum' : 'max';
    const identity = l.exprs.constant(reduceOps[combine].identity(value.type), value.type);
    const best = l.reduce(inner, combine, l.exprs.guard(conditionsLeft, value, identity));
    if (op !== 'argmax') return l.narrow(best, node);
    const e = l.exprs;
    const chosen = e.op('or', e.op('eq', value, best), e.op('ne', value, value));
    const last = e.constant(2 ** 31 - 1, 'int32');
    const place = e.guard(conditionsLeft, e.op('where', chosen, e.index(position), last), last);
    return l.reduce(inner, 'min', place);
  },

  windowSpread: (l, node, index, conditions) => {
    const [g, place] = node.inputs as [Node, Node];
    const { spatial } = node.attributes;
    const lead = g.shape.length - spatial.length;
    const inner: number[] = [];
    const inside: Condition[] = [];
    let position = constantIndex(0);
    const windows = spatial.map((axis, i) => {
      const { window, k } = windowsOver(l, `p${node.id}:${i}`, axis, index[lead + i]!, g.shape[lead + i]!, inner, inside);
      position = l.space.sum(l.space.scale(position, axis.size), k);
      return window;
    });
    const at = [...index.slice(0, lead), ...windows];
    const all = [...conditions, ...inside];
    const e = l.exprs;
    const gradient = l.value(g, at, all);
    const zero = e.constant(0, gradient.type);
    const hit = e.op('where', e.op('eq', l.value(place, at, all), e.index(position)), gradient, zero);
    return l.narrow(l.reduce(inner, 'sum', e.guard(l.space.undecided(inside), hit, zero)), node);
  },

  gather: (l, node, index, conditions) => {
    const [x, at] = node.inputs as [Node, Node];
    const { axis, operation } = node.attributes;
    const size = x.shape[axis]!;
    const e = l.exprs;
    const position = e.convert(l.value(at, index, conditions), 'int32');
    const outside = e.op('or', e.op('lt', position, e.constant(0, 'int32')), e.op('le', e.constant(size, 'int32'), position));
    l.check(operation, e.guard(l.space.undecided(conditions), outside, e.constant(0, 'bool')));
    const clamped = e.op('min', e.op('max', position, e.constant(0, 'int32')), e.constant(size - 1, 'int32'));
    const place = index.map((i, dim) => (dim === axis ? l.space.value(clamped, size) : i));
    return l.value(x, place, conditions);
  },
  scatter: stored,
  argsort: stored,
  scan: stored,
};

const input = (node: { readonly inputs: readonly Node[] }): Node => node.inputs[0]!;

function sameValue(l: Lowering, node: AnyNode, index: readonly Index[], conditions: readonly Condition[]): Expr {
  return l.value(input(node), index, conditions);
}

/** These are read from memory, never computed in a kernel. */
function stored(_l: Lowering, node: AnyNode): Expr {
  throw new InternalError('lower', `${node.op} of size ${sizeOf(node.shape)} was to be computed inside a kernel`);
}

/** Where window point `k` of output point `x` reads the input, and under which conditions it is inside. */
function slide(l: Lowering, axis: SpatialAxis, x: Index, k: Index, size: number, conditions: Condition[]): Index {
  const raw = l.space.plus(l.space.sum(l.space.scale(x, axis.stride), l.space.scale(k, axis.dilation)), -axis.padLow);
  const place = l.space.div(raw, axis.inputDilation);
  conditions.push({ index: l.space.mod(raw, axis.inputDilation), size: 1 }, { index: place, size });
  return place;
}

/** The window and the place in it that cover a point: looped over the places, or found by division where windows do not overlap. */
function windowsOver(
  l: Lowering,
  id: string,
  axis: WindowAxis,
  point: Index,
  count: number,
  inner: number[],
  conditions: Condition[],
): { window: Index; k: Index } {
  const padded = l.space.plus(point, axis.padLow);
  if (axis.dilation === 1 && axis.size <= axis.stride) {
    const [window, k] = [l.space.div(padded, axis.stride), l.space.mod(padded, axis.stride)];
    conditions.push({ index: k, size: axis.size }, { index: window, size: count });
    return { window, k };
  }
  const k = l.newAxis(id, axis.size, inner);
  const start = l.space.sum(padded, l.space.scale(k, -axis.dilation));
  const window = l.space.div(start, axis.stride);
  conditions.push({ index: l.space.mod(start, axis.stride), size: 1 }, { index: window, size: count });
  return { window, k };
}
