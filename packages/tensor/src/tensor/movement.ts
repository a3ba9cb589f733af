import * as math from '../math/movement.ts';
import type { Tensor } from '../tensor.ts';
import type {
  Check, Diagonal, Dims, DType, Expand, Flatten, Matrix, Narrow, Pad, Permute, Range, Reshape, Resolved, Select, Shape, Slice, Split, Squeeze, Tile, Transpose, Unflatten, Unsqueeze,
} from '../types/index.ts';
import { Reductions } from './reductions.ts';

/** A tensor for each shape of a list. */
type Pieces<L, D extends DType> = { [K in keyof L]: Tensor<Resolved<L[K]>, D> };

/** Shapes: none of these copies anything; they become index arithmetic in whoever reads the result. */
export abstract class Movement<out S extends Shape = Shape, out D extends DType = DType> extends Reductions<S, D> {
  /** The same elements, row-major, in another shape; one size may be −1. */
  reshape<S extends Shape, D extends DType, const To extends Shape>(
    this: Tensor<S, D>, shape: To & Check<'reshape', Reshape<S, To>>,
  ): Tensor<Resolved<Reshape<S, To>>, D> {
    return this.wrap(math.reshape(this.node, shape));
  }

  /** Dimensions startDim to endDim (by default all) as one. */
  flatten<S extends Shape, D extends DType, A extends number = 0, B extends number = -1>(
    this: Tensor<S, D>, startDim?: A & Check<'flatten', Flatten<S, A, B>>, endDim?: B,
  ): Tensor<Resolved<Flatten<S, A, B>>, D> {
    return this.wrap(math.flatten(this.node, startDim ?? 0, endDim ?? -1));
  }

  /** One dimension as several. */
  unflatten<S extends Shape, D extends DType, N extends number, const Into extends Shape>(
    this: Tensor<S, D>, dim: N, sizes: Into & Check<'unflatten', Unflatten<S, N, Into>>,
  ): Tensor<Resolved<Unflatten<S, N, Into>>, D> {
    return this.wrap(math.unflatten(this.node, dim, sizes));
  }

  /** Without the dimensions of size 1, or those of them that are named. */
  squeeze<S extends Shape, D extends DType, const N extends Dims = undefined>(
    this: Tensor<S, D>, dim?: N & Check<'squeeze', Squeeze<S, N>>,
  ): Tensor<Resolved<Squeeze<S, N>>, D> {
    return this.wrap(math.squeeze(this.node, dim as Dims));
  }

  /** With a dimension of size 1 inserted at `dim`. */
  unsqueeze<S extends Shape, D extends DType, N extends number>(
    this: Tensor<S, D>, dim: N & Check<'unsqueeze', Unsqueeze<S, N>>,
  ): Tensor<Resolved<Unsqueeze<S, N>>, D> {
    return this.wrap(math.unsqueeze(this.node, dim));
  }

  /** Dimension i of the result is dimension dims[i]. */
  permute<S extends Shape, D extends DType, const Order extends Shape>(
    this: Tensor<S, D>, dims: Order & Check<'permute', Permute<S, Order>>,
  ): Tensor<Resolved<Permute<S, Order>>, D> {
    return this.wrap(math.permute(this.node, dims));
  }

  /** Two dimensions exchanged. */
  transpose<S extends Shape, D extends DType, A extends number, B extends number>(
    this: Tensor<S, D>, a: A, b: B & Check<'transpose', Transpose<S, A, B>>,
  ): Tensor<Resolved<Transpose<S, A, B>>, D> {
    return this.wrap(math.transpose(this.node, a, b));
  }

  /** A matrix transposed; vectors and scalars as they are. */
  t<S extends Shape, D extends DType>(this: Tensor<S, D> & Check<'t', Matrix<S>>): Tensor<Resolved<Matrix<S>>, D> {
    return (this as Tensor).wrap(math.t((this as Tensor).node));
  }

  /** Dimensions of size 1 repeated up to `shape`, which may have more dimensions in front; −1 keeps a size. */
  expand<S extends Shape, D extends DType, const To extends Shape>(
    this: Tensor<S, D>, shape: To & Check<'expand', Expand<S, To>>,
  ): Tensor<Resolved<Expand<S, To>>, D> {
    return this.wrap(math.expand(this.node, shape));
  }

  /** [start, end, step] for each dimension from the first; null keeps all of one. Negative places count from the end. */
  slice<S extends Shape, D extends DType, const R extends readonly (Range | null)[]>(
    this: Tensor<S, D>, ranges: R & Check<'slice', Slice<S, R>>,
  ): Tensor<Resolved<Slice<S, R>>, D> {
    return this.wrap(math.slice(this.node, ranges as readonly math.Range[]));
  }

  /** Place `index` of a dimension, which goes away. */
  select<S extends Shape, D extends DType, N extends number, I extends number>(
    this: Tensor<S, D>, dim: N, index: I & Check<'select', Select<S, N, I>>,
  ): Tensor<Resolved<Select<S, N, I>>, D> {
    return this.wrap(math.select(this.node, dim, index));
  }

  /** `length` places of a dimension from `start`. */
  narrow<S extends Shape, D extends DType, N extends number, A extends number, L extends number>(
    this: Tensor<S, D>, dim: N, start: A, length: L & Check<'narrow', Narrow<S, N, A, L>>,
  ): Tensor<Resolved<Narrow<S, N, A, L>>, D> {
    return this.wrap(math.narrow(this.node, dim, start, length));
  }

  /** The dimensions in reverse order of places. */
  flip(dims: number | readonly number[]): Tensor<S, D> {
    return this.wrap(math.flip(this.node, dims));
  }

  /** Places moved by `shift` along `dim` (of the flattened tensor without it), those that leave entering at the other end. */
  roll(shift: number, dim?: number): Tensor<S, D> {
    return this.wrap(math.roll(this.node, shift, dim));
  }

  /** The tensor repeated along each dimension. */
  tile<S extends Shape, D extends DType, const R extends Shape>(this: Tensor<S, D>, repeats: R): Tensor<Resolved<Tile<S, R>>, D> {
    return this.wrap(math.tile(this.node, repeats));
  }

  /** [before, after] for each dimension from the first: places filled with `value` (0), or by reflecting, repeating the edge, or going round. */
  pad<S extends Shape, D extends DType, const P extends readonly Shape[]>(
    this: Tensor<S, D>, widths: P & Check<'pad', Pad<S, P>>, options: { mode?: math.PadMode; value?: number } = {},
  ): Tensor<Resolved<Pad<S, P>>, D> {
    return this.wrap(math.pad(this.node, widths as unknown as readonly [number, number][], options.mode ?? 'constant', options.value ?? 0));
  }

  /** Pieces of the given sizes along a dimension, or of one size, the last perhaps shorter. */
  split<S extends Shape, D extends DType, const P extends number | Shape, N extends number = 0>(
    this: Tensor<S, D>, sizes: P, dim?: N,
  ): Pieces<Split<S, P, N>, D> {
    return math.split(this.node, sizes, dim ?? 0).map((piece) => this.wrap(piece)) as unknown as Pieces<Split<S, P, N>, D>;
  }

  /** At most n pieces of equal size, the last perhaps shorter. */
  chunk(n: number, dim = 0): Tensor<Shape, D>[] {
    return math.chunk(this.node, n, dim).map((piece) => this.wrap<Shape, D>(piece));
  }

  /** The lower triangle of the last two dimensions, 0 elsewhere; `diagonal` moves its edge up. */
  tril(diagonal = 0): Tensor<S, D> {
    return this.wrap(math.tril(this.node, diagonal));
  }

  /** The upper triangle of the last two dimensions, 0 elsewhere; `diagonal` moves its edge up. */
  triu(diagonal = 0): Tensor<S, D> {
    return this.wrap(math.triu(this.node, diagonal));
  }

  /** Elements (i, i + offset) of two dimensions (by default the first two), as the last dimension. */
  diagonal<S extends Shape, D extends DType, K extends number = 0, A extends number = 0, B extends number = 1>(
    this: Tensor<S, D>, offset?: K & Check<'diagonal', Diagonal<S, K, A, B>>, dim1?: A, dim2?: B,
  ): Tensor<Resolved<Diagonal<S, K, A, B>>, D> {
    return this.wrap(math.diagonal(this.node, offset ?? 0, dim1 ?? 0, dim2 ?? 1));
  }
}
