import type { Module } from '@nacre/layers';
import { digitImage, type Stroke, side } from '../../../../examples/digits-web/src/digit-image.ts';
import type { DigitLearner } from '../../../../examples/digits-web/src/digit-learner.ts';
import { LossHistory, type LossPoint, smooth } from '../../../../examples/digits-web/src/history.ts';
import type { Images } from '../../../../examples/digits-web/src/images.ts';
import { Pace } from '../kit/pace.ts';

export interface Progress {
  readonly step: number;
  /** The trend of the loss. */
  readonly loss: number;
  /** The share of the test digits read right, when last tested. */
  readonly accuracy: number;
  /** The trend so far, and the accuracy at each test. */
  readonly losses: readonly LossPoint[];
  readonly accuracies: readonly AccuracyPoint[];
}

export interface AccuracyPoint {
  readonly step: number;
  readonly accuracy: number;
}

const stepsBetweenTests = 50;

/** Learns digits, and looks at one of them or at what people draw. */
export abstract class DigitProgram<L extends DigitLearner<Module>, Reading> {
  protected readonly learner: L;
  /** Looked at: 28 × 28 bytes. */
  protected image: Uint8Array;
  private readonly images: Images;
  private readonly pace = new Pace(150);
  private readonly history = new LossHistory();
  private readonly accuracies: AccuracyPoint[] = [];
  private shown = 0;

  constructor(images: Images, learner: L) {
    this.images = images;
    this.learner = learner;
    this.image = this.testDigit(0);
  }

  /** What the network makes of the image looked at. */
  abstract read(): Promise<Reading>;

  async learn(): Promise<Progress> {
    await this.pace.fill(async (steps) => {
      const { losses } = await this.learner.learn(steps);
      for (const loss of losses) this.history.add(loss);
    });
    const { steps } = this.history;
    const tested = this.accuracies.at(-1)?.step;
    if (tested === undefined || steps >= tested + stepsBetweenTests) {
      this.accuracies.push({ step: steps, accuracy: await this.learner.accuracy() });
    }
    const losses = smooth(this.history.points);
    const { accuracies } = this;
    return { step: steps, loss: losses.at(-1)!.loss, accuracy: accuracies.at(-1)!.accuracy, losses, accuracies };
  }

  /** Looks at a drawing from now on. */
  readStrokes(strokes: readonly Stroke[]): Promise<Reading> {
    this.image = digitImage(strokes);
    return this.read();
  }

  /** Looks at the next of the test digits from now on. */
  readNext(): Promise<Reading> {
    this.shown = (this.shown + 1) % this.images.test.length;
    this.image = this.testDigit(this.shown);
    return this.read();
  }

  private testDigit(i: number): Uint8Array {
    return this.images.test.pixels.slice(i * side * side, (i + 1) * side * side);
  }
}
