import * as math from '../math/indexing.ts';
import { source } from '../ops/memory.ts';
import { stridesOf } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import type { Check, DType, Gather, IndexSelect, Nonzero, OneHot, Resolved, Scatter, Shape, TopK } from '../types/index.ts';
import { Movement } from './movement.ts';

export interface SortedTensors<S extends Shape, D extends DType> {
  readonly values: Tensor<S, D>;
  readonly indices: Tensor<S, 'int32'>;
}

/** Elements by index, and order. Indices are int32; one out of range throws IndexOutOfRangeError, at once where it is known on the host, else with the next read. */
export abstract class Indexing<out S extends Shape = Shape, out D extends DType = DType> extends Movement<S, D> {
  /** `out[i][j] = x[index[i][j]][j]` for dim 0, and so on (`torch.gather`). `operation` is the caller's name for errors. */
  gather<S extends Shape, D extends DType, N extends number, I extends Shape>(
    this: Tensor<S, D>, dim: N, index: Tensor<I, 'int32'> & Check<'gather', Gather<S, N, I>>, options: { readonly operation?: string } = {},
  ): Tensor<Resolved<Gather<S, N, I>>, D> {
    return this.wrap(math.gather(this.node, dim, (index as Tensor).node, options.operation));
  }

  /** The slices along `dim` at the places of a one-dimensional index. */
  indexSelect<S extends Shape, D extends DType, N extends number, I extends Shape>(
    this: Tensor<S, D>, dim: N, index: Tensor<I, 'int32'> & Check<'indexSelect', IndexSelect<S, N, I>>,
  ): Tensor<Resolved<IndexSelect<S, N, I>>, D> {
    return this.wrap(math.indexSelect(this.node, dim, (index as Tensor).node));
  }

  /** x with `out[index[i][j]][j] = src[i][j]` for dim 0, and so on; where places repeat, the last wins. */
  scatter<S extends Shape, D extends DType, N extends number, I extends Shape>(
    this: Tensor<S, D>, dim: N, index: Tensor<I, 'int32'> & Check<'scatter', Scatter<S, N, I>>, src: Tensor<Shape, D> | number,
  ): Tensor<S, D> {
    return this.wrap(math.scatter(this.node, dim, (index as Tensor).node, typeof src === 'number' ? src : src.node));
  }

  /** x with `out[index[i][j]][j] += src[i][j]` for dim 0, and so on, in a fixed order. */
  scatterAdd<S extends Shape, D extends DType, N extends number, I extends Shape>(
    this: Tensor<S, D>, dim: N, index: Tensor<I, 'int32'> & Check<'scatterAdd', Scatter<S, N, I>>, src: Tensor<Shape, D>,
  ): Tensor<S, D> {
    return this.wrap(math.scatterAdd(this.node, dim, (index as Tensor).node, src.node));
  }

  /** 1 at the class and 0 elsewhere along a new last dimension, as int32. */
  oneHot<S extends Shape, C extends number>(this: Tensor<S, 'int32'>, classes: C): Tensor<OneHot<S, C>, 'int32'> {
    return this.wrap(math.oneHot(this.node, classes));
  }

  /** Places of the elements that are not 0, one row each. The shape depends on the values, so they are read here. */
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

  /** In order along a dimension (the last), equal elements as they stood, NaN as the largest; and where they came from. */
  sort<S extends Shape, D extends DType>(this: Tensor<S, D>, dim = -1, options: { descending?: boolean } = {}): SortedTensors<S, D> {
    const { values, indices } = math.sort(this.node, dim, options.descending ?? false);
    return { values: this.wrap(values), indices: this.wrap(indices) };
  }

  /** The places that put a dimension (the last) in order. */
  argsort(dim = -1, options: { descending?: boolean } = {}): Tensor<S, 'int32'> {
    return this.wrap(math.argsort(this.node, dim, options.descending ?? false));
  }

  /** The k largest (or smallest) elements along a dimension (the last), in order, and their places. */
  topk<S extends Shape, D extends DType, K extends number, N extends number = -1>(
    this: Tensor<S, D>, k: K & Check<'topk', TopK<S, K, N>>, dim?: N, options: { largest?: boolean } = {},
  ): SortedTensors<Resolved<TopK<S, K, N>>, D> {
    const { values, indices } = math.topk(this.node, k, dim ?? -1, options.largest ?? true);
    return { values: this.wrap(values), indices: this.wrap(indices) };
  }
}
