import { noGrad } from '@nacre/tensor';
import type { Metric, MetricValue } from './metrics/index.ts';
import type { StepResult } from './supervised.ts';

/** Metrics of any kind of outputs and targets, by name. */
export type AnyMetrics = Readonly<Record<string, Metric<never, never>>>;

/** Takes the outputs of a step into all metrics. */
export function measure(metrics: AnyMetrics, { outputs, targets }: StepResult): void {
  noGrad(() => {
    for (const metric of Object.values(metrics)) metric.update(outputs as never, targets as never);
  });
}

/** The values of all metrics. They begin anew. */
export async function takeValues(metrics: AnyMetrics): Promise<Record<string, MetricValue>> {
  const values: Record<string, MetricValue> = {};
  for (const [name, metric] of Object.entries(metrics)) {
    values[name] = await metric.compute();
    metric.reset();
  }
  return values;
}
