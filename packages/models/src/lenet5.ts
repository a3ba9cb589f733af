import { AvgPool2d, Conv2d, Linear, Module } from '@nacre/layers';
import type { Tensor } from '@nacre/tensor';

export interface LeNet5Options {
  /** Number of classes. Default 10. */
  readonly classes?: number;
  /** Default `tanh`. */
  readonly activation?: 'tanh' | 'relu';
}

/**
 * LeNet-5 in the form of the classroom, after LeCun, Bottou, Bengio and Haffner (1998), for images [N, 1, 28, 28]:
 *
 *     conv 6 @ 5×5, padding 2   28×28×6      156 parameters
 *     average pool 2×2          14×14×6
 *     conv 16 @ 5×5             10×10×16   2,416
 *     average pool 2×2          5×5×16
 *     linear 400 → 120                    48,120
 *     linear 120 → 84                     10,164
 *     linear 84 → classes                    850 for 10
 *
 * 61,706 parameters for 10 classes. Gives logits: train it with `crossEntropy`.
 *
 * @example
 * const model = new LeNet5();
 * model.forward(zeros([1, 1, 28, 28])).shape; // [1, 10]
 */
export class LeNet5 extends Module {
  readonly conv1 = new Conv2d(1, 6, 5, { padding: 2 });
  readonly conv2 = new Conv2d(6, 16, 5);
  readonly pool = new AvgPool2d(2);
  readonly fc1 = new Linear(400, 120);
  readonly fc2 = new Linear(120, 84);
  readonly fc3: Linear<84, number>;
  private readonly activation: 'tanh' | 'relu';

  constructor(options: LeNet5Options = {}) {
    super();
    this.fc3 = new Linear(84, options.classes ?? 10);
    this.activation = options.activation ?? 'tanh';
  }

  override forward(images: Tensor<readonly [number, 1, 28, 28], 'float32'>): Tensor<[number, number], 'float32'> {
    const first = this.pool.forward(this.conv1.forward(images)[this.activation]());
    const second = this.pool.forward(this.conv2.forward(first)[this.activation]());
    const features = second.flatten(1);
    const hidden = this.fc2.forward(this.fc1.forward(features)[this.activation]())[this.activation]();
    return this.fc3.forward(hidden);
  }
}
