import {
  type Apply,
  type Check,
  type ConvTransposeOptions,
  convTranspose1d,
  convTranspose2d,
  convTranspose3d,
  type DType,
  type Parameter,
  type Resolved,
  type Shape,
  type Size,
  type Tensor,
} from '@nacre/tensor';
import { affine } from './affine.ts';
import type { Given, Kernel, SpatialRank, TransposedShapes } from './kernel.ts';
import { Module } from './module.ts';
import { countOf, perDimension, requireGroups, requireSizes } from './sizes.ts';

/** The options of transposed convolutions. */
export interface TransposedConvolutionOptions extends ConvTransposeOptions {
  /** true by default. */
  readonly bias?: boolean;
}

type Convolve = (x: Tensor, weight: Tensor, bias: Tensor | null, options: ConvTransposeOptions) => Tensor;
const functions = { 1: convTranspose1d, 2: convTranspose2d, 3: convTranspose3d } as unknown as Readonly<
  Record<SpatialRank, Convolve>
>;

/** What the transposed convolutions share: weight [In, Out / groups, …kernel] and bias [Out], uniform at first on ±1 / √fanIn. */
abstract class TransposedConvolution extends Module {
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernelSize: readonly number[];
  readonly stride: Size;
  readonly padding: Size;
  readonly outputPadding: Size;
  readonly dilation: Size;
  readonly groups: number;
  readonly weight: Parameter<Shape, 'float32'>;
  readonly bias: Parameter<Shape, 'float32'> | null;
  private readonly rank: SpatialRank;

  protected constructor(
    rank: SpatialRank,
    inChannels: number,
    outChannels: number,
    kernelSize: Size,
    options: TransposedConvolutionOptions,
  ) {
    super();
    const layer = `ConvTranspose${rank}d`;
    const { stride = 1, padding = 0, outputPadding = 0, dilation = 1, groups = 1, bias = true } = options;
    requireSizes(layer, { inChannels, outChannels, kernelSize, stride, dilation, groups });
    requireGroups(layer, groups, inChannels, outChannels);
    this.rank = rank;
    this.inChannels = inChannels;
    this.outChannels = outChannels;
    this.kernelSize = perDimension(layer, 'kernelSize', kernelSize, rank);
    this.stride = stride;
    this.padding = padding;
    this.outputPadding = outputPadding;
    this.dilation = dilation;
    this.groups = groups;
    this.weight = affine(layer, [inChannels, outChannels / groups, ...this.kernelSize]);
    this.bias = bias ? affine(layer, [outChannels], this.weight.shape) : null;
  }

  protected convolve(x: Tensor): Tensor {
    const { stride, padding, outputPadding, dilation, groups } = this;
    return functions[this.rank](x, this.weight, this.bias, { stride, padding, outputPadding, dilation, groups });
  }

  override multiplyAdds(_output: Shape, input: Shape): number {
    return countOf(input) * countOf(this.weight.shape.slice(1));
  }
}

/**
 * Transposed convolution of sequences (`torch.nn.ConvTranspose1d`), the gradient of a convolution with respect to its input:
 * [N, In, L] → [N, Out, …], each size (size − 1) · stride − 2 · padding + dilation · (kernelSize − 1) + outputPadding + 1.
 *
 * @throws ArgumentError if the groups do not divide the channels
 * @throws ShapeMismatchError if the channels of an input differ
 * @example
 * const layer = new ConvTranspose1d(4, 2, 4, { stride: 2, padding: 1 });
 * layer.forward(zeros([1, 4, 10])).shape; // [1, 2, 20]
 */
export class ConvTranspose1d<
  In extends number = number,
  Out extends number = number,
  const K extends Size = Size,
  const R extends Given<TransposedConvolutionOptions> = Given<TransposedConvolutionOptions>,
> extends TransposedConvolution {
  declare readonly '~shapes': TransposedShapes<1, In, Out, K, R>;
  declare readonly weight: Parameter<[In, number, ...Kernel<1, K>], 'float32'>;
  declare readonly bias: Parameter<[Out], 'float32'> | null;

  constructor(inChannels: In, outChannels: Out, kernelSize: K, ...options: R) {
    super(1, inChannels, outChannels, kernelSize, options[0] ?? {});
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'ConvTranspose1d', Apply<this, S>>,
  ): Tensor<Resolved<Apply<this, S>>, D>;
  forward(x: Tensor): Tensor {
    return this.convolve(x);
  }
}

/**
 * Transposed convolution of images (`torch.nn.ConvTranspose2d`), the gradient of a convolution with respect to its input:
 * [N, In, H, W] → [N, Out, …], each size (size − 1) · stride − 2 · padding + dilation · (kernelSize − 1) + outputPadding + 1.
 *
 * @throws ArgumentError if the groups do not divide the channels
 * @throws ShapeMismatchError if the channels of an input differ
 * @example
 * const layer = new ConvTranspose2d(8, 3, 2, { stride: 2 });
 * layer.forward(zeros([1, 8, 7, 7])).shape; // [1, 3, 14, 14]
 */
export class ConvTranspose2d<
  In extends number = number,
  Out extends number = number,
  const K extends Size = Size,
  const R extends Given<TransposedConvolutionOptions> = Given<TransposedConvolutionOptions>,
> extends TransposedConvolution {
  declare readonly '~shapes': TransposedShapes<2, In, Out, K, R>;
  declare readonly weight: Parameter<[In, number, ...Kernel<2, K>], 'float32'>;
  declare readonly bias: Parameter<[Out], 'float32'> | null;

  constructor(inChannels: In, outChannels: Out, kernelSize: K, ...options: R) {
    super(2, inChannels, outChannels, kernelSize, options[0] ?? {});
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'ConvTranspose2d', Apply<this, S>>,
  ): Tensor<Resolved<Apply<this, S>>, D>;
  forward(x: Tensor): Tensor {
    return this.convolve(x);
  }
}

/**
 * Transposed convolution of volumes (`torch.nn.ConvTranspose3d`), the gradient of a convolution with respect to its input:
 * [N, In, D, H, W] → [N, Out, …], each size (size − 1) · stride − 2 · padding + dilation · (kernelSize − 1) + outputPadding + 1.
 *
 * @throws ArgumentError if the groups do not divide the channels
 * @throws ShapeMismatchError if the channels of an input differ
 * @example
 * const layer = new ConvTranspose3d(2, 1, 2, { stride: 2 });
 * layer.forward(zeros([1, 2, 3, 3, 3])).shape; // [1, 1, 6, 6, 6]
 */
export class ConvTranspose3d<
  In extends number = number,
  Out extends number = number,
  const K extends Size = Size,
  const R extends Given<TransposedConvolutionOptions> = Given<TransposedConvolutionOptions>,
> extends TransposedConvolution {
  declare readonly '~shapes': TransposedShapes<3, In, Out, K, R>;
  declare readonly weight: Parameter<[In, number, ...Kernel<3, K>], 'float32'>;
  declare readonly bias: Parameter<[Out], 'float32'> | null;

  constructor(inChannels: In, outChannels: Out, kernelSize: K, ...options: R) {
    super(3, inChannels, outChannels, kernelSize, options[0] ?? {});
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'ConvTranspose3d', Apply<this, S>>,
  ): Tensor<Resolved<Apply<this, S>>, D>;
  forward(x: Tensor): Tensor {
    return this.convolve(x);
  }
}
