import { ArgumentError, ShapeMismatchError } from '@nacre/tensor';
import { checkCount } from '../dataset.ts';
import type { RandomStream } from '../random-stream.ts';
import { type FillValue, fillFor } from './fill.ts';
import { type Image, imageOf, valuesLike } from './image.ts';
import { type FixedTransform, preservesShape, type ShapePreservingTransform, type Transform } from './transforms.ts';

/** The size of an image: its height and width, or one number for both. */
export type ImageSize = number | readonly [height: number, width: number];

export function checkSize(operation: string, size: ImageSize): readonly [height: number, width: number] {
  const [height, width] = typeof size === 'number' ? [size, size] : size;
  checkCount(operation, 'the height', height, 1);
  checkCount(operation, 'the width', width, 1);
  return [height, width];
}

/**
 * The window [top, left, height, width] of an image; what lies outside the image is `fill`.
 */
function crop({ data, shape }: Image, top: number, left: number, height: number, width: number, fill: FillValue): Image {
  const [channels, oldHeight, oldWidth] = shape;
  const values = valuesLike(data, channels * height * width);
  const firstRow = Math.max(0, -top);
  const lastRow = Math.min(height, oldHeight - top);
  const firstColumn = Math.max(0, -left);
  const lastColumn = Math.min(width, oldWidth - left);
  for (let channel = 0; channel < channels; channel++) {
    const from = channel * oldHeight * oldWidth;
    const to = channel * height * width;
    const outside = fillFor('crop', fill, channel, channels);
    if (outside !== 0) values.fill(outside, to, to + height * width);
    if (firstColumn >= lastColumn) continue;
    for (let row = firstRow; row < lastRow; row++) {
      const start = from + (row + top) * oldWidth + left;
      values.set(data.subarray(start + firstColumn, start + lastColumn), to + row * width + firstColumn);
    }
  }
  return imageOf(values, [channels, height, width]);
}

/** To the nearest integer, a half to the even one: Python's `round`. */
function roundToEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/**
 * The middle of the image; PyTorch's `CenterCrop`, but an image that is too small is an error and is not padded with zeros.
 *
 * @throws ArgumentError when the size is none; when used, ShapeMismatchError on an image that is smaller.
 * @example
 * centerCrop([1, 2])({ data: new Uint8Array([1, 2, 3, 4]), shape: [1, 1, 4] }).data; // Uint8Array [2, 3]
 */
export function centerCrop(size: ImageSize): FixedTransform {
  const [height, width] = checkSize('centerCrop', size);
  return (image) => {
    const [, oldHeight, oldWidth] = image.shape;
    checkFits('centerCrop', height, width, oldHeight, oldWidth, 'resize it first');
    const top = roundToEven((oldHeight - height) / 2);
    return crop(image, top, roundToEven((oldWidth - width) / 2), height, width, 0);
  };
}

/** The options of `randomCrop`. */
export interface RandomCropOptions {
  /** Pixels added on every side before the crop: one number, or one for left and right and one for top and bottom. Default 0. */
  readonly padding?: number | readonly [horizontal: number, vertical: number];
  /** The value of added pixels, one for all channels or one for each. Default 0. */
  readonly fill?: FillValue;
}

/**
 * A part of the image at a random place, after padding; PyTorch's `RandomCrop`.
 *
 * @throws ArgumentError when an option is out of range; when used, ShapeMismatchError on an image that is smaller, padding included.
 * @example
 * const likeResNet = compose(randomCrop(32, { padding: 4 }), randomHorizontalFlip(), toTensor());
 */
export function randomCrop(size: ImageSize, { padding = 0, fill = 0 }: RandomCropOptions = {}): Transform {
  const [height, width] = checkSize('randomCrop', size);
  const [horizontal, vertical] = typeof padding === 'number' ? [padding, padding] : padding;
  checkCount('randomCrop', 'padding', horizontal, 0);
  checkCount('randomCrop', 'padding', vertical, 0);
  return (image, random) => {
    const paddedHeight = image.shape[1] + 2 * vertical;
    const paddedWidth = image.shape[2] + 2 * horizontal;
    checkFits('randomCrop', height, width, paddedHeight, paddedWidth, 'resize it first, or give padding');
    const top = random.integer(paddedHeight - height + 1) - vertical;
    const left = random.integer(paddedWidth - width + 1) - horizontal;
    return crop(image, top, left, height, width, fill);
  };
}

function checkFits(operation: string, height: number, width: number, oldHeight: number, oldWidth: number, fix: string): void {
  if (height > oldHeight || width > oldWidth) {
    const problem = `${height} × ${width} pixels cannot be taken from an image of ${oldHeight} × ${oldWidth}`;
    throw new ShapeMismatchError(operation, problem, fix);
  }
}

/**
 * The mirror image, left and right exchanged, with this probability; PyTorch's `RandomHorizontalFlip`.
 *
 * @throws ArgumentError when the probability is not within 0 … 1.
 * @example
 * const mirror = randomHorizontalFlip(1);
 * mirror({ data: new Uint8Array([1, 2, 3]), shape: [1, 1, 3] }, new RandomStream(0, 0, 0)).data; // Uint8Array [3, 2, 1]
 */
export function randomHorizontalFlip(probability = 0.5): ShapePreservingTransform {
  if (!(probability >= 0 && probability <= 1)) {
    throw new ArgumentError('randomHorizontalFlip', `the probability is within 0 … 1, got ${probability}`);
  }
  return preservesShape((image, random: RandomStream) => (random.uniform(0, 1) < probability ? mirrored(image) : image));
}

function mirrored({ data, shape }: Image): Image {
  const width = shape[2];
  const flipped = data.slice();
  for (let start = 0; start < data.length; start += width) flipped.subarray(start, start + width).reverse();
  return { data: flipped, shape };
}
