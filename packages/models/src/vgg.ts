import {
  AdaptiveAvgPool2d,
  BatchNorm2d,
  Conv2d,
  Dropout,
  kaimingNormal,
  Linear,
  MaxPool2d,
  Module,
  normal,
  ReLU,
  Sequential,
  zeros,
} from '@nacre/layers';
import { ArgumentError, type Check, type DType, type Resolved, type Shape, type Tensor } from '@nacre/tensor';
import type { Classified, ClassifierShapes } from './classifier.ts';

/** The options of `VGG`. */
export interface VGGOptions<Classes extends number = number> {
  /** Layers with weights: 11, 13, 16 (the default) or 19, the configurations A, B, D and E of the paper. */
  readonly depth?: 11 | 13 | 16 | 19;
  /** 1000 by default. */
  readonly classes?: Classes;
  /** Normalises after each convolution; false by default. */
  readonly batchNorm?: boolean;
  /** Between the fully connected layers; 0.5 by default. */
  readonly dropout?: number;
}

/** How many 3×3 convolutions there are at each of the five resolutions. */
const convolutions: Readonly<Record<number, readonly number[]>> = {
  11: [1, 1, 2, 2, 2],
  13: [2, 2, 2, 2, 2],
  16: [2, 2, 3, 3, 3],
  19: [2, 2, 4, 4, 4],
};
const channels = [64, 128, 256, 512, 512];

/**
 * VGG (Simonyan and Zisserman 2014; `torchvision.models.vgg16` and its relatives), for images [N, 3, H, W], usually 224 × 224. 3×3
 * convolutions with padding 1 and ReLU, 2×2 max pools between; for depth 16:
 *
 *     2 convolutions  64, max pool      64×112×112        38,720 parameters
 *     2 convolutions 128, max pool     128×56×56         221,440
 *     3 convolutions 256, max pool     256×28×28       1,475,328
 *     3 convolutions 512, max pool     512×14×14       5,899,776
 *     3 convolutions 512, max pool     512×7×7         7,079,424
 *     average pool to 7×7              512×7×7
 *     linear 25088 → 4096, dropout                   102,764,544
 *     linear  4096 → 4096, dropout                    16,781,312
 *     linear  4096 → classes                           4,097,000 for 1000
 *
 * 138,357,544 parameters for 1000 classes, under torchvision's names: its state dicts load. It gives logits.
 *
 * @throws ArgumentError for another depth
 * @example
 * summary(new VGG({ depth: 11 }), [1, 3, 224, 224]).totals.parameters; // 132863336
 */
export class VGG<Classes extends number = 1000> extends Module {
  declare readonly '~shapes': ClassifierShapes<3, Classes>;
  readonly features: Sequential;
  readonly avgpool = new AdaptiveAvgPool2d(7);
  readonly classifier: Sequential;

  constructor(options: VGGOptions<Classes> = {}) {
    super();
    const { depth = 16, classes = 1000 as Classes, batchNorm = false, dropout = 0.5 } = options;
    const counts = convolutions[depth];
    if (counts === undefined) throw new ArgumentError('VGG', `depth is 11, 13, 16 or 19, got ${depth}`);
    const blocks = counts.map((count, level) => block(count, channels[level - 1] ?? 3, channels[level]!, batchNorm));
    this.features = new Sequential(...blocks.flat());
    this.classifier = new Sequential(
      linear(channels.at(-1)! * 7 * 7, 4096),
      new ReLU(),
      new Dropout(dropout),
      linear(4096, 4096),
      new ReLU(),
      new Dropout(dropout),
      linear(4096, classes),
    ) as Sequential;
  }

  forward<S extends Shape, D extends DType>(
    images: Tensor<S, D> & Check<'VGG', Classified<S, 3, Classes>>,
  ): Tensor<Resolved<Classified<S, 3, Classes>>, D>;
  forward(images: Tensor): Tensor {
    const features: Tensor = this.avgpool.forward(this.features.forward(images) as Tensor);
    return this.classifier.forward(features.flatten(1));
  }
}

/** Some convolutions at one resolution, and the pooling to the next. */
function block(
  count: number,
  inChannels: number,
  outChannels: number,
  batchNorm: boolean,
): (Conv2d | BatchNorm2d | ReLU | MaxPool2d)[] {
  const layers = Array.from({ length: count }, (_, i) => {
    const convolution = new Conv2d(i === 0 ? inChannels : outChannels, outChannels, 3, { padding: 1 }) as Conv2d;
    kaimingNormal(convolution.weight, { mode: 'fanOut', nonlinearity: 'relu' });
    zeros(convolution.bias!);
    return batchNorm ? [convolution, new BatchNorm2d(outChannels), new ReLU()] : [convolution, new ReLU()];
  });
  return [...layers.flat(), new MaxPool2d(2) as MaxPool2d];
}

function linear(inFeatures: number, outFeatures: number): Linear {
  const layer = new Linear(inFeatures, outFeatures);
  normal(layer.weight, { std: 0.01 });
  zeros(layer.bias!);
  return layer;
}

/**
 * VGG with 16 layers: configuration D.
 *
 * @example
 * summary(vgg16(), [1, 3, 224, 224]).totals.parameters; // 138357544
 */
export const vgg16 = <Classes extends number = 1000>(options: Omit<VGGOptions<Classes>, 'depth'> = {}): VGG<Classes> =>
  new VGG({ ...options, depth: 16 });
