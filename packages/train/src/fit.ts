import type { Module } from '@nacre/layers';
import { clipGradNorm, clipGradValue } from '@nacre/optim';
import { ArgumentError, autocast, DTypeError, realize, type Tensor } from '@nacre/tensor';
import { batchesOf } from './batches.ts';
import { stepOf } from './evaluate.ts';
import type { AnyFitOptions, FitOptions, FitStepOptions } from './fit-options.ts';
import { finiteGradients, GradientSum } from './gradients.ts';
import type { History } from './history.ts';
import { LossScaler } from './loss-scaler.ts';
import { measure } from './measures.ts';
import { switchMode } from './mode.ts';
import { NumberWatch } from './number-watch.ts';
import { Run } from './run.ts';
import { samplesIn } from './supervised.ts';

/**
 * Trains a model: for every batch a forward pass, a backward pass, a step of the optimizer. Losses are read two steps late, so that the
 * device is never waited for.
 *
 * The model is in training while it trains and in evaluation while it is validated; afterwards every module is in the mode it was in.
 *
 * @returns what every epoch and every step came to; that it was stopped, and why
 * @throws ArgumentError for options out of range, data without a batch, or a batch that is neither a pair nor a record of inputs and targets
 * @throws NonFiniteError if a loss is not finite
 * @throws what callbacks, checkpoints and the data throw
 * @example
 * manualSeed(1);
 * const model = new Sequential(new Linear(2, 8), new Tanh(), new Linear(8, 1));
 * const batch = [tensor([[0, 0], [0, 1], [1, 0], [1, 1]]), tensor([[0], [1], [1], [0]])];
 * const history = await fit(model, {
 *   data: [batch],
 *   loss: bceWithLogits,
 *   optimizer: new Adam(model.parameters(), { lr: 0.1 }),
 *   epochs: 100,
 * });
 * history.epochs.length; // 100
 */
export function fit<M extends Module, B>(model: M, options: FitOptions<M, B>): Promise<History>;
export function fit<M extends Module, B, O, T>(model: M, options: FitStepOptions<M, B, O, T>): Promise<History>;
export async function fit(model: Module, options: AnyFitOptions): Promise<History> {
  check(options);
  const { optimizer, metrics = {}, accumulate = 1, precision = 'float32' } = options;
  if (options.device !== undefined) model.to(options.device);
  if (precision === 'float16') await requireFloat16(model);

  const parameters = model.parameters();
  const step = stepOf('fit', options);
  const forward = (batch: unknown) =>
    precision === 'float16' ? autocast('float16', () => step(model, batch)) : step(model, batch);
  const scaler = precision === 'float16' ? new LossScaler() : undefined;
  const watch = options.watchNumbers ? new NumberWatch(model, (batch) => forward(batch).loss) : undefined;
  const gradients = new GradientSum(parameters);
  const run = new Run(model, options, scaler, watch);
  let losses: [loss: Tensor, samples: number][] = [];

  /** A step, from gradients that are recorded to parameters that have moved. */
  async function descend(): Promise<void> {
    gradients.finish();
    scaler?.unscale(parameters);
    const finite = scaler && finiteGradients(parameters);
    const when = watch === undefined ? finite : watch.allows(parameters, scaler !== undefined);
    const norm = options.clipGradNorm === undefined ? undefined : clipGradNorm(parameters, options.clipGradNorm);
    if (options.clipGradValue !== undefined) clipGradValue(parameters, options.clipGradValue);
    if (finite !== undefined) scaler?.update(finite);

    const { lr } = run;
    const also = [...losses.map(([loss]) => loss), ...(norm ? [norm] : [])];
    await optimizer.step(when === undefined ? { also } : { also, when });
    optimizer.zeroGrad();
    run.advanceSchedule();
    const done = losses;
    losses = [];
    await run.stepped({ losses: done, lr, ...(norm && { norm }) });
  }

  const restoreMode = switchMode(model, true);
  try {
    optimizer.zeroGrad();
    await run.start();
    while (run.epoch < run.epochs && !run.isStopped) {
      await run.beginEpoch();
      for await (const batch of batchesOf('fit', options.data, run.epoch, run.batch)) {
        const guard = watch?.remember(batch);
        const result = forward(batch);
        guard?.(result.loss);
        (scaler?.scaled(result.loss) ?? result.loss).backward();
        measure(metrics, result);
        losses.push([result.loss, samplesIn(result)]);
        if (++gradients.batches < accumulate) await gradients.keep([result.loss]);
        else await descend();
        if (run.isStopped) break;
      }
      if (run.isStopped) break;
      if (gradients.batches > 0) await descend();
      await run.endEpoch();
    }
    return await run.finish();
  } finally {
    restoreMode();
    await run.close();
  }
}

function check({ epochs, accumulate = 1, loss, step }: AnyFitOptions): void {
  for (const [name, value] of Object.entries({ epochs, accumulate })) {
    if (!(Number.isInteger(value) && value > 0)) throw new ArgumentError('fit', `${name} is a positive integer, got ${value}`);
  }
  if ((loss === undefined) === (step === undefined))
    throw new ArgumentError('fit', 'expected either loss or step', 'pass loss: crossEntropy, say');
}

async function requireFloat16(model: Module): Promise<void> {
  const [parameter] = model.parameters();
  try {
    if (parameter !== undefined) await realize(parameter.value.to('float16'));
  } catch (error) {
    if (!(error instanceof DTypeError)) throw error;
    throw new DTypeError('fit', `precision: 'float16' needs a device with float16 (${error.problem})`, 'leave precision out');
  }
}
