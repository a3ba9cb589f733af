import { ArgumentError, ShapeMismatchError } from '../errors.ts';
import type { Node, WindowAxis } from '../graph/node.ts';
import * as ops from '../ops/index.ts';
import { convert, reshape } from '../ops/index.ts';
import { formatShape } from '../shape.ts';
import { type PerAxis, perAxis } from './convolution.ts';
import { floating } from './operands.ts';

export interface UnfoldOptions {
  readonly stride?: PerAxis | undefined;
  readonly padding?: PerAxis | undefined;
  readonly dilation?: PerAxis | undefined;
}

/** A convolution's axes for patches of a kernel size. */
function patchAxes(operation: string, size: readonly number[], options: UnfoldOptions): WindowAxis[] {
  const stride = perAxis(operation, 'stride', options.stride ?? 1, 2, 1);
  const padding = perAxis(operation, 'padding', options.padding ?? 0, 2, 0);
  const dilation = perAxis(operation, 'dilation', options.dilation ?? 1, 2, 1);
  return size.map((k, i) => ({
    size: k,
    stride: stride[i]!,
    padLow: padding[i]!,
    padHigh: padding[i]!,
    dilation: dilation[i]!,
    inputDilation: 1,
  }));
}

/** A kernel that picks place p of a patch into channel p: [1, k0·k1, 1, k0, k1]. */
function pickingKernel(size: readonly number[], x: Node): Node {
  const n = size[0]! * size[1]!;
  const square = [n, n];
  const identity = ops.elementwise('eq', ops.iota(0, square), ops.iota(1, square));
  return reshape(convert(identity, x.dtype), [1, n, 1, size[0]!, size[1]!]);
}

/** [N, C, H, W] → [N, C·k0·k1, L]: the patches a convolution sees (`torch.nn.functional.unfold`). */
export function unfold(input: Node, kernelSize: PerAxis, options: UnfoldOptions): Node {
  const x = floating(input);
  if (x.shape.length !== 4) throw new ShapeMismatchError('unfold', `expected an input [N, C, H, W], got ${formatShape(x.shape)}`);
  const size = perAxis('unfold', 'kernelSize', kernelSize, 2, 1);
  const [n, c, h, w] = x.shape as [number, number, number, number];
  const patches = ops.convolution(reshape(x, [n * c, 1, 1, h, w]), pickingKernel(size, x), patchAxes('unfold', size, options));
  const [rows, columns] = patches.shape.slice(3) as [number, number];
  if (rows < 1 || columns < 1)
    throw new ShapeMismatchError('unfold', `patches ${formatShape(size)} do not fit the padded input ${formatShape(x.shape)}`);
  return reshape(patches, [n, c * size[0]! * size[1]!, rows * columns]);
}

/** The adjoint of unfold: adds patches [N, C·k0·k1, L] up to an image [N, C, H, W]. */
export function fold(input: Node, outputSize: PerAxis, kernelSize: PerAxis, options: UnfoldOptions): Node {
  const x = floating(input);
  const out = perAxis('fold', 'outputSize', outputSize, 2, 1);
  const size = perAxis('fold', 'kernelSize', kernelSize, 2, 1);
  const axes = patchAxes('fold', size, options);
  const counts = axes.map(
    (axis, i) => Math.floor((out[i]! + 2 * axis.padLow - (axis.size - 1) * axis.dilation - 1) / axis.stride) + 1,
  );
  const places = size[0]! * size[1]!;
  const [n, channels, length] = x.shape as [number, number, number];
  if (x.shape.length !== 3 || channels % places !== 0 || length !== counts[0]! * counts[1]!) {
    throw new ShapeMismatchError(
      'fold',
      `patches ${formatShape(size)} of an image ${formatShape(out)} are [N, C·${places}, ${counts[0]! * counts[1]!}], got ${formatShape(x.shape)}`,
    );
  }
  const c = channels / places;
  const grid = reshape(x, [n * c, 1, places, ...counts]);
  const kernel = ops.flip(ops.transpose(pickingKernel(size, x), 1, 2), [3, 4]);
  const spatial = axes.map((axis, i) => {
    const reach = (axis.size - 1) * axis.dilation;
    const padLow = reach - axis.padLow;
    const spread = (counts[i]! - 1) * axis.stride + 1;
    return { stride: 1, padLow, padHigh: out[i]! + reach - spread - padLow, dilation: axis.dilation, inputDilation: axis.stride };
  });
  return reshape(ops.convolution(grid, kernel, spatial), [n, c, ...out]);
}

/** The options of `interpolate`. */
export interface InterpolateOptions {
  readonly size?: PerAxis | undefined;
  readonly scale?: PerAxis | undefined;
  readonly mode?: 'nearest' | 'bilinear' | undefined;
  /** Bilinear only: whether corner pixels stay at the corners. */
  readonly alignCorners?: boolean | undefined;
}

/** Resizes the last two dimensions of [N, C, H, W] (`torch.nn.functional.interpolate`). */
export function interpolate(input: Node, options: InterpolateOptions): Node {
  const x = floating(input);
  if (x.shape.length !== 4)
    throw new ShapeMismatchError('interpolate', `expected an input [N, C, H, W], got ${formatShape(x.shape)}`);
  if ((options.size === undefined) === (options.scale === undefined))
    throw new ArgumentError('interpolate', 'give either a size or a scale');
  const { mode = 'nearest', alignCorners = false } = options;
  if (mode !== 'nearest' && mode !== 'bilinear')
    throw new ArgumentError('interpolate', `the mode is 'nearest' or 'bilinear', got '${String(mode)}'`);
  return [2, 3].reduce((y, dim, i) => {
    const from = x.shape[dim]!;
    const scale = options.scale === undefined ? undefined : typeof options.scale === 'number' ? options.scale : options.scale[i]!;
    const to = scale === undefined ? perAxis('interpolate', 'size', options.size!, 2, 1)[i]! : Math.floor(from * scale);
    if (!(to >= 1)) throw new ArgumentError('interpolate', `a size of at least 1 is needed, got ${to} for dimension ${dim}`);
    const ratio = scale === undefined ? from / to : 1 / scale;
    return mode === 'nearest' ? nearest(y, dim, to, ratio) : linear(y, dim, to, ratio, alignCorners);
  }, x);
}

function nearest(x: Node, dim: number, to: number, ratio: number): Node {
  const from = x.shape[dim]!;
  if (to === from) return x;
  if (to % from === 0 && ratio === from / to) return repeated(x, dim, to / from);
  const places = Int32Array.from({ length: to }, (_, i) => Math.min(from - 1, Math.floor(Math.fround(i * Math.fround(ratio)))));
  return taken(x, dim, places);
}

/** Each slice several times in a row. */
function repeated(x: Node, dim: number, times: number): Node {
  const apart = reshape(x, ops.insertAt(x.shape, dim + 1, 1));
  return reshape(ops.expand(apart, ops.insertAt(x.shape, dim + 1, times)), ops.replaceAt(x.shape, dim, x.shape[dim]! * times));
}

/** A product with a matrix of weights, so that the gradient is one as well. */
function linear(x: Node, dim: number, to: number, ratio: number, alignCorners: boolean): Node {
  const from = x.shape[dim]!;
  const weights = new Float32Array(to * from);
  for (let i = 0; i < to; i++) {
    const place = alignCorners ? (to === 1 ? 0 : (i * (from - 1)) / (to - 1)) : Math.max(0, (i + 0.5) * ratio - 0.5);
    const low = Math.min(from - 1, Math.floor(place));
    const share = low === from - 1 ? 0 : place - low;
    weights[i * from + low]! += 1 - share;
    if (share > 0) weights[i * from + low + 1]! += share;
  }
  return weighted(x, dim, to, weights);
}

function taken(x: Node, dim: number, places: Int32Array): Node {
  const from = x.shape[dim]!;
  const weights = new Float32Array(places.length * from);
  places.forEach((place, i) => {
    weights[i * from + place] = 1;
  });
  return weighted(x, dim, places.length, weights);
}

function weighted(x: Node, dim: number, to: number, weights: Float32Array): Node {
  const last = x.shape.length - 1;
  const moved = ops.transpose(x, dim, last);
  const lead = moved.shape.slice(0, last);
  const rows = lead.reduce((a, b) => a * b, 1);
  const w = convert(ops.source([1, to, x.shape[dim]!], 'float32', weights), x.dtype);
  return ops.transpose(reshape(ops.product(reshape(moved, [rows, 1, x.shape[dim]!]), w), [...lead, to]), dim, last);
}

export interface LocalResponseNormOptions {
  readonly alpha?: number | undefined;
  readonly beta?: number | undefined;
  readonly k?: number | undefined;
}

/** x / (k + α/n Σ x²)^β over n neighbouring channels (Krizhevsky 2012; `torch.nn.functional.local_response_norm`). */
export function localResponseNorm(input: Node, size: number, options: LocalResponseNormOptions): Node {
  const x = floating(input);
  if (x.shape.length < 2)
    throw new ShapeMismatchError('localResponseNorm', `expected an input [N, C, …], got ${formatShape(x.shape)}`);
  if (!Number.isInteger(size) || size < 1)
    throw new ArgumentError('localResponseNorm', `the size is a positive number of channels, got ${size}`);
  const { alpha = 1e-4, beta = 0.75, k = 1 } = options;
  const last = x.shape.length - 1;
  const low = Math.floor(size / 2);
  const axis: WindowAxis = { size, stride: 1, padLow: low, padHigh: size - 1 - low, dilation: 1, inputDilation: 1 };
  const neighbours = ops.transpose(ops.window('sum', ops.transpose(ops.mul(x, x), 1, last), [axis]), 1, last);
  const fill = (value: number): Node => ops.scalar(value, x.shape, x.dtype);
  const base = ops.add(ops.mul(neighbours, fill(alpha / size)), fill(k));
  return ops.div(x, ops.elementwise('pow', base, fill(beta)));
}
