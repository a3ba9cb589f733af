import * as movement from '../../math/movement.ts';
import { Tensor } from '../../tensor.ts';
import type { Check, Concat, PromoteAll, PromoteAllCheck, Resolved, ShapesIn, Stack } from '../../types/index.ts';

/**
 * Side by side along a dimension (by default the first); the other sizes agree.
 * @throws ShapeMismatchError for other ranks or sizes, ArgumentError for an empty list, DTypeError for dtypes without a common one
 * @example await concat([tensor([1, 2]), tensor([3])]).array(); // [1, 2, 3]
 */
export function concat<const L extends readonly Tensor[], N extends number = 0>(
  list: L & Check<'concat', Concat<ShapesIn<L>, N>> & PromoteAllCheck<'concat', L>,
  dim?: N,
): Tensor<Resolved<Concat<ShapesIn<L>, N>>, PromoteAll<L>> {
  return new Tensor(
    movement.concat(
      (list as readonly Tensor[]).map((x) => x.node),
      dim ?? 0,
    ),
  );
}

/**
 * Along a new dimension (by default the first); the shapes agree.
 * @throws ShapeMismatchError for other shapes, ArgumentError for an empty list, DTypeError for dtypes without a common one
 * @example await stack([tensor([1, 2]), tensor([3, 4])], 1).array(); // [[1, 3], [2, 4]]
 */
export function stack<const L extends readonly Tensor[], N extends number = 0>(
  list: L & Check<'stack', Stack<ShapesIn<L>, N>> & PromoteAllCheck<'stack', L>,
  dim?: N,
): Tensor<Resolved<Stack<ShapesIn<L>, N>>, PromoteAll<L>> {
  return new Tensor(
    movement.stack(
      (list as readonly Tensor[]).map((x) => x.node),
      dim ?? 0,
    ),
  );
}
