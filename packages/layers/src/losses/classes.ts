import {
  type DType,
  DTypeError,
  IndexOutOfRangeError,
  type Shape,
  type ShapeError,
  ShapeMismatchError,
  type Show,
  type Tensor,
  where,
} from '@nacre/tensor';
import type { Equal, LossOptions, Reduction } from './reduction.ts';
import { reduced } from './reduction.ts';

/*
 * What losses against classes share. Scores are [C], [N, C] or [N, C, …] with the classes along dimension 1 (0 for [C]); a class for
 * each example is [], [N] or [N, …].
 */

/** The options of losses over classes. */
export interface ClassOptions<R extends Reduction = Reduction> extends LossOptions<R> {
  /** A factor for each class; the mean is then weighted. */
  readonly weight?: Tensor;
  /** Examples of this class count nothing; −100 by default. */
  readonly ignoreIndex?: number;
}

/** The dtypes of classes. */
type ClassDType = 'int32' | 'uint32' | 'uint8' | 'int8';

/** One place for each example: `S` without its classes. */
export type Examples<S extends Shape> = number extends S['length']
  ? Shape
  : S extends readonly [number]
    ? []
    : S extends readonly [infer N extends number, number, ...infer Rest extends Shape]
      ? [N, ...Rest]
      : ShapeError<`expected scores [C], [N, C] or [N, C, …], got ${Show<S>}`>;

/** The examples of `S`, if classes of the shape `T` fit them. */
export type Labelled<S extends Shape, T extends Shape> =
  Examples<S> extends infer E extends Shape
    ? Equal<E, T> extends Shape
      ? E
      : ShapeError<`expected classes ${Show<E>} for scores ${Show<S>}, got ${Show<T>}`>
    : Examples<S>;

/** The same, where the target may also be probabilities of the shape of the scores. */
export type Targeted<S extends Shape, T extends Shape, E extends DType> = DType extends E
  ? Examples<S>
  : E extends ClassDType
    ? Labelled<S, T>
    : Equal<S, T> extends Shape
      ? Examples<S>
      : ShapeError<`expected probabilities ${Show<S>}, got ${Show<T>}`>;

/** The dimension that holds the classes. */
export function classDim(operation: string, scores: Tensor): 0 | 1 {
  if (scores.rank === 0) throw new ShapeMismatchError(operation, 'expected scores [C], [N, C] or [N, C, …], got []');
  return scores.rank === 1 ? 0 : 1;
}

/** The classes of the examples, ready to gather with. */
export interface Chosen {
  /** int32, of the rank of the scores; 0 where ignored. */
  readonly index: Tensor<Shape, 'int32'>;
  /** Which examples count; undefined if all do. */
  readonly kept: Tensor<Shape, 'bool'> | undefined;
}

/**
 * Checks classes against scores: their shape, their dtype and, as far as the host knows them, their values.
 */
export function chosen(operation: string, scores: Tensor, classes: Tensor, ignoreIndex: number | undefined): Chosen {
  const dim = classDim(operation, scores);
  const examples = scores.shape.filter((_, i) => i !== dim);
  if (classes.shape.join() !== examples.join()) {
    throw new ShapeMismatchError(
      operation,
      `expected classes [${examples.join(', ')}] for scores [${scores.shape.join(', ')}], got [${classes.shape.join(', ')}]`,
    );
  }
  if (classes.dtype.startsWith('float') || classes.dtype === 'bool') {
    throw new DTypeError(operation, `classes are int32, got ${classes.dtype}`, "convert with .to('int32')");
  }
  const known = classes.knownData();
  const ignored = ignoreIndex ?? -100;
  if (known !== undefined) checkKnown(operation, known, scores.shape[dim]!, ignored);

  const index = classes.to('int32').unsqueeze(dim) as Tensor<Shape, 'int32'>;
  // Nothing is ignored by default, so labels on the host, the common case, need no mask.
  if (ignoreIndex === undefined && known !== undefined && !known.includes(ignored)) return { index, kept: undefined };
  const kept = index.ne(ignored);
  return { index: where(kept, index, 0) as Tensor<Shape, 'int32'>, kept: kept.squeeze(dim) };
}

function checkKnown(operation: string, classes: ArrayLike<number>, count: number, ignored: number): void {
  for (let i = 0; i < classes.length; i++) {
    const label = classes[i]!;
    if (label !== ignored && (label < 0 || label >= count)) {
      throw new IndexOutOfRangeError(operation, `class ${label} at place ${i} is outside [0, ${count})`);
    }
  }
}

/** A factor for each example: that of its class. */
export function weightsOf(operation: string, scores: Tensor, index: Tensor<Shape, 'int32'>, weight: Tensor): Tensor {
  const dim = classDim(operation, scores);
  return perClass(operation, scores, weight).expand(scores.shape).gather(dim, index, { operation }).squeeze(dim);
}

/** A vector with an element for each class, laid along the scores' dimension of classes. */
export function perClass(operation: string, scores: Tensor, weight: Tensor): Tensor {
  const dim = classDim(operation, scores);
  if (weight.rank !== 1 || weight.shape[0] !== scores.shape[dim]) {
    throw new ShapeMismatchError(operation, `expected a weight [${scores.shape[dim]}], got [${weight.shape.join(', ')}]`);
  }
  return weight.reshape(scores.shape.map((_, i) => (i === dim ? -1 : 1)));
}

/** The losses of examples, computed from the index of each one's class, weighted and reduced. */
export function classLoss(
  operation: string,
  scores: Tensor,
  classes: Tensor,
  { weight, ignoreIndex, reduction }: ClassOptions,
  losses: (index: Tensor<Shape, 'int32'>, dim: 0 | 1) => Tensor,
): Tensor {
  const { index, kept } = chosen(operation, scores, classes, ignoreIndex);
  const dim = classDim(operation, scores);
  const each = losses(index, dim).squeeze(dim);
  const weights = weight && weightsOf(operation, scores, index, weight);
  return reducedOver(operation, weights === undefined ? each : each.mul(weights), kept, weights, reduction);
}

/** The losses of examples, those ignored as 0; the mean is over the others, by their weights if there are any. */
export function reducedOver(
  operation: string,
  losses: Tensor,
  kept: Tensor<Shape, 'bool'> | undefined,
  weights: Tensor | undefined,
  reduction: Reduction | undefined,
): Tensor {
  const counted = kept === undefined ? losses : where(kept, losses, 0);
  if ((reduction ?? 'mean') !== 'mean' || (kept === undefined && weights === undefined))
    return reduced(operation, counted, reduction);
  const shares = weights ?? (kept as Tensor).to(losses.dtype);
  const total = kept === undefined ? shares : where(kept, shares, 0);
  return counted.sum().div(total.sum());
}
