import { type DType, isFloat } from '../dtype.ts';
import { ArgumentError, DTypeError } from '../errors.ts';
import type { Node, Scalar } from '../graph/node.ts';
import * as ops from '../ops/index.ts';
import { bits, constant, convert, elementwise } from '../ops/index.ts';
import type { Shape } from '../shape.ts';
import { normalQuantile } from './normal.ts';

/** Two 32-bit words that select one stream of random numbers. */
type Key = readonly [Scalar, Scalar];

const shiftRight = (x: Node, by: number): Node => elementwise('shr', x, constant(by, x.shape, x.dtype));
const requireFloat = (operation: string, dtype: DType): void => {
  if (!isFloat(dtype)) throw new DTypeError(operation, `expected a float dtype, got ${dtype}`, 'for integers write randint');
};

/** Uniform on [0, 1) in steps of 2⁻²⁴. */
export function uniform(shape: Shape, key: Key, dtype: DType): Node {
  requireFloat('rand', dtype);
  const steps = convert(shiftRight(bits(key, 0, shape), 8), 'float32');
  return convert(ops.mul(steps, constant(2 ** -24, shape, 'float32')), dtype);
}

/** Standard normal: the quantile function of 23 random bits. */
export function normal(shape: Shape, key: Key, dtype: DType): Node {
  requireFloat('randn', dtype);
  const places = convert(shiftRight(bits(key, 0, shape), 9), 'int32');
  const odd = elementwise('add', elementwise('add', places, places), constant(1 - 2 ** 23, shape, 'int32'));
  const x = ops.mul(convert(odd, 'float32'), constant(2 ** -23, shape, 'float32'));
  return convert(normalQuantile(x), dtype);
}

/** Integers from low to high − 1, each equally likely up to 2⁻³² · (high − low). */
export function integers(low: number, high: number, shape: Shape, key: Key): Node {
  const range = high - low;
  if (!Number.isInteger(low) || !Number.isInteger(high) || range < 1 || range > 2 ** 31 || low < -(2 ** 31) || high > 2 ** 31) {
    throw new ArgumentError('randint', `expected integers low < high at most 2^31 apart, got ${low} and ${high}`);
  }
  const offset = highWord(bits(key, 0, shape), ops.scalar(range, shape, 'uint32'));
  return elementwise('add', convert(offset, 'int32'), ops.scalar(low, shape, 'int32'));
}

/** The upper 32 bits of a 32 × 32-bit product, by 16-bit halves. */
function highWord(a: Node, b: Node): Node {
  const low = (x: Node): Node => elementwise('and', x, constant(0xffff, x.shape, 'uint32'));
  const high = (x: Node): Node => shiftRight(x, 16);
  const times = (x: Node, y: Node): Node => elementwise('mul', x, y);
  const plus = (x: Node, y: Node): Node => elementwise('add', x, y);
  const middle = plus(times(high(a), low(b)), high(times(low(a), low(b))));
  const cross = plus(times(low(a), high(b)), low(middle));
  return plus(plus(times(high(a), high(b)), high(middle)), high(cross));
}

/** 1 with probability p, else 0. */
export function bernoulli(p: Node | number, shape: Shape, key: Key, dtype: DType): Node {
  if (typeof p === 'number' && !(p >= 0 && p <= 1))
    throw new ArgumentError('bernoulli', `a probability is between 0 and 1, got ${p}`);
  const limit = typeof p === 'number' ? ops.scalar(p, shape, 'float32') : convert(p, 'float32');
  return convert(elementwise('lt', uniform(shape, key, 'float32'), limit), dtype);
}
