import type { Node } from '../graph/node.ts';
import * as ops from '../ops/index.ts';
import { constant, elementwise } from '../ops/index.ts';
import { floating } from './operands.ts';
import { abs, exp, expm1, log1p, maximum, mul, sigmoid, tanh } from './pointwise.ts';

const fill = (x: Node, value: number): Node => constant(value, x.shape, x.dtype);
const positive = (x: Node): Node => elementwise('lt', fill(x, 0), x);

/** max(x, 0), with gradient 0 at 0 as in PyTorch. NaN stays NaN. */
export const relu = (x: Node): Node => ops.where(elementwise('le', x, fill(x, 0)), fill(x, 0), x);

export const leakyRelu = (x: Node, slope: number): Node => ops.where(positive(floating(x)), floating(x), mul(floating(x), slope));
/** x where it is not positive, else 0. */
const negativePart = (x: Node): Node => ops.where(positive(x), fill(x, 0), x);
export const elu = (x: Node, alpha: number): Node =>
  ops.where(positive(floating(x)), floating(x), mul(expm1(negativePart(floating(x))), alpha));
const seluScale = 1.0507009873554805;
const seluAlpha = 1.6732632423543772;
export const selu = (x: Node): Node => ops.mul(elu(x, seluAlpha), fill(floating(x), seluScale));
export const silu = (x: Node): Node => ops.mul(floating(x), sigmoid(x));

export function gelu(input: Node, approximate: 'none' | 'tanh'): Node {
  const x = floating(input);
  const half = ops.mul(x, fill(x, 0.5));
  if (approximate === 'none') return ops.mul(half, ops.add(elementwise('erf', ops.mul(x, fill(x, Math.SQRT1_2))), fill(x, 1)));
  const cubic = ops.mul(ops.mul(ops.mul(x, x), x), fill(x, 0.044715));
  return ops.mul(half, ops.add(tanh(ops.mul(ops.add(x, cubic), fill(x, Math.sqrt(2 / Math.PI)))), fill(x, 1)));
}

/** log(1 + eˣ) without overflow. */
export function softplus(input: Node): Node {
  const x = floating(input);
  return ops.add(maximum(x, 0), log1p(exp(ops.neg(abs(x)))));
}
export const mish = (x: Node): Node => ops.mul(floating(x), tanh(softplus(x)));
export const softsign = (x: Node): Node => ops.div(floating(x), ops.add(abs(floating(x)), fill(floating(x), 1)));
/** clamp(x + 3, 0, 6) / 6, with gradient 0 at the kinks. */
export function hardSigmoid(input: Node): Node {
  const x = floating(input);
  const inside = ops.mul(ops.add(x, fill(x, 3)), fill(x, 1 / 6));
  return ops.where(
    elementwise('le', x, fill(x, -3)),
    fill(x, 0),
    ops.where(elementwise('le', fill(x, 3), x), fill(x, 1), inside),
  );
}
/** x · clamp(x + 3, 0, 6) / 6, with the inner gradient at the kinks. */
export function hardSwish(input: Node): Node {
  const x = floating(input);
  const inside = ops.mul(ops.mul(x, ops.add(x, fill(x, 3))), fill(x, 1 / 6));
  return ops.where(elementwise('lt', x, fill(x, -3)), fill(x, 0), ops.where(elementwise('lt', fill(x, 3), x), x, inside));
}
/** 1 for x > 0, else 0: the perceptron's unit. */
export const step = (x: Node): Node => ops.convert(positive(x), x.dtype);
