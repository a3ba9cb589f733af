import { type Check, type DType, type Floating, type Shape, type Tensor, where } from '@nacre/tensor';
import { type Equal, type Reduced, type Reduction, reduced, requireEqualShapes } from './reduction.ts';

/** The options of `klDiv`. */
export interface DivergenceOptions<R extends Reduction | 'batchmean' = Reduction | 'batchmean'> {
  /** mean by default, over all elements as in PyTorch; batchmean divides the sum by the first size, which is the divergence proper. */
  readonly reduction?: R;
  /** Whether the target holds logarithms too; false by default. */
  readonly logTarget?: boolean;
}

/**
 * Kullback–Leibler divergence of log-probabilities from target probabilities: t · (log t − input), 0 where t is 0 (`kl_div`).
 *
 * @throws ShapeMismatchError if the shapes differ
 * @example
 * const p = tensor([[0.5, 0.5]]);
 * await klDiv(p.log(), p, { reduction: 'batchmean' }).item(); // 0
 */
export function klDiv<S extends Shape, D extends DType, T extends Shape, const R extends Reduction | 'batchmean' = 'mean'>(
  input: Tensor<S, D>,
  target: Tensor<T> & Check<'klDiv', Equal<S, T>>,
  options: DivergenceOptions<R> = {},
): Tensor<Reduced<R extends 'batchmean' ? 'sum' : R, S>, Floating<D>> {
  const [x, t]: [Tensor, Tensor] = [input, target as Tensor];
  requireEqualShapes('klDiv', x, t);
  const losses = options.logTarget ? t.exp().mul(t.sub(x)) : timesOwnLog(t).sub(t.mul(x));
  const { reduction } = options as DivergenceOptions;
  const loss = reduction === 'batchmean' ? losses.sum().div(x.shape[0] ?? 1) : reduced('klDiv', losses, reduction);
  return loss as Tensor<Reduced<R extends 'batchmean' ? 'sum' : R, S>, Floating<D>>;
}

/** t · log t, 0 at 0. */
function timesOwnLog(t: Tensor): Tensor {
  const positive = t.gt(0);
  return where(positive, t.mul(where(positive, t, 1).log()), 0);
}
