import { crossEntropy } from '@nacre/layers';
import { LeNet5 } from '@nacre/models';
import { noGrad, type Tensor } from '@nacre/tensor';
import { DigitLearner, type Digits, type Labels } from './digit-learner.ts';
import type { Images } from './images.ts';

/** A LeNet-5 that learns. */
export class Learner extends DigitLearner<LeNet5> {
  constructor(images: Images) {
    super(() => new LeNet5(), images);
  }

  protected loss(images: Digits, labels: Labels): Tensor<[], 'float32'> {
    return crossEntropy(this.model.forward(images), labels);
  }

  protected answers(images: Digits): Labels {
    return this.model.forward(images).argmax(1);
  }

  /** The probability of each digit, for an image of 28 × 28 bytes. */
  read(bytes: Uint8Array): Promise<readonly number[]> {
    const image = this.prepared(bytes);
    return this.inTurn(async () => (await noGrad(() => this.model.forward(image).softmax(1)).array())[0]!);
  }
}
