import { type Tensor, zeros } from '@nacre/tensor';
import { describe, expectTypeOf, test } from 'vitest';
import { Embedding, GRU, GRUCell, Linear, LSTM, LSTMCell, Module, RNN, RNNCell, Sequential } from '../index.ts';

declare const open: Tensor;
declare const n: number;
declare const maybe: boolean;

describe('literal sizes flow through', () => {
  test('layers', () => {
    expectTypeOf(new LSTM(4, 6, { bidirectional: true }).forward(zeros([5, 2, 4]))).toEqualTypeOf<
      [output: Tensor<[5, 2, 12], 'float32'>, state: [h: Tensor<[2, 2, 6], 'float32'>, c: Tensor<[2, 2, 6], 'float32'>]]
    >();
    expectTypeOf(new LSTM(4, 6, { projSize: 3, numLayers: 2, batchFirst: true }).forward(zeros([2, 5, 4]))).toEqualTypeOf<
      [output: Tensor<[2, 5, 3], 'float32'>, state: [h: Tensor<[2, 2, 3], 'float32'>, c: Tensor<[2, 2, 6], 'float32'>]]
    >();
    expectTypeOf(new GRU(4, 6).forward(zeros([5, 4]))).toEqualTypeOf<
      [output: Tensor<[5, 6], 'float32'>, state: Tensor<[1, 6], 'float32'>]
    >();
    expectTypeOf(new RNN(4, 6, { numLayers: 3, bidirectional: true }).forward(zeros([5, 2, 4]))[1]).toEqualTypeOf<
      Tensor<[6, 2, 6], 'float32'>
    >();
  });

  test('gates', () => {
    expectTypeOf(new LSTM(4, 6, { bidirectional: true }).gates(zeros([5, 2, 4]))[0]!.forget).toEqualTypeOf<
      Tensor<[5, 2, 6], 'float32'>
    >();
    expectTypeOf(new GRUCell(4, 6).gates(zeros([2, 4])).update).toEqualTypeOf<Tensor<[2, 6], 'float32'>>();
  });

  test('cells', () => {
    expectTypeOf(new RNNCell(4, 6).forward(zeros([2, 4]))).toEqualTypeOf<Tensor<[2, 6], 'float32'>>();
    expectTypeOf(new GRUCell(4, 6).forward(zeros([4]), zeros([6]))).toEqualTypeOf<Tensor<[6], 'float32'>>();
    expectTypeOf(new LSTMCell(4, 6).forward(zeros([2, 4]))).toEqualTypeOf<
      [h: Tensor<[2, 6], 'float32'>, c: Tensor<[2, 6], 'float32'>]
    >();
  });

  test('an embedding', () => {
    expectTypeOf(new Embedding(65, 16).forward(zeros([2, 5], { dtype: 'int32' }))).toEqualTypeOf<Tensor<[2, 5, 16], 'float32'>>();
    expectTypeOf(new Sequential(new Embedding(65, 16), new Linear(16, 2)).forward(zeros([2, 5], { dtype: 'int32' }))).toExtend<
      Tensor<[2, 5, 2]>
    >();
  });
});

test('what does not fit is a compile error', () => {
  // @ts-expect-error LSTM: expected [..., 4], got [5, 2, 3] (4 ≠ 3)
  new LSTM(4, 6).forward(zeros([5, 2, 3]));
  // @ts-expect-error LSTM: expected [time, batch, 4] or [time, 4], got [4]
  new LSTM(4, 6).forward(zeros([4]));
  // @ts-expect-error GRU: expected the last dimensions to be [1, 2, 6], got [1, 2, 7] (6 ≠ 7)
  new GRU(4, 6).forward(zeros([5, 2, 4]), zeros([1, 2, 7]));
  // @ts-expect-error LSTM: the cell is not projected
  new LSTM(4, 6, { projSize: 3 }).forward(zeros([5, 4]), [zeros([1, 3]), zeros([1, 3])]);
  // @ts-expect-error GRUCell: expected [2, 6], got [6]
  new GRUCell(4, 6).forward(zeros([2, 4]), zeros([6]));
  // @ts-expect-error there is no option bidirectionl
  new GRU(4, 6, { bidirectionl: true });
  // @ts-expect-error a GRU has no projection
  new GRU(4, 6, { projSize: 2 });
  // @ts-expect-error a recurrent layer returns [output, state], of which the next layer takes the first
  new Sequential(new GRU(4, 6), new Linear(6, 2)).forward(zeros([5, 2, 4]));
});

test('what is not known stays open', () => {
  expectTypeOf(new LSTM(4, 6).forward(open)[0]).toEqualTypeOf<Tensor>();
  expectTypeOf(new GRU(n, 6, { bidirectional: maybe }).forward(zeros([5, 2, 4]))[0]).toEqualTypeOf<
    Tensor<[5, 2, number], 'float32'>
  >();
  expectTypeOf(new GRU(4, 6, { batchFirst: maybe }).forward(zeros([5, 2, 4]))[1].shape).toExtend<[1, number, 6]>();
  expectTypeOf(new GRU(4, n).forward(zeros([5, 2, 4]), open)[0]).toEqualTypeOf<Tensor<[5, 2, number], 'float32'>>();
});

test('a class without type arguments stands for all its instances', () => {
  expectTypeOf(new LSTM(4, 6, { bidirectional: true })).toExtend<LSTM>();
  expectTypeOf(new GRU(4, 6)).toExtend<GRU>();
  expectTypeOf(new RNN(4, 6, { nonlinearity: 'relu', numLayers: 2 })).toExtend<RNN>();
  expectTypeOf(new LSTMCell(4, 6)).toExtend<LSTMCell>();
  expectTypeOf(new Embedding(4, 6)).toExtend<Embedding>();
  expectTypeOf(new LSTM(4, 6)).not.toExtend<LSTM<4, 7>>();
  class Net extends Module {
    readonly rnn: LSTM = new LSTM(4, 6, { numLayers: 2 });
    forward(x: Tensor): Tensor {
      return this.rnn.forward(x)[0];
    }
  }
  expectTypeOf(new Net()).toExtend<Module>();
});
