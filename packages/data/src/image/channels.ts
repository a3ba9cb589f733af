import { type Image, imageOf, valuesLike } from './image.ts';

/** Pixels as files hold them: row after row, the channels of a pixel side by side. */
export interface Pixels {
  readonly data: Uint8Array | Float32Array;
  readonly width: number;
  readonly height: number;
  /** 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha. */
  readonly channels: number;
}

/** Which channels an image is to have: those of the file, or always the same. */
export type ImageMode = 'unchanged' | 'gray' | 'rgb' | 'rgba';

/** From pixel after pixel to channel after channel. */
export function planar({ data, width, height, channels }: Pixels): Image {
  const shape = [channels, height, width] as const;
  if (channels === 1) return { data, shape };
  const values = valuesLike(data, data.length);
  const area = width * height;
  for (let channel = 0; channel < channels; channel++) {
    for (let i = 0, from = channel; i < area; i++, from += channels) values[channel * area + i] = data[from]!;
  }
  return imageOf(values, shape);
}

/** From channel after channel to pixel after pixel. */
export function interleaved({ data, shape: [channels, height, width] }: Image): Pixels {
  const pixels = data instanceof Float32Array ? new Float32Array(data.length) : new Uint8Array(data.length);
  const area = width * height;
  for (let channel = 0; channel < channels; channel++) {
    for (let i = 0, to = channel; i < area; i++, to += channels) pixels[to] = data[channel * area + i]!;
  }
  return { data: pixels, width, height, channels };
}

/**
 * The image with the channels of this mode: colours become grey as 0.299 R + 0.587 G + 0.114 B (ITU-R 601), grey becomes colour three times
 * the same, alpha is left out without blending, and opaque where it is added.
 */
export function withMode(image: Image, mode: ImageMode): Image {
  const wanted = mode === 'unchanged' ? image.shape[0] : { gray: 1, rgb: 3, rgba: 4 }[mode];
  const [channels, height, width] = image.shape;
  if (wanted === channels) return image;
  const { data } = image;
  const area = height * width;
  const values = valuesLike(data, wanted * area);
  const isColour = channels >= 3;
  if (wanted === 1 && isColour) {
    for (let i = 0; i < area; i++) {
      values[i] = 0.299 * data[i]! + 0.587 * data[area + i]! + 0.114 * data[2 * area + i]!;
    }
  } else {
    for (let channel = 0; channel < Math.min(wanted, 3); channel++) {
      const from = isColour ? channel * area : 0;
      values.set(data.subarray(from, from + area), channel * area);
    }
  }
  if (wanted === 4) {
    if (channels === 2) values.set(data.subarray(area), 3 * area);
    else values.fill(data instanceof Float32Array ? 1 : 255, 3 * area);
  }
  return imageOf(values, [wanted, height, width]);
}
