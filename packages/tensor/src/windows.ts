import * as convolution from './math/convolution.ts';
import * as images from './math/images.ts';
import * as pooling from './math/pooling.ts';
import { Tensor } from './tensor.ts';
import type {
  AdaptivePool2d,
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
  Pool,
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
 * `torch.nn.functional.conv1d`: x [N, C, L] with w [O, C / groups, …] and b [O] gives [N, O, …], each size
 * ⌊(size + 2 · padding − dilation · (k − 1) − 1) / stride⌋ + 1. No column matrix is made.
 *
 * @throws ShapeMismatchError if channels, groups or sizes do not fit
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
 * `torch.nn.functional.conv2d`: x [N, C, H, W] with w [O, C / groups, …] and b [O] gives [N, O, …], each size
 * ⌊(size + 2 · padding − dilation · (k − 1) − 1) / stride⌋ + 1. No column matrix is made.
 *
 * @throws ShapeMismatchError if channels, groups or sizes do not fit
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
 * `torch.nn.functional.conv3d`: x [N, C, D, H, W] with w [O, C / groups, …] and b [O] gives [N, O, …], each size
 * ⌊(size + 2 · padding − dilation · (k − 1) − 1) / stride⌋ + 1. No column matrix is made.
 *
 * @throws ShapeMismatchError if channels, groups or sizes do not fit
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
 * `torch.nn.functional.conv_transpose1d`: the gradient of a convolution with respect to its input, as an operation;
 * w is [C, O / groups, …]. Sizes are (size − 1) · stride − 2 · padding + dilation · (k − 1) + outputPadding + 1.
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
 * `torch.nn.functional.conv_transpose2d`: the gradient of a convolution with respect to its input, as an operation;
 * w is [C, O / groups, …]. Sizes are (size − 1) · stride − 2 · padding + dilation · (k − 1) + outputPadding + 1.
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
 * `torch.nn.functional.conv_transpose3d`: the gradient of a convolution with respect to its input, as an operation;
 * w is [C, O / groups, …]. Sizes are (size − 1) · stride − 2 · padding + dilation · (k − 1) + outputPadding + 1.
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

/** Largest element of each window; the stride is the window's size by default. The gradient goes to the first that is largest. */
export function maxPool1d<X extends Shape, D extends DType, const K extends Size, const O extends PoolOptions = {}>(
  x: Tensor<X, D>,
  size: K & Check<'maxPool1d', Pool<1, X, K, O>>,
  options?: O,
): Tensor<Resolved<Pool<1, X, K, O>>, D> {
  return new Tensor(pooling.maxPool('maxPool1d', 1, x.node, size as Size, options ?? {}));
}

/** Largest element of each window; the stride is the window's size by default. The gradient goes to the first that is largest. */
export function maxPool2d<X extends Shape, D extends DType, const K extends Size, const O extends PoolOptions = {}>(
  x: Tensor<X, D>,
  size: K & Check<'maxPool2d', Pool<2, X, K, O>>,
  options?: O,
): Tensor<Resolved<Pool<2, X, K, O>>, D> {
  return new Tensor(pooling.maxPool('maxPool2d', 2, x.node, size as Size, options ?? {}));
}

/** Largest element of each window; the stride is the window's size by default. The gradient goes to the first that is largest. */
export function maxPool3d<X extends Shape, D extends DType, const K extends Size, const O extends PoolOptions = {}>(
  x: Tensor<X, D>,
  size: K & Check<'maxPool3d', Pool<3, X, K, O>>,
  options?: O,
): Tensor<Resolved<Pool<3, X, K, O>>, D> {
  return new Tensor(pooling.maxPool('maxPool3d', 3, x.node, size as Size, options ?? {}));
}

/** Average of each window; the stride is the window's size by default. Padding counts as zeros unless `countIncludePad` is false. */
export function avgPool1d<X extends Shape, D extends DType, const K extends Size, const O extends PoolOptions = {}>(
  x: Tensor<X, D>,
  size: K & Check<'avgPool1d', Pool<1, X, K, O>>,
  options?: O,
): Tensor<Resolved<Pool<1, X, K, O>>, Floating<D>> {
  return new Tensor(pooling.avgPool('avgPool1d', 1, x.node, size as Size, options ?? {}));
}

/** Average of each window; the stride is the window's size by default. Padding counts as zeros unless `countIncludePad` is false. */
export function avgPool2d<X extends Shape, D extends DType, const K extends Size, const O extends PoolOptions = {}>(
  x: Tensor<X, D>,
  size: K & Check<'avgPool2d', Pool<2, X, K, O>>,
  options?: O,
): Tensor<Resolved<Pool<2, X, K, O>>, Floating<D>> {
  return new Tensor(pooling.avgPool('avgPool2d', 2, x.node, size as Size, options ?? {}));
}

/** Average of each window; the stride is the window's size by default. Padding counts as zeros unless `countIncludePad` is false. */
export function avgPool3d<X extends Shape, D extends DType, const K extends Size, const O extends PoolOptions = {}>(
  x: Tensor<X, D>,
  size: K & Check<'avgPool3d', Pool<3, X, K, O>>,
  options?: O,
): Tensor<Resolved<Pool<3, X, K, O>>, Floating<D>> {
  return new Tensor(pooling.avgPool('avgPool3d', 3, x.node, size as Size, options ?? {}));
}

/** Averages to a given size, whatever the input's: window i covers ⌊i · in / out⌋ to ⌈(i + 1) · in / out⌉; null keeps a size. */
export function adaptiveAvgPool2d<X extends Shape, D extends DType, const K extends number | readonly (number | null)[]>(
  x: Tensor<X, D>,
  size: K & Check<'adaptiveAvgPool2d', AdaptivePool2d<X, K>>,
): Tensor<Resolved<AdaptivePool2d<X, K>>, Floating<D>> {
  const wanted = size as number | readonly (number | null)[];
  const sizes = typeof wanted === 'number' ? wanted : wanted.map((n, i) => n ?? x.shape[x.shape.length - 2 + i]!);
  return new Tensor(pooling.adaptiveAvgPool2d(x.node, sizes));
}

/** `torch.nn.functional.unfold`: the patches a convolution sees, [N, C, H, W] → [N, C · k0 · k1, patches]. */
export function unfold<X extends Shape, D extends DType, const K extends Size, const O extends PoolOptions = {}>(
  x: Tensor<X, D>,
  kernelSize: K & Check<'unfold', Unfold<X, K, O>>,
  options?: O,
): Tensor<Resolved<Unfold<X, K, O>>, Floating<D>> {
  return new Tensor(images.unfold(x.node, kernelSize as Size, options ?? {}));
}

/** `torch.nn.functional.fold`, the adjoint of unfold: patches added up to an image of the given size. */
export function fold<X extends Shape, D extends DType, const To extends Shape, const K extends Size>(
  x: Tensor<X, D>,
  outputSize: To & Check<'fold', Folded<X, To, K>>,
  kernelSize: K,
  options: PoolOptions = {},
): Tensor<Resolved<Folded<X, To, K>>, Floating<D>> {
  return new Tensor(images.fold(x.node, outputSize as Size, kernelSize as Size, options));
}

/** Resizes the last two dimensions of [N, C, H, W] to a size or by a scale: nearest pixel, or bilinear. */
export function interpolate<X extends Shape, D extends DType, const O extends InterpolateOptions & { alignCorners?: boolean }>(
  x: Tensor<X, D>,
  options: O & Check<'interpolate', Interpolate<X, O>>,
): Tensor<Resolved<Interpolate<X, O>>, Floating<D>> {
  return new Tensor(images.interpolate(x.node, options as images.InterpolateOptions));
}

/** x / (k + α / size · Σ x²)^β over `size` neighbouring channels (Krizhevsky et al. 2012); α 1e-4, β 0.75, k 1. */
export function localResponseNorm<X extends Shape, D extends DType>(
  x: Tensor<X, D>,
  size: number,
  options: images.LocalResponseNormOptions = {},
): Tensor<X, Floating<D>> {
  return new Tensor(images.localResponseNorm(x.node, size, options));
}
