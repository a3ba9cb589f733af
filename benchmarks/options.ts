import { parseArgs } from 'node:util';
import { type Contestant, contestants, usual } from './contestants/index.ts';
import { type Workload, workloads } from './spec/workloads.ts';

export const usage = `npm run bench -- [options]
  --only W5,W6          workloads, each with its variants (W1 is W1-64, W1-256, …); also cold, memory, size; all by default
  --contestants a,b     of ${contestants(1)
    .map(({ name }) => name)
    .join(', ')}, or all; by default ${usual.join(', ')}
  --rounds 3            how often each contestant does each workload, in turn
  --seconds 2           how long each is timed in a round
  --quick               one round of half a second
  --threads 1           threads of the contestant called nacre
  --built               Nacre from its built packages instead of its sources
  --compare FILE        results of an earlier run, shown beside these
  --out FILE            where the results go; by default a file in benchmarks/results named after time and commit`;

export interface Options {
  readonly workloads: readonly Workload[];
  readonly contestants: readonly Contestant[];
  readonly cold: boolean;
  readonly size: boolean;
  readonly rounds: number;
  readonly seconds: number;
  readonly built: boolean;
  readonly compare: string | undefined;
  readonly out: string | undefined;
}

/** @throws Error that says what was expected, for a name or number that is none */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      contestants: { type: 'string', default: usual.join() },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      threads: { type: 'string', default: '1' },
      built: { type: 'boolean', default: false },
      compare: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const all = contestants(number('threads', values.threads));
  const names = values.contestants === 'all' ? all.map(({ name }) => name) : values.contestants.split(',');
  const wanted = values.only?.split(',');
  const isWanted = (id: string): boolean => wanted?.some((one) => id === one || id.startsWith(`${one}-`)) ?? true;
  const known = [...workloads.map(({ id }) => id), 'cold', 'size'];
  for (const one of wanted ?? []) {
    if (!known.some((id) => id === one || id.startsWith(`${one}-`)))
      throw new Error(`--only: expected some of ${known.join(', ')}, got ${one}`);
  }
  return {
    workloads: workloads.filter(({ id }) => isWanted(id)),
    contestants: names.map((name) => named(name, all)),
    cold: isWanted('cold'),
    size: isWanted('size'),
    rounds: number('rounds', values.rounds ?? (values.quick ? '1' : '3')),
    seconds: number('seconds', values.seconds ?? (values.quick ? '0.5' : '2')),
    built: values.built,
    compare: values.compare,
    out: values.out,
  };
}

function named(name: string, all: readonly Contestant[]): Contestant {
  const found = all.find((contestant) => contestant.name === name);
  if (found === undefined)
    throw new Error(`--contestants: expected some of ${all.map((one) => one.name).join(', ')}, got ${name}`);
  return found;
}

/** @throws Error if the text of an option is no positive number */
export function number(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name}: expected a positive number, got ${text}`);
  return value;
}
