import type { ConformanceCase } from '@nacre/tensor/testing';
import type { Conformance } from './scores.ts';

/** Runs the cases one after the other; a failure is told, and the rest still runs. */
export async function conform(cases: readonly ConformanceCase[]): Promise<Omit<Conformance, 'on'>> {
  let passed = 0;
  const failures: { name: string; error: string }[] = [];
  const skipped = new Map<string, number>();
  for (const { name, skip, run } of cases) {
    if (skip !== undefined) {
      skipped.set(skip, (skipped.get(skip) ?? 0) + 1);
      continue;
    }
    try {
      await run();
      passed++;
    } catch (error) {
      failures.push({ name, error: error instanceof Error ? error.message.split('\n')[0]! : String(error) });
    }
  }
  return { passed, failures, skipped: [...skipped].map(([reason, cases]) => ({ reason, cases })) };
}
