/** What a step of training came to. */
export interface StepRecord {
  /** Steps done, this one included. */
  readonly step: number;
  /** Counted from 0. */
  readonly epoch: number;
  /** The mean over the samples. */
  readonly loss: number;
  /** Of the first group, when the step was taken. */
  readonly lr: number;
  readonly samples: number;
  /** Of all gradients before clipping, with `clipGradNorm`. */
  readonly gradNorm?: number;
}

/** What an epoch came to. */
export interface EpochRecord {
  /** Counted from 0. */
  readonly epoch: number;
  /** Steps done at its end. */
  readonly step: number;
  /** How long it took, validation included and without what was before a resumption. */
  readonly seconds: number;
  /** `loss`, metrics by name, and `lr`; on the validation data `valLoss`, `valAccuracy`, …. */
  readonly values: Readonly<Record<string, number>>;
  /** Metrics that are lists or matrices. */
  readonly details: Readonly<Record<string, readonly number[] | readonly (readonly number[])[]>>;
}

/** What `fit` returns: plain data. */
export interface History {
  readonly epochs: readonly EpochRecord[];
  /** Unless `recordSteps` is false. */
  readonly steps: readonly StepRecord[];
  /** Why it ended before the last epoch, if it did. */
  readonly stopped: string | undefined;
}

/** `val` and a name: `valLoss`. */
export const validationName = (name: string): string => `val${name.charAt(0).toUpperCase()}${name.slice(1)}`;
