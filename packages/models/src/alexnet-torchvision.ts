import { AdaptiveAvgPool2d, Conv2d, Dropout, Linear, MaxPool2d, Module, ReLU, Sequential } from '@nacre/layers';
import type { Check, DType, Resolved, Shape, Tensor } from '@nacre/tensor';
import type { Classified, ClassifierShapes } from './classifier.ts';

/** The options of `TorchvisionAlexNet`. */
export interface TorchvisionAlexNetOptions<Classes extends number = number> {
  /** 1000 by default. */
  readonly classes?: Classes;
  /** Before the first two fully connected layers; 0.5 by default. */
  readonly dropout?: number;
}

/**
 * The AlexNet of torchvision (`torchvision.models.alexnet`, after Krizhevsky, "One weird trick for parallelizing convolutional neural
 * networks", 2014): one tower, fewer channels, no local response normalisation; for images [N, 3, H, W], usually 224 × 224:
 *
 *     features.0     convolution 64 @ 11×11, stride 4, padding 2     64×55×55       23,296 parameters
 *     features.2     max pool 3×3, stride 2                          64×27×27
 *     features.3     convolution 192 @ 5×5, padding 2               192×27×27      307,392
 *     features.5     max pool 3×3, stride 2                         192×13×13
 *     features.6     convolution 384 @ 3×3, padding 1               384×13×13      663,936
 *     features.8     convolution 256 @ 3×3, padding 1               256×13×13      884,992
 *     features.10    convolution 256 @ 3×3, padding 1               256×13×13      590,080
 *     features.12    max pool 3×3, stride 2                         256×6×6
 *     avgpool        to 6×6 whatever the input's size               256×6×6
 *     classifier.1   linear 9216 → 4096                                         37,752,832
 *     classifier.4   linear 4096 → 4096                                         16,781,312
 *     classifier.6   linear 4096 → classes                                       4,097,000 for 1000
 *
 * 61,100,840 parameters for 1000 classes, under torchvision's names: its state dict loads. It gives logits.
 * @example summary(new TorchvisionAlexNet({ classes: 10 }), [1, 3, 224, 224]).totals.parameters; // 57044810
 */
export class TorchvisionAlexNet<Classes extends number = 1000> extends Module {
  declare readonly '~shapes': ClassifierShapes<3, Classes>;
  readonly features = new Sequential(
    new Conv2d(3, 64, 11, { stride: 4, padding: 2 }),
    new ReLU(),
    new MaxPool2d(3, { stride: 2 }),
    new Conv2d(64, 192, 5, { padding: 2 }),
    new ReLU(),
    new MaxPool2d(3, { stride: 2 }),
    new Conv2d(192, 384, 3, { padding: 1 }),
    new ReLU(),
    new Conv2d(384, 256, 3, { padding: 1 }),
    new ReLU(),
    new Conv2d(256, 256, 3, { padding: 1 }),
    new ReLU(),
    new MaxPool2d(3, { stride: 2 }),
  );
  readonly avgpool = new AdaptiveAvgPool2d(6);
  readonly classifier: Sequential;

  constructor(options: TorchvisionAlexNetOptions<Classes> = {}) {
    super();
    const { classes = 1000 as Classes, dropout = 0.5 } = options;
    this.classifier = new Sequential(
      new Dropout(dropout),
      new Linear(9216, 4096),
      new ReLU(),
      new Dropout(dropout),
      new Linear(4096, 4096),
      new ReLU(),
      new Linear(4096, classes),
    ) as Sequential;
  }

  forward<S extends Shape, D extends DType>(
    images: Tensor<S, D> & Check<'alexnet', Classified<S, 3, Classes>>,
  ): Tensor<Resolved<Classified<S, 3, Classes>>, D>;
  forward(images: Tensor): Tensor {
    const features: Tensor = this.avgpool.forward(this.features.forward(images) as Tensor);
    return this.classifier.forward(features.flatten(1));
  }
}

/**
 * torchvision's AlexNet; `AlexNet` is the paper's.
 *
 * @example
 * summary(alexnet(), [1, 3, 224, 224]).totals.parameters; // 61100840
 */
export const alexnet = <Classes extends number = 1000>(
  options: TorchvisionAlexNetOptions<Classes> = {},
): TorchvisionAlexNet<Classes> => new TorchvisionAlexNet(options);
