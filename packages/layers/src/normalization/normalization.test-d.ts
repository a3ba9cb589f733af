import { type Tensor, zeros } from '@nacre/tensor';
import { describe, expectTypeOf, test } from 'vitest';
import {
  GroupNorm,
  InstanceNorm1d,
  InstanceNorm2d,
  LayerNorm,
  Linear,
  LocalResponseNorm,
  RMSNorm,
  Sequential,
} from '../index.ts';

describe('the last dimensions', () => {
  test('stay as they are', () => {
    expectTypeOf(new LayerNorm(64).forward(zeros([8, 10, 64]))).toEqualTypeOf<Tensor<[8, 10, 64], 'float32'>>();
    expectTypeOf(new LayerNorm([2, 3]).forward(zeros([8, 2, 3]))).toEqualTypeOf<Tensor<[8, 2, 3], 'float32'>>();
    expectTypeOf(new Sequential(new LayerNorm(4), new Linear(4, 2)).forward(zeros([3, 4]))).toEqualTypeOf<
      Tensor<[3, 2], 'float32'>
    >();
    expectTypeOf(new RMSNorm([2, 3]).forward(zeros([8, 2, 3]))).toEqualTypeOf<Tensor<[8, 2, 3], 'float32'>>();
    expectTypeOf(new LayerNorm([2, 3]).weight!.shape).toEqualTypeOf<[2, 3]>();
  });

  test('that differ are named', () => {
    // @ts-expect-error LayerNorm: expected the last dimensions to be [64], got [8, 63] (64 ≠ 63)
    new LayerNorm(64).forward(zeros([8, 63]));
    // @ts-expect-error RMSNorm: expected the last dimensions to be [2, 3], got [8, 2, 4]
    new RMSNorm([2, 3]).forward(zeros([8, 2, 4]));
  });

  test('are open without type arguments', () => {
    expectTypeOf(new LayerNorm(64)).toExtend<LayerNorm>();
    expectTypeOf(new LayerNorm([2, 3])).toExtend<LayerNorm>();
    expectTypeOf(new RMSNorm(64)).toExtend<RMSNorm>();
    const layer: LayerNorm = new LayerNorm(64);
    expectTypeOf(layer.forward(zeros([8, 63]))).toExtend<Tensor>();
  });
});

describe('channels', () => {
  test('stay as they are', () => {
    expectTypeOf(new GroupNorm(2, 6).forward(zeros([1, 6, 4, 4]))).toEqualTypeOf<Tensor<[1, 6, 4, 4], 'float32'>>();
    expectTypeOf(new InstanceNorm2d(6).forward(zeros([1, 6, 4, 4]))).toEqualTypeOf<Tensor<[1, 6, 4, 4], 'float32'>>();
    expectTypeOf(new LocalResponseNorm(5).forward(zeros([1, 6, 4, 4]))).toEqualTypeOf<Tensor<[1, 6, 4, 4], 'float32'>>();
    expectTypeOf(new GroupNorm(2, 6)).toExtend<GroupNorm>();
    expectTypeOf(new InstanceNorm1d(6)).toExtend<InstanceNorm1d>();
  });

  test('that differ are named', () => {
    // @ts-expect-error GroupNorm: expected 6 channels, got [1, 5, 4, 4] (6 ≠ 5)
    new GroupNorm(2, 6).forward(zeros([1, 5, 4, 4]));
    // @ts-expect-error InstanceNorm1d: expected 6 channels, got [1, 5, 4] (6 ≠ 5)
    new InstanceNorm1d(6).forward(zeros([1, 5, 4]));
  });
});
