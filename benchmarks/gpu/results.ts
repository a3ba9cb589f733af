import type { Circumstances, Rounds } from '../results.ts';
import type { Measured } from '../timing.ts';
import type { Adapter } from './adapter.ts';
import type { Errand } from './errand.ts';
import type { FirstStep } from './first-step.ts';
import type { RateMeasured } from './rates.ts';

/** What an errand brings. */
export interface Findings {
  readonly limit: { readonly value: number };
  readonly rate: RateMeasured;
  readonly training: Measured;
  readonly first: FirstStep;
}

/** All rounds of an errand. */
export interface Entry<K extends keyof Findings> extends Rounds<Findings[K]> {
  readonly errand: Extract<Errand, { kind: K }>;
}

/** What a run found, as kept in a file. */
export interface Results extends Circumstances {
  readonly adapter: Adapter;
  /** The command of the Chromium in whose pages all was done. */
  readonly browser?: string;
  readonly quick: boolean;
  readonly limits: readonly Entry<'limit'>[];
  readonly rates: readonly Entry<'rate'>[];
  readonly trainings: readonly Entry<'training'>[];
  readonly firsts: readonly Entry<'first'>[];
}
