import { describe, expectTypeOf, test } from 'vitest';
import {
  adaptiveAvgPool2d,
  concat,
  conv2d,
  convTranspose2d,
  einsum,
  maxPool2d,
  oneHot,
  type Parameter,
  stack,
  type Tensor,
  tensor,
  zeros,
} from '../index.ts';
import type {
  Chain,
  Check,
  DType,
  Layer,
  LinearOutput,
  LinearShapes,
  Resolved,
  SameShapes,
  SequentialShapes,
  Shape,
} from './index.ts';

/** Layers as the README writes them. */
declare class Linear<In extends number = number, Out extends number = number> {
  constructor(inFeatures: In, outFeatures: Out);
  declare readonly '~shapes': LinearShapes<In, Out>;
  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'Linear', LinearOutput<S, In, Out>>,
  ): Tensor<Resolved<LinearOutput<S, In, Out>>, D>;
}
declare class ReLU {
  declare readonly '~shapes': SameShapes;
  forward<S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D>;
}
declare class Head {
  forward(x: Tensor<[number, 10]>): Tensor<[number, 3], 'float32'>;
}
declare class Sequential<const L extends readonly Layer[]> {
  constructor(...layers: L);
  declare readonly '~shapes': SequentialShapes<L>;
  forward<S extends Shape, D extends DType>(x: Tensor<S, D> & Check<'Sequential', Chain<L, S>>): Tensor<Resolved<Chain<L, S>>, D>;
}

declare const a: Tensor<[32, 784], 'float32'>;
declare const w: Tensor<[784, 10], 'float32'>;
declare const p: Parameter<[784, 10], 'float32'>;
declare const b: Tensor<[10], 'float32'>;
declare const bad: Tensor<[128, 10], 'float32'>;
declare const open: Tensor;
declare const batch: Tensor<[number, 784], 'float32'>;
declare const ints: Tensor<[32], 'int32'>;
declare const n: number;
declare const either: 64 | 128;

describe('the pattern', () => {
  test('a literal tensor is a general one, and not another literal one', () => {
    expectTypeOf(a).toExtend<Tensor>();
    expectTypeOf(a).toExtend<Tensor<[number, 784]>>();
    expectTypeOf(a).toExtend<Tensor<Shape, 'float32'>>();
    expectTypeOf(p).toExtend<Tensor<[784, 10], 'float32'>>();
    expectTypeOf(p).toExtend<Tensor>();
    expectTypeOf(a).not.toExtend<Tensor<[784, 32]>>();
    expectTypeOf(a).not.toExtend<Tensor<Shape, 'int32'>>();
    expectTypeOf(open).not.toExtend<Tensor<[32, 784]>>();
    expectTypeOf([a, w, p]).toExtend<readonly Tensor[]>();
  });

  test('literals flow through', () => {
    expectTypeOf(a.matmul(w)).toEqualTypeOf<Tensor<[32, 10], 'float32'>>();
    expectTypeOf(a.matmul(p).add(b).relu().softmax(-1)).toEqualTypeOf<Tensor<[32, 10], 'float32'>>();
    expectTypeOf(p.add(p).mul(2)).toEqualTypeOf<Tensor<[784, 10], 'float32'>>();
    expectTypeOf(a.sum()).toEqualTypeOf<Tensor<[], 'float32'>>();
    expectTypeOf(a.sum(1)).toEqualTypeOf<Tensor<[32], 'float32'>>();
    expectTypeOf(a.sum(undefined, { keepDim: true })).toEqualTypeOf<Tensor<[1, 1], 'float32'>>();
    expectTypeOf(a.mean([0, -1], { keepDim: true })).toEqualTypeOf<Tensor<[1, 1], 'float32'>>();
    expectTypeOf(a.argmax(-1)).toEqualTypeOf<Tensor<[32], 'int32'>>();
    expectTypeOf(a.reshape([32, 1, 28, -1])).toEqualTypeOf<Tensor<[32, 1, 28, 28], 'float32'>>();
    expectTypeOf(a.reshape([-1])).toEqualTypeOf<Tensor<[25088], 'float32'>>();
    expectTypeOf(a.flatten()).toEqualTypeOf<Tensor<[25088], 'float32'>>();
    expectTypeOf(a.reshape([32, 16, 7, 7]).flatten(1)).toEqualTypeOf<Tensor<[32, 784], 'float32'>>();
    expectTypeOf(a.unsqueeze(1).permute([2, 0, 1])).toEqualTypeOf<Tensor<[784, 32, 1], 'float32'>>();
    expectTypeOf(a.transpose(0, 1).t()).toEqualTypeOf<Tensor<[32, 784], 'float32'>>();
    expectTypeOf(a.unsqueeze(0).squeeze()).toEqualTypeOf<Tensor<[32, 784], 'float32'>>();
    expectTypeOf(b.expand([32, -1])).toEqualTypeOf<Tensor<[32, 10], 'float32'>>();
    expectTypeOf(a.tile([2, 1])).toEqualTypeOf<Tensor<[64, 784], 'float32'>>();
    expectTypeOf(a.pad([[-2, 3]])).toEqualTypeOf<Tensor<[33, 784], 'float32'>>();
    expectTypeOf(
      a.pad([
        [0, 0],
        [2, 2],
      ]),
    ).toEqualTypeOf<Tensor<[32, 788], 'float32'>>();
    expectTypeOf(
      a.slice([
        [0, 8],
        [n, 700],
      ]),
    ).toEqualTypeOf<Tensor<[8, number], 'float32'>>();
    expectTypeOf(a.slice([null, [-4, null]])).toEqualTypeOf<Tensor<[32, 4], 'float32'>>();
    expectTypeOf(a.slice([[1, -1, 4]])).toEqualTypeOf<Tensor<[8, 784], 'float32'>>();
    expectTypeOf(a.slice([[40, 50], []])).toEqualTypeOf<Tensor<[0, 784], 'float32'>>();
    expectTypeOf(a.select(0, -1)).toEqualTypeOf<Tensor<[784], 'float32'>>();
    expectTypeOf(a.narrow(1, 0, 392)).toEqualTypeOf<Tensor<[32, 392], 'float32'>>();
    expectTypeOf(a.diagonal()).toEqualTypeOf<Tensor<[32], 'float32'>>();
    expectTypeOf(w.indexSelect(0, ints)).toEqualTypeOf<Tensor<[32, 10], 'float32'>>();
    expectTypeOf(w.topk(3).indices).toEqualTypeOf<Tensor<[784, 3], 'int32'>>();
    expectTypeOf(concat([a, a], 1)).toEqualTypeOf<Tensor<[32, 1568], 'float32'>>();
    expectTypeOf(concat([w, bad])).toEqualTypeOf<Tensor<[912, 10], 'float32'>>();
    expectTypeOf(stack([b, b, b], -1)).toEqualTypeOf<Tensor<[10, 3], 'float32'>>();
    expectTypeOf(einsum('bi,io->bo', a, w)).toEqualTypeOf<Tensor<[32, 10], 'float32'>>();
    expectTypeOf(oneHot(ints, 10)).toEqualTypeOf<Tensor<[32, 10], 'int32'>>();
    expectTypeOf(
      tensor([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ).toEqualTypeOf<Tensor<[2, 3], 'float32'>>();
    expectTypeOf(zeros([2, 3], { dtype: 'int32' })).toEqualTypeOf<Tensor<[2, 3], 'int32'>>();
    const x = zeros([64, 1, 28, 28]);
    expectTypeOf(conv2d(x, zeros([6, 1, 5, 5]), zeros([6]), { padding: 2 })).toEqualTypeOf<Tensor<[64, 6, 28, 28], 'float32'>>();
    expectTypeOf(conv2d(x, zeros([6, 1, 3, 3]), null, { stride: [2, 1], padding: 'valid' })).toEqualTypeOf<
      Tensor<[64, 6, 13, 26], 'float32'>
    >();
    expectTypeOf(convTranspose2d(x, zeros([1, 4, 4, 4]), null, { stride: 2, padding: 1 })).toEqualTypeOf<
      Tensor<[64, 4, 56, 56], 'float32'>
    >();
    expectTypeOf(maxPool2d(x, 2)).toEqualTypeOf<Tensor<[64, 1, 14, 14], 'float32'>>();
    expectTypeOf(maxPool2d(x, [3, 3], { stride: 2, padding: 1, ceilMode: true })).toEqualTypeOf<
      Tensor<[64, 1, 15, 15], 'float32'>
    >();
    expectTypeOf(adaptiveAvgPool2d(x, [1, null])).toEqualTypeOf<Tensor<[64, 1, 1, 28], 'float32'>>();
  });

  test('what is unknown stays unknown', () => {
    expectTypeOf(batch.matmul(w)).toEqualTypeOf<Tensor<[number, 10], 'float32'>>();
    expectTypeOf(batch.matmul(w).add(b).reshape([-1, 5, 2])).toEqualTypeOf<Tensor<[number, 5, 2], 'float32'>>();
    expectTypeOf(open.matmul(w).shape).toEqualTypeOf<Shape>();
    expectTypeOf(open.add(open)).toEqualTypeOf<Tensor<Shape, Exclude<DType, 'bool'>>>();
    expectTypeOf(zeros([n, 3])).toEqualTypeOf<Tensor<[number, 3], 'float32'>>();
    expectTypeOf(zeros(a.shape)).toEqualTypeOf<Tensor<[32, 784], 'float32'>>();
    expectTypeOf(zeros(open.shape)).toEqualTypeOf<Tensor<Shape, 'float32'>>();
    expectTypeOf(concat([a, open]).shape).toEqualTypeOf<Shape>();
    expectTypeOf(concat([b] as Tensor<[10], 'float32'>[])).toEqualTypeOf<Tensor<[number], 'float32'>>();
    expectTypeOf(zeros([either, 3]).matmul(zeros([3, either]))).toEqualTypeOf<Tensor<[64 | 128, 64 | 128], 'float32'>>();
    expectTypeOf(zeros([2, either]).matmul(zeros([64, 5]))).toEqualTypeOf<Tensor<[2, 5], 'float32'>>();
    expectTypeOf(a.sum(n)).toEqualTypeOf<Tensor<[number], 'float32'>>();
    expectTypeOf(a.clamp(n, n)).toEqualTypeOf<Tensor<[32, 784], 'float32'>>();
    expectTypeOf(zeros([2], { dtype: 'uint8' }).clamp(n)).toEqualTypeOf<Tensor<[2], 'uint8' | 'float32'>>();
    expectTypeOf(a.maskedFill(open.gt(0), 1)).toEqualTypeOf<Tensor<Shape, 'float32'>>();
    expectTypeOf(a.reshape(open.shape)).toEqualTypeOf<Tensor<Shape, 'float32'>>();
    expectTypeOf(tensor([[n], [n]] as number[][])).toEqualTypeOf<Tensor<[number, number], 'float32'>>();
  });

  test('code that is generic in a shape compiles', () => {
    function generic<S extends Shape, D extends DType>(x: Tensor<S, D>, y: Tensor<S>): Tensor {
      const z = x.add(x).mul(2).relu().add(y);
      z.reshape([2, 3]);
      x.matmul(open);
      open.matmul(x);
      concat([x, z]);
      x.sum(0).exp();
      x.t();
      conv2d(x, x, null, { stride: 2 });
      return z.div(y);
    }
    expectTypeOf(generic(a, a)).toEqualTypeOf<Tensor>();
    function genericSize<N extends number>(x: Tensor<[N, 784], 'float32'>): Tensor<Shape, 'float32'> {
      return x.matmul(w).add(b).flatten(1);
    }
    expectTypeOf(genericSize(a)).toEqualTypeOf<Tensor<Shape, 'float32'>>();
  });

  test('dtypes', () => {
    expectTypeOf(ints.add(1)).toEqualTypeOf<Tensor<[32], 'int32'>>();
    expectTypeOf(ints.add(0.5)).toEqualTypeOf<Tensor<[32], 'float32'>>();
    expectTypeOf(ints.add(n)).toEqualTypeOf<Tensor<[32], 'int32' | 'float32'>>();
    expectTypeOf(ints.div(2)).toEqualTypeOf<Tensor<[32], 'float32'>>();
    expectTypeOf(ints.lt(2)).toEqualTypeOf<Tensor<[32], 'bool'>>();
    expectTypeOf(ints.lt(2).sum()).toEqualTypeOf<Tensor<[], 'int32'>>();
    expectTypeOf(ints.exp()).toEqualTypeOf<Tensor<[32], 'float32'>>();
    expectTypeOf(ints.add(zeros([32]))).toEqualTypeOf<Tensor<[32], 'float32'>>();
  });

  test('layers', () => {
    const model = new Sequential(new Linear(784, 128), new ReLU(), new Linear(128, 10));
    expectTypeOf(model.forward(a)).toEqualTypeOf<Tensor<[32, 10], 'float32'>>();
    expectTypeOf(model.forward(open)).toEqualTypeOf<Tensor>();
    expectTypeOf(new Sequential(model, new Head()).forward(batch).shape).toEqualTypeOf<[number, 3]>();
    expectTypeOf(new Linear(784, 10)).toExtend<Linear>();
    expectTypeOf(new Linear(784, 10)).toExtend<Layer>();
    // @ts-expect-error -- 784 features into a layer of 128
    new Linear(128, 10).forward(a);
    // @ts-expect-error -- the second layer expects 64
    new Sequential(new Linear(784, 128), new Linear(64, 10)).forward(a);
  });

  test('a mismatch of literals does not compile', () => {
    // @ts-expect-error -- 784 ≠ 128
    a.matmul(bad);
    // @ts-expect-error -- [32, 784] and [128, 10]
    a.add(bad);
    // @ts-expect-error -- [32, 784] and [128, 10], from a parameter
    p.add(bad);
    // @ts-expect-error -- dimension 2 of two
    a.sum(2);
    // @ts-expect-error -- dimension 0 twice
    a.sum([0, -2]);
    // @ts-expect-error -- 25088 elements
    a.reshape([32, 785]);
    // @ts-expect-error -- no multiple of 5
    a.reshape([5, -1]);
    // @ts-expect-error -- three dimensions
    a.permute([0, 1, 2]);
    // @ts-expect-error -- three dimensions
    a.unsqueeze(0).t();
    // @ts-expect-error -- 784 is not 1
    a.expand([32, 785]);
    // @ts-expect-error -- index 32 of 32
    a.select(0, 32);
    // @ts-expect-error -- 10 ≠ 784
    concat([a, w]);
    // @ts-expect-error -- 784 ≠ 128
    einsum('bi,io->bo', a, bad);
    // @ts-expect-error -- one channel into three
    conv2d(zeros([64, 1, 28, 28]), zeros([6, 3, 5, 5]));
    // @ts-expect-error -- the window is too large
    maxPool2d(zeros([64, 1, 28, 28]), 29);
    // @ts-expect-error -- a negative size
    zeros([2, -3]);
    // @ts-expect-error -- no common dtype
    ints.add(zeros([32], { dtype: 'uint32' }));
    // @ts-expect-error -- 11 of 10
    w.topk(11);
  });
});
