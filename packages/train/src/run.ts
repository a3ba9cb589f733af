import type { Module } from '@nacre/layers';
import type { Optimizer } from '@nacre/optim';
import { ArgumentError, NacreError, randomState, setRandomState, type Tensor } from '@nacre/tensor';
import { lengthOf } from './batches.ts';
import type { Callback, Training } from './callback.ts';
import { CheckpointMismatchError } from './checkpoints/errors.ts';
import type { Moment, TrainingState } from './checkpoints/training-state.ts';
import { NonFiniteError } from './errors.ts';
import { evaluate } from './evaluate.ts';
import type { AnyFitOptions } from './fit-options.ts';
import { type EpochRecord, type History, type StepRecord, validationName } from './history.ts';
import type { LossScaler } from './loss-scaler.ts';
import { type AnyMetrics, takeValues } from './measures.ts';
import type { MetricValue } from './metrics/index.ts';
import type { NumberWatch } from './number-watch.ts';
import { Readings, readingLag } from './readings.ts';
import { type PacedSchedule, paced } from './schedule.ts';

/** What `fit` keeps beside its loop: where it is, the history, callbacks, checkpoints. */
export class Run implements Training {
  readonly model: Module;
  readonly optimizer: Optimizer;
  readonly epochs: number;
  readonly stepsPerEpoch: number | undefined;
  firstStep = 0;
  /** The epoch that is going on, and how many of its batches are used. */
  epoch = 0;
  batch = 0;
  private step = 0;
  private readonly options: AnyFitOptions;
  private readonly schedule: PacedSchedule | undefined;
  private readonly metrics: AnyMetrics;
  private readonly callbacks: readonly Callback[];
  private readonly scaler: LossScaler | undefined;
  private readonly watch: NumberWatch | undefined;
  private readonly readings = new Readings();
  private readonly steps: StepRecord[] = [];
  private readonly epochRecords: EpochRecord[] = [];
  /** Of the losses in this epoch. */
  private sum = 0;
  private samples = 0;
  private secondsBefore = 0;
  private begun = performance.now();
  /** Why to stop, and after which step. */
  private stopping: { readonly reason: string; readonly after: number } | undefined;
  /** The step that callbacks are being told of. */
  private told: number | undefined;

  constructor(model: Module, options: AnyFitOptions, scaler?: LossScaler, watch?: NumberWatch) {
    this.model = model;
    this.options = options;
    this.optimizer = options.optimizer;
    this.epochs = options.epochs;
    const batches = lengthOf(options.data);
    this.stepsPerEpoch = batches === undefined ? undefined : Math.ceil(batches / (options.accumulate ?? 1));
    this.schedule = paced(options.schedule);
    this.metrics = options.metrics ?? {};
    this.callbacks = options.callbacks ?? [];
    this.scaler = scaler;
    this.watch = watch;
    checkNames(this.callbacks);
  }

  get history(): History {
    return { epochs: this.epochRecords, steps: this.steps, stopped: this.stopping?.reason };
  }

  /** From a callback it takes effect at a fixed distance behind the step that the callback was told of, in every run. */
  stop(reason: string): void {
    this.stopping ??= { reason, after: this.told === undefined ? this.step : this.told + readingLag };
  }

  get isStopped(): boolean {
    if (this.options.signal?.aborted) this.stop('aborted');
    return this.stopping !== undefined && this.step >= this.stopping.after;
  }

  /** Goes on where a checkpoint was taken, if there is one, and tells the callbacks. */
  async start(): Promise<void> {
    const { checkpoints, resume } = this.options;
    for (const metric of Object.values(this.metrics)) metric.reset();
    const source = typeof resume === 'object' ? resume : resume === true ? checkpoints : undefined;
    if (resume === true && checkpoints === undefined)
      throw new ArgumentError('fit', 'there is nothing to resume from', 'pass checkpoints, too');
    const state = await source?.load();
    if (state !== undefined) this.restore(state);
    await checkpoints?.begin();
    this.begun = performance.now();
    for (const callback of this.callbacks) await callback.onFitStart?.(this);
  }

  async beginEpoch(): Promise<void> {
    for (const callback of this.callbacks) await callback.onEpochStart?.(this.epoch, this);
  }

  /** After a step of some batches: asks for its values, tells of those that have come, and saves when it is time. */
  async stepped(done: {
    losses: readonly (readonly [loss: Tensor, samples: number])[];
    lr: number;
    norm?: Tensor;
  }): Promise<void> {
    this.step++;
    this.batch += done.losses.length;
    const { step, epoch } = this;
    const samples = done.losses.reduce((sum, [, count]) => sum + count, 0);
    const scalars = [
      ...done.losses.map(([loss]) => loss),
      ...(done.norm ? [done.norm] : []),
      ...(this.watch ? [this.watch.flag] : []),
    ];
    await this.readings.add(scalars, async (values) => {
      const loss = done.losses.reduce((sum, [, count], i) => sum + values[i]! * count, 0) / samples;
      const gradNorm = done.norm && { gradNorm: values[done.losses.length]! };
      const healthy = this.watch === undefined || values.at(-1) === 1;
      await this.tell({ step, epoch, loss, lr: done.lr, samples, ...gradNorm }, healthy);
    });
    this.watch?.next();
    await this.saveIfDue(undefined);
  }

  private async tell(record: StepRecord, healthy: boolean): Promise<void> {
    if (!healthy) throw await this.watch!.explain(record, this.step - record.step);
    if (!Number.isFinite(record.loss) && this.options.nonFinite !== 'ignore') {
      throw new NonFiniteError(record, `the loss is ${record.loss}`, 'pass watchNumbers: true to learn where it comes from');
    }
    this.sum += record.loss * record.samples;
    this.samples += record.samples;
    if (this.options.recordSteps !== false) this.steps.push(record);
    this.told = record.step;
    for (const callback of this.callbacks) await callback.onStep?.(record, this);
    this.told = undefined;
  }

  /** At the end of an epoch: validates, records, goes on to the next. */
  async endEpoch(): Promise<void> {
    await this.readings.settle();
    const measured = { loss: this.sum / this.samples, ...(await takeValues(this.metrics)) };
    const { validation } = this.options;
    const validated = validation === undefined ? {} : await this.validate(validation);
    const all: Record<string, MetricValue> = {
      ...measured,
      ...validated,
      lr: this.lr,
      ...(this.scaler && { lossScale: await this.scaler.current() }),
    };
    const entries = Object.entries(all);
    const record: EpochRecord = {
      epoch: this.epoch,
      step: this.step,
      seconds: this.seconds,
      values: Object.fromEntries(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number')),
      details: Object.fromEntries(
        entries.filter((entry): entry is [string, Exclude<MetricValue, number>] => typeof entry[1] !== 'number'),
      ),
    };
    if (this.schedule?.every === 'epoch') this.schedule.schedule.step(record.values.valLoss ?? record.values.loss!);
    this.epochRecords.push(record);
    this.epoch++;
    this.batch = 0;
    [this.sum, this.samples, this.secondsBefore, this.begun] = [0, 0, 0, performance.now()];
    for (const callback of this.callbacks) await callback.onEpochEnd?.(record, this);
    await this.saveIfDue(record.values);
  }

  private async validate(data: NonNullable<AnyFitOptions['validation']>): Promise<Record<string, MetricValue>> {
    const { loss, step } = this.options;
    const values = await evaluate(this.model, { data, metrics: this.metrics, loss, step } as never);
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [validationName(name), value as MetricValue]));
  }

  /** When all is done, or it was stopped: nothing that was learned is left unsaved. */
  async finish(): Promise<History> {
    await this.readings.settle();
    const values = this.batch === 0 ? this.epochRecords.at(-1)?.values : undefined;
    await this.save({ step: this.step, epochs: this.epoch, values });
    for (const callback of this.callbacks) await callback.onFitEnd?.(this.history, this);
    return this.history;
  }

  async close(): Promise<void> {
    for (const callback of this.callbacks) await callback.close?.();
  }

  /** After each step, for schedules that count steps. */
  advanceSchedule(): void {
    if (this.schedule?.every === 'step') this.schedule.schedule.step();
  }

  get lr(): number {
    return (this.optimizer.paramGroups[0] as unknown as { lr: number }).lr;
  }

  private get seconds(): number {
    return this.secondsBefore + (performance.now() - this.begun) / 1000;
  }

  private async saveIfDue(values: Moment['values']): Promise<void> {
    const moment: Moment = { step: this.step, epochs: this.epoch, values };
    if (this.options.checkpoints?.isDue(moment)) await this.save(moment);
  }

  private async save(moment: Moment): Promise<void> {
    await this.readings.settle();
    await this.options.checkpoints?.save(this.capture(), moment);
  }

  private capture(): TrainingState {
    const { step, epoch, batch, sum, samples, seconds, stopping } = this;
    const rest = {
      position: { step, epoch, batch, sum, samples, seconds, stopping },
      history: { epochs: this.epochRecords, steps: this.steps },
      random: randomState(),
      optimizer: this.optimizer.stateDict(),
      schedule: this.schedule?.schedule.stateDict(),
      metrics: Object.fromEntries(Object.entries(this.metrics).map(([name, metric]) => [name, metric.state()])),
      callbacks: Object.fromEntries(this.callbacks.map((callback) => [callback.name, callback.state?.()])),
      scaler: this.scaler?.state(),
    };
    return { step, epoch, model: this.model.stateDict(), rest };
  }

  private restore(state: TrainingState): void {
    const rest = state.rest as SavedRest;
    try {
      this.requireSameOptions(rest);
      this.model.loadStateDict(state.model);
      this.optimizer.loadStateDict(rest.optimizer as never);
      this.schedule?.schedule.loadStateDict(rest.schedule as never);
    } catch (error) {
      throw error instanceof NacreError
        ? new CheckpointMismatchError(`the checkpoint of step ${state.step} does not fit: ${error.message}`)
        : error;
    }
    for (const [name, metric] of Object.entries(this.metrics)) metric.loadState(rest.metrics[name] ?? {});
    for (const callback of this.callbacks) {
      const saved = rest.callbacks[callback.name];
      if (saved !== undefined) callback.loadState?.(saved as never);
    }
    if (rest.scaler !== undefined) this.scaler?.loadState(rest.scaler as never);
    setRandomState(rest.random);
    const { step, epoch, batch, sum, samples, seconds, stopping } = rest.position;
    if (stopping !== undefined && stopping.after > step) this.stopping = stopping;
    Object.assign(this, { step, epoch, batch, sum, samples, secondsBefore: seconds, firstStep: step });
    this.epochRecords.push(...rest.history.epochs);
    for (const record of rest.history.steps) this.steps.push(record);
  }

  private requireSameOptions(saved: SavedRest): void {
    const [own, other] = [optionNames(this.optimizer.paramGroups[0]), optionNames(saved.optimizer.paramGroups[0])];
    if (own !== other) throw new ArgumentError('optimizer', `its options are ${other}, those of the one given are ${own}`);
    if ((saved.schedule === undefined) !== (this.schedule === undefined))
      throw new ArgumentError('schedule', saved.schedule === undefined ? 'it had none' : 'it had one, none was given');
  }
}

/** The names of an optimizer's options, which tell it from others. */
const optionNames = (group: object | undefined): string =>
  Object.keys(group ?? {})
    .filter((name) => name !== 'params')
    .sort()
    .join(', ');

/** What `capture` puts beside the model. */
interface SavedRest {
  readonly position: Readonly<Record<'step' | 'epoch' | 'batch' | 'sum' | 'samples' | 'seconds', number>> & {
    readonly stopping: Run['stopping'];
  };
  readonly history: { readonly epochs: readonly EpochRecord[]; readonly steps: readonly StepRecord[] };
  readonly random: ReturnType<typeof randomState>;
  readonly optimizer: { readonly paramGroups: readonly object[] };
  readonly schedule: object | undefined;
  readonly metrics: Readonly<Record<string, Readonly<Record<string, Tensor>>>>;
  readonly callbacks: Readonly<Record<string, unknown>>;
  readonly scaler: object | undefined;
}

function checkNames(callbacks: readonly Callback[]): void {
  const names = callbacks.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new ArgumentError('fit', `two callbacks are called ${twice}`, 'give one another name');
}
