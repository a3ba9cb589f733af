import { ArgumentError, type ConvOptions, type Size } from '@nacre/tensor';
import { countOf, perDimension, requireGroups, requireSizes } from './sizes.ts';

/*
 * What a convolution comes to, from its sizes alone: the arithmetic that one does before building a network.
 */

/**
 * The size after a window slid over W places: ⌊(W − K + 2P) / S⌋ + 1, where a dilated kernel covers K = dilation · (kernelSize − 1) + 1. Stride S and
 * dilation are 1, padding P is 0 by default. The same holds for pooling.
 *
 * @throws ArgumentError if no window fits
 * @example
 * convOutputSize(227, 11, { stride: 4 }); // 55
 * convOutputSize(5, 3, { stride: 2, padding: 1 }); // 3
 */
export function convOutputSize(
  size: number,
  kernelSize: number,
  options: { readonly stride?: number; readonly padding?: number; readonly dilation?: number } = {},
): number {
  const { stride = 1, padding = 0, dilation = 1 } = options;
  requireSizes('convOutputSize', { size, kernelSize, stride, dilation });
  if (!Number.isInteger(padding)) throw new ArgumentError('convOutputSize', `padding is an integer, got ${padding}`);
  const room = size + 2 * padding - (dilation * (kernelSize - 1) + 1);
  if (room < 0)
    throw new ArgumentError(
      'convOutputSize',
      `a kernel of ${kernelSize} with dilation ${dilation} does not fit ${size} places with padding ${padding}`,
    );
  return Math.floor(room / stride) + 1;
}

/** The options of `convParameters`. */
export interface ConvParameterOptions extends Pick<ConvOptions, 'groups'> {
  /** true by default. */
  readonly bias?: boolean;
  /** Over how many dimensions a kernelSize that is a number slides; 2 by default. */
  readonly dimensions?: number;
}

/**
 * The parameters of a convolution of K kernels F × F over D1 channels: F² · D1 · K weights and K biases; with groups each kernel sees D1 / groups
 * channels.
 *
 * @throws ArgumentError, ShapeMismatchError for sizes that no layer has
 * @example
 * convParameters(3, 96, 11); // 34944
 * convParameters(3, 96, 11, { bias: false }); // 34848
 */
export function convParameters(
  inChannels: number,
  outChannels: number,
  kernelSize: Size,
  options: ConvParameterOptions = {},
): number {
  const { groups = 1, bias = true, dimensions = 2 } = options;
  const rank = typeof kernelSize === 'number' ? dimensions : kernelSize.length;
  return weights('convParameters', inChannels, outChannels, kernelSize, rank, groups) + (bias ? outChannels : 0);
}

/**
 * The multiply-adds of a convolution for one example: H2 · W2 · F² · D1 · D2 for F × F kernels from D1 to D2 channels that give H2 × W2 places; with
 * groups D1 / groups in place of D1. Twice as many floating-point operations, if additions are counted by themselves.
 *
 * @param outputSize the places along each dimension
 * @throws ArgumentError, ShapeMismatchError for sizes that no layer has
 * @example
 * convMultiplyAdds(3, 96, 11, [55, 55]); // 105415200
 */
export function convMultiplyAdds(
  inChannels: number,
  outChannels: number,
  kernelSize: Size,
  outputSize: readonly number[],
  options: Pick<ConvOptions, 'groups'> = {},
): number {
  requireSizes('convMultiplyAdds', { outputSize });
  const perPlace = weights('convMultiplyAdds', inChannels, outChannels, kernelSize, outputSize.length, options.groups ?? 1);
  return countOf(outputSize) * perPlace;
}

function weights(
  operation: string,
  inChannels: number,
  outChannels: number,
  kernelSize: Size,
  rank: number,
  groups: number,
): number {
  requireSizes(operation, { inChannels, outChannels, kernelSize, groups });
  requireGroups(operation, groups, inChannels, outChannels);
  return (countOf(perDimension(operation, 'kernelSize', kernelSize, rank)) * inChannels * outChannels) / groups;
}
