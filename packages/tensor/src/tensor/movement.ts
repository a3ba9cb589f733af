import * as math from '../math/movement.ts';
import type { Tensor } from '../tensor.ts';
import type {
  Along,
  Check,
  Diagonal,
  Dims,
  DType,
  Expand,
  Flatten,
  Matrix,
  Narrow,
  Pad,
  Permute,
  Range,
  Reshape,
  Resolved,
  Select,
  Shape,
  Slice,
  Split,
  Squeeze,
  Tile,
  Transpose,
  Unflatten,
  Unsqueeze,
} from '../types/index.ts';
import { Reductions } from './reductions.ts';

/** A tensor for each shape of a list. */
export type Pieces<L, D extends DType> = L extends readonly Shape[]
  ? { [K in keyof L]: Tensor<Resolved<L[K]>, D> }
  : Tensor<Shape, D>[];

/** What `Check` is to see of a list of shapes: the error, if it is one. */
export type Pieced<L> = L extends readonly Shape[] ? Shape : L;

/** Shapes: none of these copies anything; they become index arithmetic in whoever reads the result. */
export abstract class Movement<out S extends Shape = Shape, out D extends DType = DType> extends Reductions<S, D> {
  /**
   * The same elements, row-major, in another shape; one size may be −1: whatever is left.
   * @throws ShapeMismatchError for another number of elements
   * @example await arange(6).reshape([2, -1]).array(); // [[0, 1, 2], [3, 4, 5]]
   */
  reshape<S extends Shape, D extends DType, const To extends Shape>(
    this: Tensor<S, D>,
    shape: To & Check<'reshape', Reshape<S, To>>,
  ): Tensor<Resolved<Reshape<S, To>>, D> {
    return this.wrap(math.reshape(this.node, shape));
  }

  /**
   * Dimensions startDim to endDim (by default all) as one.
   * @throws ArgumentError for a dimension out of range
   * @example zeros([2, 3, 4]).flatten(1).shape; // [2, 12]
   */
  flatten<S extends Shape, D extends DType, A extends number = 0, B extends number = -1>(
    this: Tensor<S, D>,
    startDim?: A & Check<'flatten', Flatten<S, A, B>>,
    endDim?: B,
  ): Tensor<Resolved<Flatten<S, A, B>>, D> {
    return this.wrap(math.flatten(this.node, startDim ?? 0, endDim ?? -1));
  }

  /**
   * One dimension as several, whose sizes multiply to its size; one of them may be −1.
   * @throws ShapeMismatchError for another number of elements
   * @example zeros([2, 6]).unflatten(1, [2, -1]).shape; // [2, 2, 3]
   */
  unflatten<S extends Shape, D extends DType, N extends number, const Into extends Shape>(
    this: Tensor<S, D>,
    dim: N,
    sizes: Into & Check<'unflatten', Unflatten<S, N, Into>>,
  ): Tensor<Resolved<Unflatten<S, N, Into>>, D> {
    return this.wrap(math.unflatten(this.node, dim, sizes));
  }

  /**
   * Without the dimensions of size 1, or with `dim` without those of them that are named.
   * @throws ArgumentError for a dimension out of range or named twice
   * @example zeros([1, 3, 1]).squeeze().shape; // [3]
   */
  squeeze<S extends Shape, D extends DType, const N extends Dims = undefined>(
    this: Tensor<S, D>,
    dim?: N & Check<'squeeze', Squeeze<S, N>>,
  ): Tensor<Resolved<Squeeze<S, N>>, D> {
    return this.wrap(math.squeeze(this.node, dim as Dims));
  }

  /**
   * With a dimension of size 1 inserted at `dim`.
   * @throws ArgumentError for a dimension out of range
   * @example await tensor([1, 2]).unsqueeze(0).array(); // [[1, 2]]
   */
  unsqueeze<S extends Shape, D extends DType, N extends number>(
    this: Tensor<S, D>,
    dim: N & Check<'unsqueeze', Unsqueeze<S, N>>,
  ): Tensor<Resolved<Unsqueeze<S, N>>, D> {
    return this.wrap(math.unsqueeze(this.node, dim));
  }

  /**
   * Dimension i of the result is dimension dims[i].
   * @throws ArgumentError unless every dimension is named once
   * @example zeros([2, 3, 4]).permute([2, 0, 1]).shape; // [4, 2, 3]
   */
  permute<S extends Shape, D extends DType, const Order extends Shape>(
    this: Tensor<S, D>,
    dims: Order & Check<'permute', Permute<S, Order>>,
  ): Tensor<Resolved<Permute<S, Order>>, D> {
    return this.wrap(math.permute(this.node, dims));
  }

  /**
   * Two dimensions exchanged.
   * @throws ArgumentError for a dimension out of range
   * @example await tensor([[1, 2], [3, 4]]).transpose(0, 1).array(); // [[1, 3], [2, 4]]
   */
  transpose<S extends Shape, D extends DType, A extends number, B extends number>(
    this: Tensor<S, D>,
    a: A,
    b: B & Check<'transpose', Transpose<S, A, B>>,
  ): Tensor<Resolved<Transpose<S, A, B>>, D> {
    return this.wrap(math.transpose(this.node, a, b));
  }

  /**
   * A matrix transposed; vectors and scalars as they are.
   * @throws ShapeMismatchError for more than 2 dimensions
   * @example await tensor([[1, 2], [3, 4]]).t().array(); // [[1, 3], [2, 4]]
   */
  t<S extends Shape, D extends DType>(this: Tensor<S, D> & Check<'t', Matrix<S>>): Tensor<Resolved<Matrix<S>>, D> {
    return (this as Tensor).wrap(math.t((this as Tensor).node));
  }

  /**
   * Dimensions of size 1 repeated up to `shape`, which may have more dimensions in front; −1 keeps a size.
   * @throws ShapeMismatchError if another size would have to change
   * @example await tensor([1, 2]).expand([2, -1]).array(); // [[1, 2], [1, 2]]
   */
  expand<S extends Shape, D extends DType, const To extends Shape>(
    this: Tensor<S, D>,
    shape: To & Check<'expand', Expand<S, To>>,
  ): Tensor<Resolved<Expand<S, To>>, D> {
    return this.wrap(math.expand(this.node, shape));
  }

  /**
   * [start, end, step] for each dimension from the first; null keeps all of one. Negative places count from the end, and places
   * beyond the ends are the ends.
   * @throws ArgumentError for more ranges than dimensions, and for a step below 1
   * @example await tensor([[1, 2], [3, 4]]).slice([null, [-1, null]]).array(); // [[2], [4]]
   */
  slice<S extends Shape, D extends DType, const R extends readonly Range[]>(
    this: Tensor<S, D>,
    ranges: R & Check<'slice', Slice<S, R>>,
  ): Tensor<Resolved<Slice<S, R>>, D> {
    return this.wrap(math.slice(this.node, ranges as readonly Range[]));
  }

  /**
   * Place `index` of a dimension, which goes away; a negative one counts from the end.
   * @throws ArgumentError for a dimension or an index out of range
   * @example await tensor([[1, 2], [3, 4]]).select(1, -1).array(); // [2, 4]
   */
  select<S extends Shape, D extends DType, N extends number, I extends number>(
    this: Tensor<S, D>,
    dim: N,
    index: I & Check<'select', Select<S, N, I>>,
  ): Tensor<Resolved<Select<S, N, I>>, D> {
    return this.wrap(math.select(this.node, dim, index));
  }

  /**
   * `length` places of a dimension from `start`.
   * @throws ArgumentError for places outside the dimension
   * @example await arange(6).narrow(0, 2, 3).array(); // [2, 3, 4]
   */
  narrow<S extends Shape, D extends DType, N extends number, A extends number, L extends number>(
    this: Tensor<S, D>,
    dim: N,
    start: A,
    length: L & Check<'narrow', Narrow<S, N, A, L>>,
  ): Tensor<Resolved<Narrow<S, N, A, L>>, D> {
    return this.wrap(math.narrow(this.node, dim, start, length));
  }

  /**
   * The places of the dimensions in reverse order.
   * @throws ArgumentError for a dimension out of range or named twice
   * @example await tensor([[1, 2], [3, 4]]).flip(0).array(); // [[3, 4], [1, 2]]
   */
  flip<S extends Shape, D extends DType, const N extends number | readonly number[]>(
    this: Tensor<S, D>,
    dims: N & Check<'flip', Along<S, N>>,
  ): Tensor<S, D> {
    return this.wrap(math.flip(this.node, dims as number | readonly number[]));
  }

  /**
   * Places moved by `shift` along `dim` (of the flattened tensor without it), those that leave entering at the other end.
   * @throws ArgumentError for a dimension out of range
   * @example await tensor([1, 2, 3]).roll(1).array(); // [3, 1, 2]
   */
  roll<S extends Shape, D extends DType, N extends number | undefined = undefined>(
    this: Tensor<S, D>,
    shift: number,
    dim?: N & Check<'roll', Along<S, N>>,
  ): Tensor<S, D> {
    return this.wrap(math.roll(this.node, shift, dim as number | undefined));
  }

  /**
   * The tensor repeated along each dimension, the last repeats for the last dimensions.
   * @throws ShapeMismatchError for repeats that are no counts
   * @example await tensor([1, 2]).tile([2]).array(); // [1, 2, 1, 2]
   */
  tile<S extends Shape, D extends DType, const R extends Shape>(this: Tensor<S, D>, repeats: R): Tensor<Resolved<Tile<S, R>>, D> {
    return this.wrap(math.tile(this.node, repeats));
  }

  /**
   * [before, after] for each dimension from the first: places filled with `value` (0 by default; mode 'constant'), by mirroring
   * ('reflect'), repeating the edge ('replicate') or going round ('circular'). Negative widths crop.
   * @throws ArgumentError for more pairs than dimensions, and for widths that the mode cannot fill
   * @example await tensor([1, 2]).pad([[1, 2]]).array(); // [0, 1, 2, 0, 0]
   */
  pad<S extends Shape, D extends DType, const P extends readonly Shape[]>(
    this: Tensor<S, D>,
    widths: P & Check<'pad', Pad<S, P>>,
    options: { mode?: math.PadMode; value?: number } = {},
  ): Tensor<Resolved<Pad<S, P>>, D> {
    return this.wrap(
      math.pad(this.node, widths as unknown as readonly [number, number][], options.mode ?? 'constant', options.value ?? 0),
    );
  }

  /**
   * Pieces of the given sizes along a dimension (the first), or of one size, the last perhaps shorter.
   * @throws ArgumentError for sizes that do not add up to that of the dimension
   * @example
   * const [a, b] = arange(6).split([2, 4]);
   * await b.array(); // [2, 3, 4, 5]
   */
  split<S extends Shape, D extends DType, const P extends number | Shape, N extends number = 0>(
    this: Tensor<S, D>,
    sizes: P & Check<'split', Pieced<Split<S, P, N>>>,
    dim?: N,
  ): Pieces<Split<S, P, N>, D> {
    return math.split(this.node, sizes as number | Shape, dim ?? 0).map((piece) => this.wrap(piece)) as unknown as Pieces<
      Split<S, P, N>,
      D
    >;
  }

  /**
   * At most n pieces of equal size along a dimension (the first), the last perhaps shorter.
   * @throws ArgumentError for n below 1, and for a dimension out of range
   * @example
   * const [a, b] = arange(6).chunk(2);
   * await b!.array(); // [3, 4, 5]
   */
  chunk<S extends Shape, D extends DType, N extends number = 0>(
    this: Tensor<S, D>,
    n: number & Check<'chunk', Pieced<Split<S, number, N>>>,
    dim?: N,
  ): Pieces<Split<S, number, N>, D> {
    return math.chunk(this.node, n, dim ?? 0).map((piece) => this.wrap(piece)) as unknown as Pieces<Split<S, number, N>, D>;
  }

  /**
   * The lower triangle of the last two dimensions, 0 elsewhere; `diagonal` (0 by default) moves its edge up.
   * @throws ShapeMismatchError for fewer than 2 dimensions
   * @example await tensor([[1, 2], [3, 4]]).tril().array(); // [[1, 0], [3, 4]]
   */
  tril<S extends Shape, D extends DType>(this: Tensor<S, D> & Check<'tril', Along<S, [-2, -1]>>, diagonal = 0): Tensor<S, D> {
    return (this as Tensor).wrap(math.tril((this as Tensor).node, diagonal));
  }

  /**
   * The upper triangle of the last two dimensions, 0 elsewhere; `diagonal` (0 by default) moves its edge up.
   * @throws ShapeMismatchError for fewer than 2 dimensions
   * @example await tensor([[1, 2], [3, 4]]).triu().array(); // [[1, 2], [0, 4]]
   */
  triu<S extends Shape, D extends DType>(this: Tensor<S, D> & Check<'triu', Along<S, [-2, -1]>>, diagonal = 0): Tensor<S, D> {
    return (this as Tensor).wrap(math.triu((this as Tensor).node, diagonal));
  }

  /**
   * Elements (i, i + offset) of two dimensions (by default the first two), as the last dimension of the result.
   * @throws ArgumentError for dimensions that are out of range or the same
   * @example await tensor([[1, 2], [3, 4]]).diagonal().array(); // [1, 4]
   */
  diagonal<S extends Shape, D extends DType, K extends number = 0, A extends number = 0, B extends number = 1>(
    this: Tensor<S, D>,
    offset?: K & Check<'diagonal', Diagonal<S, K, A, B>>,
    dim1?: A,
    dim2?: B,
  ): Tensor<Resolved<Diagonal<S, K, A, B>>, D> {
    return this.wrap(math.diagonal(this.node, offset ?? 0, dim1 ?? 0, dim2 ?? 1));
  }
}
