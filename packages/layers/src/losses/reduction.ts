import { ArgumentError, type Same, type Shape, type ShapeError, ShapeMismatchError, type Show, type Tensor } from '@nacre/tensor';

/** What becomes of the losses of single elements: their mean, their sum, or nothing. */
export type Reduction = 'mean' | 'sum' | 'none';

/** The options of all losses. */
export interface LossOptions<R extends Reduction = Reduction> {
  /** mean by default. */
  readonly reduction?: R;
}

/** The shape after the reduction of `S`. */
export type Reduced<R, S extends Shape> = [R] extends ['none'] ? S : [R] extends ['mean' | 'sum'] ? [] : Shape;

/** `S` if `T` is the same shape as far as is known. */
export type Equal<S extends Shape, T extends Shape> = number extends S['length'] | T['length']
  ? S
  : AllSame<S, T> extends true
    ? S
    : ShapeError<`shapes differ: ${Show<S>} and ${Show<T>}`>;

type AllSame<S extends Shape, T extends Shape> = S extends readonly [infer A, ...infer As extends Shape]
  ? T extends readonly [infer B, ...infer Bs extends Shape]
    ? [Same<A, B>] extends [never]
      ? false
      : AllSame<As, Bs>
    : false
  : T extends readonly []
    ? true
    : false;

/** The losses of elements, reduced. */
export function reduced(operation: string, losses: Tensor, reduction: Reduction | undefined): Tensor {
  switch (reduction) {
    case 'none':
      return losses;
    case 'sum':
      return losses.sum();
    case undefined:
    case 'mean':
      return losses.mean();
    default:
      throw new ArgumentError(operation, `reduction is 'mean', 'sum' or 'none', got ${String(reduction)}`);
  }
}

/** Losses do not broadcast: [N, 1] against [N] would silently compare everything with everything. */
export function requireEqualShapes(operation: string, input: Tensor, target: Tensor): void {
  if (input.shape.join() !== target.shape.join()) {
    throw new ShapeMismatchError(
      operation,
      `shapes differ: [${input.shape.join(', ')}] and [${target.shape.join(', ')}]`,
      'reshape or expand one of them',
    );
  }
}
