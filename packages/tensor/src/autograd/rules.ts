import type { ScalarOp } from '../contract/scalar.ts';
import { type DType, isFloat } from '../dtype.ts';
import type { AnyNode, Node, Op, WindowAxis } from '../graph/node.ts';
import * as ops from '../ops/index.ts';
import { add, constant, convert, div, elementwise, expand, mul, neg, sub, sum, where } from '../ops/index.ts';
import { pick } from './pick.ts';
import { productOfOthers, runningProductGradient } from './products.ts';

/**
 * All of the calculus. A rule gives, for the gradient `g` of a node's output, the gradients of its inputs, as more nodes:
 * they can be differentiated again. `undefined` means that no gradient flows.
 */
type Gradients = readonly (Node | undefined)[];
export type Rule<O extends Op> = (node: Extract<AnyNode, Node<O>>, g: Node) => Gradients;

export const rules: { readonly [O in Op]: Rule<O> } = {
  source: () => [],
  constant: () => [],
  iota: () => [],
  bits: () => [],

  elementwise: (node, g) => scalarRules[node.attributes.op](g, node, ...(node.inputs as readonly [Node, Node, Node])),
  convert: (node, g) => [isFloat(node.dtype) ? convert(g, input(node).dtype) : undefined],
  bitcast: () => [],

  reshape: (node, g) => [ops.reshape(g, input(node).shape)],
  permute: (node, g) => [
    ops.permute(
      g,
      node.attributes.order.map((_, i) => node.attributes.order.indexOf(i)),
    ),
  ],
  expand: (node, g) => [
    sum(
      g,
      axesWhere(node.shape, (size, i) => size !== input(node).shape[i]),
    ),
  ],
  pad: (node, g) => [ops.shrink(g, node.attributes.before, input(node).shape)],
  shrink: (node, g) => [ops.pad(g, node.attributes.start, input(node).shape)],
  flip: (node, g) => [ops.flip(g, node.attributes.axes)],
  concat: (node, g) => {
    const { axis } = node.attributes;
    let start = 0;
    return node.inputs.map((part) => {
      const length = part.shape[axis]!;
      start += length;
      return ops.narrow(g, axis, start - length, length);
    });
  },

  reduce: (node, g) => {
    const { op, axes } = node.attributes;
    const x = input(node);
    if (op === 'sum') return [expand(g, x.shape)];
    if (op === 'prod') return [mul(expand(g, x.shape), productOfOthers(x, axes))];
    const chosen = convert(elementwise('eq', x, expand(node, x.shape)), g.dtype);
    return [mul(chosen, expand(div(g, sum(chosen, axes)), x.shape))];
  },

  convolution: (node, g) => {
    const [x, w] = node.inputs as [Node, Node];
    const { spatial } = node.attributes;
    const toInput = spatial.map((axis, i) =>
      transposedAxis({ ...axis, size: w.shape[3 + i]! }, x.shape[3 + i]!, g.shape[3 + i]!),
    );
    const toKernel = spatial.map((axis, i) => {
      const [size, kernel, count] = [x.shape[3 + i]!, w.shape[3 + i]!, g.shape[3 + i]!];
      const dilated = (size - 1) * axis.inputDilation + 1;
      return {
        stride: axis.dilation,
        dilation: axis.stride,
        inputDilation: axis.inputDilation,
        padLow: axis.padLow,
        padHigh: (kernel - 1) * axis.dilation + (count - 1) * axis.stride + 1 - dilated - axis.padLow,
      };
    });
    const flipped = ops.flip(
      ops.transpose(w, 1, 2),
      spatial.map((_, i) => 3 + i),
    );
    return [
      x.requiresGrad ? ops.convolution(g, flipped, toInput) : undefined,
      w.requiresGrad
        ? ops.permute(ops.convolution(rotate(x, [2, 1, 0]), rotate(g, [1, 2, 0]), toKernel), [
            1,
            2,
            0,
            ...spatial.map((_, i) => 3 + i),
          ])
        : undefined,
    ];
  },

  window: (node, g) => {
    const x = input(node);
    const { op, spatial } = node.attributes;
    const lead = x.shape.length - spatial.length;
    if (op === 'argmax') return [undefined];
    if (op === 'sum')
      return [
        ops.window(
          'sum',
          g,
          spatial.map((axis, i) => transposedAxis(axis, x.shape[lead + i]!, g.shape[lead + i]!)),
        ),
      ];
    return [ops.windowSpread(g, ops.window('argmax', x, spatial), spatial, x.shape.slice(lead))];
  },
  windowSpread: (node, g) => [pick(g, node.inputs[1]!, node.attributes.spatial), undefined],

  gather: (node, g) => {
    const [x, index] = node.inputs as [Node, Node];
    const { axis, operation } = node.attributes;
    if (index.shape[axis] === 1) {
      const here = elementwise('eq', ops.iota(axis, x.shape), expand(index, x.shape));
      return [where(here, expand(g, x.shape), constant(0, x.shape, g.dtype)), undefined];
    }
    return [ops.scatter(constant(0, x.shape, g.dtype), index, g, axis, 'add', operation), undefined];
  },
  scatter: (node, g) => {
    const [, index, from] = node.inputs as [Node, Node, Node];
    const { axis, mode, operation } = node.attributes;
    const fromSource = ops.gather(g, index, axis, operation);
    if (mode === 'add') return [g, undefined, fromSource];
    const none = constant(0, from.shape, g.dtype);
    const places = ops.iota(axis, from.shape);
    const last = ops.scatter(constant(-1, node.shape, 'int32'), index, places, axis, 'set', operation);
    const written = elementwise('eq', ops.gather(last, index, axis, operation), places);
    return [ops.scatter(g, index, none, axis, 'set', operation), undefined, where(written, fromSource, none)];
  },
  argsort: () => [undefined],
  scan: (node, g) => {
    const { axis, op } = node.attributes;
    if (op === 'sum') return [ops.flip(ops.scan(ops.flip(g, [axis]), axis, 'sum'), [axis])];
    return [runningProductGradient(input(node), g, axis)];
  },

  custom: (node, g) => [undefined, ...node.attributes.backward(g, node.inputs.slice(1))],
  barrier: (node, g) => node.inputs.map((_, i) => (i === 0 ? g : undefined)),
  detach: () => [undefined],
  variable: (_node, g) => [g],
};

type ScalarRule = (g: Node, y: Node, a: Node, b: Node, c: Node) => Gradients;

/** Steps have gradient 0 in PyTorch, not none. */
const flat: ScalarRule = (g) => [zeroLike(g)];
const flat2: ScalarRule = () => [undefined, undefined];
const times = (x: Node, value: number): Node => mul(x, constant(value, x.shape, x.dtype));
const plus = (x: Node, value: number): Node => add(x, constant(value, x.shape, x.dtype));
const square = (x: Node): Node => mul(x, x);
const zeroLike = (x: Node): Node => constant(0, x.shape, x.dtype);
/** 1 where `low` is the lesser, ½ where the two are equal, as PyTorch shares the gradient of a tie. */
const share = (low: Node, high: Node, dtype: DType): Node =>
  add(convert(elementwise('lt', low, high), dtype), times(convert(elementwise('eq', low, high), dtype), 0.5));

const scalarRules: { readonly [op in ScalarOp]: ScalarRule } = {
  neg: (g) => [neg(g)],
  abs: (g, _y, x) => [mul(g, elementwise('sign', x))],
  sign: flat,
  floor: flat,
  ceil: flat,
  round: flat,
  trunc: flat,
  sqrt: (g, y) => [div(times(g, 0.5), y)],
  exp: (g, y) => [mul(g, y)],
  expm1: (g, y) => [mul(g, plus(y, 1))],
  log: (g, _y, x) => [div(g, x)],
  log1p: (g, _y, x) => [div(g, plus(x, 1))],
  log2: (g, _y, x) => [div(times(g, Math.LOG2E), x)],
  sin: (g, _y, x) => [mul(g, elementwise('cos', x))],
  cos: (g, _y, x) => [neg(mul(g, elementwise('sin', x)))],
  atan: (g, _y, x) => [div(g, plus(square(x), 1))],
  tanh: (g, y) => [mul(g, sub(constant(1, y.shape, y.dtype), square(y)))],
  sigmoid: (g, y) => [mul(g, mul(y, sub(constant(1, y.shape, y.dtype), y)))],
  erf: (g, _y, x) => [mul(g, times(elementwise('exp', neg(square(x))), 2 / Math.sqrt(Math.PI)))],
  not: () => [undefined],

  add: (g) => [g, g],
  sub: (g) => [g, neg(g)],
  mul: (g, _y, a, b) => [a.requiresGrad ? mul(g, b) : undefined, b.requiresGrad ? mul(g, a) : undefined],
  div: (g, y, a, b) => [a.requiresGrad ? div(g, b) : undefined, b.requiresGrad ? neg(div(mul(g, y), b)) : undefined],
  mod: (g, _y, a, b) => [g, b.requiresGrad ? neg(mul(g, elementwise('floor', div(a, b)))) : undefined],
  pow: (g, y, a, b) => {
    const zero = zeroLike(a);
    const lowered = mul(b, elementwise('pow', a, sub(b, constant(1, b.shape, b.dtype))));
    const toBase = where(elementwise('eq', b, zero), zero, lowered);
    const vanishes = elementwise('and', elementwise('eq', a, zero), elementwise('le', zero, b));
    const toExponent = where(vanishes, zero, mul(y, elementwise('log', where(vanishes, constant(1, a.shape, a.dtype), a))));
    return [a.requiresGrad ? mul(g, toBase) : undefined, b.requiresGrad ? mul(g, toExponent) : undefined];
  },
  atan2: (g, _y, a, b) => {
    const scaled = div(g, add(square(a), square(b)));
    return [mul(scaled, b), neg(mul(scaled, a))];
  },
  min: (g, _y, a, b) => [mul(g, share(a, b, g.dtype)), mul(g, share(b, a, g.dtype))],
  max: (g, _y, a, b) => [mul(g, share(b, a, g.dtype)), mul(g, share(a, b, g.dtype))],
  and: flat2,
  or: flat2,
  xor: flat2,
  shl: flat2,
  shr: flat2,
  eq: flat2,
  ne: flat2,
  lt: flat2,
  le: flat2,
  where: (g, _y, condition) => [undefined, where(condition, g, zeroLike(g)), where(condition, zeroLike(g), g)],
};

const input = (node: { readonly inputs: readonly Node[] }): Node => node.inputs[0]!;

function axesWhere(shape: readonly number[], test: (size: number, i: number) => boolean): number[] {
  return shape.flatMap((size, i) => (test(size, i) ? [i] : []));
}

/** Permutes the first three axes. */
const rotate = (x: Node, order: readonly [number, number, number]): Node =>
  ops.permute(x, [...order, ...x.shape.slice(3).map((_, i) => 3 + i)]);

/** The axis along which the gradient of a sliding sum runs back: stride and dilation of the input change places. */
function transposedAxis(axis: WindowAxis, inputSize: number, count: number): WindowAxis {
  const reach = (axis.size - 1) * axis.dilation;
  const spread = count === 0 ? 0 : (count - 1) * axis.stride + 1;
  const padLow = reach - axis.padLow;
  return {
    size: axis.size,
    stride: axis.inputDilation,
    dilation: axis.dilation,
    inputDilation: axis.stride,
    padLow,
    padHigh: (inputSize - 1) * axis.inputDilation + 1 + reach - spread - padLow,
  };
}
