import { bitcastScalar, convertScalar, float16ToNumber } from '../../contract/convert.ts';
import { reduceOps, scalarOps } from '../../contract/scalar.ts';
import { type ComputeType, computeType, type DType, isFloat, type TypedArray } from '../../dtype.ts';
import { InternalError } from '../../errors.ts';
import type { AnyNode, Node, Op, Scalar } from '../../graph/node.ts';
import { threefry2x32 } from '../../random/threefry.ts';
import { stridesOf } from '../../shape.ts';
import { eachIndex, eachLine, filled, from, positionOf, type Values } from './values.ts';
import { convolution, window, windowSpread } from './windows.ts';

/** What a primitive makes of its inputs' values, by plain loops: no compiler, no kernels. */
type Rule<O extends Op> = (node: Extract<AnyNode, Node<O>>, ...inputs: Values[]) => Values;

/** Floats are carried in float64, whatever the dtype; float16 is rounded, being too coarse to leave unrounded. */
const typeOf = (dtype: DType): ComputeType => (isFloat(dtype) ? 'float64' : computeType(dtype));
const round = (value: number, dtype: DType): number =>
  dtype === 'float16'
    ? convertScalar(value, 'float64', dtype)
    : isFloat(dtype)
      ? value
      : convertScalar(value, computeType(dtype), dtype);

const numberOf = (scalar: Scalar): number => {
  if (typeof scalar === 'number') return scalar;
  if ('current' in scalar) return scalar.current;
  throw new InternalError('oracle', 'a number of the compiler stands in the graph');
};

/** The numbers of a host array. */
export const decode = (data: TypedArray, dtype: DType): Float64Array =>
  Float64Array.from(data, dtype === 'float16' ? float16ToNumber : (x) => x);

const each = (node: { shape: readonly number[]; dtype: DType }, value: (position: number) => number): Values => {
  const out = filled(node.shape, 0);
  for (let i = 0; i < out.data.length; i++) out.data[i] = round(value(i), node.dtype);
  return out;
};
const same = (_: unknown, x: Values): Values => x;

export const oracleRules: { readonly [O in Op]: Rule<O> } = {
  source: (node) => {
    const { data } = node.attributes;
    if (data === undefined) throw new InternalError('oracle', 'a source has no host data; name its values');
    return { shape: node.shape, data: decode(data, node.dtype) };
  },
  constant: (node) =>
    each(node, () => convertScalar(numberOf(node.attributes.value), 'float64', isFloat(node.dtype) ? 'float64' : node.dtype)),
  iota: (node) => {
    const out = filled(node.shape, 0);
    eachIndex(node.shape, (index, position) => (out.data[position] = index[node.attributes.axis]!));
    return out;
  },
  bits: (node) => {
    const [a, b] = node.attributes.key.map(numberOf) as [number, number];
    return each(node, (position) => threefry2x32(a, b, position, 0)[node.attributes.word]);
  },

  elementwise: (node, ...inputs) => {
    const row = scalarOps[node.attributes.op];
    const type = typeOf(node.inputs[node.inputs.length - 1]!.dtype);
    const [a, b, c] = inputs as [Values, Values?, Values?];
    return each(node, (i) => row.meaning(a.data[i]!, b?.data[i] ?? 0, c?.data[i] ?? 0, type));
  },
  convert: (node, x) => {
    const type = typeOf(node.inputs[0]!.dtype);
    return each(node, (i) => (isFloat(node.dtype) ? x.data[i]! : convertScalar(x.data[i]!, type, node.dtype)));
  },
  bitcast: (node, x) => each(node, (i) => bitcastScalar(x.data[i]!, computeType(node.inputs[0]!.dtype), computeType(node.dtype))),

  reshape: (node, x) => ({ shape: node.shape, data: x.data }),
  permute: (node, x) => {
    const { order } = node.attributes;
    return from(x, node.shape, (index) => order.map((_, d) => index[order.indexOf(d)]!));
  },
  expand: (node, x) => from(x, node.shape, (index) => index.map((i, d) => (x.shape[d] === 1 ? 0 : i))),
  pad: (node, x) => from(x, node.shape, (index) => index.map((i, d) => i - numberOf(node.attributes.before[d]!))),
  shrink: (node, x) => from(x, node.shape, (index) => index.map((i, d) => i + numberOf(node.attributes.start[d]!))),
  flip: (node, x) =>
    from(x, node.shape, (index) => index.map((i, d) => (node.attributes.axes.includes(d) ? x.shape[d]! - 1 - i : i))),
  concat: (node, ...inputs) => {
    const { axis } = node.attributes;
    const out = filled(node.shape, 0);
    let start = 0;
    for (const input of inputs) {
      eachIndex(input.shape, (index, position) => {
        out.data[
          positionOf(
            index.map((i, d) => (d === axis ? start + i : i)),
            node.shape,
          )!
        ] = input.data[position]!;
      });
      start += input.shape[axis]!;
    }
    return out;
  },

  reduce: (node, x) => {
    const { op, axes } = node.attributes;
    const { combine, identity } = reduceOps[op];
    const type = typeOf(node.dtype);
    const out = filled(node.shape, identity(type));
    const strides = stridesOf(node.shape);
    eachIndex(x.shape, (index, position) => {
      const target = index.reduce((sum, i, d) => sum + (axes.includes(d) ? 0 : i * strides[d]!), 0);
      const combined = scalarOps[combine].meaning(out.data[target]!, x.data[position]!, 0, type);
      out.data[target] = isFloat(node.dtype) ? combined : round(combined, node.dtype);
    });
    return each(node, (i) => out.data[i]!);
  },
  convolution: (node, x, w) => {
    const type = typeOf(node.dtype);
    const { add, mul } = scalarOps;
    // float16 is rounded once, at the end; integers wrap at every step, before they outgrow float64.
    const addProduct =
      type === 'float64'
        ? (sum: number, a: number, b: number) => sum + a * b
        : (sum: number, a: number, b: number) => round(add.meaning(sum, mul.meaning(a, b, 0, type), 0, type), node.dtype);
    return rounded(convolution(x, w, node.attributes.spatial, node.shape, addProduct), node);
  },
  window: (node, x) => {
    const { op, spatial } = node.attributes;
    const lowest = reduceOps.max.identity(computeType(node.inputs[0]!.dtype));
    return rounded(window(op, x, spatial, node.shape, lowest), node);
  },
  windowSpread: (node, gradient, places) => rounded(windowSpread(gradient, places, node.attributes.spatial, node.shape), node),

  gather: (node, x, at) => {
    const { axis } = node.attributes;
    const out = filled(node.shape, 0);
    eachIndex(node.shape, (index, position) => {
      const place = Math.min(Math.max(at.data[position]!, 0), x.shape[axis]! - 1);
      out.data[position] =
        x.data[
          positionOf(
            index.map((i, d) => (d === axis ? place : i)),
            x.shape,
          )!
        ]!;
    });
    return out;
  },
  scatter: (node, base, at, values) => {
    const { axis, mode } = node.attributes;
    const out: Values = { shape: base.shape, data: base.data.slice() };
    eachIndex(values.shape, (index, position) => {
      const target = positionOf(
        index.map((i, d) => (d === axis ? at.data[position]! : i)),
        base.shape,
      );
      if (target === undefined) return;
      const value = values.data[position]! + (mode === 'add' ? out.data[target]! : 0);
      out.data[target] = isFloat(node.dtype) ? value : round(value, node.dtype);
    });
    return each(node, (i) => out.data[i]!);
  },
  argsort: (node, x) => {
    const { axis, descending } = node.attributes;
    const out = filled(node.shape, 0);
    const before = (a: number, b: number): number =>
      Number.isNaN(a) ? (Number.isNaN(b) ? 0 : 1) : Number.isNaN(b) || a < b ? -1 : a > b ? 1 : 0;
    eachLine(node.shape, axis, (position) => {
      const order = Array.from({ length: node.shape[axis]! }, (_, i) => i);
      const key = (i: number): number => x.data[position(i)]!;
      order.sort((a, b) => (descending ? before(key(b), key(a)) : before(key(a), key(b))));
      order.forEach((i, place) => (out.data[position(place)] = i));
    });
    return out;
  },
  scan: (node, x) => {
    const { axis, op } = node.attributes;
    const out = filled(node.shape, 0);
    const { meaning } = scalarOps[op === 'sum' ? 'add' : 'mul'];
    eachLine(node.shape, axis, (position) => {
      let total = op === 'sum' ? 0 : 1;
      for (let i = 0; i < node.shape[axis]!; i++) {
        total = meaning(total, x.data[position(i)]!, 0, typeOf(node.dtype));
        if (!isFloat(node.dtype)) total = round(total, node.dtype);
        out.data[position(i)] = round(total, node.dtype);
      }
    });
    return out;
  },

  custom: same,
  barrier: same,
  detach: same,
  variable: same,
};

const rounded = (values: Values, node: { shape: readonly number[]; dtype: DType }): Values => each(node, (i) => values.data[i]!);
