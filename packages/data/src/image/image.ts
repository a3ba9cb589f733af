/** Channels, height and width, as PyTorch has them. */
export type ImageShape = readonly [channels: number, height: number, width: number];

/** One image in plain memory: [channels, height, width], row after row. */
export interface Image {
  readonly data: Uint8Array | Float32Array;
  readonly shape: ImageShape;
}

/**
 * Room for an image of the same kind. Bytes are clamped arrays while they are written to: they round to the nearest integer, ties to even, and
 * stay within 0 … 255, which is what PyTorch does to images of bytes.
 */
export function valuesLike(data: Image['data'], length: number): Uint8ClampedArray | Float32Array {
  return data instanceof Float32Array ? new Float32Array(length) : new Uint8ClampedArray(length);
}

/** An image of values that were made by `valuesLike`. */
export function imageOf(values: Uint8ClampedArray | Float32Array, shape: ImageShape): Image {
  return { data: values instanceof Float32Array ? values : new Uint8Array(values.buffer), shape };
}
