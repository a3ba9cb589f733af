import { expectTypeOf, test } from 'vitest';
import {
  arange,
  argsort,
  concat,
  conv2d,
  convTranspose2d,
  einsum,
  flip,
  matmul,
  type Shape,
  softmax,
  split,
  sum,
  type Tensor,
  tensor,
  where,
  zeros,
} from './index.ts';

declare const matrix: Tensor<[6, 4], 'float32'>;
declare const bytes: Tensor<[4, 3], 'uint8'>;
declare const mask: Tensor<[6, 1], 'bool'>;
declare const open: Tensor;

test('values that are made have a literal shape and dtype', () => {
  expectTypeOf(concat([zeros([2])])).toEqualTypeOf<Tensor<[2], 'float32'>>();
  expectTypeOf(tensor([true, false])).toEqualTypeOf<Tensor<[2], 'bool'>>();
  expectTypeOf(tensor([[1], [2]], { dtype: 'int32' })).toEqualTypeOf<Tensor<[2, 1], 'int32'>>();
  expectTypeOf(tensor([1, 2, 3, 4], { shape: [2, 2] })).toEqualTypeOf<Tensor<[2, 2], 'float32'>>();
  expectTypeOf(tensor(new Int32Array(4), { shape: [2, 2] })).toEqualTypeOf<Tensor<[2, 2], 'int32'>>();
  expectTypeOf(arange(5)).toEqualTypeOf<Tensor<[5], 'float32'>>();
  expectTypeOf(arange(2, 5)).toEqualTypeOf<Tensor<[3], 'float32'>>();
  expectTypeOf(arange(0, 5, 2)).toEqualTypeOf<Tensor<[number], 'float32'>>();
});

test('functions are typed as methods are', () => {
  expectTypeOf(softmax(matrix, -1)).toEqualTypeOf<Tensor<[6, 4], 'float32'>>();
  expectTypeOf(sum(matrix, 0, { keepDim: true })).toEqualTypeOf<Tensor<[1, 4], 'float32'>>();
  expectTypeOf(matmul(matrix, bytes)).toEqualTypeOf<Tensor<[6, 3], 'float32'>>();
  expectTypeOf(matmul(bytes.t(), bytes)).toEqualTypeOf<Tensor<[3, 3], 'int32'>>();
  expectTypeOf(einsum('ij,ik->jk', bytes, bytes)).toEqualTypeOf<Tensor<[3, 3], 'int32'>>();
  expectTypeOf(split(matrix, [2, 4])).toEqualTypeOf<[Tensor<[2, 4], 'float32'>, Tensor<[4, 4], 'float32'>]>();
  expectTypeOf(matrix.chunk(2)).toEqualTypeOf<Tensor<[number, 4], 'float32'>[]>();
  expectTypeOf(argsort(matrix)).toEqualTypeOf<Tensor<[6, 4], 'int32'>>();
  expectTypeOf(where(mask, matrix, 0)).toEqualTypeOf<Tensor<[6, 4], 'float32'>>();
  expectTypeOf(where(mask, 1, 0)).toEqualTypeOf<Tensor<[6, 1], 'float32'>>();
  expectTypeOf(where(mask, bytes.t().select(0, 0), matrix)).toEqualTypeOf<Tensor<[6, 4], 'float32'>>();
  expectTypeOf(open.split(2)).toEqualTypeOf<Tensor[]>();
  expectTypeOf(open.tril().shape).toEqualTypeOf<Shape>();
});

test('code that is generic in a shape compiles', () => {
  function generic<S extends Shape>(x: Tensor<S, 'float32'>): Tensor {
    x.flip(0).roll(1, 0).sort(0);
    x.tril();
    x.split(2);
    x.chunk(2);
    conv2d(x, x, x, { padding: 1 });
    convTranspose2d(x, x, x);
    return softmax(x, -1);
  }
  expectTypeOf(generic(matrix)).toEqualTypeOf<Tensor>();
});

test('a mismatch of literals does not compile', () => {
  const [x, w] = [zeros([1, 2, 8, 8]), zeros([6, 2, 3, 3])];
  conv2d(x, w, zeros([6]));
  convTranspose2d(zeros([1, 6, 8, 8]), w, zeros([4]), { groups: 2 });
  // @ts-expect-error -- 5 places of bias for 6 channels
  conv2d(x, w, zeros([5]));
  // @ts-expect-error -- 2 places of bias for 2 · 2 channels
  convTranspose2d(zeros([1, 6, 8, 8]), w, zeros([2]), { groups: 2 });
  // @ts-expect-error -- sizes add up to 7
  matrix.split([3, 4]);
  // @ts-expect-error -- dimension 2 of two
  matrix.split(2, 2);
  // @ts-expect-error -- dimension 2 of two
  matrix.chunk(2, 2);
  // @ts-expect-error -- dimension 2 of two
  matrix.sort(2);
  // @ts-expect-error -- dimension 2 of two
  matrix.argsort(2);
  // @ts-expect-error -- dimension 2 of two
  matrix.roll(1, 2);
  // @ts-expect-error -- dimension 0 twice
  flip(matrix, [0, -2]);
  // @ts-expect-error -- one dimension
  zeros([3]).triu();
  // @ts-expect-error -- [6, 1] and [5, 4]
  where(mask, zeros([5, 4]), 0);
  // @ts-expect-error -- no common dtype
  where(mask, zeros([1], { dtype: 'uint32' }), zeros([1], { dtype: 'int32' }));
  // @ts-expect-error -- no common dtype
  concat([zeros([1], { dtype: 'uint32' }), zeros([1], { dtype: 'int32' })]);
  // @ts-expect-error -- three ranges for two dimensions
  matrix.slice([null, null, null]);
});
