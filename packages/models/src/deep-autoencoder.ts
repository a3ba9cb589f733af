import { Linear, Module } from '@nacre/layers';
import type { Chain, Check, DType, Input, LayerShapes, Resolved, Shape, Tensor } from '@nacre/tensor';

type Body = [Linear<784, 128>, Linear<128, 64>, Linear<64, 32>, Linear<32, 64>, Linear<64, 128>, Linear<128, 784>];
interface DeepAutoencoderShapes extends LayerShapes {
  readonly output: Chain<Body, Input<this>>;
}

/**
 * An autoencoder of six dense layers (after Hinton and Salakhutdinov 2006, and the Keras blog), [..., 784] → [..., 784], pixels in 0 … 1; ReLU, at
 * the end a sigmoid:
 *
 *     encoder   784 → 128 → 64 → 32    100,480 + 8,256 + 2,080 parameters
 *     decoder   32 → 64 → 128 → 784      2,112 + 8,320 + 101,136
 *
 * 222,384 parameters. Train it with `bce` against its input.
 *
 * @example
 * summary(new DeepAutoencoder(), [1, 784]).totals.parameters; // 222384
 */
export class DeepAutoencoder extends Module {
  declare readonly '~shapes': DeepAutoencoderShapes;
  readonly encoder = [new Linear(784, 128), new Linear(128, 64), new Linear(64, 32)] as const;
  readonly decoder = [new Linear(32, 64), new Linear(64, 128), new Linear(128, 784)] as const;

  forward<S extends Shape, D extends DType>(
    images: Tensor<S, D> & Check<'DeepAutoencoder', Chain<Body, S>>,
  ): Tensor<Resolved<Chain<Body, S>>, D>;
  forward(images: Tensor): Tensor {
    return this.decode(this.encode(images));
  }

  /** [..., 784] → [..., 32]. */
  encode(images: Tensor): Tensor {
    const [first, second, third] = this.encoder;
    return third.forward(second.forward(first.forward(images).relu()).relu()).relu();
  }

  /** [..., 32] → [..., 784]. */
  decode(code: Tensor): Tensor {
    const [first, second, third] = this.decoder;
    return third.forward(second.forward(first.forward(code).relu()).relu()).sigmoid();
  }
}
