// One workload of one contestant in a process of its own: child.ts MODULE THREADS WORKLOAD SECONDS prints a line of JSON.
import type { Prepare } from './job.ts';
import { report } from './report.ts';
import { workloads } from './spec/workloads.ts';
import { measure } from './timing.ts';

const [module, threads, id, seconds] = process.argv.slice(2) as [string, string, string, string];
const workload = workloads.find((one) => one.id === id)!;

await report(async () => {
  const { prepare } = (await import(`./contestants/${module}.ts`)) as { prepare: Prepare };
  return measure(await prepare(workload, Number(threads)), workload, Number(seconds));
});
