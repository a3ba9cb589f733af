import * as convolution from './math/convolution.ts';
import * as images from './math/images.ts';
import { Tensor } from './tensor.ts';
import type {
  Bias,
  Check,
  Conv,
  ConvOptions,
  ConvTranspose,
  ConvTransposeOptions,
  DType,
  Floating,
  Folded,
  Interpolate,
  InterpolateOptions,
  PoolOptions,
  Resolved,
  Shape,
  Size,
  Unfold,
} from './types/index.ts';
import type { Multiply } from './types/integer.ts';
import type { Option } from './types/window.ts';

/** Output channels of a transposed convolution, whose weight is [C, O / groups, …]. */
type TransposedChannels<W extends Shape, O> = Multiply<W[1], Option<O, 'groups', 1> & number>;

/**
 * `torch.nn.functional.conv1d`: x [N, C, L] or [C, L] with w [O, C / groups, …] and b [O] gives [N, O, …], each size ⌊(size + 2
 * · padding − dilation · (k − 1) − 1) / stride⌋ + 1. Stride, dilation and groups are 1, padding is 0 by default; 'same' padding
 * keeps the sizes at stride 1. No column matrix is made.
 * @throws ShapeMismatchError if channels, groups or sizes do not fit, ArgumentError for options out of range
 * @example conv1d(zeros([1, 3, 8]), zeros([6, 3, 3]), zeros([6])).shape; // [1, 6, 6]
 */
export function conv1d<X extends Shape, D extends DType, W extends Shape, B extends Shape, const O extends ConvOptions = {}>(
  x: Tensor<X, D>,
  w: Tensor<W, D> & Check<'conv1d', Conv<1, X, W, O>>,
  b?: (Tensor<B, D> & Check<'conv1d', Bias<B, W[0]>>) | null,
  options?: O,
): Tensor<Resolved<Conv<1, X, W, O>>, D> {
  return new Tensor(
    convolution.convolve('conv1d', 1, x.node, (w as Tensor).node, (b as Tensor | null | undefined)?.node, options ?? {}),
  );
}

/**
 * `torch.nn.functional.conv2d`: x [N, C, H, W] or [C, H, W] with w [O, C / groups, …] and b [O] gives [N, O, …], each size
 * ⌊(size + 2 · padding − dilation · (k − 1) − 1) / stride⌋ + 1. Stride, dilation and groups are 1, padding is 0 by default;
 * 'same' padding keeps the sizes at stride 1. No column matrix is made.
 * @throws ShapeMismatchError if channels, groups or sizes do not fit, ArgumentError for options out of range
 * @example conv2d(zeros([1, 3, 8, 8]), zeros([6, 3, 3, 3]), zeros([6])).shape; // [1, 6, 6, 6]
 */
export function conv2d<X extends Shape, D extends DType, W extends Shape, B extends Shape, const O extends ConvOptions = {}>(
  x: Tensor<X, D>,
  w: Tensor<W, D> & Check<'conv2d', Conv<2, X, W, O>>,
  b?: (Tensor<B, D> & Check<'conv2d', Bias<B, W[0]>>) | null,
  options?: O,
): Tensor<Resolved<Conv<2, X, W, O>>, D> {
  return new Tensor(
    convolution.convolve('conv2d', 2, x.node, (w as Tensor).node, (b as Tensor | null | undefined)?.node, options ?? {}),
  );
}

/**
 * `torch.nn.functional.conv3d`: x [N, C, D, H, W] or [C, D, H, W] with w [O, C / groups, …] and b [O] gives [N, O, …], each
 * size ⌊(size + 2 · padding − dilation · (k − 1) − 1) / stride⌋ + 1. Stride, dilation and groups are 1, padding is 0 by
 * default; 'same' padding keeps the sizes at stride 1. No column matrix is made.
 * @throws ShapeMismatchError if channels, groups or sizes do not fit, ArgumentError for options out of range
 * @example conv3d(zeros([1, 3, 8, 8, 8]), zeros([6, 3, 3, 3, 3]), zeros([6])).shape; // [1, 6, 6, 6, 6]
 */
export function conv3d<X extends Shape, D extends DType, W extends Shape, B extends Shape, const O extends ConvOptions = {}>(
  x: Tensor<X, D>,
  w: Tensor<W, D> & Check<'conv3d', Conv<3, X, W, O>>,
  b?: (Tensor<B, D> & Check<'conv3d', Bias<B, W[0]>>) | null,
  options?: O,
): Tensor<Resolved<Conv<3, X, W, O>>, D> {
  return new Tensor(
    convolution.convolve('conv3d', 3, x.node, (w as Tensor).node, (b as Tensor | null | undefined)?.node, options ?? {}),
  );
}

/**
 * `torch.nn.functional.conv_transpose1d`: the gradient of a convolution with respect to its input, as an operation. x is [N, C,
 * L] or [C, L], w [C, O / groups, …], b [O]; sizes become (size − 1) · stride − 2 · padding + dilation · (k − 1) +
 * outputPadding + 1. Stride, dilation and groups are 1, padding and outputPadding 0 by default.
 * @throws ShapeMismatchError if channels, groups or sizes do not fit, ArgumentError for options out of range
 * @example convTranspose1d(zeros([1, 3, 8]), zeros([3, 6, 3]), null, { stride: 2 }).shape; // [1, 6, 17]
 */
export function convTranspose1d<
  X extends Shape,
  D extends DType,
  W extends Shape,
  B extends Shape,
  const O extends ConvTransposeOptions = {},
>(
  x: Tensor<X, D>,
  w: Tensor<W, D> & Check<'convTranspose1d', ConvTranspose<1, X, W, O>>,
  b?: (Tensor<B, D> & Check<'convTranspose1d', Bias<B, TransposedChannels<W, O>>>) | null,
  options?: O,
): Tensor<Resolved<ConvTranspose<1, X, W, O>>, D> {
  return new Tensor(
    convolution.convolveTransposed(
      'convTranspose1d',
      1,
      x.node,
      (w as Tensor).node,
      (b as Tensor | null | undefined)?.node,
      options ?? {},
    ),
  );
}

/**
 * `torch.nn.functional.conv_transpose2d`: the gradient of a convolution with respect to its input, as an operation. x is [N, C,
 * H, W] or [C, H, W], w [C, O / groups, …], b [O]; sizes become (size − 1) · stride − 2 · padding + dilation · (k − 1) +
 * outputPadding + 1. Stride, dilation and groups are 1, padding and outputPadding 0 by default.
 * @throws ShapeMismatchError if channels, groups or sizes do not fit, ArgumentError for options out of range
 * @example convTranspose2d(zeros([1, 3, 8, 8]), zeros([3, 6, 3, 3]), null, { stride: 2 }).shape; // [1, 6, 17, 17]
 */
export function convTranspose2d<
  X extends Shape,
  D extends DType,
  W extends Shape,
  B extends Shape,
  const O extends ConvTransposeOptions = {},
>(
  x: Tensor<X, D>,
  w: Tensor<W, D> & Check<'convTranspose2d', ConvTranspose<2, X, W, O>>,
  b?: (Tensor<B, D> & Check<'convTranspose2d', Bias<B, TransposedChannels<W, O>>>) | null,
  options?: O,
): Tensor<Resolved<ConvTranspose<2, X, W, O>>, D> {
  return new Tensor(
    convolution.convolveTransposed(
      'convTranspose2d',
      2,
      x.node,
      (w as Tensor).node,
      (b as Tensor | null | undefined)?.node,
      options ?? {},
    ),
  );
}

/**
 * `torch.nn.functional.conv_transpose3d`: the gradient of a convolution with respect to its input, as an operation. x is [N, C,
 * D, H, W] or [C, D, H, W], w [C, O / groups, …], b [O]; sizes become (size − 1) · stride − 2 · padding + dilation · (k − 1) +
 * outputPadding + 1. Stride, dilation and groups are 1, padding and outputPadding 0 by default.
 * @throws ShapeMismatchError if channels, groups or sizes do not fit, ArgumentError for options out of range
 * @example convTranspose3d(zeros([1, 3, 8, 8, 8]), zeros([3, 6, 3, 3, 3]), null, { stride: 2 }).shape; // [1, 6, 17, 17, 17]
 */
export function convTranspose3d<
  X extends Shape,
  D extends DType,
  W extends Shape,
  B extends Shape,
  const O extends ConvTransposeOptions = {},
>(
  x: Tensor<X, D>,
  w: Tensor<W, D> & Check<'convTranspose3d', ConvTranspose<3, X, W, O>>,
  b?: (Tensor<B, D> & Check<'convTranspose3d', Bias<B, TransposedChannels<W, O>>>) | null,
  options?: O,
): Tensor<Resolved<ConvTranspose<3, X, W, O>>, D> {
  return new Tensor(
    convolution.convolveTransposed(
      'convTranspose3d',
      3,
      x.node,
      (w as Tensor).node,
      (b as Tensor | null | undefined)?.node,
      options ?? {},
    ),
  );
}

/**
 * `torch.nn.functional.unfold`: the patches a convolution sees, [N, C, H, W] → [N, C · k0 · k1, patches]. Stride and dilation
 * are 1, padding is 0 by default.
 * @throws ShapeMismatchError for another rank and for patches that do not fit
 * @example unfold(zeros([1, 3, 8, 8]), 3).shape; // [1, 27, 36]
 */
export function unfold<X extends Shape, D extends DType, const K extends Size, const O extends PoolOptions = {}>(
  x: Tensor<X, D>,
  kernelSize: K & Check<'unfold', Unfold<X, K, O>>,
  options?: O,
): Tensor<Resolved<Unfold<X, K, O>>, Floating<D>> {
  return new Tensor(images.unfold(x.node, kernelSize as Size, options ?? {}));
}

/**
 * `torch.nn.functional.fold`, the adjoint of `unfold`: patches [N, C · k0 · k1, patches] added up to an image [N, C,
 * …outputSize].
 * @throws ShapeMismatchError if the patches are not those of such an image
 * @example fold(ones([1, 27, 36]), [8, 8], 3).shape; // [1, 3, 8, 8]
 */
export function fold<X extends Shape, D extends DType, const To extends Shape, const K extends Size>(
  x: Tensor<X, D>,
  outputSize: To & Check<'fold', Folded<X, To, K>>,
  kernelSize: K,
  options: PoolOptions = {},
): Tensor<Resolved<Folded<X, To, K>>, Floating<D>> {
  return new Tensor(images.fold(x.node, outputSize as Size, kernelSize as Size, options));
}

/**
 * Resizes the last two dimensions of [N, C, H, W] to a size or by a scale (`torch.nn.functional.interpolate`): the nearest
 * pixel, which is the default, or 'bilinear', where `alignCorners` (false) keeps corner pixels at the corners.
 * @throws ShapeMismatchError for another rank, ArgumentError unless either size or scale is given
 * @example await interpolate(tensor([[[[1, 2]]]]), { scale: 2 }).array(); // [[[[1, 1, 2, 2], [1, 1, 2, 2]]]]
 */
export function interpolate<X extends Shape, D extends DType, const O extends InterpolateOptions & { alignCorners?: boolean }>(
  x: Tensor<X, D>,
  options: O & Check<'interpolate', Interpolate<X, O>>,
): Tensor<Resolved<Interpolate<X, O>>, Floating<D>> {
  return new Tensor(images.interpolate(x.node, options as images.InterpolateOptions));
}

/**
 * x / (k + α / size · Σ x²)^β over `size` neighbouring channels of [N, C, …] (Krizhevsky et al. 2012;
 * `torch.nn.functional.local_response_norm`); α is 1e-4, β 0.75 and k 1 by default.
 * @throws ShapeMismatchError for fewer than 2 dimensions, ArgumentError for a size that is no positive integer
 * @example await localResponseNorm(tensor([[3]]), 1, { alpha: 1, beta: 0.5 }).array(); // [[0.9487]]
 */
export function localResponseNorm<X extends Shape, D extends DType>(
  x: Tensor<X, D>,
  size: number,
  options: images.LocalResponseNormOptions = {},
): Tensor<X, Floating<D>> {
  return new Tensor(images.localResponseNorm(x.node, size, options));
}
