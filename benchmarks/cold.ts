import { spawn } from 'node:child_process';
import type { Contestant } from './contestants/index.ts';
import { pythonThreads } from './launch.ts';
import { folder, isBuilt, type Runtimes } from './runtimes.ts';

/** Milliseconds from the start of a process to its first 2×2 product, and from the start of the same program with nothing to do. */
export interface ColdStart {
  readonly contestant: string;
  readonly times: readonly number[];
  readonly bare: readonly number[];
  readonly unable?: string;
}

const startsPerRound = 5;
/** [[1, 2], [3, 4]] squared. */
const product = '7,10,15,22';

/** Starts each contestant some times in turn with its bare runtime. Nacre starts from its built packages. */
export async function coldStarts(contestants: readonly Contestant[], rounds: number, runtimes: Runtimes): Promise<ColdStart[]> {
  const starts = contestants.map((contestant) => ({
    contestant,
    times: [] as number[],
    bare: [] as number[],
    unable: hindrance(contestant, runtimes),
  }));
  for (let round = 0; round < rounds * startsPerRound; round++) {
    for (const start of starts) {
      if (start.unable !== undefined) continue;
      try {
        start.times.push(await startOf(start.contestant, runtimes, start.contestant.module));
        start.bare.push(await startOf(start.contestant, runtimes, 'bare'));
      } catch (error) {
        start.unable = (error as Error).message;
      }
    }
  }
  return starts.map(({ contestant, times, bare, unable }) => ({
    contestant: contestant.name,
    times,
    bare,
    ...(unable === undefined ? {} : { unable }),
  }));
}

function hindrance(contestant: Contestant, runtimes: Runtimes): string | undefined {
  const runtime = runtimes.of(contestant);
  if ('missing' in runtime) return runtime.missing;
  if (contestant.module === 'nacre' && !isBuilt()) return 'the packages are not built: npm run build:packages';
  return undefined;
}

function startOf(contestant: Contestant, runtimes: Runtimes, program: string): Promise<number> {
  const runtime = runtimes.of(contestant) as { program: string };
  const threads = String(contestant.threads);
  const isPython = contestant.runtime === 'python';
  const where = contestant.isPeer && program !== 'bare' ? 'peers/start' : 'start';
  const file = `${folder}${where}/${program}.${isPython ? 'py' : 'mjs'}`;
  const env = { ...process.env, ...(isPython ? pythonThreads(threads) : {}), NODE_OPTIONS: '' };
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(runtime.program, [file, threads], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
    });
    let [out, err] = ['', ''];
    let end = 0;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (end === 0 && out.includes(product)) end = performance.now();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', () => {
      if (end > 0) resolve(end - begin);
      else reject(new Error(`expected ${product}, got ${JSON.stringify(out.slice(0, 200))} ${err.trim().split('\n').at(-1)}`));
    });
  });
}
