import * as linalg from '../../math/linalg.ts';
import { Tensor } from '../../tensor.ts';
import type {
  BatchMatMul,
  Check,
  Dot,
  DType,
  Einsum,
  MatMul,
  Outer,
  PromoteAll,
  PromoteAllCheck,
  PromoteCheck,
  Promoted,
  Resolved,
  Shape,
  ShapesIn,
  Summed,
} from '../../types/index.ts';

/**
 * `torch.matmul`: [M, K] × [K, N] → [M, N], a vector on either side counting as one row or column, and batch dimensions in
 * front, which broadcast. Narrow integers are multiplied as int32.
 * @throws ShapeMismatchError if the inner dimensions differ, DTypeError for dtypes without a common one
 * @example await matmul(tensor([[1, 2], [3, 4]]), tensor([1, 1])).array(); // [3, 7]
 */
export function matmul<S extends Shape, D extends DType, B extends Shape, E extends DType>(
  x: Tensor<S, D>,
  y: Tensor<B, E> & Check<'matmul', MatMul<S, B>> & PromoteCheck<'matmul', D, E>,
): Tensor<Resolved<MatMul<S, B>>, Summed<Promoted<D, E>>> {
  return x.matmul<S, D, B, E>(y);
}

/**
 * Σ x · y of two vectors of one length, as a scalar.
 * @throws ShapeMismatchError for other shapes, DTypeError for dtypes without a common one
 * @example await dot(tensor([1, 2]), tensor([3, 4])).array(); // 11
 */
export function dot<S extends Shape, D extends DType, B extends Shape, E extends DType>(
  x: Tensor<S, D>,
  y: Tensor<B, E> & Check<'dot', Dot<S, B>> & PromoteCheck<'dot', D, E>,
): Tensor<Resolved<Dot<S, B>>, Summed<Promoted<D, E>>> {
  return x.dot<S, D, B, E>(y);
}

/**
 * x[i] · y[j] of two vectors: [M] and [N] → [M, N].
 * @throws ShapeMismatchError for other shapes, DTypeError for dtypes without a common one
 * @example await outer(tensor([1, 2]), tensor([3, 4])).array(); // [[3, 4], [6, 8]]
 */
export function outer<S extends Shape, D extends DType, B extends Shape, E extends DType>(
  x: Tensor<S, D>,
  y: Tensor<B, E> & Check<'outer', Outer<S, B>> & PromoteCheck<'outer', D, E>,
): Tensor<Resolved<Outer<S, B>>, Summed<Promoted<D, E>>> {
  return x.outer<S, D, B, E>(y);
}

/**
 * Matrices in equal batches: [B, M, K] × [B, K, N] → [B, M, N].
 * @throws ShapeMismatchError for other shapes, DTypeError for dtypes without a common one
 * @example bmm(zeros([5, 2, 3]), zeros([5, 3, 4])).shape; // [5, 2, 4]
 */
export function bmm<S extends Shape, D extends DType, B extends Shape, E extends DType>(
  x: Tensor<S, D>,
  y: Tensor<B, E> & Check<'bmm', BatchMatMul<S, B>> & PromoteCheck<'bmm', D, E>,
): Tensor<Resolved<BatchMatMul<S, B>>, Summed<Promoted<D, E>>> {
  return x.bmm<S, D, B, E>(y);
}

/**
 * Einstein's summation (`torch.einsum`): a letter for every dimension of the operands; those missing after the arrow are summed.
 * `...` stands for any dimensions, which broadcast. Without an arrow the letters that occur once remain, in alphabetical order.
 * @throws ArgumentError for an equation that does not describe the operands, ShapeMismatchError for sizes that differ under one
 *   letter, DTypeError for dtypes without a common one
 * @example await einsum('ij,j->i', tensor([[1, 2], [3, 4]]), tensor([1, 1])).array(); // [3, 7]
 */
export function einsum<E extends string, L extends readonly Tensor[]>(
  equation: E & Check<'einsum', Einsum<E, ShapesIn<L>>> & PromoteAllCheck<'einsum', L>,
  ...operands: L
): Tensor<Resolved<Einsum<E, ShapesIn<L>>>, Contracted<L>> {
  return new Tensor(
    linalg.einsum(
      equation,
      operands.map((x) => x.node),
    ),
  );
}

/** Products and sums of narrow integers are int32; one operand may be rearranged only, and keeps its dtype then. */
type Contracted<L extends readonly Tensor[]> = Summed<PromoteAll<L>> | (1 extends L['length'] ? PromoteAll<L> : never);
