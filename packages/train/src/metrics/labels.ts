import { DTypeError, full, type Shape, ShapeMismatchError, type Tensor, where } from '@nacre/tensor';

/** How scores become classes, and which examples count. */
export interface LabelOptions {
  /**
   * For scores of one class, [N] or [N, 1] (or of the targets' shape): above it an example is of class 1, else of class 0. 0.5 suits probabilities, 0
   * logits. By default scores are [N, C, …], and the class is that of the largest, the first of equals.
   */
  readonly threshold?: number;
  /** Examples whose target is this class do not count; by default all do. */
  readonly ignoreIndex?: number;
}

export type Classes = Tensor<Shape, 'int32'>;
export type Flags = Tensor<Shape, 'bool'>;

/** What is told and what is so, example by example, each of shape [examples]; `kept` where some do not count. */
export interface Labels {
  readonly predicted: Classes;
  readonly actual: Classes;
  readonly kept: Flags | undefined;
  readonly classes: number;
}

/**
 * Classes predicted and true.
 *
 * @throws ShapeMismatchError if outputs and targets do not fit, DTypeError for targets that are no classes
 */
export function labelsOf(operation: string, outputs: Tensor, targets: Tensor, { threshold, ignoreIndex }: LabelOptions): Labels {
  const actual = classesOf(operation, targets, threshold !== undefined).flatten() as Classes;
  const kept = ignoreIndex === undefined ? undefined : (actual.ne(ignoreIndex) as Flags);
  if (threshold !== undefined) {
    if (outputs.size !== targets.size) throw misfit(operation, outputs, targets, 'one score for each target');
    return { predicted: outputs.gt(threshold).to('int32').flatten() as Classes, actual, kept, classes: 2 };
  }
  requireScores(operation, outputs, targets);
  return { predicted: outputs.argmax(1).flatten() as Classes, actual, kept, classes: outputs.shape[1]! };
}

/** Targets as int32; where there are but two classes they may be truth values or floats, too. */
export function classesOf(operation: string, targets: Tensor, binary = false): Tensor<Shape, 'int32'> {
  if (!binary && (targets.dtype.startsWith('float') || targets.dtype === 'bool'))
    throw new DTypeError(operation, `targets are classes, integers, got ${targets.dtype}`, "convert with .to('int32')");
  return targets.to('int32');
}

/** Throws unless the scores are [N, C, …] for targets [N, …]. */
export function requireScores(operation: string, outputs: Tensor, targets: Tensor): void {
  const fits = outputs.rank >= 2 && [outputs.shape[0], ...outputs.shape.slice(2)].join() === targets.shape.join();
  if (!fits) throw misfit(operation, outputs, targets, 'scores [N, C, …] for targets [N, …]');
}

export const misfit = (operation: string, outputs: Tensor, targets: Tensor, expected: string): ShapeMismatchError =>
  new ShapeMismatchError(
    operation,
    `expected ${expected}, got outputs [${outputs.shape.join(', ')}] and targets [${targets.shape.join(', ')}]`,
  );

/** A sum of flags, without those that do not count, as an int32 scalar. */
export const counted = (flags: Flags, kept: Flags | undefined): Tensor =>
  (kept === undefined ? flags : flags.logicalAnd(kept)).sum() as Tensor;

/** How many examples count, as an int32 scalar. */
export const examplesIn = (actual: Tensor, kept: Flags | undefined): Tensor =>
  kept === undefined ? full([], actual.size, { dtype: 'int32' }) : (kept.sum() as Tensor);

/** C × C counts as int32, rows true and columns predicted classes. */
export function confusionCounts({ predicted, actual, kept, classes }: Labels): Tensor {
  const inRange = kept === undefined ? actual : where(kept, actual, 0);
  const rows = inRange.oneHot(classes).to('float32') as Tensor;
  const counting = kept === undefined ? rows : rows.mul(kept.to('float32').unsqueeze(1) as Tensor);
  const columns = predicted.oneHot(classes).to('float32') as Tensor;
  return counting.t().matmul(columns).to('int32');
}
