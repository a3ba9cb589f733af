import { digits } from '@nacre/data';
import { randint, type Tensor } from '@nacre/tensor';

export const side = 28;
export const size = side * side;

/** Digits drawn by code, to learn from and to look at: ten in a row hold each digit once. */
export class DrawnDigits {
  /** [count, 784], 0 paper … 1 ink. */
  readonly train: Tensor;
  readonly test: Tensor;
  readonly testLabels: readonly number[];
  /** Of those to learn from, [784]. */
  readonly mean: Tensor;

  constructor(counts: { readonly train: number; readonly test: number }) {
    const [train, test] = (['train', 'test'] as const).map((split) => digits({ count: counts[split], seed: 1, split }));
    const everything = (set: ReturnType<typeof digits>): Tensor =>
      set.getBatch(Int32Array.from({ length: set.length }, (_, i) => i)).images.reshape([-1, size]) as Tensor;
    this.train = everything(train!);
    this.test = everything(test!);
    this.testLabels = [...test!.labels];
    this.mean = this.train.mean(0) as Tensor;
  }

  /** Some of those to learn from, drawn at random. */
  batch(count: number): Tensor {
    return this.train.indexSelect(0, randint(0, this.train.shape[0]!, [count])) as Tensor;
  }
}
