import type { LimitName } from './limits.ts';

/** Who trains. The CPU gives the answers that the others are held against. */
export const contestantNames = ['nacre-cpu', 'nacre', 'tfjs', 'jax-js'] as const;
export type ContestantName = (typeof contestantNames)[number];

/** What one process is asked for. */
export type Errand =
  | { readonly kind: 'adapter' }
  | { readonly kind: 'limit'; readonly limit: LimitName; readonly quick: boolean }
  | (Timed & { readonly kind: 'rate'; readonly contestant: 'nacre' | 'nacre-cpu' })
  | (Timed & { readonly kind: 'training'; readonly contestant: ContestantName })
  | { readonly kind: 'first'; readonly contestant: ContestantName; readonly quick: boolean };

/** A row of the table, by its id. */
interface Timed {
  readonly id: string;
  readonly quick: boolean;
  readonly seconds: number;
}
