import {
  AdaptiveAvgPool2d,
  BatchNorm2d,
  Conv2d,
  kaimingNormal,
  Linear,
  MaxPool2d,
  Module,
  Sequential,
  zeros,
} from '@nacre/layers';
import type { Check, DType, Resolved, Shape, Tensor } from '@nacre/tensor';
import type { Classified, ClassifierShapes } from './classifier.ts';

/** The options of `ResNet`. */
export interface ResNetOptions<Classes extends number = number> {
  /** 1000 by default. */
  readonly classes?: Classes;
  /**
   * How an image enters: `imagenet` (the default) by a 7×7 convolution and a max pool, which leave a quarter of each size; `small`, for
   * images of 32 × 32 or so, by a 3×3 convolution that keeps it.
   */
  readonly stem?: 'imagenet' | 'small';
  /** Blocks begin as the identity, which trains a little better (Goyal et al. 2017); false by default. */
  readonly zeroInitResidual?: boolean;
}

/** A convolution whose bias the normalisation after it would cancel. */
function convolution(inChannels: number, outChannels: number, size: number, stride: number): Conv2d {
  const layer = new Conv2d(inChannels, outChannels, size, { stride, padding: (size - 1) / 2, bias: false }) as Conv2d;
  kaimingNormal(layer.weight, { mode: 'fanOut', nonlinearity: 'relu' });
  return layer;
}

/** What is added to a block's result: the input, or, where sizes change, a 1×1 convolution of it. */
const shortcut = (inChannels: number, outChannels: number, stride: number): Sequential | null =>
  stride === 1 && inChannels === outChannels
    ? null
    : new Sequential(convolution(inChannels, outChannels, 1, stride), new BatchNorm2d(outChannels) as BatchNorm2d);

/** relu(x + two 3×3 convolutions of x). */
class BasicBlock extends Module {
  static readonly expansion = 1;
  readonly conv1: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly conv2: Conv2d;
  readonly bn2: BatchNorm2d;
  readonly downsample: Sequential | null;

  constructor(inChannels: number, width: number, stride: number) {
    super();
    this.conv1 = convolution(inChannels, width, 3, stride);
    this.bn1 = new BatchNorm2d(width);
    this.conv2 = convolution(width, width, 3, 1);
    this.bn2 = new BatchNorm2d(width);
    this.downsample = shortcut(inChannels, width, stride);
  }

  get last(): BatchNorm2d {
    return this.bn2;
  }

  forward(x: Tensor): Tensor {
    const inner: Tensor = this.bn1.forward(this.conv1.forward(x)).relu();
    const residual: Tensor = this.bn2.forward(this.conv2.forward(inner));
    return residual.add(this.downsample?.forward(x) ?? x).relu() as Tensor;
  }
}

/** relu(x + 1×1, 3×3 and 1×1 convolutions of x), the inner ones on a quarter of the channels. */
class Bottleneck extends Module {
  static readonly expansion = 4;
  readonly conv1: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly conv2: Conv2d;
  readonly bn2: BatchNorm2d;
  readonly conv3: Conv2d;
  readonly bn3: BatchNorm2d;
  readonly downsample: Sequential | null;

  constructor(inChannels: number, width: number, stride: number) {
    super();
    const outChannels = width * Bottleneck.expansion;
    this.conv1 = convolution(inChannels, width, 1, 1);
    this.bn1 = new BatchNorm2d(width);
    this.conv2 = convolution(width, width, 3, stride);
    this.bn2 = new BatchNorm2d(width);
    this.conv3 = convolution(width, outChannels, 1, 1);
    this.bn3 = new BatchNorm2d(outChannels);
    this.downsample = shortcut(inChannels, outChannels, stride);
  }

  get last(): BatchNorm2d {
    return this.bn3;
  }

  forward(x: Tensor): Tensor {
    const narrow: Tensor = this.bn1.forward(this.conv1.forward(x)).relu();
    const inner: Tensor = this.bn2.forward(this.conv2.forward(narrow)).relu();
    const residual: Tensor = this.bn3.forward(this.conv3.forward(inner));
    return residual.add(this.downsample?.forward(x) ?? x).relu() as Tensor;
  }
}

/**
 * A residual network (He, Zhang, Ren and Sun 2015; `torchvision.models.resnet18` and its relatives), for images [N, 3, H, W], usually
 * 224 × 224:
 *
 *     conv1, bn1   convolution 64 @ 7×7, stride 2      64×112×112
 *     maxpool      3×3, stride 2                       64×56×56
 *     layer1       residual blocks                 64·e×56×56
 *     layer2       the first with stride 2        128·e×28×28
 *     layer3       the first with stride 2        256·e×14×14
 *     layer4       the first with stride 2        512·e×7×7
 *     avgpool      to 1×1                         512·e
 *     fc           linear 512·e → classes
 *
 *                  blocks         e    parameters for 1000 classes
 *     resnet18     2, 2, 2, 2     1    11,689,512
 *     resnet34     3, 4, 6, 3     1    21,797,672
 *     resnet50     3, 4, 6, 3     4    25,557,032    (with bottlenecks)
 *
 * The names are torchvision's: its state dicts load. It gives logits.
 * @example summary(new ResNet('basic', [1, 1, 1, 1], { classes: 10, stem: 'small' }), [1, 3, 32, 32]).totals.parameters; // 4903242
 */
export class ResNet<Classes extends number = 1000> extends Module {
  declare readonly '~shapes': ClassifierShapes<3, Classes>;
  readonly conv1: Conv2d;
  readonly bn1 = new BatchNorm2d(64);
  readonly maxpool: MaxPool2d | null;
  readonly layer1: Sequential;
  readonly layer2: Sequential;
  readonly layer3: Sequential;
  readonly layer4: Sequential;
  readonly avgpool = new AdaptiveAvgPool2d(1);
  readonly fc: Linear<number, Classes>;

  constructor(
    block: 'basic' | 'bottleneck',
    blocks: readonly [number, number, number, number],
    options: ResNetOptions<Classes> = {},
  ) {
    super();
    const { classes = 1000 as Classes, stem = 'imagenet', zeroInitResidual = false } = options;
    const Block = block === 'basic' ? BasicBlock : Bottleneck;
    const { expansion } = Block;
    const stage = (inChannels: number, width: number, count: number, stride: number): Sequential =>
      new Sequential(
        ...Array.from({ length: count }, (_, i) =>
          i === 0 ? new Block(inChannels, width, stride) : new Block(width * expansion, width, 1),
        ),
      );
    this.conv1 = stem === 'imagenet' ? convolution(3, 64, 7, 2) : convolution(3, 64, 3, 1);
    this.maxpool = stem === 'imagenet' ? new MaxPool2d(3, { stride: 2, padding: 1 }) : null;
    this.layer1 = stage(64, 64, blocks[0], 1);
    this.layer2 = stage(64 * expansion, 128, blocks[1], 2);
    this.layer3 = stage(128 * expansion, 256, blocks[2], 2);
    this.layer4 = stage(256 * expansion, 512, blocks[3], 2);
    this.fc = new Linear(512 * expansion, classes);
    if (zeroInitResidual) {
      for (const module of this.modules()) {
        if (module instanceof BasicBlock || module instanceof Bottleneck) zeros(module.last.weight!);
      }
    }
  }

  forward<S extends Shape, D extends DType>(
    images: Tensor<S, D> & Check<'ResNet', Classified<S, 3, Classes>>,
  ): Tensor<Resolved<Classified<S, 3, Classes>>, D>;
  forward(images: Tensor): Tensor {
    const entered: Tensor = this.bn1.forward(this.conv1.forward(images)).relu();
    let x: Tensor = this.maxpool === null ? entered : this.maxpool.forward(entered);
    for (const layer of [this.layer1, this.layer2, this.layer3, this.layer4]) x = layer.forward(x);
    return this.fc.forward(this.avgpool.forward(x).flatten(1));
  }
}

/**
 * ResNet-18.
 *
 * @example
 * summary(resnet18(), [1, 3, 224, 224]).totals.parameters; // 11689512
 */
export const resnet18 = <Classes extends number = 1000>(options: ResNetOptions<Classes> = {}): ResNet<Classes> =>
  new ResNet('basic', [2, 2, 2, 2], options);

/**
 * ResNet-34.
 *
 * @example
 * summary(resnet34(), [1, 3, 224, 224]).totals.parameters; // 21797672
 */
export const resnet34 = <Classes extends number = 1000>(options: ResNetOptions<Classes> = {}): ResNet<Classes> =>
  new ResNet('basic', [3, 4, 6, 3], options);

/**
 * ResNet-50. As in torchvision the stride of a bottleneck is in its 3×3 convolution.
 *
 * @example
 * summary(resnet50(), [1, 3, 224, 224]).totals.parameters; // 25557032
 */
export const resnet50 = <Classes extends number = 1000>(options: ResNetOptions<Classes> = {}): ResNet<Classes> =>
  new ResNet('bottleneck', [3, 4, 6, 3], options);
