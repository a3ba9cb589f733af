import type { Job } from './job.ts';
import { type Answer, lossesCompared, sketch } from './spec/answer.ts';
import type { Workload } from './spec/workloads.ts';
import { quantile } from './statistics.ts';

/** What one process measured: milliseconds of a run, or MiB. */
export interface Measured {
  readonly value: number;
  readonly fastest: number;
  /** Nine of ten runs take no longer. */
  readonly p90: number;
  readonly runs: number;
  readonly peakMiB: number;
  readonly answer: Answer;
}

/** A process that takes longer than this, in seconds, makes do with fewer runs. */
const patience = 20;
const memoryRuns = 200;

/** Runs a job to warm it up and to learn its answer, then for `seconds` with a clock on each run. */
export async function measure(job: Job, workload: Workload, seconds: number): Promise<Measured> {
  const start = performance.now();
  const elapsed = (): number => (performance.now() - start) / 1000;
  const answer = await warmUp(job, workload, () => elapsed() > Math.min(1, seconds / 2));
  if (workload.measure === 'memory') {
    let runs = 0;
    for (; runs < memoryRuns && elapsed() < 3 * patience; runs++) await job.run();
    return { value: peakMiB(), fastest: peakMiB(), p90: peakMiB(), runs, peakMiB: peakMiB(), answer };
  }
  const times = await timed(job, seconds, () => elapsed() > patience);
  return {
    value: quantile(times, 0.5),
    fastest: quantile(times, 0),
    p90: quantile(times, 0.9),
    runs: times.length,
    peakMiB: peakMiB(),
    answer,
  };
}

/** Not a number in a page, which is not told. */
const peakMiB = (): number => (typeof process === 'undefined' ? Number.NaN : process.resourceUsage().maxRSS / 1024);

async function warmUp(job: Job, { task }: Workload, isWarm: () => boolean): Promise<Answer> {
  const losses: number[] = [];
  do {
    const loss = await job.run();
    if (loss !== undefined && losses.length < lossesCompared) losses.push(loss);
  } while (task.kind === 'training' ? losses.length < lossesCompared || !isWarm() : !isWarm());
  return task.kind === 'training' ? losses : sketch(await job.output!());
}

async function timed(job: Job, seconds: number, isTooLong: () => boolean): Promise<number[]> {
  const times: number[] = [];
  const start = performance.now();
  do {
    const before = performance.now();
    await job.run();
    times.push(performance.now() - before);
  } while (!isTooLong() && (times.length < 3 || performance.now() - start < 1000 * seconds));
  return times;
}
