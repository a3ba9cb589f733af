import { arange, type Check, type DType, type Floating, type Resolved, type Shape, type Tensor } from '@nacre/tensor';
import { type ClassOptions, classLoss, type Examples, type Labelled } from './classes.ts';
import type { Reduced, Reduction } from './reduction.ts';

/*
 * Errors of class probabilities k, as a soft decision makes them: shapes, weights and reductions as for `nllLoss`.
 */

/**
 * 1 − k[T]: the probability of deciding for a wrong class, where T is the right one. Unlike −log k[T] it is bounded, so that
 * examples that are far off hardly count.
 *
 * @throws IndexOutOfRangeError for a class outside [0, C)
 * @example
 * await missProbability(tensor([[0.7, 0.2, 0.1]]), tensor([0], { dtype: 'int32' })).item(); // 0.3
 */
export function missProbability<S extends Shape, D extends DType, T extends Shape, const R extends Reduction = 'mean'>(
  probabilities: Tensor<S, D>,
  classes: Tensor<T> & Check<'missProbability', Labelled<S, T>>,
  options: ClassOptions<R> = {},
): Tensor<Reduced<R, Resolved<Examples<S>>>, Floating<D>> {
  const k: Tensor = probabilities;
  const loss = classLoss('missProbability', k, classes as Tensor, options, (index, dim) =>
    k.gather(dim, index, { operation: 'missProbability' }).neg().add(1),
  );
  return loss as Tensor<Reduced<R, Resolved<Examples<S>>>, Floating<D>>;
}

/**
 * Σⱼ k[j] · (j − T)²: the expected squared distance between the class decided for and the right one, T, for classes that are numbers: taking
 * a 3 for a 4 costs less than taking it for a 9.
 *
 * @throws IndexOutOfRangeError for a class outside [0, C)
 * @example
 * await expectedSquaredClassError(tensor([[0.7, 0.2, 0.1]]), tensor([0], { dtype: 'int32' })).item(); // 0.6
 */
export function expectedSquaredClassError<S extends Shape, D extends DType, T extends Shape, const R extends Reduction = 'mean'>(
  probabilities: Tensor<S, D>,
  classes: Tensor<T> & Check<'expectedSquaredClassError', Labelled<S, T>>,
  options: ClassOptions<R> = {},
): Tensor<Reduced<R, Resolved<Examples<S>>>, Floating<D>> {
  const k: Tensor = probabilities;
  const loss = classLoss('expectedSquaredClassError', k, classes as Tensor, options, (index, dim) => {
    const numbers = arange(k.shape[dim]!, { dtype: 'int32' }).reshape(k.shape.map((_, i) => (i === dim ? -1 : 1))) as Tensor;
    return k.mul(numbers.sub(index).to(k.dtype).square()).sum(dim, { keepDim: true });
  });
  return loss as Tensor<Reduced<R, Resolved<Examples<S>>>, Floating<D>>;
}
