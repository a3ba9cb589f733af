import { Conv2d, MaxPool2d, Module, Upsample } from '@nacre/layers';
import type { Channelled, ChannelShapes, Check, DType, Resolved, Shape, Tensor } from '@nacre/tensor';

/**
 * A denoising autoencoder (Vincent et al. 2008, in the form of the Keras blog) for images [N, 1, 28, 28], pixels in 0 … 1; 3×3 convolutions
 * with padding 1, ReLU, at the end a sigmoid:
 *
 *     convolution 32, max pool 2×2        32×14×14      320 parameters
 *     convolution 32, max pool 2×2        32×7×7      9,248
 *     convolution 32, upsampling by 2     32×14×14    9,248
 *     convolution 32, upsampling by 2     32×28×28    9,248
 *     convolution 1                        1×28×28      289
 *
 * 28,353 parameters. Train it with `bce` to make of noisy images the clean ones.
 *
 * @example
 * summary(new DenoisingAutoencoder(), [1, 1, 28, 28]).totals.parameters; // 28353
 */
export class DenoisingAutoencoder extends Module {
  declare readonly '~shapes': ChannelShapes<1>;
  readonly encoder = [new Conv2d(1, 32, 3, { padding: 1 }), new Conv2d(32, 32, 3, { padding: 1 })] as const;
  readonly decoder = [
    new Conv2d(32, 32, 3, { padding: 1 }),
    new Conv2d(32, 32, 3, { padding: 1 }),
    new Conv2d(32, 1, 3, { padding: 1 }),
  ] as const;
  readonly pool = new MaxPool2d(2);
  readonly upsample = new Upsample({ scaleFactor: 2 }) as Upsample;

  forward<S extends Shape, D extends DType>(
    noisy: Tensor<S, D> & Check<'DenoisingAutoencoder', Channelled<S, 1>>,
  ): Tensor<Resolved<Channelled<S, 1>>, D>;
  forward(noisy: Tensor): Tensor {
    const [fine, coarse] = this.encoder;
    const [lower, upper, last] = this.decoder;
    const code = this.pool.forward(coarse.forward(this.pool.forward(fine.forward(noisy).relu())).relu());
    const shapes = this.upsample.forward(lower.forward(code).relu());
    const strokes = this.upsample.forward(upper.forward(shapes).relu());
    return last.forward(strokes).sigmoid();
  }
}
