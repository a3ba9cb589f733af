import { DigitProgram } from '../digits/digit-program.ts';
import type { Connections } from './connections.ts';
import { type Comparison, inkedDigits, OriginalLearner } from './original-learner.ts';

/** An image of 28 × 28, what F6 shows for it, and its distances. */
export interface Reading extends Comparison {
  readonly image: Uint8Array;
}

/** The LeNet-5 of 1998: learns digits drawn by code, and reads what people draw. */
export class OriginalReading extends DigitProgram<OriginalLearner, Reading> {
  constructor(counts = { train: 6000, test: 1000 }) {
    const images = inkedDigits(counts);
    super(images, new OriginalLearner(images));
  }

  async read(): Promise<Reading> {
    const { image } = this;
    return { image, ...(await this.learner.compare(image)) };
  }

  bitmaps(): Promise<Float32Array> {
    return this.learner.bitmaps();
  }

  connections(): Promise<Connections> {
    return this.learner.connections();
  }
}
