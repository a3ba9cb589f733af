import * as math from '../math/linalg.ts';
import type { Tensor } from '../tensor.ts';
import type {
  BatchMatMul,
  Check,
  Dot,
  DType,
  MatMul,
  Outer,
  PromoteCheck,
  Promoted,
  Resolved,
  Shape,
  Summed,
} from '../types/index.ts';
import { Indexing } from './indexing.ts';

/** Products of vectors and matrices. */
export abstract class Linear<out S extends Shape = Shape, out D extends DType = DType> extends Indexing<S, D> {
  /**
   * `torch.matmul`: [M, K] × [K, N] → [M, N], a vector on either side counting as one row or column, and batch dimensions in
   * front, which broadcast. Narrow integers are multiplied as int32.
   * @throws ShapeMismatchError if the inner dimensions differ, DTypeError for dtypes without a common one
   * @example await tensor([[1, 2], [3, 4]]).matmul(tensor([1, 1])).array(); // [3, 7]
   */
  matmul<S extends Shape, D extends DType, B extends Shape, E extends DType>(
    this: Tensor<S, D>,
    other: Tensor<B, E> & Check<'matmul', MatMul<S, B>> & PromoteCheck<'matmul', D, E>,
  ): Tensor<Resolved<MatMul<S, B>>, Summed<Promoted<D, E>>> {
    return this.wrap(math.matmul(this.node, (other as Tensor).node));
  }

  /**
   * Σ x · y of two vectors of one length, as a scalar.
   * @throws ShapeMismatchError for other shapes, DTypeError for dtypes without a common one
   * @example await tensor([1, 2]).dot(tensor([3, 4])).array(); // 11
   */
  dot<S extends Shape, D extends DType, B extends Shape, E extends DType>(
    this: Tensor<S, D>,
    other: Tensor<B, E> & Check<'dot', Dot<S, B>> & PromoteCheck<'dot', D, E>,
  ): Tensor<Resolved<Dot<S, B>>, Summed<Promoted<D, E>>> {
    return this.wrap(math.dot(this.node, (other as Tensor).node));
  }

  /**
   * x[i] · y[j] of two vectors: [M] and [N] → [M, N].
   * @throws ShapeMismatchError for other shapes, DTypeError for dtypes without a common one
   * @example await tensor([1, 2]).outer(tensor([3, 4])).array(); // [[3, 4], [6, 8]]
   */
  outer<S extends Shape, D extends DType, B extends Shape, E extends DType>(
    this: Tensor<S, D>,
    other: Tensor<B, E> & Check<'outer', Outer<S, B>> & PromoteCheck<'outer', D, E>,
  ): Tensor<Resolved<Outer<S, B>>, Summed<Promoted<D, E>>> {
    return this.wrap(math.outer(this.node, (other as Tensor).node));
  }

  /**
   * Matrices in equal batches: [B, M, K] × [B, K, N] → [B, M, N].
   * @throws ShapeMismatchError for other shapes, DTypeError for dtypes without a common one
   * @example zeros([5, 2, 3]).bmm(zeros([5, 3, 4])).shape; // [5, 2, 4]
   */
  bmm<S extends Shape, D extends DType, B extends Shape, E extends DType>(
    this: Tensor<S, D>,
    other: Tensor<B, E> & Check<'bmm', BatchMatMul<S, B>> & PromoteCheck<'bmm', D, E>,
  ): Tensor<Resolved<BatchMatMul<S, B>>, Summed<Promoted<D, E>>> {
    return this.wrap(math.bmm(this.node, (other as Tensor).node));
  }
}
