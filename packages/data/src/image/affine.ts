import { ArgumentError } from '@nacre/tensor';
import { type FillValue, fillFor } from './fill.ts';
import { type Image, imageOf, valuesLike } from './image.ts';
import { preservesShape, type ShapePreservingTransform } from './transforms.ts';

type Range = readonly [low: number, high: number];

/** The options of `randomAffine`. */
export interface RandomAffineOptions {
  /** Rotation in degrees, clockwise: uniform within ±number, or within the range. */
  readonly degrees: number | Range;
  /** Shift as a part of width and height: uniform within ±, rounded to whole pixels. Default none. */
  readonly translate?: readonly [horizontal: number, vertical: number];
  /** Factor of size: uniform within the range. Default none. */
  readonly scale?: Range;
  /** Shear in degrees: along x within ±number or within the range, or along x and along y within two ranges. Default none. */
  readonly shear?: number | Range | readonly [lowX: number, highX: number, lowY: number, highY: number];
  /** The value of pixels from outside the image, one for all channels or one for each. Default 0. */
  readonly fill?: FillValue;
  /** Default "bilinear", unlike PyTorch's "nearest". */
  readonly interpolation?: 'bilinear' | 'nearest';
}

/** A turn, shift, change of size and shear about the middle of an image; lengths in pixels, angles in degrees. */
export interface AffineParameters {
  readonly angle: number;
  readonly translate: readonly [x: number, y: number];
  readonly scale: number;
  readonly shear: readonly [x: number, y: number];
}

/** Where a pixel of the new image comes from, both measured from the middle: x' = xx·x + xy·y + x0, y' = yx·x + yy·y + y0. */
interface InverseMap {
  readonly xx: number;
  readonly xy: number;
  readonly x0: number;
  readonly yx: number;
  readonly yy: number;
  readonly y0: number;
}

/**
 * A random rotation, shift, change of size and shear about the middle of the image, which keeps its size; PyTorch's `RandomAffine`.
 * A new pixel takes the value found where the inverse map puts its middle, bilinear between the four pixels there; those outside the image are
 * `fill`.
 *
 * @throws ArgumentError when an option is out of range; when used, ShapeMismatchError when `fill` has not one value for each channel.
 * @example
 * const likeHandwriting = randomAffine({ degrees: 10, translate: [0.1, 0.1], scale: [0.9, 1.1], shear: 10 });
 * const train = digits({ count: 100 }).withTransform(compose(likeHandwriting, toTensor()), { seed: 1 });
 */
export function randomAffine(options: RandomAffineOptions): ShapePreservingTransform {
  const { translate: [horizontal, vertical] = [0, 0], fill = 0, interpolation = 'bilinear' } = options;
  const degrees = rangeOf('degrees', options.degrees);
  const scale = rangeOf('scale', options.scale ?? [1, 1]);
  const [shearX, shearY] = shearRanges(options.shear ?? 0);
  if (!(horizontal >= 0 && horizontal <= 1 && vertical >= 0 && vertical <= 1)) {
    throw new ArgumentError('randomAffine', `translate is parts within 0 … 1, got [${horizontal}, ${vertical}]`);
  }
  if (scale[0] <= 0) throw new ArgumentError('randomAffine', `scale is positive, got [${scale.join(', ')}]`);
  if (interpolation !== 'bilinear' && interpolation !== 'nearest') {
    throw new ArgumentError('randomAffine', `interpolation is "bilinear" or "nearest", got ${JSON.stringify(interpolation)}`);
  }
  return preservesShape((image, random) => {
    const [, height, width] = image.shape;
    const angle = random.uniform(...degrees);
    const x = Math.round(random.uniform(-horizontal * width, horizontal * width));
    const y = Math.round(random.uniform(-vertical * height, vertical * height));
    const factor = random.uniform(...scale);
    const shear = [random.uniform(...shearX), random.uniform(...shearY)] as const;
    return affine(image, { angle, translate: [x, y], scale: factor, shear }, fill, interpolation);
  });
}

function rangeOf(name: string, value: number | Range): Range {
  const [low, high] = typeof value === 'number' ? [-value, value] : value;
  if (!Number.isFinite(low) || !Number.isFinite(high) || low > high) {
    throw new ArgumentError(
      'randomAffine',
      `${name} is a range [low, high], or a number at least 0, got ${JSON.stringify(value)}`,
    );
  }
  return [low, high];
}

function shearRanges(shear: NonNullable<RandomAffineOptions['shear']>): readonly [Range, Range] {
  if (typeof shear === 'number' || shear.length === 2) return [rangeOf('shear', shear), [0, 0]];
  return [rangeOf('shear', [shear[0], shear[1]]), rangeOf('shear', [shear[2], shear[3]])];
}

/** The inverse of rotation · shear · scale, then of the shift: `_get_inverse_affine_matrix` of torchvision. */
function inverseMap({ angle, translate: [shiftX, shiftY], scale, shear }: AffineParameters): InverseMap {
  const rotation = (angle * Math.PI) / 180;
  const tanX = Math.tan((shear[0] * Math.PI) / 180);
  const shearY = (shear[1] * Math.PI) / 180;
  const cos = Math.cos(rotation - shearY) / Math.cos(shearY);
  const sin = Math.sin(rotation - shearY) / Math.cos(shearY);
  const xx = (Math.cos(rotation) - sin * tanX) / scale;
  const xy = (Math.sin(rotation) + cos * tanX) / scale;
  const yx = -sin / scale;
  const yy = cos / scale;
  return { xx, xy, x0: -xx * shiftX - xy * shiftY, yx, yy, y0: -yx * shiftX - yy * shiftY };
}

/** The image under one such map. */
export function affine(
  { data, shape }: Image,
  parameters: AffineParameters,
  fill: FillValue,
  interpolation: 'bilinear' | 'nearest',
): Image {
  const [channels, height, width] = shape;
  const map = inverseMap(parameters);
  const values = valuesLike(data, data.length);
  const sample = interpolation === 'nearest' ? sampleNearest : sampleBilinear;
  for (let channel = 0; channel < channels; channel++) {
    const start = channel * height * width;
    sample({ data, values, start, height, width, fill: fillFor('randomAffine', fill, channel, channels) }, map);
  }
  return imageOf(values, shape);
}

/** One channel, which begins at `start`: where its values come from and where they go. */
interface Channel {
  readonly data: Image['data'];
  readonly values: Uint8ClampedArray | Float32Array;
  readonly start: number;
  readonly height: number;
  readonly width: number;
  readonly fill: number;
}

/** The loop makes no objects: it runs for every image of every epoch. */
function sampleBilinear(channel: Channel, { xx, xy, x0, yx, yy, y0 }: InverseMap): void {
  const { data, values, start, height, width, fill } = channel;
  const middleX = (width - 1) / 2;
  const middleY = (height - 1) / 2;
  const lastX = width - 1;
  const lastY = height - 1;
  let to = start;
  for (let row = 0; row < height; row++) {
    const y = row - middleY;
    const rowX = xy * y + x0 + middleX;
    const rowY = yy * y + y0 + middleY;
    for (let column = 0; column < width; column++, to++) {
      const x = column - middleX;
      const fromX = xx * x + rowX;
      const fromY = yx * x + rowY;
      if (fromX >= 0 && fromY >= 0 && fromX < lastX && fromY < lastY) {
        const left = fromX | 0;
        const top = fromY | 0;
        const at = start + top * width + left;
        values[to] = blend(data[at]!, data[at + 1]!, data[at + width]!, data[at + width + 1]!, fromX - left, fromY - top);
      } else if (fromX <= -1 || fromY <= -1 || fromX >= width || fromY >= height) {
        values[to] = fill;
      } else {
        values[to] = blendAtEdge(channel, fromX, fromY);
      }
    }
  }
}

/** Between four neighbours, `x` of the way to the right and `y` of the way down. */
function blend(upperLeft: number, upperRight: number, lowerLeft: number, lowerRight: number, x: number, y: number): number {
  const upper = upperLeft + (upperRight - upperLeft) * x;
  const lower = lowerLeft + (lowerRight - lowerLeft) * x;
  return upper + (lower - upper) * y;
}

/** The same where some of the four lie outside. */
function blendAtEdge({ data, start, height, width, fill }: Channel, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const at = start + top * width + left;
  const isLeft = left >= 0;
  const isRight = left + 1 < width;
  const isUpper = top >= 0;
  const isLower = top + 1 < height;
  const upperLeft = isLeft && isUpper ? data[at]! : fill;
  const upperRight = isRight && isUpper ? data[at + 1]! : fill;
  const lowerLeft = isLeft && isLower ? data[at + width]! : fill;
  const lowerRight = isRight && isLower ? data[at + width + 1]! : fill;
  return blend(upperLeft, upperRight, lowerLeft, lowerRight, x - left, y - top);
}

function sampleNearest({ data, values, start, height, width, fill }: Channel, { xx, xy, x0, yx, yy, y0 }: InverseMap): void {
  const middleX = (width - 1) / 2;
  const middleY = (height - 1) / 2;
  for (let i = 0; i < height * width; i++) {
    const x = (i % width) - middleX;
    const y = Math.floor(i / width) - middleY;
    const fromX = Math.round(xx * x + xy * y + x0 + middleX);
    const fromY = Math.round(yx * x + yy * y + y0 + middleY);
    const isInside = fromX >= 0 && fromY >= 0 && fromX < width && fromY < height;
    values[start + i] = isInside ? data[start + fromY * width + fromX]! : fill;
  }
}
