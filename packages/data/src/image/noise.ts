import { ArgumentError } from '@nacre/tensor';
import { floatsOf, preservesShape, type ShapePreservingTransform } from './transforms.ts';

/** The options of `addNoise`. */
export interface NoiseOptions {
  /** Default 0. */
  readonly mean?: number;
  /** Standard deviation, on the scale of the image. Default 0.1. */
  readonly std?: number;
}

/**
 * value + mean + std · n, with n standard normal and drawn anew for each value; torchvision's `GaussianNoise` without its clipping.
 *
 * @throws ArgumentError when mean or std are not finite or std is negative; when used, DTypeError on an image of bytes.
 * @example
 * const noisy = compose(toTensor(), addNoise({ std: 0.05 }));
 */
export function addNoise({ mean = 0, std = 0.1 }: NoiseOptions = {}): ShapePreservingTransform {
  if (!Number.isFinite(mean) || !(std >= 0 && std < Infinity)) {
    throw new ArgumentError('addNoise', `mean is finite and std at least 0, got mean ${mean}, std ${std}`);
  }
  return preservesShape((image, random) => {
    const data = floatsOf('addNoise', image);
    const noisy = new Float32Array(data.length);
    for (let i = 0; i < data.length; i++) noisy[i] = data[i]! + mean + std * random.normal();
    return { data: noisy, shape: image.shape };
  });
}
