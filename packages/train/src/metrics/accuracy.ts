import { ArgumentError, arange, type Tensor, where } from '@nacre/tensor';
import { classesOf, counted, examplesIn, type Flags, type LabelOptions, labelsOf, requireScores } from './labels.ts';
import { type Metric, Quotient } from './metric.ts';

class Accuracy extends Quotient {
  private readonly options: LabelOptions;

  constructor(options: LabelOptions) {
    super();
    this.options = options;
  }

  protected override parts(outputs: Tensor, targets: Tensor): [Tensor, Tensor] {
    const { predicted, actual, kept } = labelsOf('accuracy', outputs, targets, this.options);
    return [counted(predicted.eq(actual) as Flags, kept), examplesIn(actual, kept)];
  }
}

/**
 * The share of examples whose class is right (`accuracy_score`). Outputs are scores [N, C, …] and targets classes [N, …], or, with a
 * `threshold`, scores of one class.
 *
 * @throws ShapeMismatchError, DTypeError, from `update`, for outputs and targets that do not fit
 * @example
 * const metric = accuracy();
 * metric.update(tensor([[2, 1], [0, 3]]), tensor([0, 0], { dtype: 'int32' }));
 * await metric.compute(); // 0.5
 */
export const accuracy = (options: LabelOptions = {}): Metric<Tensor, Tensor, number> => new Accuracy(options);

class TopK extends Quotient {
  private readonly k: number;

  constructor(k: number) {
    super();
    if (!(Number.isInteger(k) && k > 0)) throw new ArgumentError('topK', `k is a positive integer, got ${k}`);
    this.k = k;
  }

  /** A target's rank is the number of classes before it: those with larger scores, and with equal ones and smaller numbers. */
  protected override parts(outputs: Tensor, targets: Tensor): [Tensor, Tensor] {
    requireScores('topK', outputs, targets);
    const actual = classesOf('topK', targets).unsqueeze(1) as Tensor;
    const own = outputs.gather(1, actual.to('int32') as never, { operation: 'topK' }) as Tensor;
    const numbers = arange(outputs.shape[1]!)
      .to('int32')
      .reshape(outputs.shape.map((_, dim) => (dim === 1 ? -1 : 1))) as Tensor;
    const before = outputs.gt(own).logicalOr(outputs.eq(own).logicalAnd(numbers.lt(actual) as Tensor) as Tensor) as Tensor;
    const rank = where(
      own.eq(own).logicalAnd(outputs.eq(outputs).all(1, { keepDim: true }) as Tensor),
      before.sum(1, { keepDim: true }),
      this.k,
    );
    return [counted(rank.lt(this.k) as Flags, undefined), examplesIn(actual, undefined)];
  }
}

/**
 * The share of examples whose class is among those with the `k` largest scores (`top_k_accuracy_score`). Equal scores rank by class, so
 * that `topK(1)` is `accuracy()`; an example with a score that is no number is wrong.
 *
 * @throws ArgumentError unless k is a positive integer
 * @example
 * const metric = topK(2);
 * metric.update(tensor([[3, 2, 1], [3, 2, 1]]), tensor([1, 2], { dtype: 'int32' }));
 * await metric.compute(); // 0.5
 */
export const topK = (k: number): Metric<Tensor, Tensor, number> => new TopK(k);
