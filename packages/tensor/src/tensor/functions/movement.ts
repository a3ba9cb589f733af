import type { PadMode } from '../../math/movement.ts';
import type { Tensor } from '../../tensor.ts';
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
} from '../../types/index.ts';
import type { Pieced, Pieces } from '../movement.ts';

/**
 * The same elements, row-major, in another shape; one size may be −1: whatever is left.
 * @throws ShapeMismatchError for another number of elements
 * @example await reshape(arange(6), [2, -1]).array(); // [[0, 1, 2], [3, 4, 5]]
 */
export function reshape<S extends Shape, D extends DType, const To extends Shape>(
  x: Tensor<S, D>,
  shape: To & Check<'reshape', Reshape<S, To>>,
): Tensor<Resolved<Reshape<S, To>>, D> {
  return x.reshape<S, D, To>(shape);
}

/**
 * Dimensions startDim to endDim (by default all) as one.
 * @throws ArgumentError for a dimension out of range
 * @example flatten(zeros([2, 3, 4]), 1).shape; // [2, 12]
 */
export function flatten<S extends Shape, D extends DType, A extends number = 0, B extends number = -1>(
  x: Tensor<S, D>,
  startDim?: A & Check<'flatten', Flatten<S, A, B>>,
  endDim?: B,
): Tensor<Resolved<Flatten<S, A, B>>, D> {
  return x.flatten<S, D, A, B>(startDim, endDim);
}

/**
 * One dimension as several, whose sizes multiply to its size; one of them may be −1.
 * @throws ShapeMismatchError for another number of elements
 * @example unflatten(zeros([2, 6]), 1, [2, -1]).shape; // [2, 2, 3]
 */
export function unflatten<S extends Shape, D extends DType, N extends number, const Into extends Shape>(
  x: Tensor<S, D>,
  dim: N,
  sizes: Into & Check<'unflatten', Unflatten<S, N, Into>>,
): Tensor<Resolved<Unflatten<S, N, Into>>, D> {
  return x.unflatten<S, D, N, Into>(dim, sizes);
}

/**
 * Without the dimensions of size 1, or with `dim` without those of them that are named.
 * @throws ArgumentError for a dimension out of range or named twice
 * @example squeeze(zeros([1, 3, 1])).shape; // [3]
 */
export function squeeze<S extends Shape, D extends DType, const N extends Dims = undefined>(
  x: Tensor<S, D>,
  dim?: N & Check<'squeeze', Squeeze<S, N>>,
): Tensor<Resolved<Squeeze<S, N>>, D> {
  return x.squeeze<S, D, N>(dim);
}

/**
 * With a dimension of size 1 inserted at `dim`.
 * @throws ArgumentError for a dimension out of range
 * @example await unsqueeze(tensor([1, 2]), 0).array(); // [[1, 2]]
 */
export function unsqueeze<S extends Shape, D extends DType, N extends number>(
  x: Tensor<S, D>,
  dim: N & Check<'unsqueeze', Unsqueeze<S, N>>,
): Tensor<Resolved<Unsqueeze<S, N>>, D> {
  return x.unsqueeze<S, D, N>(dim);
}

/**
 * Dimension i of the result is dimension dims[i].
 * @throws ArgumentError unless every dimension is named once
 * @example permute(zeros([2, 3, 4]), [2, 0, 1]).shape; // [4, 2, 3]
 */
export function permute<S extends Shape, D extends DType, const Order extends Shape>(
  x: Tensor<S, D>,
  dims: Order & Check<'permute', Permute<S, Order>>,
): Tensor<Resolved<Permute<S, Order>>, D> {
  return x.permute<S, D, Order>(dims);
}

/**
 * Two dimensions exchanged.
 * @throws ArgumentError for a dimension out of range
 * @example await transpose(tensor([[1, 2], [3, 4]]), 0, 1).array(); // [[1, 3], [2, 4]]
 */
export function transpose<S extends Shape, D extends DType, A extends number, B extends number>(
  x: Tensor<S, D>,
  a: A,
  b: B & Check<'transpose', Transpose<S, A, B>>,
): Tensor<Resolved<Transpose<S, A, B>>, D> {
  return x.transpose<S, D, A, B>(a, b);
}

/**
 * A matrix transposed; vectors and scalars as they are.
 * @throws ShapeMismatchError for more than 2 dimensions
 * @example await t(tensor([[1, 2], [3, 4]])).array(); // [[1, 3], [2, 4]]
 */
export const t = <S extends Shape, D extends DType>(x: Tensor<S, D> & Check<'t', Matrix<S>>): Tensor<Resolved<Matrix<S>>, D> =>
  x.t();

/**
 * Dimensions of size 1 repeated up to `shape`, which may have more dimensions in front; −1 keeps a size.
 * @throws ShapeMismatchError if another size would have to change
 * @example await expand(tensor([1, 2]), [2, -1]).array(); // [[1, 2], [1, 2]]
 */
export function expand<S extends Shape, D extends DType, const To extends Shape>(
  x: Tensor<S, D>,
  shape: To & Check<'expand', Expand<S, To>>,
): Tensor<Resolved<Expand<S, To>>, D> {
  return x.expand<S, D, To>(shape);
}

/**
 * [start, end, step] for each dimension from the first; null keeps all of one. Negative places count from the end, and places
 * beyond the ends are the ends.
 * @throws ArgumentError for more ranges than dimensions, and for a step below 1
 * @example await slice(tensor([[1, 2], [3, 4]]), [null, [-1, null]]).array(); // [[2], [4]]
 */
export function slice<S extends Shape, D extends DType, const R extends readonly Range[]>(
  x: Tensor<S, D>,
  ranges: R & Check<'slice', Slice<S, R>>,
): Tensor<Resolved<Slice<S, R>>, D> {
  return x.slice<S, D, R>(ranges);
}

/**
 * Place `index` of a dimension, which goes away; a negative one counts from the end.
 * @throws ArgumentError for a dimension or an index out of range
 * @example await select(tensor([[1, 2], [3, 4]]), 1, -1).array(); // [2, 4]
 */
export function select<S extends Shape, D extends DType, N extends number, I extends number>(
  x: Tensor<S, D>,
  dim: N,
  index: I & Check<'select', Select<S, N, I>>,
): Tensor<Resolved<Select<S, N, I>>, D> {
  return x.select<S, D, N, I>(dim, index);
}

/**
 * `length` places of a dimension from `start`.
 * @throws ArgumentError for places outside the dimension
 * @example await narrow(arange(6), 0, 2, 3).array(); // [2, 3, 4]
 */
export function narrow<S extends Shape, D extends DType, N extends number, A extends number, L extends number>(
  x: Tensor<S, D>,
  dim: N,
  start: A,
  length: L & Check<'narrow', Narrow<S, N, A, L>>,
): Tensor<Resolved<Narrow<S, N, A, L>>, D> {
  return x.narrow<S, D, N, A, L>(dim, start, length);
}

/**
 * The places of the dimensions in reverse order.
 * @throws ArgumentError for a dimension out of range or named twice
 * @example await flip(tensor([[1, 2], [3, 4]]), 0).array(); // [[3, 4], [1, 2]]
 */
export function flip<S extends Shape, D extends DType, const N extends number | readonly number[]>(
  x: Tensor<S, D>,
  dims: N & Check<'flip', Along<S, N>>,
): Tensor<S, D> {
  return x.flip<S, D, N>(dims);
}

/**
 * Places moved by `shift` along `dim` (of the flattened tensor without it), those that leave entering at the other end.
 * @throws ArgumentError for a dimension out of range
 * @example await roll(tensor([1, 2, 3]), 1).array(); // [3, 1, 2]
 */
export function roll<S extends Shape, D extends DType, N extends number | undefined = undefined>(
  x: Tensor<S, D>,
  shift: number,
  dim?: N & Check<'roll', Along<S, N>>,
): Tensor<S, D> {
  return x.roll<S, D, N>(shift, dim);
}

/**
 * The tensor repeated along each dimension, the last repeats for the last dimensions.
 * @throws ShapeMismatchError for repeats that are no counts
 * @example await tile(tensor([1, 2]), [2]).array(); // [1, 2, 1, 2]
 */
export function tile<S extends Shape, D extends DType, const R extends Shape>(
  x: Tensor<S, D>,
  repeats: R,
): Tensor<Resolved<Tile<S, R>>, D> {
  return x.tile<S, D, R>(repeats);
}

/**
 * [before, after] for each dimension from the first: places filled with `value` (0 by default; mode 'constant'), by mirroring
 * ('reflect'), repeating the edge ('replicate') or going round ('circular'). Negative widths crop.
 * @throws ArgumentError for more pairs than dimensions, and for widths that the mode cannot fill
 * @example await pad(tensor([1, 2]), [[1, 2]]).array(); // [0, 1, 2, 0, 0]
 */
export function pad<S extends Shape, D extends DType, const P extends readonly Shape[]>(
  x: Tensor<S, D>,
  widths: P & Check<'pad', Pad<S, P>>,
  options: { mode?: PadMode; value?: number } = {},
): Tensor<Resolved<Pad<S, P>>, D> {
  return x.pad<S, D, P>(widths, options);
}

/**
 * Pieces of the given sizes along a dimension (the first), or of one size, the last perhaps shorter.
 * @throws ArgumentError for sizes that do not add up to that of the dimension
 * @example
 * const [a, b] = split(arange(6), [2, 4]);
 * await b.array(); // [2, 3, 4, 5]
 */
export function split<S extends Shape, D extends DType, const P extends number | Shape, N extends number = 0>(
  x: Tensor<S, D>,
  sizes: P & Check<'split', Pieced<Split<S, P, N>>>,
  dim?: N,
): Pieces<Split<S, P, N>, D> {
  return x.split<S, D, P, N>(sizes, dim);
}

/**
 * At most n pieces of equal size along a dimension (the first), the last perhaps shorter.
 * @throws ArgumentError for n below 1, and for a dimension out of range
 * @example
 * const [a, b] = chunk(arange(6), 2);
 * await b!.array(); // [3, 4, 5]
 */
export function chunk<S extends Shape, D extends DType, N extends number = 0>(
  x: Tensor<S, D>,
  n: number & Check<'chunk', Pieced<Split<S, number, N>>>,
  dim?: N,
): Pieces<Split<S, number, N>, D> {
  return x.chunk<S, D, N>(n, dim);
}

/**
 * The lower triangle of the last two dimensions, 0 elsewhere; `diagonal` (0 by default) moves its edge up.
 * @throws ShapeMismatchError for fewer than 2 dimensions
 * @example await tril(tensor([[1, 2], [3, 4]])).array(); // [[1, 0], [3, 4]]
 */
export function tril<S extends Shape, D extends DType>(
  x: Tensor<S, D> & Check<'tril', Along<S, [-2, -1]>>,
  diagonal = 0,
): Tensor<S, D> {
  return x.tril<S, D>(diagonal);
}

/**
 * The upper triangle of the last two dimensions, 0 elsewhere; `diagonal` (0 by default) moves its edge up.
 * @throws ShapeMismatchError for fewer than 2 dimensions
 * @example await triu(tensor([[1, 2], [3, 4]])).array(); // [[1, 2], [0, 4]]
 */
export function triu<S extends Shape, D extends DType>(
  x: Tensor<S, D> & Check<'triu', Along<S, [-2, -1]>>,
  diagonal = 0,
): Tensor<S, D> {
  return x.triu<S, D>(diagonal);
}

/**
 * Elements (i, i + offset) of two dimensions (by default the first two), as the last dimension of the result.
 * @throws ArgumentError for dimensions that are out of range or the same
 * @example await diagonal(tensor([[1, 2], [3, 4]])).array(); // [1, 4]
 */
export function diagonal<S extends Shape, D extends DType, K extends number = 0, A extends number = 0, B extends number = 1>(
  x: Tensor<S, D>,
  offset?: K & Check<'diagonal', Diagonal<S, K, A, B>>,
  dim1?: A,
  dim2?: B,
): Tensor<Resolved<Diagonal<S, K, A, B>>, D> {
  return x.diagonal<S, D, K, A, B>(offset, dim1, dim2);
}
