import type { Tensor } from '@nacre/tensor';

/** Everything that training needs to go on to the same bits. */
export interface TrainingState {
  /** Steps done. */
  readonly step: number;
  /** The epoch that is going on, or about to begin. */
  readonly epoch: number;
  /** The model's `stateDict()`. */
  readonly model: Readonly<Record<string, Tensor>>;
  /** All else: numbers, strings, lists, records, and tensors among them. */
  readonly rest: unknown;
}

/** Where in training a checkpoint may be due. */
export interface Moment {
  readonly step: number;
  /** Epochs done. */
  readonly epochs: number;
  /** What the epoch came to that has just ended, if one has. */
  readonly values: Readonly<Record<string, number>> | undefined;
}

/** Where `fit` keeps its state, and when: what `checkpoints` makes. */
export interface Checkpoints {
  /** Called once, when training begins or goes on. */
  begin(): Promise<void>;
  /** Whether to save now. */
  isDue(moment: Moment): boolean;
  /** Keeps a state: when this returns it is safe, whatever happens afterwards. */
  save(state: TrainingState, moment: Moment): Promise<void>;
  /** The newest state; undefined if there is none. */
  load(): Promise<TrainingState | undefined>;
}
