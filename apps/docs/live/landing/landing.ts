import { Pace } from '../kit/pace.ts';
import { FlowerLearner } from './flower-learner.ts';

export interface Progress {
  readonly step: number;
  readonly loss: number;
  /** For each point of a square, the probability of lying in the flower. */
  readonly field: Float32Array;
  /** Points along each side of the square. */
  readonly side: number;
}

/** What trains in the landing page: some steps at a time, so that the picture changes ten times a second. */
export class Landing {
  private readonly side = 64;
  private readonly learner = new FlowerLearner(this.side);
  private readonly pace = new Pace(100);
  private step = 0;

  async learn(): Promise<Progress> {
    let loss = 0;
    this.step += await this.pace.fill(async (steps) => {
      loss = await this.learner.learn(steps);
    });
    return { step: this.step, loss, field: await this.learner.field(), side: this.side };
  }
}
