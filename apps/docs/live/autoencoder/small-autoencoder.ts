import { LeakyReLU, Linear, Module } from '@nacre/layers';
import type { Tensor } from '@nacre/tensor';

/**
 * An autoencoder 784 → 128 → code → 128 → 784. It begins with the mean image as its answer to everything, so that what it learns from the
 * start is how images differ from the mean.
 */
export class SmallAutoencoder extends Module {
  private readonly mean: Tensor;
  private readonly narrow: Linear<784, 128>;
  private readonly toCode: Linear<128, number>;
  private readonly fromCode: Linear<number, 128>;
  private readonly wide: Linear<128, 784>;
  private readonly bend = new LeakyReLU({ negativeSlope: 0.1 });

  constructor(code: number, mean: Tensor) {
    super();
    this.mean = mean;
    this.narrow = new Linear(784, 128);
    this.toCode = new Linear(128, code);
    this.fromCode = new Linear(code, 128);
    this.wide = new Linear(128, 784);
    answerMean(this.wide, mean);
  }

  forward(images: Tensor): Tensor {
    return this.decode(this.encode(images));
  }

  /** [N, 784] → [N, code], −1 … 1. */
  encode(images: Tensor): Tensor {
    return this.toCode.forward(this.bend.forward(this.narrow.forward(images.sub(this.mean)))).tanh() as Tensor;
  }

  /** [N, code] → [N, 784]. */
  decode(code: Tensor): Tensor {
    return this.wide.forward(this.bend.forward(this.fromCode.forward(code))).sigmoid() as Tensor;
  }
}

/** Gives a layer with a sigmoid behind it the mean as its answer, as far as its bias goes. */
export function answerMean(layer: Linear<number, 784>, mean: Tensor): void {
  const ink = mean.clamp(0.01, 0.99);
  layer.bias!.load(ink.div(ink.neg().add(1)).log(), 'answerMean');
}
