import { crossEntropy, Linear, Sequential, Tanh } from '@nacre/layers';
import { Adam } from '@nacre/optim';
import { manualSeed, noGrad } from '@nacre/tensor';
import { flower, type Points } from './flower.ts';

/** A network with two hidden layers, 2-32-32-2, that learns which points lie in the flower. */
export class FlowerLearner {
  private readonly model: Sequential<readonly [Linear<2, 32>, Tanh, Linear<32, 32>, Tanh, Linear<32, 2>]>;
  private readonly optimizer: Adam;
  private readonly train: Points;
  private readonly shown: Points;

  constructor(fieldSize: number) {
    manualSeed(1);
    this.model = new Sequential(new Linear(2, 32), new Tanh(), new Linear(32, 32), new Tanh(), new Linear(32, 2));
    this.optimizer = new Adam(this.model.parameters(), { lr: 0.01 });
    this.train = flower(32);
    this.shown = flower(fieldSize);
  }

  /** Takes some steps; the loss of the last. */
  async learn(steps: number): Promise<number> {
    for (let step = 1; ; step++) {
      const loss = crossEntropy(this.model.forward(this.train.inputs), this.train.labels);
      this.optimizer.zeroGrad();
      loss.backward();
      await this.optimizer.step();
      if (step === steps) return loss.item();
    }
  }

  /** For each point of the square, the probability of lying in the flower. */
  field(): Promise<Float32Array> {
    return noGrad(() => this.model.forward(this.shown.inputs).softmax(1).select(1, 1)).data();
  }
}
