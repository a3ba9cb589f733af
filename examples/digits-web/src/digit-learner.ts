import { DataLoader, type GreyImages, type PointwiseTransform } from '@nacre/data';
import type { Module } from '@nacre/layers';
import { Adam } from '@nacre/optim';
import { manualSeed, noGrad, stack, type Tensor, tensor } from '@nacre/tensor';
import type { Images } from './images.ts';

const batchSize = 64;
const seed = 1;

export type Digits = Tensor<[number, 1, 28, 28], 'float32'>;
export type Labels = Tensor<[number], 'int32'>;

interface Batch {
  readonly images: Digits;
  readonly labels: Labels;
}

/** A network that learns to read digits. Calls may overlap: they take turns, since what is recorded from the weights is read before they change. */
export abstract class DigitLearner<M extends Module> {
  protected readonly model: M;
  private readonly optimizer: Adam;
  private readonly test: GreyImages;
  private readonly transform: PointwiseTransform;
  private readonly batches: AsyncGenerator<Batch, never>;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(make: () => M, { train, test, transform }: Images) {
    manualSeed(seed);
    this.model = make();
    this.optimizer = new Adam(this.model.parameters(), { lr: 0.002 });
    this.test = test;
    this.transform = transform;
    this.batches = endless(new DataLoader(train, { batchSize, shuffle: true, seed, dropLast: true }));
  }

  /** What it learns to make small. */
  protected abstract loss(images: Digits, labels: Labels): Tensor<[], 'float32'>;

  /** The digit that it reads in each image. */
  protected abstract answers(images: Digits): Labels;

  /** Takes some steps, and reads their losses in one go. */
  learn(steps: number): Promise<{ losses: readonly number[]; images: number }> {
    return this.inTurn(async () => {
      const losses: Tensor<[], 'float32'>[] = [];
      for (let step = 0; step < steps; step++) losses.push(await this.step());
      return { losses: await stack(losses, 0).array(), images: steps * batchSize };
    });
  }

  private async step(): Promise<Tensor<[], 'float32'>> {
    const { images, labels } = (await this.batches.next()).value;
    const loss = this.loss(images, labels);
    this.optimizer.zeroGrad();
    loss.backward();
    await this.optimizer.step();
    return loss;
  }

  /** The share of test images that are read right. */
  accuracy(): Promise<number> {
    return this.inTurn(async () => {
      let right = 0;
      for await (const { images, labels } of new DataLoader(this.test, { batchSize: 500 })) {
        right += await noGrad(() => this.answers(images).eq(labels).sum()).item();
      }
      return right / this.test.length;
    });
  }

  /** Until nothing is under way. */
  async idle(): Promise<void> {
    await this.turn;
  }

  /** An image of 28 × 28 bytes as those that it learns from. */
  protected prepared(bytes: Uint8Array): Digits {
    const { data } = this.transform({ data: bytes, shape: [1, 28, 28] });
    return tensor(data as Float32Array, { shape: [1, 1, 28, 28] });
  }

  protected inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.turn.then(task);
    this.turn = result.catch(() => undefined);
    return result;
  }
}

/** Epoch after epoch. */
async function* endless<B>(loader: DataLoader<unknown, B>): AsyncGenerator<B, never> {
  for (;;) yield* loader;
}
