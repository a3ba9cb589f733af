import { type GRU, type Linear, type LSTM, Sequential } from '@nacre/layers';
import { type Tensor, zeros } from '@nacre/tensor';
import { expectTypeOf, test } from 'vitest';
import {
  AlexNet,
  alexnet,
  Captioner,
  CharRNN,
  ConvAutoencoder,
  DeepAutoencoder,
  DenoisingAutoencoder,
  DenseAutoencoder,
  FrameClassifier,
  GoogLeNet,
  GPT,
  LeNet5,
  LeNet5Original,
  MLP,
  Perceptron,
  type ResNet,
  resnet18,
  resnet50,
  SentimentClassifier,
  Seq2Seq,
  type Translation,
  VGG,
  vgg16,
} from './index.ts';

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

test('networks for photographs give logits', () => {
  const photos = zeros([2, 3, 224, 224]);
  type Logits = Tensor<[2, 1000], 'float32'>;
  expectTypeOf(new AlexNet().forward(zeros([2, 3, 227, 227]))).toEqualTypeOf<Logits>();
  expectTypeOf(new AlexNet({ classes: 5, groups: 1 }).forward(zeros([n, 3, 227, 227]))).toEqualTypeOf<
    Tensor<[number, 5], 'float32'>
  >();
  expectTypeOf(alexnet().forward(photos)).toEqualTypeOf<Logits>();
  expectTypeOf(vgg16().forward(photos)).toEqualTypeOf<Logits>();
  expectTypeOf(new VGG({ depth: 11, classes: 7 }).forward(photos)).toEqualTypeOf<Tensor<[2, 7], 'float32'>>();
  expectTypeOf(new GoogLeNet().forward(photos)).toEqualTypeOf<Logits>();
  expectTypeOf(resnet50().forward(photos)).toEqualTypeOf<Logits>();
  expectTypeOf(resnet18({ classes: 10, stem: 'small' }).forward(zeros([8, 3, 32, 32]))).toEqualTypeOf<
    Tensor<[8, 10], 'float32'>
  >();
  expectTypeOf(resnet18().forward(open)).toEqualTypeOf<Tensor>();
  expectTypeOf(resnet18({ classes: 10 })).toExtend<ResNet<number>>();
});

test('autoencoders give back what they take', () => {
  const [images, rows] = [zeros([4, 1, 28, 28]), zeros([4, 784])];
  expectTypeOf(new ConvAutoencoder().forward(images)).toEqualTypeOf<typeof images>();
  expectTypeOf(new DenoisingAutoencoder().forward(images)).toEqualTypeOf<typeof images>();
  expectTypeOf(new DenseAutoencoder().forward(rows)).toEqualTypeOf<typeof rows>();
  expectTypeOf(new DeepAutoencoder().forward(rows)).toEqualTypeOf<typeof rows>();
  expectTypeOf(new LeNet5Original().forward(zeros([4, 1, 32, 32]))).toEqualTypeOf<Tensor<[4, 10], 'float32'>>();
});

test('models of sequences give logits', () => {
  const tokens = zeros([8, 32], { dtype: 'int32' });
  const lstm = new CharRNN(65, { cell: 'lstm' });
  expectTypeOf(lstm.forward(tokens)[0]).toEqualTypeOf<Tensor<[8, 32, 65], 'float32'>>();
  expectTypeOf(lstm.rnn).toEqualTypeOf<LSTM>();
  expectTypeOf(new CharRNN(65, { cell: 'gru' }).rnn).toEqualTypeOf<GRU>();
  expectTypeOf(new CharRNN(n).forward(open)[0]).toEqualTypeOf<Tensor<readonly number[], 'float32'>>();
  expectTypeOf(new GPT(65).forward(tokens)).toEqualTypeOf<Tensor<[8, 32, 65], 'float32'>>();
  expectTypeOf(new SentimentClassifier(1000).forward(tokens)).toEqualTypeOf<Tensor<[8, 2], 'float32'>>();
  expectTypeOf(new SentimentClassifier(60, { classes: 18 }).forward(tokens)).toEqualTypeOf<Tensor<[8, 18], 'float32'>>();
  // @ts-expect-error there is no such cell
  new CharRNN(65, { cell: 'elman' });
  // @ts-expect-error there is no such pooling
  new SentimentClassifier(65, { pooling: 'sum' });
});

test('sequences go in and come out', () => {
  const tokens = <const S extends readonly number[]>(shape: S) => zeros(shape, { dtype: 'int32' });
  const seq2seq = new Seq2Seq(1212, 2477);
  expectTypeOf(seq2seq.forward(tokens([8, 5]), tokens([8, 7]))).toEqualTypeOf<Tensor<[8, 7, 2477], 'float32'>>();
  expectTypeOf(new Seq2Seq(n, n).forward(tokens([n, 5]), tokens([n, 7]))).toEqualTypeOf<Tensor<[number, 7, number], 'float32'>>();
  expectTypeOf(seq2seq.translate(tokens([8, 5]), { bos: 1, eos: 2, maxLength: 9 })).toEqualTypeOf<Translation>();
  const some = open as Tensor<readonly number[], 'int32'>;
  expectTypeOf(seq2seq.forward(some, some)).toEqualTypeOf<Tensor<readonly number[], 'float32'>>();
  expectTypeOf(seq2seq).toExtend<Seq2Seq>();

  const captioner = new Captioner(24);
  expectTypeOf(captioner.forward(zeros([8, 3, 32, 32]), tokens([8, 7]))).toEqualTypeOf<Tensor<[8, 7, 24], 'float32'>>();
  expectTypeOf(captioner.caption(zeros([8, 3, 32, 32]), { bos: 1, eos: 2, maxLength: 9 }).dtype).toEqualTypeOf<'int32'>();

  const frames = new FrameClassifier({ classes: 20 });
  expectTypeOf(frames.forward(zeros([2, 12, 1, 32, 32]))).toEqualTypeOf<Tensor<[2, 12, 20], 'float32'>>();
  expectTypeOf(new FrameClassifier().forward(zeros([2, n, 1, 32, 32]))).toEqualTypeOf<Tensor<[2, number, 10], 'float32'>>();
  expectTypeOf(frames.forward(open)).toEqualTypeOf<Tensor>();
  expectTypeOf(frames).toExtend<FrameClassifier<number>>();

  // @ts-expect-error Seq2Seq: expected tokens for a batch of 8, got [4, 7]
  seq2seq.forward(tokens([8, 5]), tokens([4, 7]));
  // @ts-expect-error tokens are int32
  seq2seq.forward(zeros([8, 5]), zeros([8, 7]));
  // @ts-expect-error Captioner: expected images [N, C, H, W], got [8, 32, 32]
  captioner.forward(zeros([8, 32, 32]), tokens([8, 7]));
  // @ts-expect-error FrameClassifier: expected videos [N, T, C, H, W], got [2, 1, 32, 32]
  frames.forward(zeros([2, 1, 32, 32]));
  // @ts-expect-error there is no such cell
  new Seq2Seq(10, 10, { cell: 'rnn' });
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
  // @ts-expect-error ResNet: expected 3 channels, got [2, 1, 28, 28] (3 ≠ 1)
  resnet18().forward(zeros([2, 1, 28, 28]));
  // @ts-expect-error VGG: expected images [N, channels, height, width]
  vgg16().forward(zeros([3, 224, 224]));
  // @ts-expect-error AlexNet: layer 9: expected [..., 9216], got [2, 6400]
  new AlexNet().forward(zeros([2, 3, 200, 200]));
  // @ts-expect-error DeepAutoencoder: layer 0: expected [..., 784], got [2, 783]
  new DeepAutoencoder().forward(zeros([2, 783]));
  // @ts-expect-error VGG has no such depth
  new VGG({ depth: 12 });
});
