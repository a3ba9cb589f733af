import type { Node } from '../graph/node.ts';
import * as ops from '../ops/index.ts';
import { bitcast, constant, convert, elementwise } from '../ops/index.ts';
import { central, logarithm, tails } from '../random/normal.ts';

/** √2 · erfinv(x) for −1 < x < 1 in float32: step by step what `random/normal.ts` does with numbers. */
export function normalQuantile(x: Node): Node {
  const one = like(x, 1);
  const w = ops.sub(like(x, 0), naturalLog(ops.mul(ops.sub(one, x), ops.add(one, x))));
  const inner = horner(central, ops.sub(w, like(x, 2.5)));
  const outer = horner(tails, ops.sub(elementwise('sqrt', w), like(x, 3)));
  const ratio = ops.where(elementwise('lt', w, like(x, 5)), inner, outer);
  return ops.mul(ops.mul(ratio, x), like(x, Math.SQRT2));
}

function naturalLog(x: Node): Node {
  const word = bitcast(x, 'int32');
  const int = (value: number): Node => constant(value, x.shape, 'int32');
  const mantissa = bitcast(elementwise('or', elementwise('and', word, int(0x7fffff)), int(0x3f800000)), 'float32');
  const exponent = convert(elementwise('sub', elementwise('shr', word, int(23)), int(127)), 'float32');
  const isSmall = elementwise('lt', mantissa, like(x, Math.SQRT2));
  const f = ops.sub(ops.where(isSmall, mantissa, ops.mul(mantissa, like(x, 0.5))), like(x, 1));
  const power = ops.where(isSmall, exponent, ops.add(exponent, like(x, 1)));
  const square = ops.mul(f, f);
  const cubic = ops.mul(ops.mul(horner(logarithm, f), f), square);
  const fraction = ops.add(f, ops.sub(cubic, ops.mul(square, like(x, 0.5))));
  return ops.add(fraction, ops.mul(power, like(x, Math.LN2)));
}

const like = (x: Node, value: number): Node => constant(value, x.shape, 'float32');

function horner([first, ...rest]: readonly number[], t: Node): Node {
  return rest.reduce((sum, c) => ops.add(ops.mul(sum, t), like(t, c)), like(t, first!));
}
