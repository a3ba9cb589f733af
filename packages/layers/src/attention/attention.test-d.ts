import { type Tensor, zeros } from '@nacre/tensor';
import { describe, expectTypeOf, test } from 'vitest';
import {
  MultiHeadAttention,
  PositionalEncoding,
  Sequential,
  scaledDotProductAttention,
  Transformer,
  TransformerDecoderLayer,
  TransformerEncoder,
  TransformerEncoderLayer,
} from '../index.ts';

declare const open: Tensor;
const x = zeros([5, 2, 8]);
const memory = zeros([7, 2, 8]);

describe('literal sizes flow through', () => {
  test('attention', () => {
    expectTypeOf(scaledDotProductAttention(zeros([2, 4, 5, 8]), zeros([2, 4, 7, 8]), zeros([2, 4, 7, 3]))).toEqualTypeOf<
      Tensor<[2, 4, 5, 3], 'float32'>
    >();
    expectTypeOf(new MultiHeadAttention(8, 2).forward(x, memory, memory)).toEqualTypeOf<
      [output: Tensor<[5, 2, 8], 'float32'>, weights: Tensor<[2, 5, 7], 'float32'>]
    >();
    expectTypeOf(new MultiHeadAttention(8, 2, { batchFirst: true }).forward(x, x, x)[1]).toEqualTypeOf<
      Tensor<[5, 2, 2], 'float32'>
    >();
    expectTypeOf(new MultiHeadAttention(8, 2, { kdim: 4 }).forward(x, zeros([7, 2, 4]), memory)[0]).toEqualTypeOf<
      Tensor<[5, 2, 8], 'float32'>
    >();
    expectTypeOf(new MultiHeadAttention(8, 2).forward(x, x, x, { needWeights: false })[1]).toEqualTypeOf<null>();
  });

  test('transformers', () => {
    const layer = new TransformerEncoderLayer(8, 2);
    expectTypeOf(layer.forward(x, { isCausal: true })).toEqualTypeOf<Tensor<[5, 2, 8], 'float32'>>();
    expectTypeOf(new TransformerEncoder(layer, 2).forward(x)).toEqualTypeOf<Tensor<[5, 2, 8], 'float32'>>();
    expectTypeOf(new TransformerDecoderLayer(8, 2).forward(x, memory)).toEqualTypeOf<Tensor<[5, 2, 8], 'float32'>>();
    expectTypeOf(new Transformer({ dModel: 8 }).forward(memory, x)).toEqualTypeOf<Tensor<[5, 2, 8], 'float32'>>();
    expectTypeOf(new Sequential(new PositionalEncoding(8), layer).forward(x)).toEqualTypeOf<Tensor<[5, 2, 8], 'float32'>>();
    expectTypeOf(Transformer.generateSquareSubsequentMask(3)).toEqualTypeOf<Tensor<[3, 3], 'float32'>>();
  });
});

test('what does not fit is a compile error', () => {
  // @ts-expect-error scaledDotProductAttention: inner dimensions differ (8 ≠ 9)
  scaledDotProductAttention(zeros([5, 8]), zeros([7, 9]), zeros([7, 3]));
  // @ts-expect-error scaledDotProductAttention: inner dimensions differ (7 ≠ 6)
  scaledDotProductAttention(zeros([5, 8]), zeros([7, 8]), zeros([6, 3]));
  // @ts-expect-error MultiHeadAttention: expected [..., 8], got [5, 2, 7] (8 ≠ 7)
  new MultiHeadAttention(8, 2).forward(zeros([5, 2, 7]), memory, memory);
  // @ts-expect-error MultiHeadAttention: expected [..., 4], got [7, 2, 8] (4 ≠ 8)
  new MultiHeadAttention(8, 2, { kdim: 4 }).forward(x, memory, memory);
  // @ts-expect-error MultiHeadAttention: there is one value for each key: keys [7, 2, 8], values [5, 2, 8]
  new MultiHeadAttention(8, 2).forward(x, memory, x);
  // @ts-expect-error attention takes a query, keys and values, and returns [output, weights]
  new Sequential(new MultiHeadAttention(8, 2)).forward(x);
  // @ts-expect-error TransformerEncoderLayer: expected [..., 8], got [5, 2, 7] (8 ≠ 7)
  new TransformerEncoderLayer(8, 2).forward(zeros([5, 2, 7]));
  // @ts-expect-error TransformerDecoderLayer: expected [length, batch, 8] or [length, 8], got [8]
  new TransformerDecoderLayer(8, 2).forward(x, zeros([8]));
  // @ts-expect-error Transformer: expected [..., 16], got [5, 2, 8] (16 ≠ 8)
  new Transformer({ dModel: 16 }).forward(x, x);
});

test('what is not known stays open', () => {
  expectTypeOf(new MultiHeadAttention(8, 2).forward(open, open, open)[0]).toEqualTypeOf<Tensor>();
  expectTypeOf(new MultiHeadAttention(8, 2).forward(open, open, open)[1]).toEqualTypeOf<Tensor>();
  expectTypeOf(new MultiHeadAttention(8, 2, { addZeroAttn: true }).forward(x, x, x)[1].shape).toEqualTypeOf<[2, 5, number]>();
  expectTypeOf(new TransformerEncoderLayer(8, 2).forward(open)).toEqualTypeOf<Tensor>();
  expectTypeOf(scaledDotProductAttention(open, open, open)).toEqualTypeOf<Tensor>();
});

test('a class without type arguments stands for all its instances', () => {
  expectTypeOf(new MultiHeadAttention(8, 2, { batchFirst: true })).toExtend<MultiHeadAttention>();
  expectTypeOf(new TransformerEncoderLayer(8, 2)).toExtend<TransformerEncoderLayer>();
  expectTypeOf(new TransformerEncoder(new TransformerEncoderLayer(8, 2), 2)).toExtend<TransformerEncoder>();
  expectTypeOf(new PositionalEncoding(8)).toExtend<PositionalEncoding>();
  expectTypeOf(new Transformer({ dModel: 8 })).toExtend<Transformer>();
});
