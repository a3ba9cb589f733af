import { ArgumentError } from '@nacre/tensor';
import { checkSize, type ImageSize } from './crop.ts';
import { type Image, imageOf, valuesLike } from './image.ts';
import type { FixedTransform } from './transforms.ts';

/** The options of `resize`. */
export interface ResizeOptions {
  /** Default "bilinear". "nearest" invents no values, which masks of class numbers need. */
  readonly interpolation?: 'bilinear' | 'nearest';
  /** Whether shrinking averages over all the pixels that a new one covers. Default true; "nearest" never does. */
  readonly antialias?: boolean;
}

/**
 * The image at another size. One number makes the shorter side that long and keeps the proportions: the longer one is
 * ⌊number · longer / shorter⌋. PyTorch's `Resize` and `interpolate(align_corners=False)`: bilinear, when shrinking with a triangle filter as wide as the
 * shrinking asks for (`antialias`), or "nearest", which takes pixel ⌊i · old / new⌋. Bytes are computed in floating point and rounded once.
 *
 * @throws ArgumentError when the size or the interpolation is none.
 * @example
 * const image: Image = { data: new Uint8Array([0, 100, 200, 220]), shape: [1, 1, 4] };
 * resize([1, 2])(image).data; // Uint8Array [71, 194]
 * const forImageNet = compose(resize(256), centerCrop(224), toTensor());
 */
export function resize(size: ImageSize, { interpolation = 'bilinear', antialias = true }: ResizeOptions = {}): FixedTransform {
  checkSize('resize', size);
  if (interpolation !== 'bilinear' && interpolation !== 'nearest') {
    throw new ArgumentError('resize', `interpolation is "bilinear" or "nearest", got ${JSON.stringify(interpolation)}`);
  }
  return (image) => {
    const [height, width] = newSize(size, image);
    if (height === image.shape[1] && width === image.shape[2]) return image;
    return interpolation === 'nearest' ? nearest(image, height, width) : bilinear(image, height, width, antialias);
  };
}

function newSize(size: ImageSize, { shape: [, height, width] }: Image): readonly [height: number, width: number] {
  if (typeof size !== 'number') return size;
  const longer = Math.floor((size * Math.max(height, width)) / Math.min(height, width));
  return height <= width ? [size, longer] : [longer, size];
}

function nearest({ data, shape }: Image, height: number, width: number): Image {
  const [channels, oldHeight, oldWidth] = shape;
  const values = valuesLike(data, channels * height * width);
  const columns = Int32Array.from({ length: width }, (_, x) => Math.floor((x * oldWidth) / width));
  let to = 0;
  for (let channel = 0; channel < channels; channel++) {
    for (let y = 0; y < height; y++) {
      const row = (channel * oldHeight + Math.floor((y * oldHeight) / height)) * oldWidth;
      for (let x = 0; x < width; x++) values[to++] = data[row + columns[x]!]!;
    }
  }
  return imageOf(values, [channels, height, width]);
}

/** Along one axis: new pixel i is the sum of `counts[i]` old ones from `starts[i]` on, times the weights from `i · taps` on. */
interface Weights {
  readonly taps: number;
  readonly starts: Int32Array;
  readonly counts: Int32Array;
  readonly weights: Float64Array;
}

/** A triangle around each new pixel's place, one old pixel wide to each side, or as wide as a new one when that is wider. */
function triangleWeights(oldLength: number, length: number, antialias: boolean): Weights {
  const scale = oldLength / length;
  const reach = antialias ? Math.max(1, scale) : 1;
  const taps = Math.ceil(reach) * 2 + 1;
  const starts = new Int32Array(length);
  const counts = new Int32Array(length);
  const weights = new Float64Array(length * taps);
  for (let i = 0; i < length; i++) {
    const centre = scale * (i + 0.5);
    const start = Math.max(0, Math.floor(centre - reach + 0.5));
    const count = Math.min(oldLength, Math.floor(centre + reach + 0.5)) - start;
    let total = 0;
    for (let k = 0; k < count; k++) {
      const weight = Math.max(0, 1 - Math.abs((start + k - centre + 0.5) / reach));
      weights[i * taps + k] = weight;
      total += weight;
    }
    for (let k = 0; k < count; k++) weights[i * taps + k]! /= total;
    starts[i] = start;
    counts[i] = count;
  }
  return { taps, starts, counts, weights };
}

function bilinear({ data, shape }: Image, height: number, width: number, antialias: boolean): Image {
  const [channels, oldHeight, oldWidth] = shape;
  const across = triangleWeights(oldWidth, width, antialias);
  const down = triangleWeights(oldHeight, height, antialias);
  const narrowed = new Float32Array(oldHeight * width);
  const line = new Float64Array(width);
  const values = valuesLike(data, channels * height * width);
  for (let channel = 0; channel < channels; channel++) {
    resizeRows(data, channel * oldHeight * oldWidth, oldHeight, oldWidth, across, narrowed);
    for (let y = 0; y < height; y++) {
      line.fill(0);
      const count = down.counts[y]!;
      for (let k = 0; k < count; k++) {
        const weight = down.weights[y * down.taps + k]!;
        const row = (down.starts[y]! + k) * width;
        for (let x = 0; x < width; x++) line[x]! += weight * narrowed[row + x]!;
      }
      values.set(line, (channel * height + y) * width);
    }
  }
  return imageOf(values, [channels, height, width]);
}

function resizeRows(data: Image['data'], from: number, rows: number, oldWidth: number, across: Weights, to: Float32Array): void {
  const { taps, starts, counts, weights } = across;
  const width = starts.length;
  for (let row = 0; row < rows; row++) {
    const rowStart = from + row * oldWidth;
    for (let x = 0; x < width; x++) {
      const start = rowStart + starts[x]!;
      const weight = x * taps;
      const count = counts[x]!;
      let sum = 0;
      for (let k = 0; k < count; k++) sum += weights[weight + k]! * data[start + k]!;
      to[row * width + x] = sum;
    }
  }
}
