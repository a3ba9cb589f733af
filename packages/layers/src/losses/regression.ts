import { ArgumentError, type Check, type DType, type Floating, type Shape, type Tensor, where } from '@nacre/tensor';
import { type Equal, type LossOptions, type Reduced, type Reduction, reduced, requireEqualShapes } from './reduction.ts';

/*
 * Losses that measure the distance d = input − target of two tensors of one shape, as `torch.nn.functional` has them.
 */

type Loss<R, S extends Shape, D extends DType> = Tensor<Reduced<R, S>, Floating<D>>;

function distance(operation: string, input: Tensor, target: Tensor): Tensor {
  requireEqualShapes(operation, input, target);
  return input.sub(target);
}

/**
 * Mean squared error: d² (`mse_loss`).
 *
 * @throws ShapeMismatchError if the shapes differ; nothing is broadcast
 * @example
 * await mse(tensor([1, 2]), tensor([1, 4])).item(); // 2
 */
export function mse<S extends Shape, D extends DType, T extends Shape, const R extends Reduction = 'mean'>(
  input: Tensor<S, D>,
  target: Tensor<T> & Check<'mse', Equal<S, T>>,
  options: LossOptions<R> = {},
): Loss<R, S, D> {
  return reduced('mse', distance('mse', input, target as Tensor).square(), options.reduction) as Loss<R, S, D>;
}

/**
 * Mean absolute error: |d| (`l1_loss`).
 *
 * @example
 * await l1(tensor([1, 2]), tensor([1, 4])).item(); // 1
 */
export function l1<S extends Shape, D extends DType, T extends Shape, const R extends Reduction = 'mean'>(
  input: Tensor<S, D>,
  target: Tensor<T> & Check<'l1', Equal<S, T>>,
  options: LossOptions<R> = {},
): Loss<R, S, D> {
  return reduced('l1', distance('l1', input, target as Tensor).abs(), options.reduction) as Loss<R, S, D>;
}

/**
 * d² / 2β where |d| < β, else |d| − β / 2; β is 1 by default (`smooth_l1_loss`, Girshick 2015).
 *
 * @example
 * await smoothL1(tensor([0, 0]), tensor([0.5, 2]), { reduction: 'none' }).array(); // [0.125, 1.5]
 */
export function smoothL1<S extends Shape, D extends DType, T extends Shape, const R extends Reduction = 'mean'>(
  input: Tensor<S, D>,
  target: Tensor<T> & Check<'smoothL1', Equal<S, T>>,
  options: LossOptions<R> & { readonly beta?: number } = {},
): Loss<R, S, D> {
  const { beta = 1, reduction } = options;
  if (!(beta >= 0)) throw new ArgumentError('smoothL1', `beta is not negative, got ${beta}`);
  const d = distance('smoothL1', input, target as Tensor);
  const losses = beta === 0 ? d.abs() : where(d.abs().lt(beta), d.square().mul(0.5 / beta), d.abs().sub(beta / 2));
  return reduced('smoothL1', losses, reduction) as Loss<R, S, D>;
}

/**
 * d² / 2 where |d| ≤ δ, else δ · (|d| − δ / 2); δ is 1 by default (`huber_loss`, Huber 1964).
 *
 * @example
 * await huber(tensor([0, 0]), tensor([1, 4]), { delta: 2, reduction: 'none' }).array(); // [0.5, 6]
 */
export function huber<S extends Shape, D extends DType, T extends Shape, const R extends Reduction = 'mean'>(
  input: Tensor<S, D>,
  target: Tensor<T> & Check<'huber', Equal<S, T>>,
  options: LossOptions<R> & { readonly delta?: number } = {},
): Loss<R, S, D> {
  const { delta = 1, reduction } = options;
  if (!(delta > 0)) throw new ArgumentError('huber', `delta is positive, got ${delta}`);
  const d = distance('huber', input, target as Tensor);
  const losses = where(
    d.abs().le(delta),
    d.square().mul(0.5),
    d
      .abs()
      .sub(delta / 2)
      .mul(delta),
  );
  return reduced('huber', losses, reduction) as Loss<R, S, D>;
}
