import { convMultiplyAdds, convOutputSize, convParameters } from '@nacre/layers';

/** A convolution over a square image, with a bias for each filter. */
export interface LayerSizes {
  /** Places along each side of the image. */
  readonly side: number;
  readonly inChannels: number;
  readonly filters: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
  readonly groups: number;
}

export interface LayerCounts {
  /** Places along each side of the maps. */
  readonly outputSide: number;
  readonly outputs: number;
  readonly parameters: number;
  readonly multiplyAdds: number;
}

/** @throws ArgumentError, ShapeMismatchError for sizes that no layer has */
export function count({ side, inChannels, filters, kernel, groups, ...sliding }: LayerSizes): LayerCounts {
  const outputSide = convOutputSize(side, kernel, sliding);
  return {
    outputSide,
    outputs: filters * outputSide ** 2,
    parameters: convParameters(inChannels, filters, kernel, { groups }),
    multiplyAdds: convMultiplyAdds(inChannels, filters, kernel, [outputSide, outputSide], { groups }),
  };
}
