// One workload of one contestant in a process of its own: child.ts MODULE THREADS WORKLOAD SECONDS prints a line of JSON.
import { type Prepare, Unable } from './job.ts';
import { workloads } from './spec/workloads.ts';
import { measure } from './timing.ts';

const [module, threads, id, seconds] = process.argv.slice(2) as [string, string, string, string];
const workload = workloads.find((one) => one.id === id)!;

async function run(): Promise<object> {
  try {
    const { prepare } = (await import(`./contestants/${module}.ts`)) as { prepare: Prepare };
    return await measure(await prepare(workload, Number(threads)), workload, Number(seconds));
  } catch (error) {
    if (error instanceof Unable) return { unable: error.message };
    return { failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

const outcome = JSON.stringify(await run());
process.stdout.write(`\n${outcome}\n`, () => process.exit());
