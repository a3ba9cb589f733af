import { randomPermutation } from '@nacre/tensor';
import { expect, it } from 'vitest';
import type { ImageDataset } from '../image/image-dataset.ts';
import { digits } from './digits.ts';

const inputs = 28 * 28;
const classes = 10;

/** Softmax regression by plain stochastic gradient descent, in plain arrays so that nothing but the digits is under test. */
class SoftmaxRegression {
  private readonly weights = new Float64Array(classes * inputs);
  private readonly bias = new Float64Array(classes);
  private readonly image = new Float64Array(inputs);

  /** The probability of each class. */
  private probabilities(set: ImageDataset, i: number): Float64Array {
    for (let k = 0; k < inputs; k++) this.image[k] = (set.pixels[i * inputs + k]! / 255 - 0.139) / 0.29;
    const logits = this.bias.map((bias, c) => {
      let sum = bias;
      for (let k = 0; k < inputs; k++) sum += this.weights[c * inputs + k]! * this.image[k]!;
      return sum;
    });
    const largest = Math.max(...logits);
    const powers = logits.map((logit) => Math.exp(logit - largest));
    const total = powers.reduce((a, b) => a + b, 0);
    return powers.map((power) => power / total);
  }

  train(set: ImageDataset, epochs: number): void {
    for (let epoch = 0; epoch < epochs; epoch++) {
      const rate = 0.002 / (1 + 2 * epoch);
      for (const i of randomPermutation(set.length, epoch, 0)) {
        const probabilities = this.probabilities(set, i);
        for (let c = 0; c < classes; c++) {
          const step = rate * (probabilities[c]! - (set.labels[i] === c ? 1 : 0));
          this.bias[c]! -= step;
          for (let k = 0; k < inputs; k++) this.weights[c * inputs + k]! -= step * this.image[k]!;
        }
      }
    }
  }

  accuracy(set: ImageDataset): number {
    let right = 0;
    for (let i = 0; i < set.length; i++) {
      const probabilities = this.probabilities(set, i);
      if (probabilities.indexOf(Math.max(...probabilities)) === set.labels[i]) right++;
    }
    return right / set.length;
  }
}

it.each([0, 1, 2, 3, 4])(
  'digits of seed %i are neither trivial nor out of reach for a linear model',
  { timeout: 120_000 },
  (seed) => {
    const model = new SoftmaxRegression();
    model.train(digits({ seed }), 4);
    const accuracy = model.accuracy(digits({ seed, split: 'test' }));
    expect(accuracy).toBeGreaterThan(0.87);
    expect(accuracy).toBeLessThan(0.94);
  },
);
