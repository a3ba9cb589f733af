import type { Module } from '@nacre/layers';
import { applyUpdates, noGrad, type Tensor } from '@nacre/tensor';
import { type Batches, batchesOf } from './batches.ts';
import { type AnyMetrics, measure, takeValues } from './measures.ts';
import type { Metric, MetricValue } from './metrics/index.ts';
import { switchMode } from './mode.ts';
import { Readings } from './readings.ts';
import { forward, type InputOf, type OutputOf, type StepResult, samplesIn, splitBatch, type TargetOf } from './supervised.ts';

/** How a batch becomes a loss: by a loss function of outputs and targets. */
export interface Supervised<M, B> {
  /** Of the model's outputs and the batch's targets: a scalar, such as `crossEntropy` gives. */
  readonly loss: (outputs: OutputOf<M, InputOf<B>>, targets: TargetOf<B>) => Tensor;
  readonly step?: undefined;
}

/** How a batch becomes a loss: by a step of one's own. */
export interface OwnStep<M, B, O, T> {
  /** What is done with a batch, where it is more than the loss of outputs and targets. */
  readonly step: (model: M, batch: B) => StepResult<O, T>;
  readonly loss?: undefined;
}

/** Metrics by name. */
export type MetricsOf<O, T> = Readonly<Record<string, Metric<O, T>>>;

/** What `evaluate` gives: the mean loss, and what each metric comes to. */
export type Evaluation<X> = { readonly loss: number } & {
  readonly [K in keyof X]: X[K] extends Metric<never, never, infer V> ? V : MetricValue;
};

/** The step that options ask for. */
export function stepOf<M extends Module>(
  operation: string,
  { loss, step }: { readonly loss?: unknown; readonly step?: unknown },
): (model: M, batch: unknown) => StepResult {
  if (step !== undefined) return step as (model: M, batch: unknown) => StepResult;
  const lossOf = loss as (outputs: unknown, targets: unknown) => Tensor;
  return (model, batch) => {
    const { input, target } = splitBatch(operation, batch);
    const outputs = forward(model, input);
    return { loss: lossOf(outputs, target), outputs, targets: target };
  };
}

/**
 * The mean loss and the metrics of a model over data, in evaluation and without gradients; afterwards every module is in the mode it
 * was in.
 *
 * @throws ArgumentError if there is no batch, or one is neither a pair nor a record of inputs and targets and there is no `step`
 * @example
 * const batches = [[tensor([[1, 2]]), tensor([0], { dtype: 'int32' })]];
 * await evaluate(new Identity(), { data: batches, loss: crossEntropy, metrics: { accuracy: accuracy() } }); // { loss: 1.3133, accuracy: 0 }
 */
export function evaluate<M extends Module, B, X extends MetricsOf<OutputOf<M, InputOf<B>>, TargetOf<B>> = {}>(
  model: M,
  options: { readonly data: Batches<B>; readonly metrics?: X } & Supervised<M, B>,
): Promise<Evaluation<X>>;
export function evaluate<M extends Module, B, O, T, X extends MetricsOf<O, T> = {}>(
  model: M,
  options: { readonly data: Batches<B>; readonly metrics?: X } & OwnStep<M, B, O, T>,
): Promise<Evaluation<X>>;
export async function evaluate(
  model: Module,
  options: { readonly data: Batches<unknown>; readonly metrics?: AnyMetrics; readonly loss?: unknown; readonly step?: unknown },
): Promise<Evaluation<AnyMetrics>> {
  const { data, metrics = {} } = options;
  const step = stepOf('evaluate', options);
  const readings = new Readings();
  let [sum, samples] = [0, 0];
  for (const metric of Object.values(metrics)) metric.reset();
  const restore = switchMode(model, false);
  try {
    for await (const batch of batchesOf('evaluate', data, 0)) {
      const result = noGrad(() => step(model, batch));
      measure(metrics, result);
      const count = samplesIn(result);
      await applyUpdates('evaluate', [result.loss]);
      await readings.add([result.loss], ([loss]) => {
        sum += loss! * count;
        samples += count;
      });
    }
    await readings.settle();
    return { loss: sum / samples, ...(await takeValues(metrics)) } as Evaluation<AnyMetrics>;
  } finally {
    restore();
  }
}
