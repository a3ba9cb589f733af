import { DataLoader, type GreyImages } from '@nacre/data';
import { crossEntropy } from '@nacre/layers';
import type { LeNet5 } from '@nacre/models';
import { Adam, OneCycleLR } from '@nacre/optim';
import { noGrad } from '@nacre/tensor';

export interface TrainingOptions {
  readonly epochs: number;
  readonly batch: number;
  readonly lr: number;
  readonly seed: number;
  /** Asked after each step; training ends when it is aborted. */
  readonly signal: AbortSignal;
  onStep(step: { epoch: number; step: number; loss: number; images: number }): void;
  onEpoch(epoch: { epoch: number; accuracy: number }): void;
}

/** Learns for some epochs: Adam, with a learning rate that rises and falls in one cycle. */
export async function train(model: LeNet5, images: GreyImages, test: GreyImages, options: TrainingOptions): Promise<void> {
  const loader = new DataLoader(images, { batchSize: options.batch, shuffle: true, seed: options.seed });
  const optimizer = new Adam(model.parameters(), { lr: options.lr });
  const schedule = new OneCycleLR(optimizer, options.lr, { totalSteps: options.epochs * loader.length });

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    model.train();
    let step = 0;
    for await (const batch of loader.epoch(epoch)) {
      const loss = crossEntropy(model.forward(batch.images), batch.labels);
      optimizer.zeroGrad();
      loss.backward();
      await optimizer.step();
      schedule.step();
      options.onStep({ epoch, step: step++, loss: await loss.item(), images: batch.labels.size });
      if (options.signal.aborted) return;
    }
    options.onEpoch({ epoch, accuracy: await accuracy(model, test) });
  }
}

/** The share of images whose largest output is at their class. */
export async function accuracy(model: LeNet5, images: GreyImages): Promise<number> {
  model.eval();
  let right = 0;
  for await (const batch of new DataLoader(images, { batchSize: 500 })) {
    const hits = noGrad(() => model.forward(batch.images).argmax(1).eq(batch.labels).sum());
    right += await hits.item();
  }
  return right / images.length;
}
