import { Conv2d, Dropout, type Flatten, Linear, LocalResponseNorm, MaxPool2d, Module } from '@nacre/layers';
import type { Chain, Check, DType, Input, LayerShapes, Resolved, Shape, Tensor } from '@nacre/tensor';

/** The options of `AlexNet`. */
export interface AlexNetOptions<Classes extends number = number> {
  /** 1000 by default. */
  readonly classes?: Classes;
  /** Of the fully connected layers; 0.5 by default. */
  readonly dropout?: number;
  /** In how many parts the second, fourth and fifth convolution fall: 2, for the two GPUs of the paper, by default; 1 for whole ones. */
  readonly groups?: 1 | 2;
}

type Body<Classes extends number> = [
  Conv2d<3, 96, 11, readonly [{ stride: 4 }]>,
  MaxPool2d<3, readonly [{ stride: 2 }]>,
  Conv2d<96, 256, 5, readonly [{ padding: 2 }]>,
  MaxPool2d<3, readonly [{ stride: 2 }]>,
  Conv2d<256, 384, 3, readonly [{ padding: 1 }]>,
  Conv2d<384, 384, 3, readonly [{ padding: 1 }]>,
  Conv2d<384, 256, 3, readonly [{ padding: 1 }]>,
  MaxPool2d<3, readonly [{ stride: 2 }]>,
  Flatten,
  Linear<9216, 4096>,
  Linear<4096, 4096>,
  Linear<4096, Classes>,
];
interface AlexNetShapes<Classes extends number> extends LayerShapes {
  readonly output: Chain<Body<Classes>, Input<this>>;
}

/**
 * AlexNet as in the paper (Krizhevsky, Sutskever and Hinton 2012), for images [N, 3, 227, 227]; ReLU after each layer but the last:
 *
 *     convolution 96 @ 11×11, stride 4             96×55×55       34,944 parameters, 34,848 of them weights
 *     local response normalisation, max pool 3×3   96×27×27
 *     convolution 256 @ 5×5, padding 2            256×27×27      307,456
 *     local response normalisation, max pool 3×3  256×13×13
 *     convolution 384 @ 3×3, padding 1            384×13×13      885,120
 *     convolution 384 @ 3×3, padding 1            384×13×13      663,936
 *     convolution 256 @ 3×3, padding 1            256×13×13      442,624
 *     max pool 3×3, stride 2                      256×6×6
 *     linear 9216 → 4096, dropout                             37,752,832
 *     linear 4096 → 4096, dropout                             16,781,312
 *     linear 4096 → classes                                    4,097,000 for 1000
 *
 * 60,965,224 parameters for 1000 classes. The second, fourth and fifth convolution are split in two groups, each of which sees half of the channels, as the
 * paper's two GPUs did; with `groups: 1` they see all, and there are 62,378,344. The normalisation divides by
 * (2 + 10⁻⁴ · Σ x²)^0.75 over 5 channels: PyTorch's `alpha`, a mean's, is 5 · 10⁻⁴. It gives logits. `alexnet` is torchvision's variant.
 *
 * @example
 * summary(new AlexNet(), [1, 3, 227, 227]).totals.parameters; // 60965224
 */
export class AlexNet<Classes extends number = 1000> extends Module {
  declare readonly '~shapes': AlexNetShapes<Classes>;
  readonly conv1 = new Conv2d(3, 96, 11, { stride: 4 });
  readonly conv2: Conv2d;
  readonly conv3 = new Conv2d(256, 384, 3, { padding: 1 });
  readonly conv4: Conv2d;
  readonly conv5: Conv2d;
  readonly norm1 = new LocalResponseNorm(5, { alpha: 5e-4, beta: 0.75, k: 2 });
  readonly norm2 = new LocalResponseNorm(5, { alpha: 5e-4, beta: 0.75, k: 2 });
  readonly pool = new MaxPool2d(3, { stride: 2 });
  readonly fc6 = new Linear(9216, 4096);
  readonly fc7 = new Linear(4096, 4096);
  readonly fc8: Linear<4096, Classes>;
  readonly dropout: Dropout;

  constructor(options: AlexNetOptions<Classes> = {}) {
    super();
    const { classes = 1000 as Classes, dropout = 0.5, groups = 2 } = options;
    this.conv2 = new Conv2d(96, 256, 5, { padding: 2, groups });
    this.conv4 = new Conv2d(384, 384, 3, { padding: 1, groups });
    this.conv5 = new Conv2d(384, 256, 3, { padding: 1, groups });
    this.fc8 = new Linear(4096, classes);
    this.dropout = new Dropout(dropout);
  }

  forward<S extends Shape, D extends DType>(
    images: Tensor<S, D> & Check<'AlexNet', Chain<Body<Classes>, S>>,
  ): Tensor<Resolved<Chain<Body<Classes>, S>>, D>;
  forward(images: Tensor): Tensor {
    const edges: Tensor = this.pool.forward(this.norm1.forward(this.conv1.forward(images).relu()));
    const textures: Tensor = this.pool.forward(this.norm2.forward(this.conv2.forward(edges).relu()));
    const parts: Tensor = this.conv4.forward(this.conv3.forward(textures).relu()).relu();
    const things: Tensor = this.pool.forward(this.conv5.forward(parts).relu());
    const hidden: Tensor = this.dropout.forward(this.fc6.forward(things.flatten(1)).relu());
    return this.fc8.forward(this.dropout.forward(this.fc7.forward(hidden).relu()));
  }
}
