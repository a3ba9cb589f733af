import type { Module } from '@nacre/layers';
import type { Optimizer } from '@nacre/optim';
import type { Device } from '@nacre/tensor';
import type { Batches } from './batches.ts';
import type { Callback } from './callback.ts';
import type { Checkpoints } from './checkpoints/training-state.ts';
import type { MetricsOf, OwnStep, Supervised } from './evaluate.ts';
import type { AnyMetrics } from './measures.ts';
import type { AnySchedule, PacedSchedule } from './schedule.ts';
import type { InputOf, OutputOf, TargetOf } from './supervised.ts';

/** What `fit` takes beside the data and what to do with a batch. */
export interface TrainingOptions {
  /** Of the model's parameters. */
  readonly optimizer: Optimizer;
  /** Called after every step, or as `every` says; one whose `step` takes a value after every epoch, with the validation loss. */
  readonly schedule?: AnySchedule | PacedSchedule;
  /** Times through the data, those before a resumption included. */
  readonly epochs: number;
  readonly callbacks?: readonly Callback[];
  /** Where the model is moved first; by default it stays where it is. */
  readonly device?: Device;
  /** The largest norm of all gradients together, which are scaled down to it; by default they are left alone. */
  readonly clipGradNorm?: number;
  /** The largest magnitude of an element of a gradient; by default they are left alone. */
  readonly clipGradValue?: number;
  /** Batches whose mean gradient makes one step; 1 by default. The last step of an epoch may have fewer. */
  readonly accumulate?: number;
  /**
   * `float32` by default. With `float16` products and convolutions take float16 operands (`autocast`), weights and sums stay float32, and the loss is
   * scaled as overflow demands: a step whose gradients overflow changes nothing. The device must have float16.
   */
  readonly precision?: 'float32' | 'float16';
  /** Asked after each step: when it is aborted, training stops, a checkpoint is taken, and `fit` returns. */
  readonly signal?: AbortSignal;
  /** Where and when to save the state of training. */
  readonly checkpoints?: Checkpoints;
  /** Goes on from the newest checkpoint of `checkpoints`, or of others, where there is one; false by default. */
  readonly resume?: boolean | Checkpoints;
  /** A loss that is not finite throws NonFiniteError by default; `ignore` goes on. */
  readonly nonFinite?: 'throw' | 'ignore';
  /**
   * Looks at the loss and all gradients of every step on the device, so that NonFiniteError can name the layer. It
   * costs small models about a seventh of a step; false by default.
   */
  readonly watchNumbers?: boolean;
  /** Whether the history keeps the loss of every step; true by default. */
  readonly recordSteps?: boolean;
}

/** The options of `fit` with a loss of outputs and targets. */
export type FitOptions<M extends Module, B> = TrainingOptions &
  Supervised<M, B> & {
    readonly data: Batches<B>;
    /** Evaluated after each epoch. */
    readonly validation?: Batches<B>;
    /** By name; over the batches of an epoch as they are trained on, and over the validation data. */
    readonly metrics?: MetricsOf<OutputOf<M, InputOf<B>>, TargetOf<B>>;
  };

/** The options of `fit` with a step of one's own. */
export type FitStepOptions<M extends Module, B, O, T> = TrainingOptions &
  OwnStep<M, B, O, T> & {
    readonly data: Batches<B>;
    readonly validation?: Batches<B>;
    readonly metrics?: MetricsOf<O, T>;
  };

/** Either. */
export type AnyFitOptions = TrainingOptions & {
  readonly data: Batches<unknown>;
  readonly validation?: Batches<unknown>;
  readonly metrics?: AnyMetrics;
  readonly loss?: unknown;
  readonly step?: unknown;
};
