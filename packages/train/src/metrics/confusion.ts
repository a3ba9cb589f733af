import { ArgumentError, type Tensor } from '@nacre/tensor';
import { confusionCounts, type LabelOptions, labelsOf } from './labels.ts';
import { Gathered, type Metric, type MetricValue } from './metric.ts';

/** A quantity that follows from the confusion matrix, which is gathered on the device. */
class FromConfusion<V extends MetricValue> extends Gathered<V> {
  private readonly operation: string;
  private readonly options: LabelOptions;
  private readonly summary: (matrix: readonly (readonly number[])[]) => V;

  constructor(operation: string, options: LabelOptions, summary: (matrix: readonly (readonly number[])[]) => V) {
    super();
    this.operation = operation;
    this.options = options;
    this.summary = summary;
  }

  update(outputs: Tensor, targets: Tensor): void {
    this.totals.add('counts', confusionCounts(labelsOf(this.operation, outputs, targets, this.options)));
  }

  async compute(): Promise<V> {
    return this.summary(((await this.totals.get('counts')?.array()) ?? []) as number[][]);
  }
}

/**
 * How often each class was taken for each (`confusion_matrix`): rows are true classes, columns predicted ones. Outputs are scores
 * [N, C, …] and targets classes [N, …], or, with a `threshold`, scores of one class. Empty before the first batch.
 *
 * @throws ShapeMismatchError, DTypeError, from `update`, for outputs and targets that do not fit
 * @example
 * const metric = confusionMatrix();
 * metric.update(tensor([[2, 1], [0, 3], [5, 4]]), tensor([0, 0, 1], { dtype: 'int32' }));
 * await metric.compute(); // [[1, 1], [1, 0]]
 */
export const confusionMatrix = (options: LabelOptions = {}): Metric<Tensor, Tensor, readonly (readonly number[])[]> =>
  new FromConfusion('confusionMatrix', options, (matrix) => matrix);

/**
 * How the values of classes become one: `macro` their mean, `weighted` that by the number of examples of each class, `micro` from the counts
 * of all classes together, `binary` the value of class 1 of two, `none` a value for each class.
 */
export type Average = 'macro' | 'micro' | 'weighted' | 'binary' | 'none';

/** The options of metrics over classes. */
export interface ClassificationOptions<A extends Average = Average> extends LabelOptions {
  /** `macro` by default, with a `threshold` `binary`. */
  readonly average?: A;
  /**
   * The value of a class for which it is 0 / 0, such as the precision of one that was never predicted: 0 by default. With NaN such classes
   * are left out of means. (`zero_division`; every class of the scores counts, also one without any example, as with scikit-learn's `labels`.)
   */
  readonly zeroDivision?: 0 | 1 | typeof NaN;
}

/** What a metric of classes comes to. */
export type ClassificationValue<A> = [A] extends ['none'] ? readonly number[] : number;

/** Right, predicted and true examples of a class, or of all. */
interface Counts {
  readonly right: number;
  readonly predicted: number;
  readonly actual: number;
}

type Ratio = (counts: Counts) => readonly [part: number, whole: number];

const ratios = {
  precision: ({ right, predicted }) => [right, predicted],
  recall: ({ right, actual }) => [right, actual],
  f1: ({ right, predicted, actual }) => [2 * right, predicted + actual],
} satisfies Record<string, Ratio>;

function countsOf(matrix: readonly (readonly number[])[]): Counts[] {
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  return matrix.map((row, k) => ({ right: row[k]!, actual: sum(row), predicted: sum(matrix.map((other) => other[k]!)) }));
}

function classification<A extends Average>(
  name: keyof typeof ratios,
  options: ClassificationOptions<A>,
): Metric<Tensor, Tensor, ClassificationValue<A>> {
  const { zeroDivision = 0 } = options;
  const average: Average = options.average ?? (options.threshold === undefined ? 'macro' : 'binary');
  const value = (counts: Counts): number => {
    const [part, whole] = ratios[name](counts);
    return whole === 0 ? zeroDivision : part / whole;
  };
  const summary = (matrix: readonly (readonly number[])[]): number | readonly number[] => {
    const classes = countsOf(matrix);
    if (average === 'none') return classes.map(value);
    if (classes.length === 0) return NaN;
    if (average === 'micro') return value(together(classes));
    if (average === 'binary') return value(positive(name, classes));
    return mean(
      classes.map((counts) => [value(counts), average === 'weighted' ? counts.actual : 1]),
      zeroDivision,
    );
  };
  return new FromConfusion(name, options, summary as (matrix: readonly (readonly number[])[]) => ClassificationValue<A>);
}

const together = (classes: readonly Counts[]): Counts =>
  classes.reduce((a, b) => ({
    right: a.right + b.right,
    predicted: a.predicted + b.predicted,
    actual: a.actual + b.actual,
  }));

function positive(name: string, classes: readonly Counts[]): Counts {
  if (classes.length !== 2)
    throw new ArgumentError(name, `average: 'binary' is for 2 classes, there are ${classes.length}`, "pass average: 'macro'");
  return classes[1]!;
}

/** The weighted mean of the values that are numbers. */
function mean(entries: readonly (readonly [value: number, weight: number])[], zeroDivision: number): number {
  const numbers = entries.filter(([value]) => !Number.isNaN(value));
  const weight = numbers.reduce((sum, [, each]) => sum + each, 0);
  return weight === 0 ? zeroDivision : numbers.reduce((sum, [value, each]) => sum + value * each, 0) / weight;
}

/**
 * Of the examples taken for a class, the share that are of it: right / predicted (`precision_score`).
 *
 * @throws ArgumentError, from `compute`, for `binary` with other than 2 classes
 * @example
 * const metric = precision({ average: 'none' });
 * metric.update(tensor([[2, 1], [0, 3], [5, 4]]), tensor([0, 0, 1], { dtype: 'int32' }));
 * await metric.compute(); // [0.5, 0]
 */
export const precision = <const A extends Average = 'macro'>(
  options: ClassificationOptions<A> = {},
): Metric<Tensor, Tensor, ClassificationValue<A>> => classification('precision', options);

/**
 * Of the examples of a class, the share that were found: right / true (`recall_score`).
 *
 * @throws ArgumentError, from `compute`, for `binary` with other than 2 classes
 * @example
 * const metric = recall({ average: 'none' });
 * metric.update(tensor([[2, 1], [0, 3], [5, 4]]), tensor([0, 0, 1], { dtype: 'int32' }));
 * await metric.compute(); // [0.5, 0]
 */
export const recall = <const A extends Average = 'macro'>(
  options: ClassificationOptions<A> = {},
): Metric<Tensor, Tensor, ClassificationValue<A>> => classification('recall', options);

/**
 * The harmonic mean of precision and recall: 2 · right / (predicted + true) (`f1_score`).
 *
 * @throws ArgumentError, from `compute`, for `binary` with other than 2 classes
 * @example
 * const metric = f1({ average: 'micro' });
 * metric.update(tensor([[2, 1], [0, 3], [5, 4]]), tensor([0, 0, 1], { dtype: 'int32' }));
 * await metric.compute(); // 0.3333
 */
export const f1 = <const A extends Average = 'macro'>(
  options: ClassificationOptions<A> = {},
): Metric<Tensor, Tensor, ClassificationValue<A>> => classification('f1', options);
