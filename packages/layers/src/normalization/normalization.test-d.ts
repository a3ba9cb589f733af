import { type Tensor, zeros } from '@nacre/tensor';
import { describe, expectTypeOf, test } from 'vitest';
import { LayerNorm, Linear, Sequential } from '../index.ts';

describe('the last dimensions', () => {
  test('stay as they are', () => {
    expectTypeOf(new LayerNorm(64).forward(zeros([8, 10, 64]))).toEqualTypeOf<Tensor<[8, 10, 64], 'float32'>>();
    expectTypeOf(new LayerNorm([2, 3]).forward(zeros([8, 2, 3]))).toEqualTypeOf<Tensor<[8, 2, 3], 'float32'>>();
    expectTypeOf(new Sequential(new LayerNorm(4), new Linear(4, 2)).forward(zeros([3, 4]))).toEqualTypeOf<
      Tensor<[3, 2], 'float32'>
    >();
    expectTypeOf(new LayerNorm([2, 3]).weight!.shape).toEqualTypeOf<[2, 3]>();
  });

  test('that differ are named', () => {
    // @ts-expect-error LayerNorm: expected the last dimensions to be [64], got [8, 63] (64 ≠ 63)
    new LayerNorm(64).forward(zeros([8, 63]));
  });

  test('are open without type arguments', () => {
    expectTypeOf(new LayerNorm(64)).toExtend<LayerNorm>();
    expectTypeOf(new LayerNorm([2, 3])).toExtend<LayerNorm>();
    const layer: LayerNorm = new LayerNorm(64);
    expectTypeOf(layer.forward(zeros([8, 63]))).toExtend<Tensor>();
  });
});
