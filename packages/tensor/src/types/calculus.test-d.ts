import { describe, expectTypeOf, test } from 'vitest';
import type {
  AdaptivePool,
  Along,
  Apply,
  Arange,
  BatchMatMul,
  Bias,
  Broadcast,
  BroadcastAll,
  Chain,
  ChannelShapes,
  Check,
  Concat,
  Conv,
  ConvShapes,
  ConvTranspose,
  Diagonal,
  Dot,
  DType,
  Einsum,
  EmbeddingShapes,
  EndShapes,
  Expand,
  Flatten,
  FlattenShapes,
  Folded,
  Gather,
  IndexSelect,
  Interpolate,
  LinearOutput,
  LinearShapes,
  MatMul,
  Matrix,
  Narrow,
  NestedShape,
  Nonzero,
  OneHot,
  Outer,
  Pad,
  Permute,
  Pool,
  PoolShapes,
  Promote,
  PromoteAll,
  PromoteAllCheck,
  PromoteNumber,
  Reduce,
  Reshape,
  Resolved,
  SameShapes,
  Scatter,
  Select,
  SequentialShapes,
  Shape,
  ShapeError,
  ShapeOf,
  Slice,
  Split,
  Squeeze,
  Stack,
  Tile,
  TopK,
  Transpose,
  Unflatten,
  Unfold,
  Unsqueeze,
  Valid,
} from './index.ts';

/** A calculation and what it must come to. */
const type = <T>() => expectTypeOf<T>();
type Wrong<Message extends string> = ShapeError<Message>;

describe('errors name the shapes', () => {
  test('linear algebra', () => {
    type<Check<'matmul', MatMul<[32, 784], [128, 10]>>>().toEqualTypeOf<
      Wrong<'matmul: inner dimensions differ: [32, 784] × [128, 10] (784 ≠ 128)'>
    >();
    type<MatMul<[2, 5, 3], [4]>>().toEqualTypeOf<Wrong<'inner dimensions differ: [2, 5, 3] × [4] (3 ≠ 4)'>>();
    type<MatMul<[], [4]>>().toEqualTypeOf<Wrong<'both operands need a dimension: [] × [4]'>>();
    type<MatMul<[2, 5, 3], [4, 3, 1]>>().toEqualTypeOf<Wrong<'shapes do not broadcast: [2] and [4] (2 ≠ 4 at dimension -1)'>>();
    type<Dot<[2], [3]>>().toEqualTypeOf<Wrong<'lengths differ: [2] · [3] (2 ≠ 3)'>>();
    type<Outer<[2], [3, 1]>>().toEqualTypeOf<Wrong<'expected two vectors, got [2] and [3, 1]'>>();
    type<BatchMatMul<[1, 2, 3], [2, 3, 4]>>().toEqualTypeOf<Wrong<'batches differ: [1, 2, 3] × [2, 3, 4] (1 ≠ 2)'>>();
    type<Einsum<'ij,jk->ik', [[2, 3], [4, 5]]>>().toEqualTypeOf<Wrong<"'j' has two sizes (3 ≠ 4 at [4, 5])">>();
    type<Einsum<'ij->ik', [[2, 3]]>>().toEqualTypeOf<Wrong<"the output names 'k', which no operand has">>();
    type<Einsum<'ij', [[2, 3, 4]]>>().toEqualTypeOf<Wrong<"'ij' does not name the dimensions of [2, 3, 4]">>();
    type<Einsum<'ij', [[2, 3], [3]]>>().toEqualTypeOf<Wrong<"the equation ends at 'ij', but more operands are given">>();
    type<Einsum<'ij,j', [[2, 3]]>>().toEqualTypeOf<Wrong<"the equation has more operands than the one given for 'j'">>();
  });

  test('broadcasting, reductions and movement', () => {
    type<Broadcast<[2, 3, 5], [4, 5]>>().toEqualTypeOf<
      Wrong<'shapes do not broadcast: [2, 3, 5] and [4, 5] (3 ≠ 4 at dimension -2)'>
    >();
    type<Broadcast<[number, 3], [4]>>().toEqualTypeOf<Wrong<'shapes do not broadcast: [?, 3] and [4] (3 ≠ 4 at dimension -1)'>>();
    type<BroadcastAll<[[2], [3], Shape]>>().toEqualTypeOf<
      Wrong<'shapes do not broadcast: [2] and [3] (2 ≠ 3 at dimension -1)'>
    >();
    type<Reduce<[2, 3], 2>>().toEqualTypeOf<Wrong<'dimension 2 is out of range for [2, 3]'>>();
    type<Reduce<[2, 3], [1, -1]>>().toEqualTypeOf<Wrong<'dimension -1 appears twice for [2, 3]'>>();
    type<Along<[2, 3], -3>>().toEqualTypeOf<Wrong<'dimension -3 is out of range for [2, 3]'>>();
    type<Along<[2, 3], [0, 0]>>().toEqualTypeOf<Wrong<'dimension 0 appears twice for [2, 3]'>>();
    type<Reshape<[2, 3], [4, 2]>>().toEqualTypeOf<Wrong<'[2, 3] has 6 elements, [4, 2] has 8'>>();
    type<Reshape<[2, 3], [4, -1]>>().toEqualTypeOf<Wrong<'[2, 3] has 6 elements, no multiple of the others of [4, -1]'>>();
    type<Reshape<[2, 3], [-1, -1]>>().toEqualTypeOf<Wrong<'[2, 3] to [-1, -1]: more than one -1'>>();
    type<Reshape<[2, 3], [-2, 3]>>().toEqualTypeOf<Wrong<'[2, 3] to [-2, 3]: -2 is no size'>>();
    type<Flatten<[2, 3, 4], 2, 1>>().toEqualTypeOf<Wrong<'startDim 2 comes after endDim 1 for [2, 3, 4]'>>();
    type<Unflatten<[2, 6], 1, [4, 2]>>().toEqualTypeOf<Wrong<'[6] has 6 elements, [4, 2] has 8'>>();
    type<Permute<[2, 3], [0]>>().toEqualTypeOf<Wrong<'[0] does not order the dimensions of [2, 3]'>>();
    type<Transpose<[2, 3], 0, 2>>().toEqualTypeOf<Wrong<'dimension 2 is out of range for [2, 3]'>>();
    type<Matrix<[2, 3, 4]>>().toEqualTypeOf<Wrong<'expected at most 2 dimensions, got [2, 3, 4]'>>();
    type<Expand<[2, 3], [2, 4]>>().toEqualTypeOf<Wrong<'[2, 3] does not expand to [2, 4] (3 ≠ 4)'>>();
    type<Expand<[3], [-1, 3]>>().toEqualTypeOf<Wrong<'[3] does not expand to [-1, 3]: a new dimension needs a size'>>();
    type<Expand<[2, 3], [3]>>().toEqualTypeOf<Wrong<'[2, 3] does not expand to [3]: too few dimensions'>>();
    type<Unsqueeze<[2], 3>>().toEqualTypeOf<Wrong<'dimension 3 is out of range for [2]'>>();
    type<Squeeze<[2], 1>>().toEqualTypeOf<Wrong<'dimension 1 is out of range for [2]'>>();
  });

  test('parts, indices and lists', () => {
    type<Select<[2, 3], 1, 3>>().toEqualTypeOf<Wrong<'index 3 is out of range for dimension 1 of [2, 3]'>>();
    type<Narrow<[2, 3], 1, 1, 3>>().toEqualTypeOf<Wrong<'3 places from 1 do not fit dimension 1 of [2, 3]'>>();
    type<Slice<[2], [[0, 1], [0, 1]]>>().toEqualTypeOf<Wrong<'2 ranges for [2]'>>();
    type<Pad<[2], [[0, 1], [0, 1]]>>().toEqualTypeOf<Wrong<'2 pairs for [2]'>>();
    type<Gather<[2, 3], 0, [2]>>().toEqualTypeOf<Wrong<'the index has another rank than the input: [2] and [2, 3]'>>();
    type<Scatter<[2, 3], 2, [2, 3]>>().toEqualTypeOf<Wrong<'dimension 2 is out of range for [2, 3]'>>();
    type<IndexSelect<[2, 3], 0, [1, 1]>>().toEqualTypeOf<Wrong<'expected a list of indices, got [1, 1]'>>();
    type<TopK<[2, 3], 4>>().toEqualTypeOf<Wrong<'k = 4 is larger than dimension 1 of [2, 3]'>>();
    type<Diagonal<[2, 3], 0, 1, -1>>().toEqualTypeOf<Wrong<'dimension 1 appears twice for [2, 3]'>>();
    type<Concat<[[2, 3], [2, 4]]>>().toEqualTypeOf<Wrong<'sizes differ: [2, 3] and [2, 4] (3 ≠ 4 at dimension 1)'>>();
    type<Concat<[[2, 3], [2]]>>().toEqualTypeOf<Wrong<'ranks differ: [2, 3] and [2]'>>();
    type<Concat<[]>>().toEqualTypeOf<Wrong<'expected at least one tensor'>>();
    type<Stack<[[2], [3]]>>().toEqualTypeOf<Wrong<'sizes differ: [2] and [3] (2 ≠ 3 at dimension 0)'>>();
    type<Split<[6], [2, 3]>>().toEqualTypeOf<Wrong<'sizes [2, 3] do not add up to dimension 0 of [6]'>>();
    type<Valid<readonly [2, -3]>>().toEqualTypeOf<Wrong<'-3 is no size: [2, -3]'>>();
  });

  test('windows', () => {
    type<Conv<2, [1, 3, 8, 8], [6, 1, 3, 3], {}>>().toEqualTypeOf<
      Wrong<'channels differ: input [1, 3, 8, 8], weight [6, 1, 3, 3] (3 ≠ 1)'>
    >();
    type<Conv<2, [1, 4, 8, 8], [6, 2, 3, 3], { groups: 4 }>>().toEqualTypeOf<
      Wrong<'channels differ: input [1, 4, 8, 8], weight [6, 2, 3, 3] (4 ≠ 8)'>
    >();
    type<Conv<2, [3, 8], [6, 3, 3, 3], {}>>().toEqualTypeOf<Wrong<'expected input of 4 dimensions, got [3, 8]'>>();
    type<Conv<1, [1, 3, 8], [6, 3, 3, 3], {}>>().toEqualTypeOf<Wrong<'expected weight of 3 dimensions, got [6, 3, 3, 3]'>>();
    type<Conv<1, [1, 3, 8], [6, 3, 9], {}>>().toEqualTypeOf<
      Wrong<'the kernel [6, 3, 9] is larger than the padded input [1, 3, 8]'>
    >();
    type<Pool<2, [1, 3, 8, 8], 9, {}>>().toEqualTypeOf<Wrong<'the window 9 is larger than the padded input [1, 3, 8, 8]'>>();
    type<ConvTranspose<1, [1, 3, 8], [2, 3, 3], {}>>().toEqualTypeOf<
      Wrong<'channels differ: input [1, 3, 8], weight [2, 3, 3] (3 ≠ 2)'>
    >();
    type<Bias<[5], 6>>().toEqualTypeOf<Wrong<'bias [5] for 6 channels'>>();
    type<Folded<[1, 10, 4], [4, 4], 3>>().toEqualTypeOf<
      Wrong<"the columns of [1, 10, 4] are no multiple of the window's 9 elements">
    >();
  });

  test('a chain of layers says which layer', () => {
    type Net = [{ '~shapes': LinearShapes<784, 128> }, { '~shapes': SameShapes }, { '~shapes': LinearShapes<64, 10> }];
    type<Chain<Net, [32, 784]>>().toEqualTypeOf<Wrong<'layer 2: expected [..., 64], got [32, 128] (64 ≠ 128)'>>();
    type<Chain<[{ '~shapes': SequentialShapes<Net> }], [32, 784]>>().toEqualTypeOf<
      Wrong<'layer 0: layer 2: expected [..., 64], got [32, 128] (64 ≠ 128)'>
    >();
    type<LinearOutput<[], 2, 3>>().toEqualTypeOf<Wrong<'expected [..., 2], got []'>>();
    type<Apply<{ '~shapes': ChannelShapes<3> }, [8, 4, 2, 2]>>().toEqualTypeOf<
      Wrong<'expected 3 channels, got [8, 4, 2, 2] (3 ≠ 4)'>
    >();
    type<Apply<{ '~shapes': EndShapes<[4, 5]> }, [8, 4, 4]>>().toEqualTypeOf<
      Wrong<'expected the last dimensions to be [4, 5], got [8, 4, 4] (5 ≠ 4)'>
    >();
  });

  test('an error leaves a general shape behind', () => {
    type<Resolved<MatMul<[2, 3], [4, 5]>>>().toEqualTypeOf<Shape>();
    type<Check<'matmul', MatMul<[2, 3], [3, 5]>>>().toEqualTypeOf<unknown>();
  });
});

describe('an open size or rank stays open', () => {
  test('sizes', () => {
    type<Broadcast<[number, 3], [1]>>().toEqualTypeOf<[number, 3]>();
    type<Broadcast<[number], [5]>>().toEqualTypeOf<[5]>();
    type<MatMul<[number, 3], [number, 4]>>().toEqualTypeOf<[number, 4]>();
    type<MatMul<[7, number, 2, 3], [number, 3, 4]>>().toEqualTypeOf<[7, number, 2, 4]>();
    type<Reduce<[2, number], 0>>().toEqualTypeOf<[number]>();
    type<Reduce<[2, 3], number>>().toEqualTypeOf<[number]>();
    type<Reduce<[2, 3], number, true>>().toEqualTypeOf<[number, number]>();
    type<Reduce<[2, 3], number[]>>().toEqualTypeOf<Shape>();
    type<Reduce<[2, 3], number[], true>>().toEqualTypeOf<[number, number]>();
    type<Reduce<[2, 3], 0, boolean>>().toEqualTypeOf<Shape>();
    type<Reshape<[number, 28, 28], [-1, 784]>>().toEqualTypeOf<[number, 784]>();
    type<Reshape<[64, 784], [number, 28, 28]>>().toEqualTypeOf<[number, 28, 28]>();
    type<Flatten<[number, 16, 5, 5], 1>>().toEqualTypeOf<[number, 400]>();
    type<Flatten<[2, number, 5]>>().toEqualTypeOf<[number]>();
    type<Permute<[2, 3], [number, 0]>>().toEqualTypeOf<[number, 2]>();
    type<Squeeze<[1, number, 3]>>().toEqualTypeOf<Shape>();
    type<Squeeze<[1, number, 3], 0>>().toEqualTypeOf<[number, 3]>();
    type<Unsqueeze<[2, 3], number>>().toEqualTypeOf<[number, number, number]>();
    type<Expand<[1, number], [5, -1]>>().toEqualTypeOf<[5, number]>();
    type<Concat<[[number, 3], [2, 3]]>>().toEqualTypeOf<[number, 3]>();
    type<Concat<[[2, 3], [2, 3]], number>>().toEqualTypeOf<Shape>();
    type<Stack<[2, 3][], 1>>().toEqualTypeOf<[2, number, 3]>();
    type<Split<[6, 2], 4>>().toEqualTypeOf<[number, 2][]>();
    type<Split<[6, 2], [2, 4]>>().toEqualTypeOf<[[2, 2], [4, 2]]>();
    type<Slice<[6, 2], [[number, 3], null]>>().toEqualTypeOf<[number, 2]>();
    type<Pad<[6, number], [[1, 1], [2, 2]]>>().toEqualTypeOf<[8, number]>();
    type<Tile<[number, 2], [3, 3]>>().toEqualTypeOf<[number, 6]>();
    type<Select<[6, 2], number>>().toEqualTypeOf<[number]>();
    type<Narrow<[6, 2], 0, number, 2>>().toEqualTypeOf<[2, 2]>();
    type<Gather<[6, 2], 0, [3, 2]>>().toEqualTypeOf<[3, 2]>();
    type<Scatter<[6, 2], 0, [3, 2]>>().toEqualTypeOf<[6, 2]>();
    type<Diagonal<[6, number]>>().toEqualTypeOf<[number]>();
    type<Conv<2, [number, 1, 28, number], [6, 1, 5, 5], { padding: 2 }>>().toEqualTypeOf<[number, 6, 28, number]>();
    type<Conv<2, [8, 1, 28, 28], [6, 1, 5, 5], { padding?: number }>>().toEqualTypeOf<[8, 6, number, number]>();
    type<Conv<1, [8, 1, 28], [6, 1, 5], { padding: 'same' | 'valid' }>>().toEqualTypeOf<[8, 6, 28 | 24]>();
    type<Pool<2, [8, 1, 28, 28], 3, { ceilMode: boolean }>>().toEqualTypeOf<[8, 1, 9 | 10, 9 | 10]>();
    type<Pool<1, [8, 28], number, {}>>().toEqualTypeOf<[8, number]>();
    type<AdaptivePool<2, [8, 3, 9, 9], [number, null]>>().toEqualTypeOf<[8, 3, number, 9]>();
    type<AdaptivePool<1, [3, 9], 4>>().toEqualTypeOf<[3, 4]>();
    type<AdaptivePool<3, [8, 3, 9, 9, 9], [1, null, 2]>>().toEqualTypeOf<[8, 3, 1, 9, 2]>();
    type<Einsum<'bij,bjk->bik', [[number, 2, 3], [5, 3, 4]]>>().toEqualTypeOf<[5, 2, 4]>();
    type<LinearOutput<[number, 784], 784, 10>>().toEqualTypeOf<[number, 10]>();
    type<LinearOutput<[8, 784], number, number>>().toEqualTypeOf<[8, number]>();
  });

  test('ranks', () => {
    type<Broadcast<Shape, [2]>>().toEqualTypeOf<Shape>();
    type<Broadcast<Shape, []>>().toEqualTypeOf<Shape>();
    type<BroadcastAll<Shape[]>>().toEqualTypeOf<Shape>();
    type<MatMul<Shape, [2, 3]>>().toEqualTypeOf<Shape>();
    type<Reduce<Shape, undefined>>().toEqualTypeOf<[]>();
    type<Reduce<Shape, 0>>().toEqualTypeOf<Shape>();
    type<Along<Shape, 7>>().toEqualTypeOf<Shape>();
    type<Reshape<Shape, [2, -1]>>().toEqualTypeOf<[2, number]>();
    type<Reshape<[2, 3], Shape>>().toEqualTypeOf<Shape>();
    type<Flatten<Shape>>().toEqualTypeOf<Shape>();
    type<Permute<Shape, [1, 0]>>().toEqualTypeOf<[number, number]>();
    type<Expand<Shape, [5, -1]>>().toEqualTypeOf<[5, number]>();
    type<Concat<[[2, 3], Shape]>>().toEqualTypeOf<Shape>();
    type<Stack<[Shape, [2]]>>().toEqualTypeOf<Shape>();
    type<Slice<Shape, [[0, 1]]>>().toEqualTypeOf<Shape>();
    type<Conv<2, Shape, [6, 1, 5, 5], {}>>().toEqualTypeOf<Shape>();
    type<Pool<2, Shape, 2, {}>>().toEqualTypeOf<Shape>();
    type<Bias<Shape, 6>>().toEqualTypeOf<Shape>();
    type<Einsum<'...ij->...ji', [[5, 2, 3]]>>().toEqualTypeOf<Shape>();
    type<Einsum<'ij,jk->ik', [Shape, [3, 4]]>>().toEqualTypeOf<[number, 4]>();
    type<Einsum<string, [[2], [2]]>>().toEqualTypeOf<Shape>();
    type<Chain<{ '~shapes': SameShapes }[], [2]>>().toEqualTypeOf<Shape>();
    type<Nonzero<[2, 3]>>().toEqualTypeOf<[number, 2]>();
    type<Reduce<[1, 2, 3, 4, 5, 6, 7, 8, 9], 0>>().toEqualTypeOf<
      [number, number, number, number, number, number, number, number]
    >();
  });

  test('unions of sizes fail only when no choice fits', () => {
    type<MatMul<[2, 3 | 4], [4, 5]>>().toEqualTypeOf<[2, 5]>();
    type<Broadcast<[2 | 3], [3]>>().toEqualTypeOf<[3]>();
    type<Check<'add', Broadcast<[2 | 3], [4]>>>().not.toEqualTypeOf<unknown>();
  });
});

describe('other calculations', () => {
  test('images', () => {
    type<Interpolate<[1, 3, 8, 9], { size: [4, 5] }>>().toEqualTypeOf<[1, 3, 4, 5]>();
    type<Interpolate<[1, 3, 8, 9], { scale: 2; mode: 'nearest' }>>().toEqualTypeOf<[1, 3, 16, 18]>();
    type<Interpolate<[1, 3, 8, 9], { scale: 1.5 }>>().toEqualTypeOf<[1, 3, number, number]>();
    type<Unfold<[1, 3, 8, 8], [2, 3], { stride: 2 }>>().toEqualTypeOf<[1, 18, 12]>();
    type<Folded<[1, 18, 12], [8, 8], [2, 3]>>().toEqualTypeOf<[1, 3, 8, 8]>();
    type<Conv<3, [2, 4, 8, 8, 8], [6, 2, 3, 3, 3], { groups: 2; padding: [1, 0, number] }>>().toEqualTypeOf<
      [2, 6, 8, 6, number]
    >();
    type<Conv<1, [4, 8], [6, 4, 3], { dilation: 3 }>>().toEqualTypeOf<[6, 2]>();
  });

  test('creation', () => {
    type<NestedShape<number>>().toEqualTypeOf<[]>();
    type<NestedShape<number[][]>>().toEqualTypeOf<[number, number]>();
    type<NestedShape<[[number, number, number], [number, number, number]]>>().toEqualTypeOf<[2, 3]>();
    type<NestedShape<[]>>().toEqualTypeOf<[0]>();
    type<NestedShape<Float32Array>>().toEqualTypeOf<[number]>();
    type<ShapeOf<readonly [2, number]>>().toEqualTypeOf<[2, number]>();
    type<ShapeOf<Shape>>().toEqualTypeOf<Shape>();
    type<Arange<0, 5>>().toEqualTypeOf<5>();
    type<Arange<2, 5>>().toEqualTypeOf<3>();
    type<Arange<5, 2>>().toEqualTypeOf<0>();
    type<Arange<0, 2.5>>().toEqualTypeOf<number>();
    type<OneHot<[5], 10>>().toEqualTypeOf<[5, 10]>();
  });

  test('layers', () => {
    type LeNet = [
      { '~shapes': ConvShapes<2, [6, 1, 5, 5], { padding: 2 }> },
      { '~shapes': PoolShapes<2, 2, {}> },
      { '~shapes': ConvShapes<2, [16, 6, 5, 5], {}> },
      { '~shapes': PoolShapes<2, 2, {}> },
      { '~shapes': FlattenShapes },
      { '~shapes': LinearShapes<400, 120> },
    ];
    type<Chain<LeNet, [64, 1, 28, 28]>>().toEqualTypeOf<[64, 120]>();
    type<Chain<LeNet, [number, 1, 28, 28]>>().toEqualTypeOf<[number, 120]>();
    type<Apply<{ '~shapes': EmbeddingShapes<16> }, [8, 20]>>().toEqualTypeOf<[8, 20, 16]>();
    type<Apply<{ '~shapes': EndShapes<[20]> }, [8, 20]>>().toEqualTypeOf<[8, 20]>();
    type<Apply<{ forward(x: string): void }, [8, 20]>>().toEqualTypeOf<Shape>();
  });

  test('dtypes', () => {
    type<Promote<'uint8', 'int8'>>().toEqualTypeOf<'int32'>();
    type<Promote<'uint32', 'int32'>>().toEqualTypeOf<never>();
    type<PromoteNumber<'bool', 2>>().toEqualTypeOf<'int32'>();
    type<PromoteNumber<'uint8', number>>().toEqualTypeOf<'uint8' | 'float32'>();
    type<PromoteNumber<'float16', 0.5>>().toEqualTypeOf<'float16'>();
    type<PromoteAll<[{ shape: Shape; dtype: 'int8' }, { shape: Shape; dtype: 'float16' }]>>().toEqualTypeOf<'float16'>();
    type<PromoteAll<{ shape: Shape; dtype: 'int8' }[]>>().toEqualTypeOf<'int8'>();
    type<PromoteAll<[{ shape: Shape; dtype: 'int8' }, { shape: Shape; dtype: 'uint32' }]>>().toEqualTypeOf<DType>();
    type<
      PromoteAllCheck<'concat', [{ shape: Shape; dtype: 'int8' }, { shape: Shape; dtype: 'uint32' }]>
    >().not.toEqualTypeOf<unknown>();
    type<
      PromoteAllCheck<'concat', [{ shape: Shape; dtype: 'int8' }, { shape: Shape; dtype: 'int32' }]>
    >().toEqualTypeOf<unknown>();
  });
});
