import { DigitProgram } from '../digits/digit-program.ts';
import { drawnDigits, type Insight, WatchedLearner } from './watched-learner.ts';

/** An image of 28 × 28 and what the network makes of it. */
export interface Reading {
  readonly image: Uint8Array;
  readonly probabilities: readonly number[];
  readonly insight: Insight;
}

/** A LeNet-5 that learns digits drawn by code, and reads what people draw. */
export class DigitReading extends DigitProgram<WatchedLearner, Reading> {
  constructor(counts = { train: 6000, test: 1000 }) {
    const images = drawnDigits(counts);
    super(images, new WatchedLearner(images));
  }

  async read(): Promise<Reading> {
    const { image } = this;
    const [probabilities, insight] = await Promise.all([this.learner.read(image), this.learner.look(image)]);
    return { image, probabilities, insight };
  }
}
