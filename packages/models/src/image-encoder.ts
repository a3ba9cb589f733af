import { BatchNorm2d, Conv2d, Linear, MaxPool2d, Module } from '@nacre/layers';
import { ArgumentError, ShapeMismatchError, type Tensor } from '@nacre/tensor';

export interface ImageEncoderOptions {
  /** Channels, height and width of an image. */
  readonly image: readonly [channels: number, height: number, width: number];
  /** Maps of each convolution. */
  readonly widths: readonly number[];
  /** The size of the vector. */
  readonly features: number;
}

/**
 * A small convolutional network that makes a vector of an image, [N, C, H, W] → [N, features]: for each width a 3×3 convolution with padding 1,
 * batch normalisation, ReLU and a 2×2 max pool; then a linear layer, which sees where things are, and ReLU.
 *
 * @throws ArgumentError for an image that is too small to be halved so often
 * @throws ShapeMismatchError for images of another size
 */
export class ImageEncoder extends Module {
  readonly convolutions: readonly Conv2d[];
  readonly norms: readonly BatchNorm2d[];
  readonly linear: Linear;
  private readonly pool = new MaxPool2d(2);
  private readonly image: readonly [number, number, number];

  constructor({ image, widths, features }: ImageEncoderOptions) {
    super();
    const [channels, height, width] = image;
    const [rows, columns] = [height, width].map((size) => Math.floor(size / 2 ** widths.length)) as [number, number];
    if (!(rows >= 1 && columns >= 1))
      throw new ArgumentError('ImageEncoder', `${height}×${width} pixels cannot be halved ${widths.length} times`);
    this.convolutions = widths.map(
      (maps, i) => new Conv2d(i === 0 ? channels : widths[i - 1]!, maps, 3, { padding: 1, bias: false }) as Conv2d,
    );
    this.norms = widths.map((maps) => new BatchNorm2d(maps) as BatchNorm2d);
    this.linear = new Linear((widths.at(-1) ?? channels) * rows * columns, features);
    this.image = image;
  }

  forward(images: Tensor): Tensor {
    if (images.rank !== 4 || images.shape.slice(1).join() !== this.image.join())
      throw new ShapeMismatchError(
        'ImageEncoder',
        `expected images [N, ${this.image.join(', ')}], got [${images.shape.join(', ')}]`,
      );
    const maps = this.convolutions.reduce(
      (x: Tensor, convolution, i) => this.pool.forward(this.norms[i]!.forward(convolution.forward(x)).relu() as Tensor),
      images,
    );
    return this.linear.forward(maps.flatten(1)).relu();
  }
}
