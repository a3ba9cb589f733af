import { crossEntropy, expectedSquaredClassError, missProbability } from '@nacre/layers';
import type { Tensor } from '@nacre/tensor';

export type Labels = Tensor<[number], 'int32'>;

export interface ClassLoss {
  readonly name: string;
  /** Of its picture. */
  readonly file: string;
  of(logits: Tensor, labels: Labels): Tensor;
  /** Learning rates that suit all images at once, one image, and 32. */
  readonly rates: readonly [batch: number, stochastic: number, miniBatch: number];
  /** The accuracy to reach at least in the full run. */
  readonly least: number;
  /** The mean (answer − T)² to reach at most; to answer 4 always comes to 8.3. */
  readonly most: number;
}

export const losses: readonly ClassLoss[] = [
  {
    name: 'cross entropy',
    file: 'cross-entropy',
    of: (logits, labels) => crossEntropy(logits as Tensor<[number, number]>, labels),
    rates: [0.5, 0.01, 0.1],
    least: 0.8,
    most: 4,
  },
  {
    name: '1 − k[T]',
    file: 'miss-probability',
    of: (logits, labels) => missProbability(logits.softmax(1) as Tensor<[number, number]>, labels),
    rates: [2, 0.05, 1],
    least: 0.6,
    most: 8,
  },
  {
    name: 'Σ k[j](j−T)²',
    file: 'squared-class-error',
    of: (logits, labels) => expectedSquaredClassError(logits.softmax(1) as Tensor<[number, number]>, labels),
    rates: [0.03, 0.0015, 0.01],
    least: 0.1,
    most: 8,
  },
];
