import type { Module } from '@nacre/layers';
import type { Optimizer } from '@nacre/optim';
import type { EpochRecord, History, StepRecord } from './history.ts';

/** The training that a callback accompanies. */
export interface Training {
  readonly model: Module;
  readonly optimizer: Optimizer;
  /** In all. */
  readonly epochs: number;
  /** Where the data's length is known. */
  readonly stepsPerEpoch: number | undefined;
  /** Steps done when it began: not 0 where it was resumed. */
  readonly firstStep: number;
  /** As far as it is known. */
  readonly history: History;
  /** Ends training; `fit` returns, and the history says why. */
  stop(reason: string): void;
}

/**
 * What accompanies training: a display, a log, early stopping. `onStep` is called in order for every step, but two steps after it was
 * taken, so that the device need not be waited for.
 */
export interface Callback {
  /** Unlike that of any other callback: checkpoints keep its state by this name. */
  readonly name: string;
  onFitStart?(training: Training): void | Promise<void>;
  onEpochStart?(epoch: number, training: Training): void | Promise<void>;
  onStep?(record: StepRecord, training: Training): void | Promise<void>;
  onEpochEnd?(record: EpochRecord, training: Training): void | Promise<void>;
  /** Also when it was stopped, but not after an error. */
  onFitEnd?(history: History, training: Training): void | Promise<void>;
  /** Always the last, also after an error: closes files, gives the terminal back. */
  close?(): void | Promise<void>;
  /** What `loadState` needs to go on: numbers, strings, lists, records, and tensors among them. */
  state?(): unknown;
  loadState?(state: never): void;
}
