import { compose, digits, normalize, toTensor } from '@nacre/data';
import { noGrad, type Tensor } from '@nacre/tensor';
import type { Images } from '../../../../examples/digits-web/src/images.ts';
import { Learner } from '../../../../examples/digits-web/src/learner.ts';
import { featureMaps } from '../../../../examples/visualisation/feature-maps.ts';

/** What is inside the network, image by image, each in rows. */
export interface Insight {
  /** The first layer's filters, 6 of 5 × 5. */
  readonly filters: Float32Array;
  /** What the two convolutions make of an image: 6 maps of 28 × 28 and 16 of 10 × 10, from −1 to 1. */
  readonly edges: Float32Array;
  readonly shapes: Float32Array;
}

/** A learner into which one can look. */
export class WatchedLearner extends Learner {
  look(bytes: Uint8Array): Promise<Insight> {
    const image = this.prepared(bytes);
    return this.inTurn(async () => {
      const maps = noGrad(() => featureMaps(this.model, image as Tensor));
      const [filters, edges, shapes] = await Promise.all([this.model.conv1.weight, ...maps].map((x: Tensor) => x.data()));
      return { filters, edges, shapes } as Insight;
    });
  }
}

/** Digits drawn by code, each pixel shifted and scaled to mean 0 and deviation 1. */
export function drawnDigits(count: { readonly train: number; readonly test: number }): Images {
  const train = digits({ count: count.train, seed: 1 });
  const test = digits({ split: 'test', count: count.test, seed: 1 });
  const { mean, std } = train.statistics();
  const transform = compose(toTensor(), normalize(mean, std));
  return { train: train.withTransform(transform), test: test.withTransform(transform), transform };
}
