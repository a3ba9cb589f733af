import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { ColdStart } from './cold.ts';
import type { Outcome } from './launch.ts';
import { folder } from './runtimes.ts';
import type { PageSize } from './size.ts';
import type { Measured } from './timing.ts';

export interface Rounds<M extends object> {
  readonly rounds: readonly Outcome<M>[];
}

/** All rounds of one workload of one contestant. */
export interface Entry extends Rounds<Measured> {
  readonly workload: string;
  readonly contestant: string;
}

/** Where and on what a run was made. */
export interface Circumstances {
  readonly date: string;
  readonly commit: string;
  readonly node: string;
  readonly machine: string;
}

/** What a run of the harness found, as kept in a file. */
export interface Results extends Circumstances {
  readonly built: boolean;
  readonly seconds: number;
  readonly entries: readonly Entry[];
  readonly cold: readonly ColdStart[];
  readonly size: readonly PageSize[];
}

/** Where and on what the harness runs. */
export function circumstances(): Circumstances {
  const [cpu] = cpus();
  return {
    date: new Date().toISOString(),
    commit: commit(),
    node: process.version,
    machine: `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}`,
  };
}

/** The short hash of HEAD, with a + where the tree differs from it. */
function commit(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '+');
  } catch {
    return 'unknown';
  }
}

export const defaultFile = ({ date, commit }: Circumstances): string =>
  `${folder}results/${date.slice(0, 19).replaceAll(':', '')}-${commit.replace('+', '-changed')}.json`;

export function writeResults(file: string, results: object): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);
}

export const readResults = (file: string): Results => JSON.parse(readFileSync(file, 'utf8')) as Results;
