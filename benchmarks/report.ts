import { Unable } from './job.ts';

/** Ends this process with a line of JSON: what `work` gives, or why it gives nothing. */
export async function report(work: () => Promise<object>): Promise<void> {
  const outcome = JSON.stringify(await outcomeOfWork(work));
  process.stdout.write(`\n${outcome}\n`, () => process.exit());
}

/** What `work` gives, or why it gives nothing. */
export const outcomeOfWork = (work: () => Promise<object>): Promise<object> => work().catch(hindrance);

function hindrance(error: unknown): object {
  if (error instanceof Unable) return { unable: error.message };
  return { failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}
