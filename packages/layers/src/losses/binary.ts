import { type Check, customGrad, type DType, type Floating, type Shape, type Tensor } from '@nacre/tensor';
import { type Equal, type LossOptions, type Reduced, type Reduction, reduced, requireEqualShapes } from './reduction.ts';

/** The options of `bce`. */
export interface BinaryOptions<R extends Reduction = Reduction> extends LossOptions<R> {
  /** A factor for each element, or for what broadcasts to them. */
  readonly weight?: Tensor;
}

/**
 * Binary cross entropy of probabilities p against targets t: −t · log p − (1 − t) · log(1 − p), each logarithm at least −100
 * (`binary_cross_entropy`). For logits write `bceWithLogits`, which is exact where p rounds to 0 or 1.
 *
 * @throws ShapeMismatchError if the shapes differ
 * @example
 * await bce(tensor([0.5]), tensor([1])).item(); // 0.6931472
 */
export function bce<S extends Shape, D extends DType, T extends Shape, const R extends Reduction = 'mean'>(
  input: Tensor<S, D>,
  target: Tensor<T> & Check<'bce', Equal<S, T>>,
  options: BinaryOptions<R> = {},
): Tensor<Reduced<R, S>, Floating<D>> {
  requireEqualShapes('bce', input, target as Tensor);
  const losses = probabilityLoss(input, target as Tensor);
  return reduced('bce', options.weight === undefined ? losses : losses.mul(options.weight), options.reduction) as Tensor<
    Reduced<R, S>,
    Floating<D>
  >;
}

const logs = (p: Tensor): [Tensor, Tensor] => [p.log().maximum(-100), p.neg().log1p().maximum(-100)];

/** PyTorch's gradient, (p − t) / max(p · (1 − p), 10⁻¹²), is finite where a probability is 0 or 1. */
const probabilityLoss = customGrad(
  (p: Tensor, t: Tensor) => {
    const [yes, no] = logs(p);
    return t.mul(yes.sub(no)).add(no).neg();
  },
  (gradient, p, t) => {
    const [yes, no] = logs(p);
    return [gradient.mul(p.sub(t)).div(p.mul(p.neg().add(1)).maximum(1e-12)), gradient.mul(no.sub(yes))];
  },
);

/** The options of `bceWithLogits`. */
export interface BinaryLogitsOptions<R extends Reduction = Reduction> extends BinaryOptions<R> {
  /** A factor for the positive part of each class; it broadcasts. */
  readonly posWeight?: Tensor;
}

/**
 * Binary cross entropy of logits x, with p = σ(x), without overflow: (1 − t) · x + (1 + (posWeight − 1) · t) · log(1 + e⁻ˣ)
 * (`binary_cross_entropy_with_logits`).
 *
 * @throws ShapeMismatchError if the shapes differ
 * @example
 * await bceWithLogits(tensor([0]), tensor([1])).item(); // 0.6931472
 */
export function bceWithLogits<S extends Shape, D extends DType, T extends Shape, const R extends Reduction = 'mean'>(
  input: Tensor<S, D>,
  target: Tensor<T> & Check<'bceWithLogits', Equal<S, T>>,
  options: BinaryLogitsOptions<R> = {},
): Tensor<Reduced<R, S>, Floating<D>> {
  const [x, t]: [Tensor, Tensor] = [input, target as Tensor];
  requireEqualShapes('bceWithLogits', x, t);
  const { weight, posWeight } = options;
  const tail = x.neg().softplus();
  const positive = posWeight === undefined ? tail : tail.mul(posWeight.sub(1).mul(t).add(1));
  const losses = x.mul(t.neg().add(1)).add(positive);
  return reduced('bceWithLogits', weight === undefined ? losses : losses.mul(weight), options.reduction) as Tensor<
    Reduced<R, S>,
    Floating<D>
  >;
}
