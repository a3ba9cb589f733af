import { AvgPool2d, Conv2d, type Flatten, Linear, Module } from '@nacre/layers';
import type { Chain, Check, DType, Input, LayerShapes, Resolved, Shape, Tensor } from '@nacre/tensor';
import { type Activation, requireActivation } from './activation.ts';

/** The options of `LeNet5`. */
export interface LeNet5Options<Classes extends number = number> {
  /** 10 by default. */
  readonly classes?: Classes;
  /** tanh by default. */
  readonly activation?: Activation;
}

type Body<Classes extends number> = [
  Conv2d<1, 6, 5, readonly [{ padding: 2 }]>,
  AvgPool2d<2, readonly []>,
  Conv2d<6, 16, 5, readonly []>,
  AvgPool2d<2, readonly []>,
  Flatten,
  Linear<400, 120>,
  Linear<120, 84>,
  Linear<84, Classes>,
];
interface LeNet5Shapes<Classes extends number> extends LayerShapes {
  readonly output: Chain<Body<Classes>, Input<this>>;
}

/**
 * LeNet-5 in the form of the classroom, after LeCun, Bottou, Bengio and Haffner (1998), for images [N, 1, 28, 28]:
 *
 *     convolution 6 @ 5×5, padding 2    6×28×28       156 parameters
 *     average pool 2×2                  6×14×14
 *     convolution 16 @ 5×5             16×10×10     2,416
 *     average pool 2×2                  16×5×5
 *     linear 400 → 120                               48,120
 *     linear 120 → 84                                10,164
 *     linear 84 → classes                               850 for 10
 *
 * 61,706 parameters for 10 classes. It gives logits: train it with `crossEntropy`.
 *
 * @example
 * const model = new LeNet5();
 * model.forward(zeros([2, 1, 28, 28])).shape; // [2, 10]
 */
export class LeNet5<Classes extends number = 10> extends Module {
  declare readonly '~shapes': LeNet5Shapes<Classes>;
  readonly conv1 = new Conv2d(1, 6, 5, { padding: 2 });
  readonly conv2 = new Conv2d(6, 16, 5);
  readonly pool = new AvgPool2d(2);
  readonly fc1 = new Linear(400, 120);
  readonly fc2 = new Linear(120, 84);
  readonly fc3: Linear<84, Classes>;
  private readonly activation: Activation;

  constructor(options: LeNet5Options<Classes> = {}) {
    super();
    const { classes = 10 as Classes, activation = 'tanh' } = options;
    requireActivation('LeNet5', activation);
    this.fc3 = new Linear(84, classes);
    this.activation = activation;
  }

  forward<S extends Shape, D extends DType>(
    images: Tensor<S, D> & Check<'LeNet5', Chain<Body<Classes>, S>>,
  ): Tensor<Resolved<Chain<Body<Classes>, S>>, D>;
  forward(images: Tensor): Tensor {
    const active = (x: Tensor): Tensor => x[this.activation]();
    const edges = this.pool.forward(active(this.conv1.forward(images)));
    const shapes = this.pool.forward(active(this.conv2.forward(edges)));
    const features = active(this.fc1.forward(shapes.flatten(1)));
    return this.fc3.forward(active(this.fc2.forward(features)));
  }
}
