import { promote } from '../dtype.ts';
import { ArgumentError, ShapeMismatchError } from '../errors.ts';
import type { Node, SpatialAxis } from '../graph/node.ts';
import { convert, flip, reshape, transpose } from '../ops/index.ts';
import { formatShape } from '../shape.ts';
import { contract } from './contraction.ts';
import { add } from './pointwise.ts';

/** One number for every spatial axis, or one each. */
export type PerAxis = number | readonly number[];

export interface ConvolutionOptions {
  readonly stride?: PerAxis | undefined;
  readonly padding?: PerAxis | 'same' | 'valid' | undefined;
  readonly dilation?: PerAxis | undefined;
  readonly groups?: number | undefined;
}

export interface TransposedOptions {
  readonly stride?: PerAxis | undefined;
  readonly padding?: PerAxis | undefined;
  readonly outputPadding?: PerAxis | undefined;
  readonly dilation?: PerAxis | undefined;
  readonly groups?: number | undefined;
}

/** Spreads an option over the spatial axes, checking each number. */
export function perAxis(operation: string, name: string, value: PerAxis, rank: number, least: number): number[] {
  const list = typeof value === 'number' ? new Array<number>(rank).fill(value) : [...value];
  if (list.length !== rank || list.some((n) => !Number.isInteger(n) || n < least)) {
    throw new ArgumentError(
      operation,
      `${name} is an integer of at least ${least}, or ${rank} of them, got ${typeof value === 'number' ? value : formatShape(value)}`,
    );
  }
  return list;
}

/** Input with a batch dimension; PyTorch also takes a single image. */
function batched(operation: string, x: Node, rank: number): { x: Node; single: boolean } {
  if (x.shape.length === rank + 2) return { x, single: false };
  if (x.shape.length === rank + 1) return { x: reshape(x, [1, ...x.shape]), single: true };
  throw new ShapeMismatchError(operation, `expected an input [N, C${', size'.repeat(rank)}], got ${formatShape(x.shape)}`);
}

function checkGroups(operation: string, groups: number, channels: number, outputs: number): void {
  if (!Number.isInteger(groups) || groups < 1 || channels % groups !== 0 || outputs % groups !== 0) {
    throw new ArgumentError(operation, `groups must divide the ${channels} input and ${outputs} output channels, got ${groups}`);
  }
}

function withBias(operation: string, y: Node, bias: Node | undefined, rank: number): Node {
  if (bias === undefined) return y;
  if (bias.shape.length !== 1 || bias.shape[0] !== y.shape[1]) {
    throw new ShapeMismatchError(operation, `expected a bias [${y.shape[1]}], got ${formatShape(bias.shape)}`);
  }
  return add(y, reshape(bias, [bias.shape[0]!, ...new Array<number>(rank).fill(1)]));
}

/** x [N, C, S…], w [O, C / groups, K…], bias [O] → [N, O, …], with `torch.nn.functional.conv1d/2d/3d`'s options. */
export function convolve(
  operation: string,
  rank: number,
  input: Node,
  w: Node,
  bias: Node | undefined,
  options: ConvolutionOptions,
): Node {
  const { x, single } = batched(operation, input, rank);
  if (w.shape.length !== rank + 2)
    throw new ShapeMismatchError(
      operation,
      `expected a weight [O, C / groups${', k'.repeat(rank)}], got ${formatShape(w.shape)}`,
    );
  const groups = options.groups ?? 1;
  const [n, channels] = x.shape as [number, number];
  const [outputs, perGroup] = w.shape as [number, number];
  checkGroups(operation, groups, channels, outputs);
  if (perGroup * groups !== channels) {
    throw new ShapeMismatchError(
      operation,
      `the weight ${formatShape(w.shape)} with groups ${groups} reads ${perGroup * groups} channels, the input ${formatShape(input.shape)} has ${channels}`,
    );
  }
  const spatial = convolutionAxes(operation, rank, w.shape.slice(2), options);
  const dtype = promote(operation, x.dtype, w.dtype);
  const y = contract(
    reshape(convert(x, dtype), [n, groups, perGroup, ...x.shape.slice(2)]),
    reshape(convert(w, dtype), [groups, outputs / groups, perGroup, ...w.shape.slice(2)]),
    spatial,
  );
  const size = y.shape.slice(3);
  requireRoom(operation, x.shape.slice(2), w.shape.slice(2), size);
  const result = withBias(operation, reshape(y, [n, outputs, ...size]), bias, rank);
  return single ? reshape(result, result.shape.slice(1)) : result;
}

function requireRoom(operation: string, input: readonly number[], kernel: readonly number[], output: readonly number[]): void {
  if (output.some((size) => size < 1)) {
    throw new ShapeMismatchError(
      operation,
      `the kernel ${formatShape(kernel)} does not fit the padded input ${formatShape(input)}`,
      'use a smaller kernel or more padding',
    );
  }
}

function convolutionAxes(operation: string, rank: number, kernel: readonly number[], options: ConvolutionOptions): SpatialAxis[] {
  const stride = perAxis(operation, 'stride', options.stride ?? 1, rank, 1);
  const dilation = perAxis(operation, 'dilation', options.dilation ?? 1, rank, 1);
  const { padding = 0 } = options;
  if (typeof padding === 'string' && padding !== 'same' && padding !== 'valid')
    throw new ArgumentError(operation, `padding is a number, 'same' or 'valid', got '${String(padding)}'`);
  if (padding === 'same' && stride.some((s) => s !== 1))
    throw new ArgumentError(operation, "padding 'same' needs stride 1", 'give the padding in numbers');
  const low =
    typeof padding === 'string'
      ? kernel.map((k, i) => (padding === 'same' ? Math.floor((dilation[i]! * (k - 1)) / 2) : 0))
      : perAxis(operation, 'padding', padding, rank, 0);
  return low.map((padLow, i) => {
    const padHigh = padding === 'same' ? dilation[i]! * (kernel[i]! - 1) - padLow : padLow;
    return { stride: stride[i]!, padLow, padHigh, dilation: dilation[i]!, inputDilation: 1 };
  });
}

/** The gradient of a convolution with respect to its input, as an operation: w is [C, O / groups, K…]. */
export function convolveTransposed(
  operation: string,
  rank: number,
  input: Node,
  w: Node,
  bias: Node | undefined,
  options: TransposedOptions,
): Node {
  const { x, single } = batched(operation, input, rank);
  if (w.shape.length !== rank + 2)
    throw new ShapeMismatchError(
      operation,
      `expected a weight [C, O / groups${', k'.repeat(rank)}], got ${formatShape(w.shape)}`,
    );
  const groups = options.groups ?? 1;
  const [n, channels] = x.shape as [number, number];
  const [inputs, perGroup] = w.shape as [number, number];
  if (inputs !== channels) {
    throw new ShapeMismatchError(
      operation,
      `the weight ${formatShape(w.shape)} reads ${inputs} channels, the input ${formatShape(input.shape)} has ${channels}`,
    );
  }
  checkGroups(operation, groups, channels, perGroup * groups);
  const stride = perAxis(operation, 'stride', options.stride ?? 1, rank, 1);
  const dilation = perAxis(operation, 'dilation', options.dilation ?? 1, rank, 1);
  const padding = perAxis(operation, 'padding', options.padding ?? 0, rank, 0);
  const extra = perAxis(operation, 'outputPadding', options.outputPadding ?? 0, rank, 0);
  if (extra.some((e, i) => e >= Math.max(stride[i]!, dilation[i]!))) {
    throw new ArgumentError(operation, `outputPadding must be smaller than stride or dilation, got ${formatShape(extra)}`);
  }
  const spatial = stride.map((s, i): SpatialAxis => {
    const reach = dilation[i]! * (w.shape[2 + i]! - 1);
    return {
      stride: 1,
      padLow: reach - padding[i]!,
      padHigh: reach - padding[i]! + extra[i]!,
      dilation: dilation[i]!,
      inputDilation: s,
    };
  });
  const dtype = promote(operation, x.dtype, w.dtype);
  const kernel = reshape(convert(w, dtype), [groups, channels / groups, perGroup, ...w.shape.slice(2)]);
  const y = contract(
    reshape(convert(x, dtype), [n, groups, channels / groups, ...x.shape.slice(2)]),
    flip(
      transpose(kernel, 1, 2),
      spatial.map((_, i) => 3 + i),
    ),
    spatial,
  );
  const size = y.shape.slice(3);
  requireRoom(operation, x.shape.slice(2), w.shape.slice(2), size);
  const result = withBias(operation, reshape(y, [n, perGroup * groups, ...size]), bias, rank);
  return single ? reshape(result, result.shape.slice(1)) : result;
}
