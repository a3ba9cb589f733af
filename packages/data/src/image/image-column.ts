import { DTypeError, ShapeMismatchError } from '@nacre/tensor';
import type { Column } from '../columns.ts';
import { sampleStream } from '../random-stream.ts';
import type { Image, ImageShape } from './image.ts';
import { isPointwise, type PointwiseTransform, type Transform } from './transforms.ts';

/** Byte images as a column of float32, through a transform whose random numbers are drawn from `seed`. */
export function imageColumn<S extends ImageShape>(
  pixels: Uint8Array,
  shape: S,
  transform: Transform,
  seed: number,
): Column<S, 'float32'> {
  const size = shape[0] * shape[1] * shape[2];
  const gather = isPointwise(transform)
    ? pointwiseGather(pixels, shape, transform)
    : imagewiseGather(pixels, shape, transform, seed);
  return { length: pixels.length / size, dtype: 'float32', gather: gather as Column<S, 'float32'>['gather'] };
}

/** Looks every byte up in a table of its channel, which the transform itself has filled: the values are the same either way. */
function pointwiseGather(pixels: Uint8Array, shape: ImageShape, transform: PointwiseTransform): Column['gather'] {
  const [channels, height, width] = shape;
  const area = height * width;
  const everyByte = Uint8Array.from({ length: channels * 256 }, (_, i) => i & 255);
  const table = floats(transform({ data: everyByte, shape: [channels, 16, 16] }));
  return (rows) => {
    const data = new Float32Array(rows.length * channels * area);
    for (let i = 0; i < rows.length; i++) {
      for (let channel = 0; channel < channels; channel++) {
        const to = (i * channels + channel) * area;
        lookUp(data, to, pixels, (rows[i]! * channels + channel) * area, area, table, channel * 256);
      }
    }
    return { data, shape };
  };
}

/** Four bytes a turn, which takes V8 half the time of one: this is what each training step waits for. */
function lookUp(
  data: Float32Array,
  to: number,
  bytes: Uint8Array,
  from: number,
  count: number,
  table: Float32Array,
  offset: number,
): void {
  let i = 0;
  for (; i + 3 < count; i += 4) {
    data[to + i] = table[offset + bytes[from + i]!]!;
    data[to + i + 1] = table[offset + bytes[from + i + 1]!]!;
    data[to + i + 2] = table[offset + bytes[from + i + 2]!]!;
    data[to + i + 3] = table[offset + bytes[from + i + 3]!]!;
  }
  for (; i < count; i++) data[to + i] = table[offset + bytes[from + i]!]!;
}

function imagewiseGather(pixels: Uint8Array, shape: ImageShape, transform: Transform, seed: number): Column['gather'] {
  const size = shape[0] * shape[1] * shape[2];
  return (rows, context) => {
    // A copy, so that a transform that works in place does not change the dataset.
    const images = Array.from(rows, (row) =>
      transform({ data: pixels.slice(row * size, (row + 1) * size), shape }, sampleStream(seed, context, row)),
    );
    const result = images[0]?.shape ?? shape;
    const resultSize = result[0] * result[1] * result[2];
    const data = new Float32Array(rows.length * resultSize);
    for (const [i, image] of images.entries()) {
      if (image.shape.join() !== result.join()) {
        throw new ShapeMismatchError(
          'transform',
          `images of one batch have shapes [${result.join(', ')}] and [${image.shape.join(', ')}]`,
          'end with a transform that gives all images one size',
        );
      }
      data.set(floats(image), i * resultSize);
    }
    return { data, shape: result };
  };
}

export function floats({ data }: Image): Float32Array {
  if (data instanceof Float32Array) return data;
  throw new DTypeError('transform', 'the images that reach a batch are float32, got uint8', 'add toTensor() to the transform');
}
