import { AdaptiveAvgPool2d, BatchNorm2d, Conv2d, Dropout, Linear, MaxPool2d, Module, normal, Sequential } from '@nacre/layers';
import { ArgumentError, type Check, concat, type DType, type Resolved, type Shape, type Tensor } from '@nacre/tensor';
import type { Classified, ClassifierShapes } from './classifier.ts';

/** The options of `GoogLeNet`. */
export interface GoogLeNetOptions<Classes extends number = number> {
  /** 1000 by default. */
  readonly classes?: Classes;
  /** Whether it has the two classifiers in the middle that help training; true by default. */
  readonly auxiliary?: boolean;
  /** Before the last layer; 0.2 by default. */
  readonly dropout?: number;
  /** Before the last layers of the classifiers in the middle; 0.7 by default. */
  readonly auxiliaryDropout?: number;
}

/** What a training step of GoogLeNet looks at. */
export interface GoogLeNetLogits {
  readonly logits: Tensor;
  /** Of the classifier after inception4a. */
  readonly auxiliary1: Tensor;
  /** Of the classifier after inception4d. */
  readonly auxiliary2: Tensor;
}

/** Convolution, normalisation, ReLU: torchvision's BasicConv2d. */
class BasicConv2d extends Module {
  readonly conv: Conv2d;
  readonly bn: BatchNorm2d;

  constructor(inChannels: number, outChannels: number, size: number, options: { stride?: number; padding?: number } = {}) {
    super();
    this.conv = new Conv2d(inChannels, outChannels, size, { ...options, bias: false }) as Conv2d;
    this.bn = new BatchNorm2d(outChannels, { eps: 0.001 });
    normal(this.conv.weight, { std: 0.01 });
  }

  forward(x: Tensor): Tensor {
    return (this.bn.forward(this.conv.forward(x)) as Tensor).relu();
  }
}

/** The output channels of the four branches, and what the second and third narrow the input to. */
type Branches = readonly [one: number, narrow3: number, three: number, narrow5: number, five: number, pool: number];

/** 1×1, 3×3, wider (3×3 in torchvision, 5×5 in the paper) and pooled views of the same places, side by side in channels. */
class Inception extends Module {
  readonly branch1: BasicConv2d;
  readonly branch2: Sequential;
  readonly branch3: Sequential;
  readonly branch4: Sequential;

  constructor(inChannels: number, [one, narrow3, three, narrow5, five, pool]: Branches) {
    super();
    this.branch1 = new BasicConv2d(inChannels, one, 1);
    this.branch2 = new Sequential(new BasicConv2d(inChannels, narrow3, 1), new BasicConv2d(narrow3, three, 3, { padding: 1 }));
    this.branch3 = new Sequential(new BasicConv2d(inChannels, narrow5, 1), new BasicConv2d(narrow5, five, 3, { padding: 1 }));
    this.branch4 = new Sequential(
      new MaxPool2d(3, { stride: 1, padding: 1, ceilMode: true }) as MaxPool2d,
      new BasicConv2d(inChannels, pool, 1),
    );
  }

  forward(x: Tensor): Tensor {
    return concat([this.branch1.forward(x), this.branch2.forward(x), this.branch3.forward(x), this.branch4.forward(x)], 1);
  }
}

/** A classifier in the middle: its loss gives the early layers a gradient. */
class InceptionAux extends Module {
  readonly conv: BasicConv2d;
  readonly fc1 = linear(2048, 1024);
  readonly fc2: Linear;
  readonly dropout: Dropout;
  private readonly pool = new AdaptiveAvgPool2d(4);

  constructor(inChannels: number, classes: number, dropout: number) {
    super();
    this.conv = new BasicConv2d(inChannels, 128, 1);
    this.fc2 = linear(1024, classes);
    this.dropout = new Dropout(dropout);
  }

  forward(x: Tensor): Tensor {
    const features: Tensor = this.conv.forward(this.pool.forward(x));
    return this.fc2.forward(this.dropout.forward(this.fc1.forward(features.flatten(1)).relu()));
  }
}

function linear<Out extends number>(inFeatures: number, outFeatures: Out): Linear<number, Out> {
  const layer = new Linear(inFeatures, outFeatures);
  normal(layer.weight, { std: 0.01 });
  return layer;
}

/**
 * GoogLeNet (Szegedy et al. 2014; `torchvision.models.googlenet`, with batch normalisation), for images [N, 3, H, W], usually 224 × 224:
 *
 *     conv1          64 @ 7×7, stride 2, max pool      64×56×56
 *     conv2, conv3   64 @ 1×1, 192 @ 3×3, max pool    192×28×28
 *     inception3a, 3b                    max pool     480×14×14
 *     inception4a, 4b, 4c, 4d, 4e        max pool     832×7×7
 *     inception5a, 5b               average pool     1024
 *     fc             dropout, linear 1024 → classes
 *
 * 13,004,888 parameters for 1000 classes, 6,624,904 without the classifiers in the middle, under torchvision's names: its state dict
 * loads. It gives logits; `forwardAll` gives also those of the classifiers in the middle, for training.
 *
 * @example
 * summary(new GoogLeNet({ auxiliary: false }), [1, 3, 224, 224]).totals.parameters; // 6624904
 */
export class GoogLeNet<Classes extends number = 1000> extends Module {
  declare readonly '~shapes': ClassifierShapes<3, Classes>;
  readonly conv1 = new BasicConv2d(3, 64, 7, { stride: 2, padding: 3 });
  readonly maxpool1 = new MaxPool2d(3, { stride: 2, ceilMode: true });
  readonly conv2 = new BasicConv2d(64, 64, 1);
  readonly conv3 = new BasicConv2d(64, 192, 3, { padding: 1 });
  readonly maxpool2 = new MaxPool2d(3, { stride: 2, ceilMode: true });
  readonly inception3a = new Inception(192, [64, 96, 128, 16, 32, 32]);
  readonly inception3b = new Inception(256, [128, 128, 192, 32, 96, 64]);
  readonly maxpool3 = new MaxPool2d(3, { stride: 2, ceilMode: true });
  readonly inception4a = new Inception(480, [192, 96, 208, 16, 48, 64]);
  readonly inception4b = new Inception(512, [160, 112, 224, 24, 64, 64]);
  readonly inception4c = new Inception(512, [128, 128, 256, 24, 64, 64]);
  readonly inception4d = new Inception(512, [112, 144, 288, 32, 64, 64]);
  readonly inception4e = new Inception(528, [256, 160, 320, 32, 128, 128]);
  readonly maxpool4 = new MaxPool2d(2, { stride: 2, ceilMode: true });
  readonly inception5a = new Inception(832, [256, 160, 320, 32, 128, 128]);
  readonly inception5b = new Inception(832, [384, 192, 384, 48, 128, 128]);
  readonly aux1: InceptionAux | null;
  readonly aux2: InceptionAux | null;
  readonly avgpool = new AdaptiveAvgPool2d(1);
  readonly dropout: Dropout;
  readonly fc: Linear<number, Classes>;

  constructor(options: GoogLeNetOptions<Classes> = {}) {
    super();
    const { classes = 1000 as Classes, auxiliary = true, dropout = 0.2, auxiliaryDropout = 0.7 } = options;
    this.aux1 = auxiliary ? new InceptionAux(512, classes, auxiliaryDropout) : null;
    this.aux2 = auxiliary ? new InceptionAux(528, classes, auxiliaryDropout) : null;
    this.dropout = new Dropout(dropout);
    this.fc = linear(1024, classes);
  }

  forward<S extends Shape, D extends DType>(
    images: Tensor<S, D> & Check<'GoogLeNet', Classified<S, 3, Classes>>,
  ): Tensor<Resolved<Classified<S, 3, Classes>>, D>;
  forward(images: Tensor): Tensor {
    return this.classify(this.end(this.middle(this.start(images))));
  }

  /**
   * The logits of all three classifiers; the paper's loss is that of the logits plus 0.3 times those of the two others.
   *
   * @throws ArgumentError if the network was made without the classifiers in the middle
   */
  forwardAll(images: Tensor): GoogLeNetLogits {
    const { aux1, aux2 } = this;
    if (aux1 === null || aux2 === null)
      throw new ArgumentError('GoogLeNet.forwardAll', 'the classifiers in the middle were left out', 'call forward');
    const early = this.start(images);
    const late = this.middle(early);
    return {
      logits: this.classify(this.end(late)),
      auxiliary1: aux1.forward(early),
      auxiliary2: aux2.forward(late),
    };
  }

  /** Up to inception4a. */
  private start(images: Tensor): Tensor {
    const edges: Tensor = this.maxpool1.forward(this.conv1.forward(images));
    const textures: Tensor = this.maxpool2.forward(this.conv3.forward(this.conv2.forward(edges)));
    const parts: Tensor = this.maxpool3.forward(this.inception3b.forward(this.inception3a.forward(textures)));
    return this.inception4a.forward(parts);
  }

  /** From inception4b to inception4d. */
  private middle(x: Tensor): Tensor {
    return this.inception4d.forward(this.inception4c.forward(this.inception4b.forward(x)));
  }

  private end(x: Tensor): Tensor {
    const things: Tensor = this.maxpool4.forward(this.inception4e.forward(x));
    return this.inception5b.forward(this.inception5a.forward(things));
  }

  private classify(features: Tensor): Tensor {
    const pooled: Tensor = this.avgpool.forward(features);
    return this.fc.forward(this.dropout.forward(pooled.flatten(1)));
  }
}
