import { Conv2d, Linear, MaxPool2d, Module } from '@nacre/layers';
import type { Tensor } from '@nacre/tensor';

/** AlexNet in one column (Krizhevsky, Sutskever and Hinton 2012), without its response normalisation and dropout. */
export class AlexNet extends Module {
  readonly conv1 = new Conv2d(3, 96, 11, { stride: 4, padding: 2 });
  readonly conv2 = new Conv2d(96, 256, 5, { padding: 2 });
  readonly conv3 = new Conv2d(256, 384, 3, { padding: 1 });
  readonly conv4 = new Conv2d(384, 384, 3, { padding: 1 });
  readonly conv5 = new Conv2d(384, 256, 3, { padding: 1 });
  readonly pool = new MaxPool2d(3, { stride: 2 });
  readonly fc1 = new Linear(9216, 4096);
  readonly fc2 = new Linear(4096, 4096);
  readonly fc3 = new Linear(4096, 1000);

  override forward(images: Tensor): Tensor {
    const edges: Tensor = this.pool.forward(this.conv1.forward(images).relu());
    const parts: Tensor = this.pool.forward(this.conv2.forward(edges).relu());
    const third: Tensor = this.conv3.forward(parts).relu();
    const fourth: Tensor = this.conv4.forward(third).relu();
    const features: Tensor = this.pool.forward(this.conv5.forward(fourth).relu());
    const hidden: Tensor = this.fc1.forward(features.flatten(1)).relu();
    return this.fc3.forward(this.fc2.forward(hidden).relu());
  }
}
