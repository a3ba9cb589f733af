import type {
  AdaptivePool2d,
  Along,
  BatchMatMul,
  BinaryCheck,
  BinaryDType,
  BinaryFloat,
  BinaryShape,
  Chain,
  Check,
  Concat,
  Conv,
  ConvOptions,
  ConvTranspose,
  ConvTransposeOptions,
  Diagonal,
  Dims,
  DType,
  Einsum,
  Expand,
  Flatten,
  Floating,
  Gather,
  IndexSelect,
  Layer,
  LinearOutput,
  LinearShapes,
  MatMul,
  Matrix,
  Narrow,
  Nested,
  NestedShape,
  OneHot,
  Pad,
  Permute,
  Pool,
  PoolOptions,
  PromoteAll,
  PromoteCheck,
  Promoted,
  Range,
  Reduce,
  Reshape,
  Resolved,
  SameShapes,
  Select,
  SequentialShapes,
  Shape,
  ShapeOf,
  ShapesIn,
  Size,
  Slice,
  Squeeze,
  Stack,
  Summed,
  Tile,
  TopK,
  Transpose,
  Unsqueeze,
  Valid,
} from './index.ts';

/** Signatures as the README writes them, on a class that exists for the compiler only. */
export declare class Tensor<out S extends Shape = Shape, out D extends DType = DType> {
  #node: object;
  readonly shape: S;
  readonly dtype: D;
  relu(): Tensor<S, D>;
  isNaN(): Tensor<S, 'bool'>;
  exp<S extends Shape, D extends DType>(this: Tensor<S, D>): Tensor<S, Floating<D>>;
  add<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'add', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>>;
  mul<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'mul', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryDType<D, O>>;
  div<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'div', S, D, O>,
  ): Tensor<BinaryShape<S, O>, BinaryFloat<D, O>>;
  lt<S extends Shape, D extends DType, O extends Tensor | number>(
    this: Tensor<S, D>,
    other: O & BinaryCheck<'lt', S, D, O>,
  ): Tensor<BinaryShape<S, O>, 'bool'>;
  sum<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>,
    dim?: N & Check<'sum', Reduce<S, N, Keep>>,
    options?: { keepDim?: Keep },
  ): Tensor<Resolved<Reduce<S, N, Keep>>, Summed<D>>;
  mean<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>,
    dim?: N & Check<'mean', Reduce<S, N, Keep>>,
    options?: { keepDim?: Keep },
  ): Tensor<Resolved<Reduce<S, N, Keep>>, Floating<D>>;
  argmax<S extends Shape, D extends DType, const N extends Dims = undefined, const Keep extends boolean = false>(
    this: Tensor<S, D>,
    dim?: N & Check<'argmax', Reduce<S, N, Keep>>,
    options?: { keepDim?: Keep },
  ): Tensor<Resolved<Reduce<S, N, Keep>>, 'int32'>;
  softmax<S extends Shape, D extends DType, N extends number>(
    this: Tensor<S, D>,
    dim: N & Check<'softmax', Along<S, N>>,
  ): Tensor<S, Floating<D>>;
  reshape<S extends Shape, D extends DType, const To extends Shape>(
    this: Tensor<S, D>,
    shape: To & Check<'reshape', Reshape<S, To>>,
  ): Tensor<Resolved<Reshape<S, To>>, D>;
  expand<S extends Shape, D extends DType, const To extends Shape>(
    this: Tensor<S, D>,
    shape: To & Check<'expand', Expand<S, To>>,
  ): Tensor<Resolved<Expand<S, To>>, D>;
  flatten<S extends Shape, D extends DType, A extends number = 0, B extends number = -1>(
    this: Tensor<S, D>,
    startDim?: A & Check<'flatten', Flatten<S, A, B>>,
    endDim?: B,
  ): Tensor<Resolved<Flatten<S, A, B>>, D>;
  permute<S extends Shape, D extends DType, const Order extends Shape>(
    this: Tensor<S, D>,
    dims: Order & Check<'permute', Permute<S, Order>>,
  ): Tensor<Resolved<Permute<S, Order>>, D>;
  transpose<S extends Shape, D extends DType, A extends number, B extends number>(
    this: Tensor<S, D>,
    a: A,
    b: B & Check<'transpose', Transpose<S, A, B>>,
  ): Tensor<Resolved<Transpose<S, A, B>>, D>;
  t<S extends Shape, D extends DType>(this: Tensor<S, D> & Check<'t', Matrix<S>>): Tensor<Resolved<Matrix<S>>, D>;
  squeeze<S extends Shape, D extends DType, const N extends Dims = undefined>(
    this: Tensor<S, D>,
    dim?: N & Check<'squeeze', Squeeze<S, N>>,
  ): Tensor<Resolved<Squeeze<S, N>>, D>;
  unsqueeze<S extends Shape, D extends DType, N extends number>(
    this: Tensor<S, D>,
    dim: N & Check<'unsqueeze', Unsqueeze<S, N>>,
  ): Tensor<Resolved<Unsqueeze<S, N>>, D>;
  tile<S extends Shape, D extends DType, const R extends Shape>(this: Tensor<S, D>, repeats: R): Tensor<Resolved<Tile<S, R>>, D>;
  pad<S extends Shape, D extends DType, const P extends readonly Shape[]>(
    this: Tensor<S, D>,
    pairs: P & Check<'pad', Pad<S, P>>,
  ): Tensor<Resolved<Pad<S, P>>, D>;
  slice<S extends Shape, D extends DType, const R extends readonly Range[]>(
    this: Tensor<S, D>,
    ranges: R & Check<'slice', Slice<S, R>>,
  ): Tensor<Resolved<Slice<S, R>>, D>;
  select<S extends Shape, D extends DType, N extends number, I extends number>(
    this: Tensor<S, D>,
    dim: N,
    index: I & Check<'select', Select<S, N, I>>,
  ): Tensor<Resolved<Select<S, N, I>>, D>;
  narrow<S extends Shape, D extends DType, N extends number, A extends number, L extends number>(
    this: Tensor<S, D>,
    dim: N,
    start: A,
    length: L & Check<'narrow', Narrow<S, N, A, L>>,
  ): Tensor<Resolved<Narrow<S, N, A, L>>, D>;
  diagonal<S extends Shape, D extends DType, K extends number = 0>(
    this: Tensor<S, D>,
    offset?: K & Check<'diagonal', Diagonal<S, K>>,
  ): Tensor<Resolved<Diagonal<S, K>>, D>;
  gather<S extends Shape, D extends DType, N extends number, I extends Shape>(
    this: Tensor<S, D>,
    dim: N,
    index: Tensor<I, 'int32'> & Check<'gather', Gather<S, N, I>>,
  ): Tensor<Resolved<Gather<S, N, I>>, D>;
  indexSelect<S extends Shape, D extends DType, N extends number, I extends Shape>(
    this: Tensor<S, D>,
    dim: N,
    index: Tensor<I, 'int32'> & Check<'indexSelect', IndexSelect<S, N, I>>,
  ): Tensor<Resolved<IndexSelect<S, N, I>>, D>;
  topk<S extends Shape, D extends DType, K extends number, N extends number = -1>(
    this: Tensor<S, D>,
    k: K & Check<'topk', TopK<S, K, N>>,
    dim?: N,
  ): { values: Tensor<Resolved<TopK<S, K, N>>, D>; indices: Tensor<Resolved<TopK<S, K, N>>, 'int32'> };
  matmul<S extends Shape, D extends DType, B extends Shape, E extends DType>(
    this: Tensor<S, D>,
    other: Tensor<B, E> & Check<'matmul', MatMul<S, B>> & PromoteCheck<'matmul', D, E>,
  ): Tensor<Resolved<MatMul<S, B>>, Promoted<D, E>>;
  bmm<S extends Shape, D extends DType, B extends Shape, E extends DType>(
    this: Tensor<S, D>,
    other: Tensor<B, E> & Check<'bmm', BatchMatMul<S, B>> & PromoteCheck<'bmm', D, E>,
  ): Tensor<Resolved<BatchMatMul<S, B>>, Promoted<D, E>>;
}

export declare class Parameter<out S extends Shape = Shape, out D extends DType = DType> extends Tensor<S, D> {
  assign(value: Tensor): void;
}

export declare function tensor<T extends Nested, D extends DType = 'float32'>(
  values: T,
  options?: { dtype?: D },
): Tensor<NestedShape<T>, D>;
export declare function zeros<const S extends Shape, D extends DType = 'float32'>(
  shape: S & Check<'zeros', Valid<S>>,
  options?: { dtype?: D },
): Tensor<ShapeOf<S>, D>;
export declare function concat<const L extends readonly Tensor[], N extends number = 0>(
  list: L & Check<'concat', Concat<ShapesIn<L>, N>>,
  dim?: N,
): Tensor<Resolved<Concat<ShapesIn<L>, N>>, PromoteAll<L>>;
export declare function stack<const L extends readonly Tensor[], N extends number = 0>(
  list: L & Check<'stack', Stack<ShapesIn<L>, N>>,
  dim?: N,
): Tensor<Resolved<Stack<ShapesIn<L>, N>>, PromoteAll<L>>;
export declare function einsum<E extends string, L extends readonly Tensor[]>(
  equation: E & Check<'einsum', Einsum<E, ShapesIn<L>>>,
  ...operands: L
): Tensor<Resolved<Einsum<E, ShapesIn<L>>>, PromoteAll<L>>;
export declare function oneHot<S extends Shape, C extends number>(
  index: Tensor<S, 'int32'>,
  classes: C,
): Tensor<Resolved<OneHot<S, C>>, 'int32'>;
export declare function conv2d<X extends Shape, D extends DType, W extends Shape, const O extends ConvOptions = {}>(
  x: Tensor<X, D>,
  w: Tensor<W, D> & Check<'conv2d', Conv<2, X, W, O>>,
  b?: Tensor<[W[0]], D> | null,
  options?: O,
): Tensor<Resolved<Conv<2, X, W, O>>, D>;
export declare function convTranspose2d<
  X extends Shape,
  D extends DType,
  W extends Shape,
  const O extends ConvTransposeOptions = {},
>(
  x: Tensor<X, D>,
  w: Tensor<W, D> & Check<'convTranspose2d', ConvTranspose<2, X, W, O>>,
  b?: Tensor | null,
  options?: O,
): Tensor<Resolved<ConvTranspose<2, X, W, O>>, D>;
export declare function maxPool2d<X extends Shape, D extends DType, const K extends Size, const O extends PoolOptions = {}>(
  x: Tensor<X, D>,
  size: K & Check<'maxPool2d', Pool<2, X, K, O>>,
  options?: O,
): Tensor<Resolved<Pool<2, X, K, O>>, D>;
export declare function adaptiveAvgPool2d<X extends Shape, D extends DType, const K extends number | readonly (number | null)[]>(
  x: Tensor<X, D>,
  size: K & Check<'adaptiveAvgPool2d', AdaptivePool2d<X, K>>,
): Tensor<Resolved<AdaptivePool2d<X, K>>, D>;

export declare class Linear<In extends number = number, Out extends number = number> {
  constructor(inFeatures: In, outFeatures: Out);
  declare readonly '~shapes': LinearShapes<In, Out>;
  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'Linear', LinearOutput<S, In, Out>>,
  ): Tensor<Resolved<LinearOutput<S, In, Out>>, D>;
}
export declare class ReLU {
  declare readonly '~shapes': SameShapes;
  forward<S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D>;
}
export declare class Head {
  forward(x: Tensor<[number, 10]>): Tensor<[number, 3], 'float32'>;
}
export declare class Sequential<const L extends readonly Layer[]> {
  constructor(...layers: L);
  declare readonly '~shapes': SequentialShapes<L>;
  forward<S extends Shape, D extends DType>(x: Tensor<S, D> & Check<'Sequential', Chain<L, S>>): Tensor<Resolved<Chain<L, S>>, D>;
}
