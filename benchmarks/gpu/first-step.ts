import type { Prepare } from '../job.ts';
import type { Workload } from '../spec/workloads.ts';
import { type Creations, since } from './creations.ts';

/** A first training step where nothing was compiled before, and what a later one still creates. */
export interface FirstStep {
  /** Milliseconds from the batch to the loss. */
  readonly value: number;
  /** Milliseconds before it, for the device and the weights. */
  readonly preparation: number;
  /** Pipelines from the first call to the first loss. */
  readonly pipelines: number;
  readonly later: Creations;
}

const stepsBetween = 8;

/** @param creations counted since before anything was created */
export async function measureFirstStep(prepare: Prepare, workload: Workload, creations: Creations): Promise<FirstStep> {
  const begin = performance.now();
  const job = await prepare(workload, 1);
  const start = performance.now();
  await job.run();
  const end = performance.now();
  const { pipelines } = creations;
  for (let step = 0; step < stepsBetween; step++) await job.run();
  const before = { ...creations };
  await job.run();
  return { value: end - start, preparation: start - begin, pipelines, later: since(creations, before) };
}
