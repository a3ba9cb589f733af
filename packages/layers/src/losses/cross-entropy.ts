import {
  ArgumentError,
  type Check,
  type DType,
  DTypeError,
  type Floating,
  type Resolved,
  type Shape,
  ShapeMismatchError,
  type Tensor,
} from '@nacre/tensor';
import {
  type ClassOptions,
  chosen,
  classDim,
  classLoss,
  type Examples,
  type Labelled,
  perClass,
  reducedOver,
  type Targeted,
  weightsOf,
} from './classes.ts';
import { type Reduced, type Reduction, reduced } from './reduction.ts';

/** The options of `crossEntropy`. */
export interface CrossEntropyOptions<R extends Reduction = Reduction> extends ClassOptions<R> {
  /** How much of the target is spread over all classes, from 0, the default, to 1 (Szegedy et al. 2016). */
  readonly labelSmoothing?: number;
}

/**
 * −log softmax(logits)[class] (`torch.nn.functional.cross_entropy`), the mean over all examples by default. Logits are [C], [N, C] or
 * [N, C, …]; the target is a class for each example ([], [N] or [N, …], integers), or probabilities of the logits' shape, floats. With
 * weights the mean is weighted; probabilities know no ignored class.
 *
 * @throws IndexOutOfRangeError for a class outside [0, C): at once where the host knows it, else with the next read
 * @throws ShapeMismatchError, DTypeError if the target does not fit the logits
 * @example
 * const logits = tensor([[2, 0, 0]]);
 * await crossEntropy(logits, tensor([0], { dtype: 'int32' })).item(); // 0.2395447
 */
export function crossEntropy<
  S extends Shape,
  D extends DType,
  T extends Shape,
  E extends DType,
  const R extends Reduction = 'mean',
>(
  logits: Tensor<S, D>,
  target: Tensor<T, E> & Check<'crossEntropy', Targeted<S, T, E>>,
  options: CrossEntropyOptions<R> = {},
): Tensor<Reduced<R, Resolved<Examples<S>>>, Floating<D>> {
  const { labelSmoothing = 0 } = options;
  if (!(labelSmoothing >= 0 && labelSmoothing <= 1))
    throw new ArgumentError('crossEntropy', `labelSmoothing is between 0 and 1, got ${labelSmoothing}`);
  const [x, y]: [Tensor, Tensor] = [logits, target as Tensor];
  const loss = y.dtype.startsWith('float') ? againstProbabilities(x, y, options) : againstClasses(x, y, options);
  return loss as Tensor<Reduced<R, Resolved<Examples<S>>>, Floating<D>>;
}

/** The logits' maximum, and log Σ e^(x − max), kept apart so that large logits lose nothing. */
function logSum(x: Tensor, dim: number): { top: Tensor; rest: Tensor } {
  const top = x.detach().max(dim, { keepDim: true });
  return { top, rest: x.sub(top).exp().sum(dim, { keepDim: true }).log() };
}

function againstClasses(x: Tensor, classes: Tensor, options: CrossEntropyOptions): Tensor {
  const { labelSmoothing = 0, weight, ignoreIndex, reduction } = options;
  const { index, kept } = chosen('crossEntropy', x, classes, ignoreIndex);
  const dim = classDim('crossEntropy', x);
  const { top, rest } = logSum(x, dim);
  const losses = rest.sub(x.gather(dim, index, { operation: 'crossEntropy' }).sub(top)).squeeze(dim);
  const weights = weight && weightsOf('crossEntropy', x, index, weight);
  const weighted = weights === undefined ? losses : losses.mul(weights);
  if (labelSmoothing === 0) return reducedOver('crossEntropy', weighted, kept, weights, reduction);

  const all = rest.sub(x.sub(top));
  const spread = (weight === undefined ? all : all.mul(perClass('crossEntropy', x, weight))).sum(dim);
  const smoothed = weighted.mul(1 - labelSmoothing).add(spread.mul(labelSmoothing / x.shape[dim]!));
  return reducedOver('crossEntropy', smoothed, kept, weights, reduction);
}

function againstProbabilities(x: Tensor, target: Tensor, options: CrossEntropyOptions): Tensor {
  const { labelSmoothing = 0, weight, ignoreIndex, reduction } = options;
  const dim = classDim('crossEntropy', x);
  if (target.shape.join() !== x.shape.join()) {
    const shapes = `logits [${x.shape.join(', ')}], got [${target.shape.join(', ')}]`;
    if (target.rank === x.rank - 1)
      throw new DTypeError('crossEntropy', `classes are int32, got ${target.dtype}`, "convert with .to('int32')");
    throw new ShapeMismatchError('crossEntropy', `probabilities have the shape of the ${shapes}`);
  }
  if (ignoreIndex !== undefined)
    throw new ArgumentError('crossEntropy', 'there is no class to ignore among probabilities', 'leave ignoreIndex out');
  const { top, rest } = logSum(x, dim);
  const classes = x.shape[dim]!;
  const wanted = labelSmoothing === 0 ? target : target.mul(1 - labelSmoothing).add(labelSmoothing / classes);
  const all = wanted.mul(rest.sub(x.sub(top)));
  const losses = (weight === undefined ? all : all.mul(perClass('crossEntropy', x, weight))).sum(dim);
  return reduced('crossEntropy', losses, reduction);
}

/**
 * −logProbabilities[class] (`torch.nn.functional.nll_loss`); shapes, weights and reductions as for `crossEntropy`, which is
 * `nllLoss` of `logSoftmax`.
 *
 * @throws IndexOutOfRangeError for a class outside [0, C)
 * @example
 * await nllLoss(tensor([[-1, -2]]), tensor([1], { dtype: 'int32' })).item(); // 2
 */
export function nllLoss<S extends Shape, D extends DType, T extends Shape, const R extends Reduction = 'mean'>(
  logProbabilities: Tensor<S, D>,
  classes: Tensor<T> & Check<'nllLoss', Labelled<S, T>>,
  options: ClassOptions<R> = {},
): Tensor<Reduced<R, Resolved<Examples<S>>>, Floating<D>> {
  const x: Tensor = logProbabilities;
  const loss = classLoss('nllLoss', x, classes as Tensor, options, (index, dim) =>
    x.gather(dim, index, { operation: 'nllLoss' }).neg(),
  );
  return loss as Tensor<Reduced<R, Resolved<Examples<S>>>, Floating<D>>;
}
