import { ArgumentError, ShapeMismatchError } from '../errors.ts';
import type { Node, WindowAxis } from '../graph/node.ts';
import * as ops from '../ops/index.ts';
import { constant, reshape } from '../ops/index.ts';
import { formatShape } from '../shape.ts';
import { type PerAxis, perAxis } from './convolution.ts';
import { indexSelect } from './indexing.ts';
import { floating } from './operands.ts';

export interface PoolingOptions {
  /** By default the window's size. */
  readonly stride?: PerAxis | undefined;
  readonly padding?: PerAxis | undefined;
  readonly dilation?: PerAxis | undefined;
  /** Also windows that only begin inside. */
  readonly ceilMode?: boolean | undefined;
  /** For averages: whether padding counts as zeros. */
  readonly countIncludePad?: boolean | undefined;
}

/** An input of channels, alone or in a batch. */
function checkInput(operation: string, rank: number, x: Node): void {
  if (x.shape.length === rank + 1 || x.shape.length === rank + 2) return;
  const sizes = ', size'.repeat(rank);
  throw new ShapeMismatchError(operation, `expected an input [N, C${sizes}] or [C${sizes}], got ${formatShape(x.shape)}`);
}

function axesOf(operation: string, rank: number, x: Node, size: PerAxis, options: PoolingOptions): WindowAxis[] {
  checkInput(operation, rank, x);
  const sizes = perAxis(operation, 'size', size, rank, 1);
  const stride = perAxis(operation, 'stride', options.stride ?? size, rank, 1);
  const padding = perAxis(operation, 'padding', options.padding ?? 0, rank, 0);
  const dilation = perAxis(operation, 'dilation', options.dilation ?? 1, rank, 1);
  return sizes.map((k, i) => {
    if (padding[i]! > k / 2) throw new ArgumentError(operation, `padding is at most half the window, got ${padding[i]} for ${k}`);
    const input = x.shape[x.shape.length - rank + i]!;
    const room = input + 2 * padding[i]! - ((k - 1) * dilation[i]! + 1);
    const count = windows(room, stride[i]!, input + padding[i]!, options.ceilMode ?? false);
    if (count < 1) {
      throw new ShapeMismatchError(
        operation,
        `the window ${formatShape(sizes)} does not fit the padded input ${formatShape(x.shape)}`,
        'use a smaller window or more padding',
      );
    }
    const padHigh = padding[i]! + (count - 1) * stride[i]! - room;
    return { size: k, stride: stride[i]!, padLow: padding[i]!, padHigh, dilation: dilation[i]!, inputDilation: 1 };
  });
}

/** Number of windows; in ceil mode the last one must begin inside the input or its left padding. */
function windows(room: number, stride: number, end: number, ceilMode: boolean): number {
  if (room < 0 && !(ceilMode && room > -stride)) return 0;
  const count = (ceilMode ? Math.ceil(room / stride) : Math.floor(room / stride)) + 1;
  return ceilMode && (count - 1) * stride >= end ? count - 1 : count;
}

export const maxPool = (operation: string, rank: number, x: Node, size: PerAxis, options: PoolingOptions): Node =>
  ops.window('max', x, axesOf(operation, rank, x, size, options));

/** Sums over the windows, divided by what they cover. */
export function avgPool(operation: string, rank: number, input: Node, size: PerAxis, options: PoolingOptions): Node {
  const x = floating(input);
  const axes = axesOf(operation, rank, x, size, options);
  const total = sumWindows(x, axes);
  return ops.mul(total, reciprocalCounts(total, x, axes, options.countIncludePad ?? true));
}

/** Windows that tile the input are a reshape and a sum, which fuse better than a sliding window. */
function sumWindows(x: Node, axes: readonly WindowAxis[]): Node {
  const tiles = axes.every((axis) => axis.size === axis.stride && axis.padLow === 0 && axis.padHigh <= 0 && axis.dilation === 1);
  if (!tiles) return ops.window('sum', x, axes);
  const lead = x.shape.slice(0, x.shape.length - axes.length);
  const counts = axes.map((axis, i) => Math.floor(x.shape[lead.length + i]! / axis.size));
  const whole = ops.shrink(
    x,
    x.shape.map(() => 0),
    [...lead, ...axes.map((axis, i) => counts[i]! * axis.size)],
  );
  const split = reshape(whole, [...lead, ...axes.flatMap((axis, i) => [counts[i]!, axis.size])]);
  return reshape(
    ops.sum(
      split,
      axes.map((_, i) => lead.length + 2 * i + 1),
    ),
    [...lead, ...counts],
  );
}

/** One over the number of elements in each window: of the input, and of the padding that was asked for if that counts. */
function reciprocalCounts(total: Node, x: Node, axes: readonly WindowAxis[], includePad: boolean): Node {
  const lead = x.shape.length - axes.length;
  const perAxisCounts = axes.map((axis, i) => {
    const input = x.shape[lead + i]!;
    return Array.from({ length: total.shape[lead + i]! }, (_, window) => covered(axis, window, input, includePad));
  });
  const uniform = perAxisCounts.every((counts) => counts.every((n) => n === counts[0]));
  if (uniform)
    return constant(1 / perAxisCounts.reduce((product, counts) => product * (counts[0] ?? 1), 1), total.shape, total.dtype);
  const factors = perAxisCounts.map((counts, i) => {
    const data = Float32Array.from(counts, (n) => 1 / n);
    const shape = total.shape.map((size, dim) => (dim === lead + i ? size : 1));
    return ops.expand(ops.convert(ops.source(shape, 'float32', data), total.dtype), total.shape);
  });
  return factors.reduce((a, b) => ops.mul(a, b));
}

function covered(axis: WindowAxis, window: number, input: number, includePad: boolean): number {
  const start = window * axis.stride - axis.padLow;
  if (includePad) return Math.min(start + axis.size, input + axis.padLow) - start;
  return Math.min(start + axis.size, input) - Math.max(start, 0);
}

/** Where window i of `count` begins and ends in `size`: [⌊i·in/out⌋, ⌈(i+1)·in/out⌉). */
const adaptiveWindows = (size: number, count: number): { start: number; end: number }[] =>
  Array.from({ length: count }, (_, i) => ({
    start: Math.floor((i * size) / count),
    end: Math.ceil(((i + 1) * size) / count),
  }));

/** How many windows each of the last axes is to have, and the window of a plain pooling where that is one. */
function adaptiveCounts(operation: string, rank: number, x: Node, size: PerAxis): { counts: number[]; plain?: number[] } {
  checkInput(operation, rank, x);
  const counts = perAxis(operation, 'size', size, rank, 1);
  const sizes = x.shape.slice(-rank);
  if (sizes.some((n, i) => n % counts[i]! !== 0)) return { counts };
  return { counts, plain: sizes.map((n, i) => n / counts[i]!) };
}

/** Averages over the adaptive windows of the last axes: where that is no plain pooling, a matrix product along each. */
export function adaptiveAvgPool(operation: string, rank: number, input: Node, size: PerAxis): Node {
  const x = floating(input);
  const { counts, plain } = adaptiveCounts(operation, rank, x, size);
  if (plain !== undefined) return avgPool(operation, rank, x, plain, {});
  return counts.reduce((y, count, i) => averageAlong(y, x.shape.length - rank + i, count), x);
}

function averageAlong(x: Node, dim: number, count: number): Node {
  const size = x.shape[dim]!;
  const weights = new Float32Array(count * size);
  for (const [i, { start, end }] of adaptiveWindows(size, count).entries())
    weights.fill(1 / (end - start), i * size + start, i * size + end);
  const last = x.shape.length - 1;
  const moved = ops.transpose(x, dim, last);
  const lead = moved.shape.slice(0, last);
  const rows = lead.reduce((a, b) => a * b, 1);
  const w = ops.convert(ops.source([1, count, size], 'float32', weights), x.dtype);
  return ops.transpose(reshape(ops.product(reshape(moved, [rows, 1, size]), w), [...lead, count]), dim, last);
}

/**
 * Largest elements of the adaptive windows of the last axes. Where that is no plain pooling, along each axis, the last one first: then
 * the gradient goes to the first of equal elements in the order of rows, as in a window of all axes.
 */
export function adaptiveMaxPool(operation: string, rank: number, x: Node, size: PerAxis): Node {
  const { counts, plain } = adaptiveCounts(operation, rank, x, size);
  if (plain !== undefined) return maxPool(operation, rank, x, plain, {});
  return counts.reduceRight((y, count, i) => largestAlong(y, x.shape.length - rank + i, count), x);
}

/** The windows side by side, all as long as the longest: shorter ones repeat their last element, which then is never the first largest. */
function largestAlong(x: Node, dim: number, count: number): Node {
  const bounds = adaptiveWindows(x.shape[dim]!, count);
  const longest = Math.max(...bounds.map(({ start, end }) => end - start));
  const places = bounds.flatMap(({ start, end }) => Array.from({ length: longest }, (_, k) => Math.min(start + k, end - 1)));
  const spread = indexSelect(x, dim, ops.source([places.length], 'int32', Int32Array.from(places)));
  const axes = x.shape.slice(dim).map((_, i): WindowAxis => {
    const size = i === 0 ? longest : 1;
    return { size, stride: size, padLow: 0, padHigh: 0, dilation: 1, inputDilation: 1 };
  });
  return ops.window('max', spread, axes);
}
