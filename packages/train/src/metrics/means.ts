import { crossEntropy } from '@nacre/layers';
import { full, type Tensor } from '@nacre/tensor';
import { classesOf, examplesIn, type Flags, misfit } from './labels.ts';
import { type Metric, Quotient } from './metric.ts';

/** A mean of a function of the distance; sums are float32. */
class MeanDistance extends Quotient {
  private readonly operation: string;
  private readonly cost: (distance: Tensor) => Tensor;

  constructor(operation: string, cost: (distance: Tensor) => Tensor) {
    super();
    this.operation = operation;
    this.cost = cost;
  }

  protected override parts(outputs: Tensor, targets: Tensor): [Tensor, Tensor] {
    if (outputs.shape.join() !== targets.shape.join()) throw misfit(this.operation, outputs, targets, 'equal shapes');
    const distance = outputs.to('float32').sub(targets.to('float32')) as Tensor;
    return [this.cost(distance).sum(), full([], outputs.size, { dtype: 'int32' })];
  }
}

/**
 * The mean of (output − target)² (`mean_squared_error`).
 *
 * @throws ShapeMismatchError, from `update`, if the shapes differ
 * @example
 * const metric = meanSquaredError();
 * metric.update(tensor([1, 2]), tensor([1, 4]));
 * await metric.compute(); // 2
 */
export const meanSquaredError = (): Metric<Tensor, Tensor, number> => new MeanDistance('meanSquaredError', (d) => d.square());

/**
 * The mean of |output − target| (`mean_absolute_error`).
 *
 * @throws ShapeMismatchError, from `update`, if the shapes differ
 * @example
 * const metric = meanAbsoluteError();
 * metric.update(tensor([1, 2]), tensor([1, 4]));
 * await metric.compute(); // 1
 */
export const meanAbsoluteError = (): Metric<Tensor, Tensor, number> => new MeanDistance('meanAbsoluteError', (d) => d.abs());

/** The options of `perplexity`. */
export interface PerplexityOptions {
  /** Targets of this class (padding, say) do not count; by default all do. */
  readonly ignoreIndex?: number;
}

class Perplexity extends Quotient {
  private readonly options: PerplexityOptions;

  constructor(options: PerplexityOptions) {
    super();
    this.options = options;
  }

  protected override parts(outputs: Tensor, targets: Tensor): [Tensor, Tensor] {
    const { ignoreIndex } = this.options;
    const actual = classesOf('perplexity', targets);
    const kept = ignoreIndex === undefined ? undefined : (actual.ne(ignoreIndex) as Flags);
    const options = { reduction: 'sum', ...(ignoreIndex === undefined ? {} : { ignoreIndex }) } as const;
    return [crossEntropy(outputs.to('float32') as Tensor, actual, options), examplesIn(actual, kept)];
  }

  protected override result(mean: number): number {
    return Math.exp(mean);
  }
}

/**
 * e to the mean cross entropy, in which each target counts alike: how many equally likely words a model hesitates between. Outputs are
 * logits [N, C, …], targets classes [N, …].
 *
 * @throws what `crossEntropy` throws, from `update`
 * @example
 * const metric = perplexity();
 * metric.update(zeros([2, 4]), tensor([0, 3], { dtype: 'int32' }));
 * await metric.compute(); // 4
 */
export const perplexity = (options: PerplexityOptions = {}): Metric<Tensor, Tensor, number> => new Perplexity(options);
