// The measuring command, as it lies in a kit: `node bench.mjs [options]`.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type Outcome, outcomeOf } from '../launch.ts';
import { circumstances, defaultFile, writeResults } from '../results.ts';
import { folder } from '../runtimes.ts';
import type { Adapter } from './adapter.ts';
import { askBrowser } from './browser.ts';
import { withKernelDriver } from './driver.ts';
import type { Errand } from './errand.ts';
import type { KitFacts } from './kit.ts';
import { limitNames } from './limits.ts';
import { type Options, type Place, readOptions, usage } from './options.ts';
import { ratesOf } from './rates.ts';
import type { Entry, Findings, Results } from './results.ts';
import { reportOf } from './table.ts';
import { trainingsOf } from './trainings.ts';

const child = `${folder}child.mjs`;

async function main(options: Options & Place): Promise<void> {
  if (options.software || options.pack !== undefined) throw new Error('--software and --pack: only where Nacre is developed');
  const { browser, quick } = options;
  const ask: Ask = browser === undefined ? askNode : (errand) => askBrowser(browser, `${folder}page`, errand);
  const adapter = await ask<Adapter>({ kind: 'adapter' });
  if ('failed' in adapter || 'unable' in adapter) {
    console.error(`No adapter: ${'failed' in adapter ? adapter.failed : adapter.unable}`);
    if (browser === undefined) hearLoader();
    process.exitCode = 1;
    return;
  }
  const { commit } = JSON.parse(readFileSync(`${folder}kit.json`, 'utf8')) as KitFacts;
  const where = { ...circumstances(), commit };
  const file = options.out ?? defaultFile(where);
  const results = (rows: readonly Row[]): Results => ({
    ...where,
    adapter: withKernelDriver(adapter),
    ...(browser === undefined ? {} : { browser }),
    quick,
    limits: ofKind(rows, 'limit'),
    rates: ofKind(rows, 'rate'),
    trainings: ofKind(rows, 'training'),
    firsts: ofKind(rows, 'first'),
  });
  const rows = await askAll(options, ask, (soFar) => writeResults(file, results(soFar)));
  console.log(`${reportOf(results(rows))}\n\nKept in ${file}`);
}

type Ask = <M extends object>(errand: Errand) => Promise<Outcome<M>>;

interface Row {
  readonly errand: Measuring;
  readonly rounds: Outcome<Findings[keyof Findings]>[];
}

const ofKind = <K extends keyof Findings>(rows: readonly Row[], kind: K): Entry<K>[] =>
  rows.filter(({ errand }) => errand.kind === kind) as unknown as Entry<K>[];

/** Each round: every errand in turn, so that what slows the machine down meets all alike. The CPU's answers are asked for once. */
async function askAll(options: Options, ask: Ask, keep: (rows: readonly Row[]) => void): Promise<Row[]> {
  const rows = errandsOf(options).map((errand): Row => ({ errand, rounds: [] }));
  for (let round = 1; round <= options.rounds; round++) {
    for (const { errand, rounds } of rows) {
      const isReference = 'contestant' in errand && errand.contestant === 'nacre-cpu';
      if (rounds.some((outcome) => !('value' in outcome)) || (isReference && round > 1)) continue;
      const outcome = await ask<Findings[keyof Findings]>(errand);
      rounds.push(outcome);
      console.error(`round ${round}  ${Object.values(errand).join(' ')}  ${JSON.stringify(outcome).slice(0, 100)}`);
    }
    keep(rows);
  }
  return rows;
}

type Measuring = Exclude<Errand, { kind: 'adapter' }>;

function errandsOf({ rows, contestants, quick, seconds }: Options): Measuring[] {
  const isWanted = ({ id }: { id: string }): boolean => rows.includes(id);
  const nacres = contestants.filter((name) => name === 'nacre' || name === 'nacre-cpu');
  const onGPU = contestants.filter((name) => name !== 'nacre-cpu');
  return [
    ...limitNames
      .filter((limit) => isWanted({ id: `limit-${limit}` }))
      .map((limit): Measuring => ({ kind: 'limit', limit, quick })),
    ...ratesOf(quick)
      .filter(isWanted)
      .flatMap(({ id }) => nacres.map((contestant): Measuring => ({ kind: 'rate', contestant, id, quick, seconds }))),
    ...trainingsOf(quick)
      .filter(isWanted)
      .flatMap(({ id }) => contestants.map((contestant): Measuring => ({ kind: 'training', contestant, id, quick, seconds }))),
    ...onGPU.filter(() => isWanted({ id: 'first' })).map((contestant): Measuring => ({ kind: 'first', contestant, quick })),
  ];
}

/** A first step finds no pipelines that a driver kept from earlier runs. */
const coldCaches = { __GL_SHADER_DISK_CACHE: '0', MESA_SHADER_CACHE_DISABLE: 'true' };

const askNode: Ask = <M extends object>(errand: Errand) =>
  outcomeOf<M>(process.execPath, [child, JSON.stringify(errand)], { env: errand.kind === 'first' ? coldCaches : {} });

function hearLoader(): void {
  console.error('What the loader of Vulkan says:');
  const env = { ...process.env, VK_LOADER_DEBUG: 'error,warn,driver' };
  spawnSync(process.execPath, [child, JSON.stringify({ kind: 'adapter' })], { env, stdio: ['ignore', 'ignore', 2] });
}

if (process.argv.includes('--help')) console.log(usage);
else await main(readOptions(process.argv.slice(2)));
