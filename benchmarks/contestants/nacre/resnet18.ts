import { BatchNorm2d, Conv2d, Linear, Module } from '@nacre/layers';
import type { Tensor } from '@nacre/tensor';
import { resnetBlocks } from '../../spec/models.ts';

class BasicBlock extends Module {
  readonly conv1: Conv2d;
  readonly norm1: BatchNorm2d;
  readonly conv2: Conv2d;
  readonly norm2: BatchNorm2d;
  readonly shortcut: Conv2d | null;
  readonly shortcutNorm: BatchNorm2d | null;

  constructor(from: number, to: number, stride: number) {
    super();
    this.conv1 = new Conv2d(from, to, 3, { stride, padding: 1, bias: false });
    this.norm1 = new BatchNorm2d(to);
    this.conv2 = new Conv2d(to, to, 3, { padding: 1, bias: false });
    this.norm2 = new BatchNorm2d(to);
    this.shortcut = stride === 1 ? null : new Conv2d(from, to, 1, { stride, bias: false });
    this.shortcutNorm = stride === 1 ? null : new BatchNorm2d(to);
  }

  override forward(x: Tensor): Tensor {
    const { shortcut, shortcutNorm } = this;
    const hidden: Tensor = this.norm1.forward(this.conv1.forward(x) as Tensor).relu();
    const residual: Tensor = this.norm2.forward(this.conv2.forward(hidden) as Tensor);
    const direct: Tensor = shortcut === null || shortcutNorm === null ? x : shortcutNorm.forward(shortcut.forward(x) as Tensor);
    return residual.add(direct).relu();
  }
}

/** ResNet-18 as used for 32×32 images (He et al. 2016): a 3×3 stem, no first pooling. */
export class ResNet18 extends Module {
  readonly conv: Conv2d = new Conv2d(3, 64, 3, { padding: 1, bias: false });
  readonly norm = new BatchNorm2d(64);
  readonly blocks = resnetBlocks.map(([from, to, stride]) => new BasicBlock(from, to, stride));
  readonly fc = new Linear(512, 10);

  override forward(images: Tensor): Tensor {
    const stem: Tensor = this.norm.forward(this.conv.forward(images) as Tensor).relu();
    const features = this.blocks.reduce((x, block) => block.forward(x), stem);
    return this.fc.forward(features.mean([2, 3]) as Tensor);
  }
}
