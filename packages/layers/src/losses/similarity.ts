import {
  ArgumentError,
  type Check,
  type DType,
  type Floating,
  type Reduce,
  type Resolved,
  type Shape,
  ShapeMismatchError,
  type Tensor,
  where,
} from '@nacre/tensor';
import type { MarginOptions } from './hinge.ts';
import { type Equal, type LossOptions, type Reduced, type Reduction, reduced, requireEqualShapes } from './reduction.ts';

/** The options of `cosineSimilarity`. */
export interface SimilarityOptions<N extends number = number> {
  /** The dimension of the vectors; 1 by default. */
  readonly dim?: N;
  /** The least that is divided by; 1e-8 by default. */
  readonly eps?: number;
}

/** `S` without its last dimension: what is left of the vectors. */
type Vectors<S extends Shape> = number extends S['length']
  ? Shape
  : S extends readonly [...infer Lead extends Shape, number]
    ? Lead
    : [];

/**
 * The cosine of the angle between vectors along a dimension: a · b / (max(‖a‖, eps) · max(‖b‖, eps)) (`cosine_similarity`). It is 1 for the same
 * direction, 0 for right angles, −1 for opposite ones.
 *
 * @throws ShapeMismatchError if the shapes differ
 * @example
 * await cosineSimilarity(tensor([[1, 0], [1, 1]]), tensor([[0, 2], [3, 3]])).array(); // [0, 1]
 */
export function cosineSimilarity<S extends Shape, D extends DType, T extends Shape, const N extends number = 1>(
  a: Tensor<S, D>,
  b: Tensor<T> & Check<'cosineSimilarity', Equal<S, T>>,
  options: SimilarityOptions<N> = {},
): Tensor<Resolved<Reduce<S, N, false>>, Floating<D>> {
  requireEqualShapes('cosineSimilarity', a, b as Tensor);
  const { dim = 1, eps = 1e-8 } = options as SimilarityOptions;
  const length = (x: Tensor): Tensor => x.norm(dim).maximum(eps);
  const cos = a
    .mul(b as Tensor)
    .sum(dim)
    .div(length(a).mul(length(b as Tensor))) as Tensor;
  return cos as Tensor<Resolved<Reduce<S, N, false>>, Floating<D>>;
}

/**
 * Of pairs of vectors [N, D] or [D]: 1 − cos where the target is 1 (alike), max(0, cos − margin) where it is −1 (different); the margin is
 * 0 by default (`cosine_embedding_loss`).
 *
 * @throws ShapeMismatchError unless there is a target for each pair
 * @example
 * const [a, b] = [tensor([[1, 0], [1, 1]]), tensor([[0, 2], [3, 3]])];
 * await cosineEmbedding(a, b, tensor([1, -1]), { reduction: 'none' }).array(); // [1, 1]
 */
export function cosineEmbedding<
  S extends Shape,
  D extends DType,
  T extends Shape,
  U extends Shape,
  const R extends Reduction = 'mean',
>(
  a: Tensor<S, D>,
  b: Tensor<T> & Check<'cosineEmbedding', Equal<S, T>>,
  target: Tensor<U> & Check<'cosineEmbedding', Equal<Vectors<S>, U>>,
  options: MarginOptions<R> = {},
): Tensor<Reduced<R, Vectors<S>>, Floating<D>> {
  const [one, other, t]: [Tensor, Tensor, Tensor] = [a, b as Tensor, target as Tensor];
  requireEqualShapes('cosineEmbedding', one, other);
  requireVectors('cosineEmbedding', one);
  const squared = (x: Tensor): Tensor => x.square().sum(-1).add(1e-12);
  const cos = one
    .mul(other)
    .sum(-1)
    .div(squared(one).mul(squared(other)).sqrt()) as Tensor;
  requireEqualShapes('cosineEmbedding', cos, t);
  const losses = where(t.gt(0), cos.neg().add(1), cos.sub(options.margin ?? 0).relu());
  return reduced('cosineEmbedding', losses, options.reduction) as Tensor<Reduced<R, Vectors<S>>, Floating<D>>;
}

/** The options of `tripletMargin`. */
export interface TripletOptions<R extends Reduction = Reduction> extends LossOptions<R> {
  /** How much nearer the positive has to be than the negative; 1 by default. */
  readonly margin?: number;
  /** Which norm measures distances; 2 by default. */
  readonly p?: number;
  /** Added to differences, so that a distance of 0 has a gradient; 1e-6 by default. */
  readonly eps?: number;
  /** Whether the negative counts as near when it is near the positive (Balntas et al. 2016); false by default. */
  readonly swap?: boolean;
}

/**
 * max(0, d(anchor, positive) − d(anchor, negative) + margin), d(a, b) = ‖a − b + eps‖ₚ, for vectors [N, D] or [D]
 * (`triplet_margin_loss`, Schroff et al. 2015).
 *
 * @throws ShapeMismatchError if the shapes differ, ArgumentError unless p is positive
 * @example
 * await tripletMargin(tensor([[0, 0]]), tensor([[3, 4]]), tensor([[0, 5.5]])).item(); // 0.5
 */
export function tripletMargin<
  S extends Shape,
  D extends DType,
  P extends Shape,
  N extends Shape,
  const R extends Reduction = 'mean',
>(
  anchor: Tensor<S, D>,
  positive: Tensor<P> & Check<'tripletMargin', Equal<S, P>>,
  negative: Tensor<N> & Check<'tripletMargin', Equal<S, N>>,
  options: TripletOptions<R> = {},
): Tensor<Reduced<R, Vectors<S>>, Floating<D>> {
  const { margin = 1, p = 2, eps = 1e-6, swap = false } = options;
  if (!(p > 0)) throw new ArgumentError('tripletMargin', `p is positive, got ${p}`);
  const [a, near, far]: [Tensor, Tensor, Tensor] = [anchor, positive as Tensor, negative as Tensor];
  requireEqualShapes('tripletMargin', a, near);
  requireEqualShapes('tripletMargin', a, far);
  requireVectors('tripletMargin', a);
  const distance = (x: Tensor, y: Tensor): Tensor => x.sub(y).add(eps).norm(-1, { p });
  const apart = swap ? distance(a, far).minimum(distance(near, far)) : distance(a, far);
  const losses = distance(a, near).sub(apart).add(margin).relu();
  return reduced('tripletMargin', losses, options.reduction) as Tensor<Reduced<R, Vectors<S>>, Floating<D>>;
}

function requireVectors(operation: string, x: Tensor): void {
  if (x.rank === 0) throw new ShapeMismatchError(operation, 'expected vectors [N, D] or [D], got []');
}
