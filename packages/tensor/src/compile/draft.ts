import type { Accumulator, Check, MapStage, ReduceStage, Store } from '../contract/kernel.ts';

/** Stages while they are built: axes are numbered through the whole kernel, and `axes` are these numbers. */
export type DraftStage = ReduceDraft | MapDraft;

export interface ReduceDraft extends ReduceStage {
  readonly accumulators: Accumulator[];
}

export interface MapDraft extends MapStage {
  readonly stores: Store[];
  readonly checks: Check[];
}
