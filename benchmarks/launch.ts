import { spawn } from 'node:child_process';
import type { Contestant } from './contestants/index.ts';
import { folder, type Runtimes } from './runtimes.ts';
import type { Workload } from './spec/workloads.ts';
import type { Measured } from './timing.ts';

/** What came of one process: a measurement, a reason why there is none, or a failure. */
export type Outcome<M extends object = Measured> = M | Hindrance;
type Hindrance = { readonly unable: string } | { readonly failed: string };

/** Seconds after which a process is ended. */
const usualLimit = 240;

/** Lets a contestant do a workload once, in a process of its own. */
export async function launch(contestant: Contestant, workload: Workload, seconds: number, runtimes: Runtimes): Promise<Outcome> {
  const runtime = runtimes.of(contestant);
  if ('missing' in runtime) return { unable: runtime.missing };
  const threads = String(contestant.threads);
  if (contestant.runtime === 'python') {
    const script = [`${folder}contestants/pytorch.py`, threads, String(seconds)];
    return outcomeOf<Measured>(runtime.program, script, { env: pythonThreads(threads), input: JSON.stringify(workload) });
  }
  const child = [...runtimes.nodeArguments(), `${folder}child.ts`, contestant.module, threads, workload.id, String(seconds)];
  return outcomeOf<Measured>(runtime.program, child);
}

/** Two threads wait passively: spinning, they fall into stalls of a scheduler's slice when the machine has no core to spare. */
export const pythonThreads = (threads: string): Record<string, string> => ({
  OMP_NUM_THREADS: threads,
  OPENBLAS_NUM_THREADS: threads,
  ...(threads === '1' ? {} : { OMP_WAIT_POLICY: 'PASSIVE' }),
});

interface Setting {
  readonly env?: Record<string, string>;
  readonly input?: string;
  /** Seconds after which it is ended. */
  readonly limit?: number;
}

/** Runs a program that ends with a line of JSON: see `report`. */
export async function outcomeOf<M extends object>(
  program: string,
  args: readonly string[],
  { env = {}, input = '', limit = usualLimit }: Setting = {},
): Promise<Outcome<M>> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: { ...process.env, ...env },
      timeout: 1000 * limit,
      killSignal: 'SIGKILL',
    });
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
    child.stdin.on('error', () => {}).end(input);
    child.on('error', ({ message }) => resolve({ failed: message }));
    child.on('close', (code, signal) => {
      const line = lines(out).findLast((one) => one.startsWith('{'));
      if (line !== undefined) resolve(JSON.parse(line) as Outcome<M>);
      else
        resolve({
          failed: signal === null ? `exit ${code}: ${lines(err).at(-1) ?? 'no word'}` : `ended by ${signal} after ${limit} s`,
        });
    });
  });
}

const lines = (texts: readonly string[]): string[] =>
  texts
    .join('')
    .split('\n')
    .filter((line) => line.trim() !== '');
