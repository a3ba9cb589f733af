import { DataLoader } from '@nacre/data';
import { crossEntropy } from '@nacre/layers';
import type { LeNet5 } from '@nacre/models';
import { Adam, OneCycleLR } from '@nacre/optim';
import { accuracy, fit, type History } from '@nacre/train';
import { progressBar } from '@nacre/train/node';
import type { Digits } from './images.ts';

export interface TrainingOptions {
  readonly epochs: number;
  readonly batch: number;
  readonly lr: number;
  readonly seed: number;
  /** Asked after each step; training ends when it is aborted. */
  readonly signal: AbortSignal;
}

/** Learns for some epochs: Adam, with a learning rate that rises and falls in one cycle. */
export function train(model: LeNet5, images: Digits, test: Digits, options: TrainingOptions): Promise<History> {
  const { epochs, batch, lr, seed, signal } = options;
  const data = new DataLoader(images, { batchSize: batch, shuffle: true, seed });
  const optimizer = new Adam(model.parameters(), { lr });
  return fit(model, {
    data,
    validation: new DataLoader(test, { batchSize: 500 }),
    loss: crossEntropy,
    optimizer,
    schedule: new OneCycleLR(optimizer, lr, { totalSteps: epochs * data.length }),
    epochs,
    metrics: { accuracy: accuracy() },
    signal,
    callbacks: [
      progressBar({
        unit: 'images',
        epochLine: ({ epoch, values: { valAccuracy = 0, loss = 0 } }, speed) =>
          `epoch ${epoch + 1}/${epochs}: test accuracy ${(100 * valAccuracy).toFixed(2)} % (loss ${loss.toFixed(4)}, ${speed.toFixed(0)} images/s)`,
      }),
    ],
  });
}
