import type { Workload } from './spec/workloads.ts';

/** A workload made ready by a contestant. */
export interface Job {
  /** Does the work once and waits for it. A training step returns its loss. */
  run(): Promise<number | undefined>;
  /** All elements of the last run's output, in row-major order of PyTorch's layout. Training answers with its losses. */
  output?(): Promise<ArrayLike<number>>;
}

/** What a contestant's module exports as `prepare`; throws Unable for what it cannot do. */
export type Prepare = (workload: Workload, threads: number) => Promise<Job>;

/** A workload that a contestant cannot do, and why. */
export class Unable extends Error {
  override readonly name = 'Unable';
}
