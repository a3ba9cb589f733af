import { type Linear, Sequential } from '@nacre/layers';
import { type Tensor, zeros } from '@nacre/tensor';
import { expectTypeOf, test } from 'vitest';
import { LeNet5, MLP, Perceptron } from './index.ts';

declare const open: Tensor;
declare const n: number;

test('shapes go through models', () => {
  expectTypeOf(new LeNet5().forward(zeros([32, 1, 28, 28]))).toEqualTypeOf<Tensor<[32, 10], 'float32'>>();
  expectTypeOf(new LeNet5({ classes: 26 }).forward(zeros([32, 1, 28, 28]))).toEqualTypeOf<Tensor<[32, 26], 'float32'>>();
  expectTypeOf(new LeNet5({ classes: n }).fc3).toEqualTypeOf<Linear<84, number>>();
  expectTypeOf(new LeNet5().forward(open)).toEqualTypeOf<Tensor>();
  expectTypeOf(new MLP([784, 256, 10]).forward(zeros([32, 784]))).toEqualTypeOf<Tensor<[32, 10], 'float32'>>();
  expectTypeOf(new MLP([n, 10] as number[]).forward(zeros([32, 784]))).toEqualTypeOf<Tensor<[32, number], 'float32'>>();
  expectTypeOf(new Perceptron(2).forward(zeros([4, 2]))).toEqualTypeOf<Tensor<[4, 1], 'float32'>>();
  expectTypeOf(new Sequential(new LeNet5({ classes: 16 }), new MLP([16, 4])).forward(zeros([2, 1, 28, 28]))).toEqualTypeOf<
    Tensor<[2, 4], 'float32'>
  >();
  expectTypeOf(new LeNet5({ activation: 'relu' })).toExtend<LeNet5>();
  expectTypeOf(new MLP([3, 4])).toExtend<MLP>();
});

test('a mistake is an error of types', () => {
  // @ts-expect-error LeNet5: layer 5: expected [..., 400], got [32, 784]
  new LeNet5().forward(zeros([32, 1, 32, 36]));
  // @ts-expect-error LeNet5: layer 0: channels differ (3 ≠ 1)
  new LeNet5().forward(zeros([32, 3, 28, 28]));
  // @ts-expect-error MLP: expected [..., 784], got [32, 783]
  new MLP([784, 256, 10]).forward(zeros([32, 783]));
  // @ts-expect-error there is no such activation
  new MLP([3, 4], { activation: 'step' });
});
