import { parseArgs } from 'node:util';
import { number } from '../options.ts';
import { type ContestantName, contestantNames } from './errand.ts';
import { limitNames } from './limits.ts';
import { ratesOf } from './rates.ts';
import { trainingsOf } from './trainings.ts';

export const usage = `npm run bench:gpu -- [options]
  --only W6,first       rows: ${rowsOf(false).join(', ')}, or the part before a hyphen; all by default
  --contestants a,b     of ${contestantNames.join(', ')}; all by default
  --rounds 3            how often each does each row, in turn
  --seconds 2           how long each is timed in a round
  --quick               one short round of sizes that say nothing of speed
  --out FILE            where the results go; by default a file in results named after time and commit
  --browser COMMAND     in pages of a Chromium, instead of in Node: its program, and flags with spaces between
  --software            on SwiftShader, a driver for the processor: shows that all works, and no speed
  --pack FOLDER         make a folder that does all this on another machine (Linux on x64 with a Vulkan driver), by FOLDER/run.sh`;

/** What is measured. */
export interface Options {
  /** Ids of the rows. */
  readonly rows: readonly string[];
  readonly contestants: readonly ContestantName[];
  readonly rounds: number;
  readonly seconds: number;
  readonly quick: boolean;
  readonly browser: string | undefined;
  readonly out: string | undefined;
}

/** Where it is measured. */
export interface Place {
  readonly pack: string | undefined;
  readonly software: boolean;
}

/** @throws Error that says what was expected, for a name or number that is none */
export function readOptions(args: readonly string[]): Options & Place {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      contestants: { type: 'string', default: contestantNames.join() },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      browser: { type: 'string' },
      out: { type: 'string' },
      software: { type: 'boolean', default: false },
      pack: { type: 'string' },
    },
  });
  const { quick, browser, out, software, pack } = values;
  const rows = rowsOf(quick);
  const isOf = (row: string, wanted: string): boolean => row === wanted || row.startsWith(`${wanted}-`);
  const wanted = values.only?.split(',') ?? rows;
  for (const one of wanted) if (!rows.some((row) => isOf(row, one))) throw unknown('only', rows, one);
  const contestants = values.contestants.split(',');
  for (const one of contestants)
    if (!contestantNames.some((name) => name === one)) throw unknown('contestants', contestantNames, one);
  return {
    rows: rows.filter((row) => wanted.some((one) => isOf(row, one))),
    contestants: contestantNames.filter((name) => contestants.includes(name)),
    rounds: number('rounds', values.rounds ?? (quick ? '1' : '3')),
    seconds: number('seconds', values.seconds ?? (quick ? '0.1' : '2')),
    quick,
    browser,
    out,
    software,
    pack,
  };
}

const unknown = (option: string, known: readonly string[], got: string): Error =>
  new Error(`--${option}: expected some of ${known.join(', ')}, got ${got}`);

function rowsOf(quick: boolean): string[] {
  return [
    ...limitNames.map((name) => `limit-${name}`),
    ...[...ratesOf(quick), ...trainingsOf(quick)].map(({ id }) => id),
    'first',
  ];
}
