import { bce, Linear } from '@nacre/layers';
import { Adam } from '@nacre/optim';
import { manualSeed, noGrad, rand, randn, type Tensor } from '@nacre/tensor';
import { medianFilter, psnr } from '../../../../examples/autoencoders/median.ts';
import { mosaic } from '../kit/mosaic.ts';
import { type Learned, Training } from '../kit/training.ts';
import { DrawnDigits, side } from './drawn-digits.ts';
import { answerMean } from './small-autoencoder.ts';

const batchSize = 64;
const shown = 10;

/** Ten digits, one of each, side by side. */
export interface Row {
  readonly picture: ArrayLike<number>;
  /** Peak signal to noise ratio in dB over 100 digits: infinite where nothing was changed. */
  readonly psnr: number;
}

/** Digits as they were drawn, with noise, and through the median filter. */
export interface Disturbed {
  readonly drawn: Row;
  readonly noisy: Row;
  readonly median: Row;
  readonly width: number;
  readonly height: number;
}

/** A network 784 → 256 → 784 that learns to take noise away, of any strength up to σ = 1. */
export class Denoiser {
  private readonly digits = new DrawnDigits({ train: 2000, test: 100 });
  private readonly training = new Training(150, () => this.step());
  private readonly hidden = new Linear(784, 256);
  private readonly pixels = new Linear(256, 784);
  private readonly optimizer: Adam;
  /** The noise that is shown, for σ = 1: the same for every σ, so that a slider changes its strength alone. */
  private readonly noise: Tensor;
  private disturbed: Tensor;

  constructor() {
    manualSeed(1);
    answerMean(this.pixels, this.digits.mean);
    this.optimizer = new Adam([...this.hidden.parameters(), ...this.pixels.parameters()], { lr: 0.003 });
    this.noise = randn(this.digits.test.shape) as Tensor;
    this.disturbed = this.digits.test;
  }

  learn(): Promise<Learned> {
    return this.training.learn();
  }

  private async step(): Promise<Tensor> {
    const images = this.digits.batch(batchSize);
    const noise = randn(images.shape).mul(rand([batchSize, 1])) as Tensor;
    const entropy = bce(this.clean(noisy(images, noise)), images);
    this.optimizer.zeroGrad();
    entropy.backward();
    await this.optimizer.step();
    return entropy;
  }

  /** The digits with noise of standard deviation σ. */
  async disturb(sigma: number): Promise<Disturbed> {
    const { test } = this.digits;
    this.disturbed = noisy(test, this.noise.mul(sigma) as Tensor);
    const filtered = (await medianFilter(this.disturbed.reshape([-1, 1, side, side]) as Tensor)).reshape(test.shape) as Tensor;
    const [drawn, noise, median] = await Promise.all([test, this.disturbed, filtered].map((images) => this.row(images)));
    return { drawn: drawn!, noisy: noise!, median: median!, width: shown * side, height: side };
  }

  /** What the network makes of them. */
  cleaned(): Promise<Row> {
    return this.row(noGrad(() => this.clean(this.disturbed)));
  }

  private async row(images: Tensor): Promise<Row> {
    const some = await images.narrow(0, 0, shown).data();
    return { picture: mosaic(some as Float32Array, side, shown), psnr: await psnr([images], this.digits.test) };
  }

  private clean(images: Tensor): Tensor {
    const centred = images.sub(this.digits.mean) as Tensor<[number, 784]>;
    return this.pixels.forward(this.hidden.forward(centred).relu()).sigmoid() as Tensor;
  }
}

const noisy = (images: Tensor, noise: Tensor): Tensor => images.add(noise).clamp(0, 1) as Tensor;
