import { Conv2d, Linear, MaxPool2d, Module, type Part } from '@nacre/layers';
import type { Tensor } from '@nacre/tensor';
import { vggPools, weightsOf } from '../../spec/models.ts';

/** VGG16 (Simonyan and Zisserman 2015), without dropout. */
export class VGG16 extends Module {
  readonly convolutions = weightsOf
    .vgg16()
    .filter(([name]) => name.startsWith('conv') && name.endsWith('weight'))
    .map(([, [to, from]]) => new Conv2d(from!, to!, 3, { padding: 1 }));
  readonly pool = new MaxPool2d(2);
  readonly fc1 = new Linear(25088, 4096);
  readonly fc2 = new Linear(4096, 4096);
  readonly fc3 = new Linear(4096, 1000);

  override parts(): Iterable<Part> {
    const { fc1, fc2, fc3 } = this;
    return [...this.convolutions.map((layer, i): Part => [`conv${i + 1}`, layer]), ...Object.entries({ fc1, fc2, fc3 })];
  }

  override forward(images: Tensor): Tensor {
    const features = this.convolutions.reduce((x: Tensor, layer, i) => {
      const active: Tensor = layer.forward(x).relu();
      return vggPools.includes(i + 1) ? this.pool.forward(active) : active;
    }, images);
    const hidden: Tensor = this.fc1.forward(features.flatten(1)).relu();
    return this.fc3.forward(this.fc2.forward(hidden).relu());
  }
}
