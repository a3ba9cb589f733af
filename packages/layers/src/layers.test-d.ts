import { type ModuleBuffer, type Parameter, type Tensor, zeros } from '@nacre/tensor';
import { describe, expectTypeOf, test } from 'vitest';
import {
  AdaptiveAvgPool1d,
  AdaptiveAvgPool2d,
  AdaptiveMaxPool2d,
  AvgPool2d,
  BatchNorm1d,
  BatchNorm2d,
  Conv1d,
  Conv2d,
  Conv3d,
  ConvTranspose2d,
  cosineEmbedding,
  cosineSimilarity,
  crossEntropy,
  ctc,
  Dropout,
  expectedSquaredClassError,
  Flatten,
  GaussianNoise,
  GELU,
  hinge,
  kaimingUniform,
  Linear,
  MaxPool2d,
  Module,
  missProbability,
  mse,
  nllLoss,
  PReLU,
  ReLU,
  Residual,
  Sequential,
  Softmax,
  tripletMargin,
  Unflatten,
  Upsample,
  xavierUniform,
  ZeroPad2d,
} from './index.ts';

declare const open: Tensor;
declare const n: number;
const image = zeros([2, 1, 28, 28]);

describe('literal sizes flow through layers', () => {
  test('one by one', () => {
    expectTypeOf(new Linear(784, 10).forward(zeros([32, 784]))).toEqualTypeOf<Tensor<[32, 10], 'float32'>>();
    expectTypeOf(new Linear(784, 10).forward(zeros([784]))).toEqualTypeOf<Tensor<[10], 'float32'>>();
    expectTypeOf(new Conv1d(3, 8, 5, { padding: 2 }).forward(zeros([1, 3, 20]))).toEqualTypeOf<Tensor<[1, 8, 20], 'float32'>>();
    expectTypeOf(new Conv2d(1, 6, 5).forward(image)).toEqualTypeOf<Tensor<[2, 6, 24, 24], 'float32'>>();
    expectTypeOf(new Conv2d(1, 6, [5, 3], { stride: [2, 1] }).forward(image)).toEqualTypeOf<Tensor<[2, 6, 12, 26], 'float32'>>();
    expectTypeOf(new Conv2d(4, 8, 3, { groups: 2, padding: 'same', bias: false }).forward(zeros([1, 4, 9, 9]))).toEqualTypeOf<
      Tensor<[1, 8, 9, 9], 'float32'>
    >();
    expectTypeOf(new Conv3d(1, 4, 3, { stride: 2 }).forward(zeros([1, 1, 9, 9, 9]))).toEqualTypeOf<
      Tensor<[1, 4, 4, 4, 4], 'float32'>
    >();
    expectTypeOf(new ConvTranspose2d(8, 3, 2, { stride: 2 }).forward(zeros([1, 8, 7, 7]))).toEqualTypeOf<
      Tensor<[1, 3, 14, 14], 'float32'>
    >();
    expectTypeOf(new MaxPool2d(2).forward(image)).toEqualTypeOf<Tensor<[2, 1, 14, 14], 'float32'>>();
    expectTypeOf(new AvgPool2d(3, { stride: 2, padding: 1 }).forward(image)).toEqualTypeOf<Tensor<[2, 1, 14, 14], 'float32'>>();
    expectTypeOf(new AdaptiveAvgPool2d([1, null]).forward(image)).toEqualTypeOf<Tensor<[2, 1, 1, 28], 'float32'>>();
    expectTypeOf(new AdaptiveAvgPool1d(4).forward(zeros([2, 3, 9]))).toEqualTypeOf<Tensor<[2, 3, 4], 'float32'>>();
    expectTypeOf(new AdaptiveMaxPool2d([1, null]).forward(image)).toEqualTypeOf<Tensor<[2, 1, 1, 28], 'float32'>>();
    expectTypeOf(new Upsample({ scaleFactor: 2 }).forward(image)).toEqualTypeOf<Tensor<[2, 1, 56, 56], 'float32'>>();
    expectTypeOf(new Upsample({ size: [3, 4], mode: 'bilinear' }).forward(image)).toEqualTypeOf<
      Tensor<[2, 1, 3, 4], 'float32'>
    >();
    expectTypeOf(new ZeroPad2d(2).forward(image)).toEqualTypeOf<Tensor<[2, 1, 32, 32], 'float32'>>();
    expectTypeOf(new ZeroPad2d([1, 0, 2, 3]).forward(zeros([1, 4, 4]))).toEqualTypeOf<Tensor<[1, 9, 5], 'float32'>>();
    expectTypeOf(new GaussianNoise(1).forward(image)).toEqualTypeOf<Tensor<[2, 1, 28, 28], 'float32'>>();
    expectTypeOf(new Flatten().forward(image)).toEqualTypeOf<Tensor<[2, 784], 'float32'>>();
    expectTypeOf(new Unflatten(1, [16, 5, 5]).forward(zeros([8, 400]))).toEqualTypeOf<Tensor<[8, 16, 5, 5], 'float32'>>();
    expectTypeOf(new BatchNorm2d(1).forward(image)).toEqualTypeOf<Tensor<[2, 1, 28, 28], 'float32'>>();
    expectTypeOf(new Dropout().forward(image)).toEqualTypeOf<Tensor<[2, 1, 28, 28], 'float32'>>();
    expectTypeOf(new GELU({ approximate: 'tanh' }).forward(image)).toEqualTypeOf<Tensor<[2, 1, 28, 28], 'float32'>>();
  });

  test('around a body', () => {
    const same = new Sequential(new Conv2d(1, 4, 3, { padding: 1 }), new ReLU(), new Conv2d(4, 1, 1));
    expectTypeOf(new Residual(same).forward(image)).toEqualTypeOf<Tensor<[2, 1, 28, 28], 'float32'>>();
    const halved = new Residual(new Conv2d(1, 4, 2, { stride: 2 }), { shortcut: new Conv2d(1, 4, 1, { stride: 2 }) });
    expectTypeOf(halved.forward(image)).toEqualTypeOf<Tensor<[2, 4, 14, 14], 'float32'>>();
    // @ts-expect-error Residual: the body gives [2, 4, 14, 14], the way around it [2, 1, 28, 28]
    new Residual(new Conv2d(1, 4, 2, { stride: 2 }), { activation: new ReLU() }).forward(image);
    expectTypeOf(new Sequential(halved, new Flatten()).forward(image)).toEqualTypeOf<Tensor<[2, 784], 'float32'>>();
  });

  test('through Sequential', () => {
    const lenet = new Sequential(
      new Conv2d(1, 6, 5, { padding: 2 }),
      new ReLU(),
      new AvgPool2d(2),
      new Conv2d(6, 16, 5),
      new BatchNorm2d(16),
      new PReLU(),
      new MaxPool2d(2),
      new Flatten(),
      new Dropout(),
      new Linear(400, 120),
      new Sequential(new ReLU(), new Linear(120, 10)),
      new Softmax(-1),
    );
    expectTypeOf(lenet.forward(image)).toEqualTypeOf<Tensor<[2, 10], 'float32'>>();
    expectTypeOf(lenet.layers[0].weight).toExtend<Parameter<[6, number, 5, 5], 'float32'>>();
    // @ts-expect-error [2, 16, 4, 5] flattens to 320, not 400
    lenet.forward(zeros([2, 1, 26, 28]));
  });

  test('a mistake names the layer and the sizes', () => {
    // @ts-expect-error Linear: expected [..., 784], got [32, 783] (784 ≠ 783)
    new Linear(784, 10).forward(zeros([32, 783]));
    // @ts-expect-error Conv2d: channels differ (3 ≠ 1)
    new Conv2d(1, 6, 5).forward(zeros([2, 3, 28, 28]));
    // @ts-expect-error Sequential: layer 1: expected [..., 5], got [1, 4]
    new Sequential(new Linear(3, 4), new Linear(5, 6)).forward(zeros([1, 3]));
    // @ts-expect-error BatchNorm2d: expected 3 channels
    new BatchNorm2d(3).forward(image);
    // @ts-expect-error there is no option pading
    new Conv2d(1, 6, 5, { pading: 2 });
  });

  test('what is not known stays open', () => {
    expectTypeOf(new Linear(784, 10).forward(open)).toEqualTypeOf<Tensor>();
    expectTypeOf(new Linear(n, 10).forward(zeros([32, 784]))).toEqualTypeOf<Tensor<[32, 10], 'float32'>>();
    expectTypeOf(new Conv2d(n, 16, 3).forward(zeros([1, 3, 10, 10]))).toEqualTypeOf<Tensor<[1, 16, 8, 8], 'float32'>>();
    expectTypeOf(new Sequential(...[new Linear(2, 2), new ReLU()]).forward(zeros([2, 2]))).toExtend<Tensor>();
  });
});

describe('a class without type arguments stands for all its instances', () => {
  test('layers of literal sizes are assignable to it', () => {
    expectTypeOf(new Linear(784, 10)).toExtend<Linear>();
    expectTypeOf(new Conv2d(1, 6, 5, { padding: 2 })).toExtend<Conv2d>();
    expectTypeOf(new Conv2d(1, 6, 5)).toExtend<Conv2d<1, 6, 5>>();
    expectTypeOf(new ConvTranspose2d(1, 2, 3)).toExtend<ConvTranspose2d>();
    expectTypeOf(new MaxPool2d(2, { stride: 1 })).toExtend<MaxPool2d>();
    expectTypeOf(new AdaptiveAvgPool2d(3)).toExtend<AdaptiveAvgPool2d>();
    expectTypeOf(new Upsample({ size: 3 })).toExtend<Upsample>();
    expectTypeOf(new ZeroPad2d(3)).toExtend<ZeroPad2d>();
    expectTypeOf(new Residual(new ReLU(), { activation: new ReLU() })).toExtend<Residual>();
    expectTypeOf(new BatchNorm1d(3)).toExtend<BatchNorm1d>();
    expectTypeOf(new Unflatten(1, [2, 3])).toExtend<Unflatten>();
    expectTypeOf(new Sequential(new Linear(3, 4), new ReLU())).toExtend<Sequential>();
    expectTypeOf(new Conv2d(1, 6, 5)).not.toExtend<Conv2d<1, 7, 5>>();
    expectTypeOf(new Linear(1, 2)).not.toExtend<Linear<2, 2>>();
    expectTypeOf(new Sequential()).toExtend<Module>();
  });

  test('in a module of the user', () => {
    class Net extends Module {
      readonly conv: Conv2d;
      readonly head: Linear;
      readonly blocks: readonly Linear[] = [new Linear(1, 2)];
      constructor() {
        super();
        this.conv = new Conv2d(1, 6, 5, { padding: 2 });
        this.head = new Linear(3, 4);
      }
      forward(x: Tensor): Tensor<[number, 4], 'float32'> {
        return this.head.forward(this.conv.forward(x)) as Tensor<[number, 4], 'float32'>;
      }
    }
    expectTypeOf(new Sequential(new Net(), new Linear(4, 2)).forward(open)).toEqualTypeOf<
      Tensor<[number, 2], import('@nacre/tensor').DType>
    >();
  });
});

describe('losses', () => {
  const logits = zeros([8, 10]);
  const classes = zeros([8], { dtype: 'int32' });

  test('are scalars, or one for each example', () => {
    expectTypeOf(crossEntropy(logits, classes)).toEqualTypeOf<Tensor<[], 'float32'>>();
    expectTypeOf(crossEntropy(logits, classes, { reduction: 'none' })).toEqualTypeOf<Tensor<[8], 'float32'>>();
    expectTypeOf(crossEntropy(logits, logits)).toEqualTypeOf<Tensor<[], 'float32'>>();
    expectTypeOf(crossEntropy(zeros([2, 3, 4, 5]), zeros([2, 4, 5], { dtype: 'uint8' }), { reduction: 'none' })).toEqualTypeOf<
      Tensor<[2, 4, 5], 'float32'>
    >();
    expectTypeOf(crossEntropy(open, open)).toExtend<Tensor<[]>>();
    expectTypeOf(nllLoss(logits, classes)).toEqualTypeOf<Tensor<[], 'float32'>>();
    expectTypeOf(missProbability(logits, classes, { reduction: 'none' })).toEqualTypeOf<Tensor<[8], 'float32'>>();
    expectTypeOf(expectedSquaredClassError(logits, classes)).toEqualTypeOf<Tensor<[], 'float32'>>();
    expectTypeOf(cosineSimilarity(logits, logits)).toEqualTypeOf<Tensor<[8], 'float32'>>();
    expectTypeOf(cosineSimilarity(logits, logits, { dim: 0 })).toEqualTypeOf<Tensor<[10], 'float32'>>();
    expectTypeOf(tripletMargin(logits, logits, logits, { reduction: 'none' })).toEqualTypeOf<Tensor<[8], 'float32'>>();
    expectTypeOf(ctc(zeros([5, 2, 3]), zeros([2, 2], { dtype: 'int32' }), [5, 5], [2, 2], { reduction: 'none' })).toEqualTypeOf<
      Tensor<[2], 'float32'>
    >();
    expectTypeOf(hinge(logits, logits)).toEqualTypeOf<Tensor<[], 'float32'>>();
    expectTypeOf(mse(logits, logits, { reduction: 'none' })).toEqualTypeOf<Tensor<[8, 10], 'float32'>>();
  });

  test('refuse what does not fit', () => {
    // @ts-expect-error expected classes [8] for scores [8, 10], got [7]
    crossEntropy(logits, zeros([7], { dtype: 'int32' }));
    // @ts-expect-error floats are probabilities, of the shape of the logits
    crossEntropy(logits, zeros([8]));
    // @ts-expect-error nothing is broadcast
    mse(zeros([4, 1]), zeros([4]));
    // @ts-expect-error expected classes [8] for scores [8, 10], got [7]
    missProbability(logits, zeros([7], { dtype: 'int32' }));
    // @ts-expect-error shapes differ: [8, 10] and [8, 9]
    cosineSimilarity(logits, zeros([8, 9]));
    // @ts-expect-error a target for each pair: [8] and [10]
    cosineEmbedding(logits, logits, zeros([10]));
    // @ts-expect-error there is no such reduction
    mse(logits, logits, { reduction: 'average' });
  });
});

test('initializers give a tensor for a shape and a parameter back', () => {
  expectTypeOf(xavierUniform([2, 3])).toEqualTypeOf<Tensor<[2, 3], 'float32'>>();
  expectTypeOf(kaimingUniform(new Linear(3, 2).weight)).toEqualTypeOf<Parameter<[2, 3], 'float32'>>();
  expectTypeOf(new BatchNorm1d(3).runningMean).toEqualTypeOf<ModuleBuffer<[3], 'float32'> | null>();
});
