import { type Check, type DType, type Floating, type Shape, type Tensor, where } from '@nacre/tensor';
import { type Equal, type LossOptions, type Reduced, type Reduction, reduced, requireEqualShapes } from './reduction.ts';

/** The options of losses with a margin. */
export interface MarginOptions<R extends Reduction = Reduction> extends LossOptions<R> {
  /** How far beyond the border an example has to be to cost nothing. */
  readonly margin?: number;
}

/**
 * max(0, margin − t · x) of scores x against targets t of −1 or 1, the loss of the support vector machine (Cortes and Vapnik 1995);
 * the margin is 1 by default.
 *
 * @throws ShapeMismatchError if the shapes differ
 * @example
 * await hinge(tensor([0.5, 3, 1]), tensor([1, 1, -1]), { reduction: 'none' }).array(); // [0.5, 0, 2]
 */
export function hinge<S extends Shape, D extends DType, T extends Shape, const R extends Reduction = 'mean'>(
  input: Tensor<S, D>,
  target: Tensor<T> & Check<'hinge', Equal<S, T>>,
  options: MarginOptions<R> = {},
): Tensor<Reduced<R, S>, Floating<D>> {
  const [x, t]: [Tensor, Tensor] = [input, target as Tensor];
  requireEqualShapes('hinge', x, t);
  const losses = x
    .mul(t)
    .neg()
    .add(options.margin ?? 1)
    .relu();
  return reduced('hinge', losses, options.reduction) as Tensor<Reduced<R, S>, Floating<D>>;
}

/**
 * Of distances x: x itself where the target is 1 (alike), max(0, margin − x) where it is −1 (different); the margin is 1 by default
 * (`hinge_embedding_loss`).
 *
 * @throws ShapeMismatchError if the shapes differ
 * @example
 * await hingeEmbedding(tensor([0.5, 0.2]), tensor([1, -1]), { reduction: 'none' }).array(); // [0.5, 0.8]
 */
export function hingeEmbedding<S extends Shape, D extends DType, T extends Shape, const R extends Reduction = 'mean'>(
  input: Tensor<S, D>,
  target: Tensor<T> & Check<'hingeEmbedding', Equal<S, T>>,
  options: MarginOptions<R> = {},
): Tensor<Reduced<R, S>, Floating<D>> {
  const [x, t]: [Tensor, Tensor] = [input, target as Tensor];
  requireEqualShapes('hingeEmbedding', x, t);
  const apart = x
    .neg()
    .add(options.margin ?? 1)
    .relu();
  return reduced('hingeEmbedding', where(t.gt(0), x, apart), options.reduction) as Tensor<Reduced<R, S>, Floating<D>>;
}
