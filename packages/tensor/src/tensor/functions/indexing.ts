import type { Tensor } from '../../tensor.ts';
import type {
  Along,
  Check,
  DType,
  Gather,
  IndexSelect,
  Nonzero,
  OneHot,
  Resolved,
  Scatter,
  Shape,
  TopK,
} from '../../types/index.ts';
import type { SortedTensors } from '../indexing.ts';

/**
 * `out[i][j] = x[i][index[i][j]]` for dim 1, and so on (`torch.gather`): the shape of the index.
 * @throws IndexOutOfRangeError for an index outside the dimension, ShapeMismatchError for another rank
 * @example await gather(tensor([[1, 2], [3, 4]]), 1, tensor([[1], [0]], { dtype: 'int32' })).array(); // [[2], [3]]
 */
export function gather<S extends Shape, D extends DType, N extends number, I extends Shape>(
  x: Tensor<S, D>,
  dim: N,
  index: Tensor<I, 'int32'> & Check<'gather', Gather<S, N, I>>,
  options: { readonly operation?: string } = {},
): Tensor<Resolved<Gather<S, N, I>>, D> {
  return x.gather<S, D, N, I>(dim, index, options);
}

/**
 * The slices along `dim` at the places of a one-dimensional index (`torch.index_select`).
 * @throws IndexOutOfRangeError for an index outside the dimension, ShapeMismatchError for an index of more dimensions
 * @example await indexSelect(tensor([[1, 2], [3, 4]]), 0, tensor([1, 1], { dtype: 'int32' })).array(); // [[3, 4], [3, 4]]
 */
export function indexSelect<S extends Shape, D extends DType, N extends number, I extends Shape>(
  x: Tensor<S, D>,
  dim: N,
  index: Tensor<I, 'int32'> & Check<'indexSelect', IndexSelect<S, N, I>>,
): Tensor<Resolved<IndexSelect<S, N, I>>, D> {
  return x.indexSelect<S, D, N, I>(dim, index);
}

/**
 * x with `out[i][index[i][j]] = src[i][j]` for dim 1, and so on (`torch.scatter`); where places repeat, the last wins.
 * @throws IndexOutOfRangeError for an index outside the dimension, ShapeMismatchError for another rank, DTypeError for a source
 *   of another dtype
 * @example await scatter(tensor([[1, 2], [3, 4]]), 1, tensor([[1], [0]], { dtype: 'int32' }), 9).array(); // [[1, 9], [9, 4]]
 */
export function scatter<S extends Shape, D extends DType, N extends number, I extends Shape>(
  x: Tensor<S, D>,
  dim: N,
  index: Tensor<I, 'int32'> & Check<'scatter', Scatter<S, N, I>>,
  src: Tensor<Shape, D> | number,
): Tensor<S, D> {
  return x.scatter<S, D, N, I>(dim, index, src);
}

/**
 * x with `out[i][index[i][j]] += src[i][j]` for dim 1, and so on (`torch.scatter_add`), in a fixed order.
 * @throws IndexOutOfRangeError for an index outside the dimension, ShapeMismatchError for another rank, DTypeError for a source
 *   of another dtype
 * @example await scatterAdd(tensor([[1, 2], [3, 4]]), 1, tensor([[1], [0]], { dtype: 'int32' }), ones([2, 1])).array(); // [[1, 3], [4, 4]]
 */
export function scatterAdd<S extends Shape, D extends DType, N extends number, I extends Shape>(
  x: Tensor<S, D>,
  dim: N,
  index: Tensor<I, 'int32'> & Check<'scatterAdd', Scatter<S, N, I>>,
  src: Tensor<Shape, D>,
): Tensor<S, D> {
  return x.scatterAdd<S, D, N, I>(dim, index, src);
}

/**
 * 1 at the class and 0 elsewhere along a new last dimension, as int32.
 * @throws IndexOutOfRangeError for a class outside [0, classes), ArgumentError for fewer than 1 class
 * @example await oneHot(tensor([2, 0], { dtype: 'int32' }), 3).array(); // [[0, 0, 1], [1, 0, 0]]
 */
export function oneHot<S extends Shape, C extends number>(x: Tensor<S, 'int32'>, classes: C): Tensor<OneHot<S, C>, 'int32'> {
  return x.oneHot<S, C>(classes);
}

/**
 * The places of the elements that are not 0, one row each, as int32. The shape depends on the values, so they are read here.
 * @example await (await nonzero(tensor([[0, 7], [8, 0]]))).array(); // [[0, 1], [1, 0]]
 */
export const nonzero = <S extends Shape, D extends DType>(x: Tensor<S, D>): Promise<Tensor<Nonzero<S>, 'int32'>> => x.nonzero();

/**
 * In order along a dimension (by default the last), equal elements as they stood, NaN as the largest; and the places they came
 * from.
 * @throws ArgumentError for a dimension out of range
 * @example
 * const { values, indices } = sort(tensor([3, 1, 2]));
 * await values.array(); // [1, 2, 3]
 * await indices.array(); // [1, 2, 0]
 */
export function sort<S extends Shape, D extends DType, N extends number = -1>(
  x: Tensor<S, D>,
  dim?: N & Check<'sort', Along<S, N>>,
  options: { descending?: boolean } = {},
): SortedTensors<S, D> {
  return x.sort<S, D, N>(dim, options);
}

/**
 * The places that put a dimension (by default the last) in order, as int32.
 * @throws ArgumentError for a dimension out of range
 * @example await argsort(tensor([3, 1, 2]), -1, { descending: true }).array(); // [0, 2, 1]
 */
export function argsort<S extends Shape, D extends DType, N extends number = -1>(
  x: Tensor<S, D>,
  dim?: N & Check<'argsort', Along<S, N>>,
  options: { descending?: boolean } = {},
): Tensor<S, 'int32'> {
  return x.argsort<S, D, N>(dim, options);
}

/**
 * The k largest elements (the smallest, with `largest: false`) along a dimension (by default the last), in order, and their
 * places.
 * @throws ArgumentError for k larger than the dimension, and for a dimension out of range
 * @example
 * const { values, indices } = topk(tensor([3, 1, 2]), 2);
 * await values.array(); // [3, 2]
 * await indices.array(); // [0, 2]
 */
export function topk<S extends Shape, D extends DType, K extends number, N extends number = -1>(
  x: Tensor<S, D>,
  k: K & Check<'topk', TopK<S, K, N>>,
  dim?: N,
  options: { largest?: boolean } = {},
): SortedTensors<Resolved<TopK<S, K, N>>, D> {
  return x.topk<S, D, K, N>(k, dim, options);
}
