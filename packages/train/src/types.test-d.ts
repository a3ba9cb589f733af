import { DataLoader, digits } from '@nacre/data';
import { bceWithLogits, crossEntropy, Flatten, Linear, Module, mse, ReLU, Sequential } from '@nacre/layers';
import { LeNet5 } from '@nacre/models';
import { Adam } from '@nacre/optim';
import type { Tensor } from '@nacre/tensor';
import { describe, expectTypeOf, it } from 'vitest';
import {
  accuracy,
  type BatchOf,
  confusionMatrix,
  evaluate,
  fit,
  type History,
  type InputOf,
  type Metric,
  meanSquaredError,
  type OutputOf,
  predict,
  type TargetOf,
} from './index.ts';

const data = new DataLoader(digits(), { batchSize: 10 });
const model = new Sequential(new Flatten(), new Linear(784, 32), new ReLU(), new Linear(32, 10));
const optimizer = new Adam(model.parameters());

describe('types', () => {
  it('batches tell inputs and targets', () => {
    type Batch = BatchOf<typeof data>;
    expectTypeOf<InputOf<Batch>>().toEqualTypeOf<Tensor<[number, 1, 28, 28], 'float32'>>();
    expectTypeOf<TargetOf<Batch>>().toEqualTypeOf<Tensor<[number], 'int32'>>();
    expectTypeOf<InputOf<readonly [Tensor<[4, 2]>, string]>>().toEqualTypeOf<Tensor<[4, 2]>>();
    expectTypeOf<TargetOf<readonly [Tensor<[4, 2]>, string]>>().toEqualTypeOf<string>();
    expectTypeOf<TargetOf<{ features: 1; targets: 2 }>>().toEqualTypeOf<2>();
    expectTypeOf<InputOf<Tensor>>().toEqualTypeOf<never>();
  });

  it('models tell their outputs', () => {
    expectTypeOf<OutputOf<typeof model, Tensor<[number, 1, 28, 28], 'float32'>>>().toEqualTypeOf<
      Tensor<[number, 10], 'float32'>
    >();
    expectTypeOf<OutputOf<LeNet5, Tensor<[5, 1, 28, 28], 'float32'>>>().toEqualTypeOf<Tensor<[5, 10], 'float32'>>();
    class Own extends Module {
      forward(_x: Tensor): { y: number } {
        return { y: 1 };
      }
    }
    expectTypeOf<OutputOf<Own, Tensor>>().toEqualTypeOf<{ y: number }>();
  });

  it('a loss and metrics that fit are taken', () => {
    expectTypeOf(
      fit(model, { data, validation: data, loss: crossEntropy, optimizer, epochs: 1, metrics: { accuracy: accuracy() } }),
    ).resolves.toEqualTypeOf<History>();
    expectTypeOf(
      fit(new LeNet5(), { data, loss: (y, t) => crossEntropy(y, t, { labelSmoothing: 0.1 }), optimizer, epochs: 1 }),
    ).resolves.toEqualTypeOf<History>();
    fit(model, { data, step: (m, { images }) => ({ loss: m.forward(images).sum() }), optimizer, epochs: 1 });
  });

  it('a loss or a metric that does not fit is refused', () => {
    // @ts-expect-error mse compares tensors of one shape
    fit(model, { data, loss: mse, optimizer, epochs: 1 });
    // @ts-expect-error so does bceWithLogits
    fit(model, { data, loss: bceWithLogits, optimizer, epochs: 1 });
    // @ts-expect-error a loss is a tensor
    fit(model, { data, loss: () => 1, optimizer, epochs: 1 });
    const words: Metric<string, string, number> = {} as never;
    // @ts-expect-error the model gives tensors
    fit(model, { data, loss: crossEntropy, optimizer, epochs: 1, metrics: { words } });
    // @ts-expect-error there is a loss or a step
    fit(model, { data, optimizer, epochs: 1 });
    // @ts-expect-error epochs are needed
    fit(model, { data, loss: crossEntropy, optimizer });
  });

  it('evaluate and predict give what metrics and models give', () => {
    const values = evaluate(model, {
      data,
      loss: crossEntropy,
      metrics: { a: accuracy(), m: confusionMatrix(), e: meanSquaredError() },
    });
    expectTypeOf(values).resolves.toExtend<{ loss: number; a: number; m: readonly (readonly number[])[]; e: number }>();
    expectTypeOf(evaluate(model, { data, loss: crossEntropy })).resolves.toExtend<{ loss: number }>();
    expectTypeOf(predict(model, data)).toEqualTypeOf<AsyncGenerator<Tensor<[number, 10], 'float32'>, void, void>>();
  });
});
