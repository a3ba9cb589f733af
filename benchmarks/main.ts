import { coldStarts } from './cold.ts';
import { launch, type Outcome } from './launch.ts';
import { type Options, readOptions, usage } from './options.ts';
import { circumstances, defaultFile, type Entry, type Results, readResults, writeResults } from './results.ts';
import { Runtimes } from './runtimes.ts';
import { pageSizes } from './size.ts';
import { coldTable, comparisonTable, digits, sizeTable, timesTable } from './table.ts';

type Row = Entry & { readonly rounds: Outcome[] };

async function main(options: Options): Promise<void> {
  const earlier = options.compare === undefined ? undefined : readResults(options.compare);
  const { built, seconds } = options;
  const where = circumstances();
  const file = options.out ?? defaultFile(where);
  const runtimes = new Runtimes(built);
  const results = (entries: readonly Entry[], rest: Pick<Results, 'cold' | 'size'>): Results => ({
    ...where,
    built,
    seconds,
    entries,
    ...rest,
  });

  const entries = await timeAll(options, runtimes, (rows) => writeResults(file, results(rows, { cold: [], size: [] })));
  const cold = options.cold ? await coldStarts(options.contestants, options.rounds, runtimes) : [];
  const size = options.size ? await pageSizes(options.contestants, built, runtimes) : [];
  const found = results(entries, { cold, size });
  writeResults(file, found);

  console.log(`${found.commit}, Node ${found.node}, ${found.machine}${built ? ', built packages' : ''}\n`);
  if (entries.length > 0) console.log(`${timesTable(found)}\n`);
  if (cold.length > 0) console.log(`${coldTable(found)}\n`);
  if (size.length > 0) console.log(`${sizeTable(found)}\n`);
  if (earlier !== undefined) console.log(`${comparisonTable(found, earlier)}\n`);
  console.log(`Kept in ${file}`);
}

/** Each round: every workload by every contestant in turn, so that what slows the machine down meets all alike. */
async function timeAll(options: Options, runtimes: Runtimes, keep: (rows: readonly Row[]) => void): Promise<Row[]> {
  const rows = options.workloads.flatMap((workload) =>
    options.contestants.map((contestant) => ({
      contestant,
      workload,
      row: { workload: workload.id, contestant: contestant.name, rounds: [] as Outcome[] },
    })),
  );
  for (let round = 1; round <= options.rounds; round++) {
    for (const { contestant, workload, row } of rows) {
      if (row.rounds.some((outcome) => !('value' in outcome))) continue;
      const outcome = await launch(contestant, workload, options.seconds, runtimes);
      row.rounds.push(outcome);
      console.error(`round ${round}  ${row.workload}  ${row.contestant}  ${inShort(outcome)}`);
    }
    keep(rows.map(({ row }) => row));
  }
  return rows.map(({ row }) => row);
}

function inShort(outcome: Outcome): string {
  if ('unable' in outcome) return `– ${outcome.unable}`;
  return 'failed' in outcome ? `failed: ${outcome.failed}` : digits(outcome.value);
}

if (process.argv.includes('--help')) console.log(usage);
else await main(readOptions(process.argv.slice(2)));
