import * as math from '../math/linalg.ts';
import type { Tensor } from '../tensor.ts';
import type { BatchMatMul, Check, Dot, DType, MatMul, Outer, Promoted, PromoteCheck, Resolved, Shape } from '../types/index.ts';
import { Indexing } from './indexing.ts';

/** Products of vectors and matrices. */
export abstract class Linear<out S extends Shape = Shape, out D extends DType = DType> extends Indexing<S, D> {
  /** `torch.matmul`: [M, K] × [K, N] → [M, N], with vectors on either side and batch dimensions that broadcast. */
  matmul<S extends Shape, D extends DType, B extends Shape, E extends DType>(
    this: Tensor<S, D>, other: Tensor<B, E> & Check<'matmul', MatMul<S, B>> & PromoteCheck<'matmul', D, E>,
  ): Tensor<Resolved<MatMul<S, B>>, Promoted<D, E>> {
    return this.wrap(math.matmul(this.node, (other as Tensor).node));
  }

  /** Σ x · y of two vectors. */
  dot<S extends Shape, D extends DType, B extends Shape, E extends DType>(
    this: Tensor<S, D>, other: Tensor<B, E> & Check<'dot', Dot<S, B>> & PromoteCheck<'dot', D, E>,
  ): Tensor<Resolved<Dot<S, B>>, Promoted<D, E>> {
    return this.wrap(math.dot(this.node, (other as Tensor).node));
  }

  /** x[i] · y[j] of two vectors. */
  outer<S extends Shape, D extends DType, B extends Shape, E extends DType>(
    this: Tensor<S, D>, other: Tensor<B, E> & Check<'outer', Outer<S, B>> & PromoteCheck<'outer', D, E>,
  ): Tensor<Resolved<Outer<S, B>>, Promoted<D, E>> {
    return this.wrap(math.outer(this.node, (other as Tensor).node));
  }

  /** [B, M, K] × [B, K, N] → [B, M, N]. */
  bmm<S extends Shape, D extends DType, B extends Shape, E extends DType>(
    this: Tensor<S, D>, other: Tensor<B, E> & Check<'bmm', BatchMatMul<S, B>> & PromoteCheck<'bmm', D, E>,
  ): Tensor<Resolved<BatchMatMul<S, B>>, Promoted<D, E>> {
    return this.wrap(math.bmm(this.node, (other as Tensor).node));
  }
}
