import * as math from '../math/indexing.ts';
import { source } from '../ops/memory.ts';
import { stridesOf } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
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
} from '../types/index.ts';
import { Movement } from './movement.ts';

export interface SortedTensors<S extends Shape, D extends DType> {
  readonly values: Tensor<S, D>;
  readonly indices: Tensor<S, 'int32'>;
}

/** Elements by index, and order. Indices are int32; one out of range throws IndexOutOfRangeError, at once where it is known on the host, else with the next read. */
export abstract class Indexing<out S extends Shape = Shape, out D extends DType = DType> extends Movement<S, D> {
  /**
   * `out[i][j] = x[i][index[i][j]]` for dim 1, and so on (`torch.gather`): the shape of the index.
   * @throws IndexOutOfRangeError for an index outside the dimension, ShapeMismatchError for another rank
   * @example await tensor([[1, 2], [3, 4]]).gather(1, tensor([[1], [0]], { dtype: 'int32' })).array(); // [[2], [3]]
   */
  gather<S extends Shape, D extends DType, N extends number, I extends Shape>(
    this: Tensor<S, D>,
    dim: N,
    index: Tensor<I, 'int32'> & Check<'gather', Gather<S, N, I>>,
    options: { readonly operation?: string } = {},
  ): Tensor<Resolved<Gather<S, N, I>>, D> {
    return this.wrap(math.gather(this.node, dim, (index as Tensor).node, options.operation));
  }

  /**
   * The slices along `dim` at the places of a one-dimensional index (`torch.index_select`).
   * @throws IndexOutOfRangeError for an index outside the dimension, ShapeMismatchError for an index of more dimensions
   * @example await tensor([[1, 2], [3, 4]]).indexSelect(0, tensor([1, 1], { dtype: 'int32' })).array(); // [[3, 4], [3, 4]]
   */
  indexSelect<S extends Shape, D extends DType, N extends number, I extends Shape>(
    this: Tensor<S, D>,
    dim: N,
    index: Tensor<I, 'int32'> & Check<'indexSelect', IndexSelect<S, N, I>>,
    options: { readonly operation?: string } = {},
  ): Tensor<Resolved<IndexSelect<S, N, I>>, D> {
    return this.wrap(math.indexSelect(this.node, dim, (index as Tensor).node, options.operation));
  }

  /**
   * x with `out[i][index[i][j]] = src[i][j]` for dim 1, and so on (`torch.scatter`); where places repeat, the last wins.
   * @throws IndexOutOfRangeError for an index outside the dimension, ShapeMismatchError for another rank, DTypeError for a
   *   source of another dtype
   * @example await tensor([[1, 2], [3, 4]]).scatter(1, tensor([[1], [0]], { dtype: 'int32' }), 9).array(); // [[1, 9], [9, 4]]
   */
  scatter<S extends Shape, D extends DType, N extends number, I extends Shape>(
    this: Tensor<S, D>,
    dim: N,
    index: Tensor<I, 'int32'> & Check<'scatter', Scatter<S, N, I>>,
    src: Tensor<Shape, D> | number,
  ): Tensor<S, D> {
    return this.wrap(math.scatter(this.node, dim, (index as Tensor).node, typeof src === 'number' ? src : src.node));
  }

  /**
   * x with `out[i][index[i][j]] += src[i][j]` for dim 1, and so on (`torch.scatter_add`), in a fixed order.
   * @throws IndexOutOfRangeError for an index outside the dimension, ShapeMismatchError for another rank, DTypeError for a
   *   source of another dtype
   * @example await tensor([[1, 2], [3, 4]]).scatterAdd(1, tensor([[1], [0]], { dtype: 'int32' }), ones([2, 1])).array(); // [[1, 3], [4, 4]]
   */
  scatterAdd<S extends Shape, D extends DType, N extends number, I extends Shape>(
    this: Tensor<S, D>,
    dim: N,
    index: Tensor<I, 'int32'> & Check<'scatterAdd', Scatter<S, N, I>>,
    src: Tensor<Shape, D>,
  ): Tensor<S, D> {
    return this.wrap(math.scatterAdd(this.node, dim, (index as Tensor).node, src.node));
  }

  /**
   * 1 at the class and 0 elsewhere along a new last dimension, as int32.
   * @throws IndexOutOfRangeError for a class outside [0, classes), ArgumentError for fewer than 1 class
   * @example await tensor([2, 0], { dtype: 'int32' }).oneHot(3).array(); // [[0, 0, 1], [1, 0, 0]]
   */
  oneHot<S extends Shape, C extends number>(this: Tensor<S, 'int32'>, classes: C): Tensor<OneHot<S, C>, 'int32'> {
    return this.wrap(math.oneHot(this.node, classes));
  }

  /**
   * The places of the elements that are not 0, one row each, as int32. The shape depends on the values, so they are read here.
   * @example await (await tensor([[0, 7], [8, 0]]).nonzero()).array(); // [[0, 1], [1, 0]]
   */
  async nonzero(): Promise<Tensor<Nonzero<S>, 'int32'>> {
    const data = await this.data();
    const places: number[] = [];
    const strides = stridesOf(this.shape);
    data.forEach((value: number, flat: number) => {
      if (value !== 0) this.shape.forEach((size, dim) => places.push(Math.floor(flat / strides[dim]!) % size));
    });
    const rank = this.shape.length;
    const count = rank === 0 ? Number(data[0] !== 0) : places.length / rank;
    return this.wrap(source([count, rank], 'int32', Int32Array.from(places)));
  }

  /**
   * In order along a dimension (by default the last), equal elements as they stood, NaN as the largest; and the places they
   * came from.
   * @throws ArgumentError for a dimension out of range
   * @example
   * const { values, indices } = tensor([3, 1, 2]).sort();
   * await values.array(); // [1, 2, 3]
   * await indices.array(); // [1, 2, 0]
   */
  sort<S extends Shape, D extends DType, N extends number = -1>(
    this: Tensor<S, D>,
    dim?: N & Check<'sort', Along<S, N>>,
    options: { descending?: boolean } = {},
  ): SortedTensors<S, D> {
    const { values, indices } = math.sort(this.node, dim ?? -1, options.descending ?? false);
    return { values: this.wrap(values), indices: this.wrap(indices) };
  }

  /**
   * The places that put a dimension (by default the last) in order, as int32.
   * @throws ArgumentError for a dimension out of range
   * @example await tensor([3, 1, 2]).argsort(-1, { descending: true }).array(); // [0, 2, 1]
   */
  argsort<S extends Shape, D extends DType, N extends number = -1>(
    this: Tensor<S, D>,
    dim?: N & Check<'argsort', Along<S, N>>,
    options: { descending?: boolean } = {},
  ): Tensor<S, 'int32'> {
    return this.wrap(math.argsort(this.node, dim ?? -1, options.descending ?? false));
  }

  /**
   * The k largest elements (the smallest, with `largest: false`) along a dimension (by default the last), in order, and their
   * places.
   * @throws ArgumentError for k larger than the dimension, and for a dimension out of range
   * @example
   * const { values, indices } = tensor([3, 1, 2]).topk(2);
   * await values.array(); // [3, 2]
   * await indices.array(); // [0, 2]
   */
  topk<S extends Shape, D extends DType, K extends number, N extends number = -1>(
    this: Tensor<S, D>,
    k: K & Check<'topk', TopK<S, K, N>>,
    dim?: N,
    options: { largest?: boolean } = {},
  ): SortedTensors<Resolved<TopK<S, K, N>>, D> {
    const { values, indices } = math.topk(this.node, k, dim ?? -1, options.largest ?? true);
    return { values: this.wrap(values), indices: this.wrap(indices) };
  }
}
