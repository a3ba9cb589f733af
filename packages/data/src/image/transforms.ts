import { ArgumentError, DTypeError, ShapeMismatchError } from '@nacre/tensor';

/** One image in plain memory: [channels, height, width], row after row. */
export interface Image {
  readonly data: Uint8Array | Float32Array;
  readonly shape: readonly [channels: number, height: number, width: number];
}

/** Makes an image of an image; the one given is not to be changed. */
export type Transform = (image: Image) => Image;

/**
 * A transform that treats each value by itself, looking at nothing but the value and its channel. On bytes it has only 256 results
 * a channel, so a dataset of byte images runs it once into a table, and a batch costs one look-up per value.
 */
export interface PointwiseTransform extends Transform {
  readonly pointwise: true;
}

export function isPointwise(transform: Transform): transform is PointwiseTransform {
  return 'pointwise' in transform && transform.pointwise === true;
}

const pointwise = (transform: Transform): PointwiseTransform => Object.assign(transform, { pointwise: true as const });

/**
 * Bytes 0 … 255 become float32 0 … 1, as PyTorch's `ToTensor` does; an image that is float32 already stays as it is.
 *
 * @example
 * toTensor()({ data: new Uint8Array([0, 255]), shape: [1, 1, 2] }).data; // Float32Array [0, 1]
 */
export function toTensor(): PointwiseTransform {
  return pointwise((image) =>
    image.data instanceof Float32Array
      ? image
      : { data: Float32Array.from(image.data, (byte) => byte / 255), shape: image.shape },
  );
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
  return pointwise(({ data, shape }) => {
    if (!(data instanceof Float32Array)) {
      throw new DTypeError('normalize', 'expected a float32 image, got uint8', 'put toTensor() before it');
    }
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
 * Several transforms in a row, the first one first. Pointwise when all of them are.
 *
 * @example
 * const prepare = compose(toTensor(), normalize(0.5, 0.5));
 */
export function compose(...transforms: readonly PointwiseTransform[]): PointwiseTransform;
export function compose(...transforms: readonly Transform[]): Transform;
export function compose(...transforms: readonly Transform[]): Transform {
  const inTurn: Transform = (image) => transforms.reduce((result, transform) => transform(result), image);
  return transforms.every(isPointwise) ? pointwise(inTurn) : inTurn;
}
