import type { TimeScores } from '../../../../../benchmarks/scores/scores.ts';

/** A time to three digits, and half the range of the rounds; an answer that is wrong is told. */
export function timeOf(result: TimeScores['workloads'][number]['backends'][number]['result']): string {
  if ('failed' in result) return result.failed;
  const { milliseconds, spread, disagreement, tolerance } = result;
  const time = `${Number(milliseconds.toPrecision(3))} ± ${Math.round(100 * spread)} %`;
  return disagreement <= tolerance ? time : `${time}, answer off by ${disagreement.toPrecision(2)}`;
}
