import { ArgumentError, ShapeMismatchError } from '@nacre/tensor';
import { ArrayDataset } from '../array-dataset.ts';
import { type Column, column } from '../columns.ts';
import { checkCount } from '../dataset.ts';
import type { ImageShape } from './image.ts';
import { imageColumn } from './image-column.ts';
import { type ShapePreservingTransform, type Transform, toTensor } from './transforms.ts';

/** What is done to images as they are read. */
export interface TransformOptions {
  /** What a random transform draws from, with the number of the epoch and the index of the image. Default 0. */
  readonly seed?: number;
}

/** What an `ImageDataset` is made of. */
export interface LabelledImages<S extends ImageShape> extends TransformOptions {
  /** All images, one after the other, each [channels, height, width]. Not copied. */
  readonly pixels: Uint8Array;
  /** The class number of each image. */
  readonly labels: ArrayLike<number>;
  /** Of one image. */
  readonly shape: S;
  /** The name of each class. */
  readonly classes: readonly string[];
  /** What is done to each image on its way into a batch. Default `toTensor()`. */
  readonly transform?: Transform;
}

// A type alias, because an interface would need an index signature to be a record of columns, and then any name would do.
/** The columns of an `ImageDataset`: images and their labels. */
export type ImageColumns<S extends ImageShape> = {
  readonly images: Column<[...S], 'float32'>;
  readonly labels: Column<[], 'int32'>;
};

/** Mean and standard deviation of each channel, on the scale 0 … 1 that `toTensor` gives. */
export interface ChannelStatistics {
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/**
 * Labelled byte images in memory. A sample is `{ images: [c, h, w] float32, labels: [] int32 }`, a batch the same with the samples
 * along a new first dimension. The bytes are turned into float32 when a batch is made. What a random transform makes of image i in epoch e
 * depends on `seed`, e and i alone.
 *
 * @throws ShapeMismatchError when pixels, labels and shape disagree, ArgumentError when a label is no class.
 * @example
 * const dataset = new ImageDataset({ pixels: new Uint8Array(8), labels: [0, 1], shape: [1, 2, 2], classes: ['a', 'b'] });
 * const { images, labels } = dataset.getBatch([1, 0]); // [2, 1, 2, 2] float32 and [2] int32
 */
export class ImageDataset<const S extends ImageShape = ImageShape> extends ArrayDataset<ImageColumns<S>> {
  readonly pixels: Uint8Array;
  readonly labels: Int32Array;
  readonly imageShape: S;
  readonly classes: readonly string[];

  constructor({ pixels, labels, shape, classes, transform = toTensor(), seed = 0 }: LabelledImages<S>) {
    checkCount('ImageDataset', 'seed', seed, 0);
    const [channels, height, width] = shape;
    if (![channels, height, width].every((dim) => Number.isInteger(dim) && dim > 0)) {
      throw new ShapeMismatchError('ImageDataset', `shape is [channels, height, width], got [${shape.join(', ')}]`);
    }
    if (pixels.length !== labels.length * channels * height * width) {
      throw new ShapeMismatchError(
        'ImageDataset',
        `${labels.length} labels and ${pixels.length} bytes of images [${shape.join(', ')}] do not go together`,
      );
    }
    for (let i = 0; i < labels.length; i++) {
      const label = labels[i]!;
      if (!Number.isInteger(label) || label < 0 || label >= classes.length) {
        throw new ArgumentError('ImageDataset', `label ${label} of image ${i} is none of the ${classes.length} classes`);
      }
    }
    const classNumbers = Int32Array.from(labels);
    super({
      images: imageColumn(pixels, shape, transform, seed) as unknown as Column<[...S], 'float32'>,
      labels: column(classNumbers),
    });
    this.pixels = pixels;
    this.labels = classNumbers;
    this.imageShape = shape;
    this.classes = classes;
  }

  /**
   * The same images, shared, through another transform. `seed` is for transforms that draw random numbers.
   *
   * @example
   * const train = digits({ count: 1000 });
   * const { mean, std } = train.statistics();
   * const normalized = train.withTransform(compose(toTensor(), normalize(mean, std)));
   * const augmented = train.withTransform(compose(randomAffine({ degrees: 10 }), toTensor()), { seed: 1 });
   * augmented.getBatch([0, 1], { epoch: 3 }).images.shape; // [2, 1, 28, 28]
   */
  withTransform(transform: ShapePreservingTransform, options?: TransformOptions): ImageDataset<S>;
  withTransform(transform: Transform, options?: TransformOptions): ImageDataset;
  withTransform(transform: Transform, { seed = 0 }: TransformOptions = {}): ImageDataset {
    const { pixels, labels, imageShape, classes } = this;
    return new ImageDataset<ImageShape>({ pixels, labels, shape: imageShape, classes, transform, seed });
  }

  /** What `normalize` wants to know, over all images. NaN when there are none. */
  statistics(): ChannelStatistics {
    const [channels, height, width] = this.imageShape;
    const area = height * width;
    const mean: number[] = [];
    const std: number[] = [];
    for (let channel = 0; channel < channels; channel++) {
      let sum = 0;
      let squares = 0;
      for (let start = channel * area; start < this.pixels.length; start += channels * area) {
        for (let i = start; i < start + area; i++) {
          const byte = this.pixels[i]!;
          sum += byte;
          squares += byte * byte;
        }
      }
      const count = this.length * area;
      const average = sum / count;
      mean.push(average / 255);
      std.push(Math.sqrt(squares / count - average * average) / 255);
    }
    return { mean, std };
  }
}
