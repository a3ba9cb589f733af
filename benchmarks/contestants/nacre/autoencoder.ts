import { Conv2d, MaxPool2d, Module } from '@nacre/layers';
import { interpolate, type Tensor } from '@nacre/tensor';

/** A convolutional autoencoder for 28×28 images: 16-8-8 channels down to 4×4, 8-8-16 up again, one out; logits. */
export class Autoencoder extends Module {
  readonly conv1 = new Conv2d(1, 16, 3, { padding: 1 });
  readonly conv2 = new Conv2d(16, 8, 3, { padding: 1 });
  readonly conv3 = new Conv2d(8, 8, 3, { padding: 1 });
  readonly conv4 = new Conv2d(8, 8, 3, { padding: 1 });
  readonly conv5 = new Conv2d(8, 8, 3, { padding: 1 });
  readonly conv6 = new Conv2d(8, 16, 3);
  readonly conv7 = new Conv2d(16, 1, 3, { padding: 1 });
  readonly pool = new MaxPool2d(2, { ceilMode: true });

  override forward(images: Tensor): Tensor {
    const down = (x: Tensor, layer: Conv2d): Tensor => this.pool.forward(layer.forward(x).relu());
    const up = (x: Tensor, layer: Conv2d): Tensor =>
      interpolate(layer.forward(x).relu() as Tensor, { scale: 2, mode: 'nearest' });
    const code = [this.conv1, this.conv2, this.conv3].reduce(down, images);
    const decoded = [this.conv4, this.conv5, this.conv6].reduce(up, code);
    return this.conv7.forward(decoded);
  }
}
