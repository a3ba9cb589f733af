import type { Accumulator, Check, Expr, Store } from '../contract/kernel.ts';

/** Stages while they are built: axes are numbered through the whole kernel. */
export type DraftStage = ReduceDraft | MapDraft;

export interface ReduceDraft {
  readonly kind: 'reduce';
  readonly axes: readonly number[];
  readonly accumulators: Accumulator[];
}

export interface MapDraft {
  readonly kind: 'map';
  readonly axes: readonly number[];
  readonly stores: Store[];
  readonly checks: Omit<Check, 'faults'>[];
}

/** The expressions a stage evaluates. */
export const draftExprs = (stage: DraftStage): readonly Expr[] =>
  stage.kind === 'reduce'
    ? stage.accumulators.map((a) => a.value)
    : [...stage.stores.map((s) => s.value), ...stage.checks.map((c) => c.fails)];
