import { digits, toTensor } from '@nacre/data';
import { LeNet5Original } from '@nacre/models';
import { noGrad, type Tensor } from '@nacre/tensor';
import { DigitLearner, type Digits, type Labels } from '../../../../examples/digits-web/src/digit-learner.ts';
import type { Images } from '../../../../examples/digits-web/src/images.ts';
import { prepared } from '../../../../examples/lenet5-original/prepared.ts';
import { type Connections, connectionsOf } from './connections.ts';

/** What F6 shows for an image, and how far that is from the bitmap of each digit. */
export interface Comparison {
  /** 84 values: 12 rows of 7. */
  readonly shown: Float32Array;
  /** The squared difference at each point, bitmap after bitmap: 10 of 84. Their sums are the distances. */
  readonly squares: Float32Array;
  readonly distances: Float32Array;
}

/** A LeNet-5 of 1998 that learns, and into which one can look. */
export class OriginalLearner extends DigitLearner<LeNet5Original> {
  constructor(images: Images) {
    super(() => new LeNet5Original(), images);
  }

  protected loss(images: Digits, labels: Labels): Tensor<[], 'float32'> {
    return this.model.loss(this.model.forward(prepared(images)), labels);
  }

  protected answers(images: Digits): Labels {
    return this.model.forward(prepared(images)).argmin(1);
  }

  compare(bytes: Uint8Array): Promise<Comparison> {
    const image = prepared(this.prepared(bytes));
    return this.inTurn(async () => {
      const values = noGrad(() => {
        const shown = this.model.features(image);
        return [shown, shown.sub(this.model.output.bitmaps).square(), this.model.output.forward(shown)] as Tensor[];
      });
      const [shown, squares, distances] = await Promise.all(values.map((each) => each.data()));
      return { shown, squares, distances } as Comparison;
    });
  }

  /** The drawn digits that F6 should show, 1 where there is ink and −1 where there is none: 10 of 12 rows of 7. */
  bitmaps(): Promise<Float32Array> {
    return this.model.output.bitmaps.data() as Promise<Float32Array>;
  }

  connections(): Promise<Connections> {
    return this.inTurn(() => connectionsOf(this.model));
  }
}

/** Digits drawn by code, ink 1 on 0. */
export function inkedDigits(count: { readonly train: number; readonly test: number }): Images {
  const transform = toTensor();
  const [train, test] = (['train', 'test'] as const).map((split) => digits({ split, count: count[split], seed: 1, transform }));
  return { train: train!, test: test!, transform };
}
