import { ArgumentError, DTypeError, ShapeMismatchError } from '@nacre/tensor';
import type { RandomStream } from '../random-stream.ts';
import type { Image } from './image.ts';

/**
 * Makes an image of an image; the one given is not to be changed. All that is random about it comes from `random`, a stream of numbers
 * that belongs to this sample in this epoch, so that the same run gives the same images in whatever order they are asked for.
 *
 * @example
 * const darken: Transform = ({ data, shape }, random) => {
 *   const factor = random.uniform(0.5, 1);
 *   return { data: Float32Array.from(data, (value) => value * factor), shape };
 * };
 */
export type Transform = (image: Image, random: RandomStream) => Image;

/** A transform that draws nothing. */
export type FixedTransform = (image: Image) => Image;

/** A transform that gives an image of the shape it was given. */
export interface ShapePreservingTransform {
  (image: Image, random: RandomStream): Image;
  readonly preservesShape: true;
}

/**
 * A transform that treats each value by itself, looking at nothing but the value and its channel. On bytes it has only 256 results
 * a channel, so a dataset of byte images runs it once into a table, and a batch costs one look-up per value.
 */
export interface PointwiseTransform {
  (image: Image): Image;
  readonly preservesShape: true;
  readonly pointwise: true;
}

export function isPointwise(transform: Transform): transform is PointwiseTransform {
  return 'pointwise' in transform && transform.pointwise === true;
}

function isShapePreserving(transform: Transform): transform is ShapePreservingTransform {
  return 'preservesShape' in transform && transform.preservesShape === true;
}

/**
 * Says of a transform that it gives images of the shape it was given, so that batches keep the type of their shape.
 *
 * @example
 * const upsideDown = preservesShape(({ data, shape }) => ({ data: data.slice().reverse(), shape }));
 */
export function preservesShape(transform: Transform): ShapePreservingTransform {
  return Object.assign(transform, { preservesShape: true as const });
}

const pointwise = (transform: FixedTransform): PointwiseTransform =>
  Object.assign(transform, { preservesShape: true as const, pointwise: true as const });

/**
 * Bytes 0 … 255 become float32 0 … 1, as PyTorch's `ToTensor` does; an image that is float32 already stays as it is.
 *
 * @example
 * toTensor()({ data: new Uint8Array([0, 255]), shape: [1, 1, 2] }).data; // Float32Array [0, 1]
 */
export function toTensor(): PointwiseTransform {
  return pointwise((image) => {
    const { data, shape } = image;
    if (data instanceof Float32Array) return image;
    const scaled = new Float32Array(data.length);
    for (let i = 0; i < data.length; i++) scaled[i] = data[i]! / 255;
    return { data: scaled, shape };
  });
}

/** An image of float32, for transforms whose results would mean nothing as bytes. */
export function floatsOf(operation: string, { data }: Image): Float32Array {
  if (data instanceof Float32Array) return data;
  throw new DTypeError(operation, 'expected a float32 image, got uint8', 'put toTensor() before it');
}

/**
 * (value − mean) / std, with a mean and a std for all channels or one for each; PyTorch's `Normalize`.
 *
 * @throws ArgumentError when a mean is not finite or a std not positive; when used, DTypeError on an image of bytes and
 *   ShapeMismatchError on an image with another number of channels.
 * @example
 * const mnistLike = compose(toTensor(), normalize(0.1307, 0.3081));
 */
export function normalize(mean: number | readonly number[], std: number | readonly number[]): PointwiseTransform {
  const means = typeof mean === 'number' ? [mean] : [...mean];
  const stds = typeof std === 'number' ? [std] : [...std];
  if (!means.every(Number.isFinite) || !stds.every((s) => Number.isFinite(s) && s > 0)) {
    throw new ArgumentError(
      'normalize',
      `means are finite and stds positive, got mean [${means.join(', ')}], std [${stds.join(', ')}]`,
    );
  }
  return pointwise((image) => {
    const data = floatsOf('normalize', image);
    const { shape } = image;
    const [channels, height, width] = shape;
    for (const [name, list] of [
      ['mean', means],
      ['std', stds],
    ] as const) {
      if (list.length !== 1 && list.length !== channels) {
        throw new ShapeMismatchError('normalize', `${name} has ${list.length} values, the image ${channels} channels`);
      }
    }
    const area = height * width;
    const normalized = new Float32Array(data.length);
    for (let channel = 0; channel < channels; channel++) {
      const m = means[channel] ?? means[0]!;
      const s = stds[channel] ?? stds[0]!;
      for (let i = channel * area; i < (channel + 1) * area; i++) normalized[i] = (data[i]! - m) / s;
    }
    return { data: normalized, shape };
  });
}

/**
 * Several transforms in a row, the first one first; PyTorch's `Compose`. Pointwise when all of them are, and shape preserving likewise.
 *
 * @example
 * const prepare = compose(toTensor(), normalize(0.5, 0.5));
 * const augment = compose(randomAffine({ degrees: 10, translate: [0.1, 0.1] }), toTensor());
 */
export function compose(...transforms: readonly PointwiseTransform[]): PointwiseTransform;
export function compose(...transforms: readonly ShapePreservingTransform[]): ShapePreservingTransform;
export function compose(...transforms: readonly FixedTransform[]): FixedTransform;
export function compose(...transforms: readonly Transform[]): Transform;
export function compose(...transforms: readonly Transform[]): Transform {
  const inTurn: Transform = (image, random) => transforms.reduce((result, transform) => transform(result, random), image);
  if (transforms.every(isPointwise)) return pointwise(inTurn as FixedTransform);
  return transforms.every(isShapePreserving) ? preservesShape(inTurn) : inTurn;
}
