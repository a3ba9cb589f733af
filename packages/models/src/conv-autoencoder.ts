import { Conv2d, MaxPool2d, Module, Upsample } from '@nacre/layers';
import type { Channelled, ChannelShapes, Check, DType, Resolved, Shape, Tensor } from '@nacre/tensor';

/**
 * A convolutional autoencoder (after the Keras blog) for images [N, 1, 28, 28], pixels in 0 … 1; all convolutions 3×3 with padding 1 but
 * one, ReLU, at the end a sigmoid:
 *
 *     convolution 16, max pool 2×2            16×14×14      160 parameters
 *     convolution 8, max pool 2×2              8×7×7      1,160
 *     convolution 8, max pool 2×2              8×4×4        584    the code: 128 numbers
 *     convolution 8, upsampling by 2           8×8×8        584
 *     convolution 8, upsampling by 2           8×16×16      584
 *     convolution 16, unpadded, upsampling    16×28×28    1,168    16×16 → 14×14 → 28×28
 *     convolution 1                            1×28×28      145
 *
 * 4,385 parameters. Train it with `bce` against its input.
 *
 * @example
 * summary(new ConvAutoencoder(), [1, 1, 28, 28]).totals.parameters; // 4385
 */
export class ConvAutoencoder extends Module {
  declare readonly '~shapes': ChannelShapes<1>;
  readonly encoder = [
    new Conv2d(1, 16, 3, { padding: 1 }),
    new Conv2d(16, 8, 3, { padding: 1 }),
    new Conv2d(8, 8, 3, { padding: 1 }),
  ] as const;
  readonly decoder = [
    new Conv2d(8, 8, 3, { padding: 1 }),
    new Conv2d(8, 8, 3, { padding: 1 }),
    new Conv2d(8, 16, 3),
    new Conv2d(16, 1, 3, { padding: 1 }),
  ] as const;
  readonly pool = new MaxPool2d(2, { ceilMode: true });
  readonly upsample = new Upsample({ scaleFactor: 2 }) as Upsample;

  forward<S extends Shape, D extends DType>(
    images: Tensor<S, D> & Check<'ConvAutoencoder', Channelled<S, 1>>,
  ): Tensor<Resolved<Channelled<S, 1>>, D>;
  forward(images: Tensor): Tensor {
    return this.decode(this.encode(images));
  }

  /** [N, 1, 28, 28] → [N, 8, 4, 4]. */
  encode(images: Tensor): Tensor {
    return this.encoder.reduce((x: Tensor, layer) => this.pool.forward((layer as Conv2d).forward(x).relu()), images);
  }

  /** [N, 8, 4, 4] → [N, 1, 28, 28]. */
  decode(code: Tensor): Tensor {
    const [...hidden] = this.decoder as readonly Conv2d[];
    const last = hidden.pop()!;
    const features = hidden.reduce((x: Tensor, layer) => this.upsample.forward(layer.forward(x).relu()), code);
    return last.forward(features).sigmoid();
  }
}
