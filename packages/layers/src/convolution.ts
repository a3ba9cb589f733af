import {
  type Apply,
  type Check,
  type ConvOptions,
  conv1d,
  conv2d,
  conv3d,
  type DType,
  type Parameter,
  type Resolved,
  type Shape,
  type Size,
  type Tensor,
} from '@nacre/tensor';
import { affine } from './affine.ts';
import { convMultiplyAdds } from './convolution-arithmetic.ts';
import type { ConvolutionShapes, Given, Kernel, SpatialRank } from './kernel.ts';
import { Module } from './module.ts';
import { countOf, perDimension, requireGroups, requireSizes } from './sizes.ts';

/** What a convolution sees beyond the edge: zeros, or the input reflected, repeated at the edge, or wrapped round. */
export type PaddingMode = 'zeros' | 'reflect' | 'replicate' | 'circular';

/** The options of convolutions. */
export interface ConvolutionOptions extends ConvOptions {
  /** true by default. */
  readonly bias?: boolean;
  /** What padding is filled with; zeros by default. */
  readonly paddingMode?: PaddingMode;
}

type Convolve = (x: Tensor, weight: Tensor, bias: Tensor | null, options: ConvOptions) => Tensor;
const functions = { 1: conv1d, 2: conv2d, 3: conv3d } as unknown as Readonly<Record<SpatialRank, Convolve>>;

/** What the convolutions share: weight [Out, In / groups, …kernel] and bias [Out], uniform at first on ±1 / √fanIn. */
abstract class Convolution extends Module {
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernelSize: readonly number[];
  readonly stride: Size;
  readonly padding: Size | 'same' | 'valid';
  readonly dilation: Size;
  readonly groups: number;
  readonly paddingMode: PaddingMode;
  readonly weight: Parameter<Shape, 'float32'>;
  readonly bias: Parameter<Shape, 'float32'> | null;
  private readonly rank: SpatialRank;

  protected constructor(
    rank: SpatialRank,
    inChannels: number,
    outChannels: number,
    kernelSize: Size,
    options: ConvolutionOptions,
  ) {
    super();
    const layer = `Conv${rank}d`;
    const { stride = 1, padding = 0, dilation = 1, groups = 1, bias = true, paddingMode = 'zeros' } = options;
    requireSizes(layer, { inChannels, outChannels, kernelSize, stride, dilation, groups });
    requireGroups(layer, groups, inChannels, outChannels);
    this.rank = rank;
    this.inChannels = inChannels;
    this.outChannels = outChannels;
    this.kernelSize = perDimension(layer, 'kernelSize', kernelSize, rank);
    this.stride = stride;
    this.padding = padding;
    this.dilation = dilation;
    this.groups = groups;
    this.paddingMode = paddingMode;
    this.weight = affine(layer, [outChannels, inChannels / groups, ...this.kernelSize]);
    this.bias = bias ? affine(layer, [outChannels], this.weight.shape) : null;
  }

  protected convolve(input: Tensor): Tensor {
    const { stride, dilation, groups, paddingMode } = this;
    const [x, padding] = paddingMode === 'zeros' ? [input, this.padding] : [this.padded(input, paddingMode), 0];
    return functions[this.rank](x, this.weight, this.bias, { stride, padding, dilation, groups });
  }

  private padded(x: Tensor, mode: Exclude<PaddingMode, 'zeros'>): Tensor {
    const { rank, kernelSize, padding } = this;
    const layer = `Conv${rank}d`;
    const dilation = perDimension(layer, 'dilation', this.dilation, rank);
    const around = kernelSize.map((size, i): [number, number] => {
      if (padding === 'valid') return [0, 0];
      if (padding !== 'same') return Array(2).fill(perDimension(layer, 'padding', padding, rank)[i]) as [number, number];
      const total = dilation[i]! * (size - 1);
      return [Math.floor(total / 2), Math.ceil(total / 2)];
    });
    const leading = Array.from({ length: x.rank - rank }, (): [number, number] => [0, 0]);
    return x.pad([...leading, ...around], { mode });
  }

  override multiplyAdds(output: Shape): number {
    const { rank, inChannels, outChannels, kernelSize, groups } = this;
    const examples = countOf(output.slice(0, -rank - 1));
    return examples * convMultiplyAdds(inChannels, outChannels, kernelSize, output.slice(-rank), { groups });
  }
}

/**
 * Convolution of sequences (`torch.nn.Conv1d`), as cross-correlation: [N, In, L] → [N, Out, …], each size
 * ⌊(size + 2 · padding − dilation · (kernelSize − 1) − 1) / stride⌋ + 1; a number stands for all dimensions. Stride 1, padding 0,
 * dilation 1 and groups 1 by default.
 *
 * @throws ArgumentError if the groups do not divide the channels
 * @throws ShapeMismatchError if the channels of an input differ or the kernel does not fit it
 * @example
 * const layer = new Conv1d(3, 8, 5, { padding: 2 });
 * layer.forward(zeros([1, 3, 20])).shape; // [1, 8, 20]
 */
export class Conv1d<
  In extends number = number,
  Out extends number = number,
  const K extends Size = Size,
  const R extends Given<ConvolutionOptions> = Given<ConvolutionOptions>,
> extends Convolution {
  declare readonly '~shapes': ConvolutionShapes<1, In, Out, K, R>;
  declare readonly weight: Parameter<[Out, number, ...Kernel<1, K>], 'float32'>;
  declare readonly bias: Parameter<[Out], 'float32'> | null;

  constructor(inChannels: In, outChannels: Out, kernelSize: K, ...options: R) {
    super(1, inChannels, outChannels, kernelSize, options[0] ?? {});
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'Conv1d', Apply<this, S>>,
  ): Tensor<Resolved<Apply<this, S>>, D>;
  forward(x: Tensor): Tensor {
    return this.convolve(x);
  }
}

/**
 * Convolution of images (`torch.nn.Conv2d`), as cross-correlation: [N, In, H, W] → [N, Out, …], each size
 * ⌊(size + 2 · padding − dilation · (kernelSize − 1) − 1) / stride⌋ + 1; a number stands for all dimensions. Stride 1, padding 0,
 * dilation 1 and groups 1 by default.
 *
 * @throws ArgumentError if the groups do not divide the channels
 * @throws ShapeMismatchError if the channels of an input differ or the kernel does not fit it
 * @example
 * const layer = new Conv2d(1, 6, 5, { padding: 2 });
 * layer.forward(zeros([1, 1, 28, 28])).shape; // [1, 6, 28, 28]
 */
export class Conv2d<
  In extends number = number,
  Out extends number = number,
  const K extends Size = Size,
  const R extends Given<ConvolutionOptions> = Given<ConvolutionOptions>,
> extends Convolution {
  declare readonly '~shapes': ConvolutionShapes<2, In, Out, K, R>;
  declare readonly weight: Parameter<[Out, number, ...Kernel<2, K>], 'float32'>;
  declare readonly bias: Parameter<[Out], 'float32'> | null;

  constructor(inChannels: In, outChannels: Out, kernelSize: K, ...options: R) {
    super(2, inChannels, outChannels, kernelSize, options[0] ?? {});
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'Conv2d', Apply<this, S>>,
  ): Tensor<Resolved<Apply<this, S>>, D>;
  forward(x: Tensor): Tensor {
    return this.convolve(x);
  }
}

/**
 * Convolution of volumes (`torch.nn.Conv3d`), as cross-correlation: [N, In, D, H, W] → [N, Out, …], each size
 * ⌊(size + 2 · padding − dilation · (kernelSize − 1) − 1) / stride⌋ + 1; a number stands for all dimensions. Stride 1, padding 0,
 * dilation 1 and groups 1 by default.
 *
 * @throws ArgumentError if the groups do not divide the channels
 * @throws ShapeMismatchError if the channels of an input differ or the kernel does not fit it
 * @example
 * const layer = new Conv3d(1, 4, 3, { stride: 2 });
 * layer.forward(zeros([1, 1, 9, 9, 9])).shape; // [1, 4, 4, 4, 4]
 */
export class Conv3d<
  In extends number = number,
  Out extends number = number,
  const K extends Size = Size,
  const R extends Given<ConvolutionOptions> = Given<ConvolutionOptions>,
> extends Convolution {
  declare readonly '~shapes': ConvolutionShapes<3, In, Out, K, R>;
  declare readonly weight: Parameter<[Out, number, ...Kernel<3, K>], 'float32'>;
  declare readonly bias: Parameter<[Out], 'float32'> | null;

  constructor(inChannels: In, outChannels: Out, kernelSize: K, ...options: R) {
    super(3, inChannels, outChannels, kernelSize, options[0] ?? {});
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'Conv3d', Apply<this, S>>,
  ): Tensor<Resolved<Apply<this, S>>, D>;
  forward(x: Tensor): Tensor {
    return this.convolve(x);
  }
}
