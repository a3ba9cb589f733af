import { RandomStream } from '@nacre/data';
import { crossEntropy } from '@nacre/layers';
import { Adam } from '@nacre/optim';
import { compile, manualSeed, noGrad, type Tensor, tensor } from '@nacre/tensor';
import { Sorter } from '../../../../examples/transformer/sorter.ts';
import { clippedStep, type Learned, Training } from '../kit/training.ts';

/** How many digits are put in order. */
export const length = 8;

const [width, batch, tested] = [32, 64, 200];

export interface Progress extends Learned {
  /** The share of sequences never seen that are in order from beginning to end. */
  readonly right: number;
}

export interface Sorted {
  /** What the network says. */
  readonly said: readonly number[];
  /** For each layer and head, [length, length]: a row for each place, a column for each it looks at. */
  readonly heads: readonly (readonly Float32Array[])[];
}

type Digits = Tensor<[number, number], 'int32'>;

/** A transformer that learns to put digits in order. */
export class Sorting {
  private readonly model: Sorter;
  private readonly random = new RandomStream(1, 6, 0);
  private readonly training: Training;
  private readonly test: readonly [numbers: Digits, sorted: Digits];

  constructor() {
    manualSeed(1);
    const model = new Sorter(10, width);
    const optimizer = new Adam(model.parameters(), { lr: 3e-3 });
    this.model = model;
    this.test = this.sequences(tested);
    const learnFrom = compile(async (numbers: Digits, sorted: Digits) => {
      const logits = model.forward(numbers).flatten(0, 1) as Tensor<[number, number]>;
      const loss = crossEntropy(logits, sorted.flatten() as Tensor<[number], 'int32'>) as Tensor;
      return clippedStep(loss, model, optimizer);
    });
    this.training = new Training(200, () => learnFrom(...this.sequences(batch)));
  }

  /** Some steps of training, each with new sequences. */
  async learn(): Promise<Progress> {
    const learned = await this.training.learn();
    const [numbers, sorted] = this.test;
    const right = noGrad(() => this.model.forward(numbers).argmax(2).eq(sorted).all(1).to('float32').mean());
    return { ...learned, right: (await right.item()) as number };
  }

  /** What it makes of `length` digits, and which places its heads look at. */
  async sort(digits: readonly number[]): Promise<Sorted> {
    const numbers = tensor([[...digits]], { dtype: 'int32' });
    const [said, ...layers] = noGrad(() => [this.model.forward(numbers).argmax(2), ...this.model.attention(numbers)]);
    const heads = await Promise.all(layers.map(async (weights) => squares((await weights.data()) as Float32Array)));
    return { said: Array.from(await said!.data(), Number), heads };
  }

  private sequences(count: number): readonly [Digits, Digits] {
    const rows = Array.from({ length: count }, () => Array.from({ length }, () => this.random.integer(10)));
    return [
      tensor(rows, { dtype: 'int32' }),
      tensor(
        rows.map((row) => row.toSorted()),
        { dtype: 'int32' },
      ),
    ];
  }
}

/** The weights of each head. */
const squares = (weights: Float32Array): Float32Array[] =>
  Array.from({ length: weights.length / length ** 2 }, (_, head) => weights.slice(head * length ** 2, (head + 1) * length ** 2));
