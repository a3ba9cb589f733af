import { isFloat } from '../dtype.ts';
import { ArgumentError } from '../errors.ts';
import type { Node } from '../graph/node.ts';
import * as ops from '../ops/index.ts';
import { constant, convert, detach, elementwise, expand, iota, reduce, reshape } from '../ops/index.ts';
import { resolveDim, resolveDims } from '../shape.ts';
import { floating } from './operands.ts';
import { abs, exp, log, sqrt, square } from './pointwise.ts';

export type Dims = number | readonly number[] | undefined;

/** Drops the reduced dimensions, unless they are to be kept. */
function squeezed(x: Node, dims: readonly number[], keepDim: boolean): Node {
  return keepDim
    ? x
    : reshape(
        x,
        x.shape.filter((_, i) => !dims.includes(i)),
      );
}

const countOf = (x: Node, dims: readonly number[]): number => dims.reduce((count, dim) => count * x.shape[dim]!, 1);
/** Sums and products of narrow integers and booleans are int32. */
const accumulated = (x: Node): Node => (isFloat(x.dtype) || x.dtype === 'uint32' ? x : convert(x, 'int32'));
const fill = (x: Node, value: number): Node => constant(value, x.shape, x.dtype);

export function sum(x: Node, dim: Dims, keepDim: boolean): Node {
  const dims = resolveDims('sum', dim, x.shape.length);
  return squeezed(reduce('sum', accumulated(x), dims), dims, keepDim);
}
export function prod(x: Node, dim: Dims, keepDim: boolean): Node {
  const dims = resolveDims('prod', dim, x.shape.length);
  return squeezed(reduce('prod', accumulated(x), dims), dims, keepDim);
}

function extremum(operation: 'max' | 'min', x: Node, dim: Dims, keepDim: boolean): Node {
  const dims = resolveDims(operation, dim, x.shape.length);
  requireElements(operation, x, dims);
  return squeezed(reduce(operation, x, dims), dims, keepDim);
}
export const max = (x: Node, dim: Dims, keepDim: boolean): Node => extremum('max', x, dim, keepDim);
export const min = (x: Node, dim: Dims, keepDim: boolean): Node => extremum('min', x, dim, keepDim);

function requireElements(operation: string, x: Node, dims: readonly number[]): void {
  if (countOf(x, dims) === 0) {
    throw new ArgumentError(
      operation,
      `there is nothing to choose from: the size along ${dims.join(', ') || 'the tensor'} is 0 in [${x.shape.join(', ')}]`,
    );
  }
}

/** The first place of the extremum, NaN counting as extreme; over the flattened tensor without `dim`. */
function argExtremum(operation: 'argmax' | 'argmin', input: Node, dim: number | undefined, keepDim: boolean): Node {
  const x =
    dim === undefined
      ? reshape(input, [
          countOf(
            input,
            input.shape.map((_, i) => i),
          ),
        ])
      : input;
  const axis = dim === undefined ? 0 : resolveDim(operation, dim, x.shape.length);
  requireElements(operation, x, [axis]);
  const best = expand(reduce(operation === 'argmax' ? 'max' : 'min', x, [axis]), x.shape);
  const chosen = elementwise('or', elementwise('eq', x, best), elementwise('ne', x, x));
  const places = ops.where(chosen, iota(axis, x.shape), constant(x.shape[axis]!, x.shape, 'int32'));
  const place = reduce('min', places, [axis]);
  if (dim === undefined) return reshape(place, keepDim ? input.shape.map(() => 1) : []);
  return squeezed(place, [axis], keepDim);
}
export const argmax = (x: Node, dim: number | undefined, keepDim: boolean): Node => argExtremum('argmax', x, dim, keepDim);
export const argmin = (x: Node, dim: number | undefined, keepDim: boolean): Node => argExtremum('argmin', x, dim, keepDim);

export function any(x: Node, dim: Dims, keepDim: boolean): Node {
  const dims = resolveDims('any', dim, x.shape.length);
  return squeezed(reduce('max', convert(x, 'bool'), dims), dims, keepDim);
}
export function all(x: Node, dim: Dims, keepDim: boolean): Node {
  const dims = resolveDims('all', dim, x.shape.length);
  return squeezed(reduce('min', convert(x, 'bool'), dims), dims, keepDim);
}

/** NaN over nothing. */
function meanOver(x: Node, dims: readonly number[]): Node {
  const total = reduce('sum', x, dims);
  return ops.mul(total, fill(total, 1 / countOf(x, dims)));
}
export function mean(x: Node, dim: Dims, keepDim: boolean): Node {
  const dims = resolveDims('mean', dim, x.shape.length);
  return squeezed(meanOver(floating(x), dims), dims, keepDim);
}

/** Σ (x − mean)² / (n − correction), in two passes. */
export function variance(x: Node, dim: Dims, correction: number, keepDim: boolean): Node {
  const dims = resolveDims('variance', dim, x.shape.length);
  const real = floating(x);
  const deviation = ops.sub(real, expand(meanOver(real, dims), real.shape));
  const total = reduce('sum', ops.mul(deviation, deviation), dims);
  return squeezed(ops.div(total, fill(total, Math.max(0, countOf(x, dims) - correction))), dims, keepDim);
}
export const std = (x: Node, dim: Dims, correction: number, keepDim: boolean): Node =>
  sqrt(variance(x, dim, correction, keepDim));

/** (Σ |x|^p)^(1/p); the largest or smallest magnitude for p = ±∞, the count of non-zeros for p = 0. */
export function norm(x: Node, p: number, dim: Dims, keepDim: boolean): Node {
  const real = floating(x);
  if (p === 2) {
    const total = sum(square(real), dim, keepDim);
    return normRoot(total);
  }
  if (p === 1) return sum(abs(real), dim, keepDim);
  if (p === Infinity) return max(abs(real), dim, keepDim);
  if (p === -Infinity) return min(abs(real), dim, keepDim);
  if (p === 0) return sum(convert(elementwise('ne', real, fill(real, 0)), real.dtype), dim, keepDim);
  const total = sum(elementwise('pow', abs(real), fill(real, p)), dim, keepDim);
  return elementwise('pow', total, fill(total, 1 / p));
}

/** √total, with gradient 0 where the norm is 0, as in PyTorch. */
function normRoot(total: Node): Node {
  const isZero = elementwise('eq', total, fill(total, 0));
  return ops.where(isZero, fill(total, 0), sqrt(ops.where(isZero, fill(total, 1), total)));
}

/** The maximum, as a constant of differentiation, 0 where it is infinite. */
function shiftOf(x: Node, dims: readonly number[]): Node {
  const top = detach(reduce('max', x, dims));
  return ops.where(elementwise('lt', abs(top), fill(top, Infinity)), top, fill(top, 0));
}

/** log Σ eˣ without overflow. */
export function logSumExp(x: Node, dim: Dims, keepDim: boolean): Node {
  const dims = resolveDims('logSumExp', dim, x.shape.length);
  return squeezed(logSumExpOver(floating(x), dims), dims, keepDim);
}
function logSumExpOver(x: Node, dims: readonly number[]): Node {
  const shift = shiftOf(x, dims);
  return ops.add(log(reduce('sum', exp(ops.sub(x, expand(shift, x.shape))), dims)), shift);
}

export function softmax(x: Node, dim: number): Node {
  const dims = [resolveDim('softmax', dim, x.shape.length)];
  const real = floating(x);
  const e = exp(ops.sub(real, expand(detach(reduce('max', real, dims)), real.shape)));
  return ops.div(e, expand(reduce('sum', e, dims), e.shape));
}
export function logSoftmax(x: Node, dim: number): Node {
  const dims = [resolveDim('logSoftmax', dim, x.shape.length)];
  const real = floating(x);
  const shifted = ops.sub(real, expand(detach(reduce('max', real, dims)), real.shape));
  return ops.sub(shifted, expand(log(reduce('sum', exp(shifted), dims)), real.shape));
}

function scanned(operation: 'cumsum' | 'cumprod', x: Node, dim: number): Node {
  const axis = resolveDim(operation, dim, x.shape.length);
  return ops.scan(accumulated(x), axis, operation === 'cumsum' ? 'sum' : 'prod');
}
export const cumsum = (x: Node, dim: number): Node => scanned('cumsum', x, dim);
export const cumprod = (x: Node, dim: number): Node => scanned('cumprod', x, dim);
