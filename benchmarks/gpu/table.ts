import type { Outcome } from '../launch.ts';
import type { Rounds } from '../results.ts';
import { digits, Footnotes, hindranceOf, markdown, measured, medianOf, mismatch, spreadOut } from '../table.ts';
import type { ContestantName } from './errand.ts';
import type { LimitName } from './limits.ts';
import { type Rate, ratesOf, rateTolerance } from './rates.ts';
import type { Entry, Findings, Results } from './results.ts';
import { trainingsOf } from './trainings.ts';

const columns = [
  '',
  'limit',
  'Nacre',
  'with the host',
  'share',
  'aim',
  'TensorFlow.js',
  'jax-js',
  'Nacre, CPU',
  'Nacre ÷ best peer',
] as const;
type Row = Partial<Record<(typeof columns)[number], string>>;

const columnOf = { nacre: 'Nacre', 'nacre-cpu': 'Nacre, CPU', tfjs: 'TensorFlow.js', 'jax-js': 'jax-js' } as const;
const giga = 1e9;

/** What was measured on and the one table; on a processor that plays a GPU no figure is given out as a GPU's. */
export function reportOf(results: Results): string {
  const { adapter, commit, node, browser, machine, quick } = results;
  const { name, vendor, architecture, driver, isSoftware } = adapter;
  const identity = `${name} (${[vendor, architecture].filter((part) => part !== '').join(', ')}), driver: ${driver}`;
  const heading = isSoftware ? `## Software adapter: the figures mean nothing\n\n${identity}` : `## GPU: ${identity}`;
  const sizes = quick ? '\n\nSizes of a quick run: they say nothing of speed.' : '';
  const notes = new Footnotes();
  const rows = [
    ...limitRows(results),
    ...rateRows(results, notes),
    ...trainingRows(results, notes),
    ...firstStepRows(results, notes),
  ];
  const table = markdown(
    columns,
    rows.map((row) => columns.map((column) => row[column] ?? '')),
  );
  return [`${heading}\n\n${commit}, ${browser ?? `Node ${node}`}, ${machine}${sizes}`, table, legend, String(notes)]
    .join('\n\n')
    .trimEnd();
}

const legend = `Medians of the rounds ± half their range; limits are the best of all rounds. Products and convolutions count 2 operations for each
multiplication of the plain form, and are held against the arithmetic; the other operations count the bytes they cannot but move, and are held against
the faster of the copies. Nacre's operations are timed by the adapter's clock kernel by kernel; with the host: by the wall, many in a row. A training
step makes its batch from arrays, and reads its loss.`;

function limitRows(results: Results): Row[] {
  const titles = {
    arithmetic: 'f32 peak: fused multiply-adds in registers, GFLOP/s',
    copyKernel: 'copy by a kernel, GB/s',
    copyBuffer: 'copy from buffer to buffer, GB/s',
  };
  return (Object.keys(titles) as LimitName[]).flatMap((name) => {
    const limit = limitOf(results, name);
    return limit === undefined ? [] : [{ '': titles[name], limit: digits(limit / giga) }];
  });
}

/** Operations or bytes per second. */
function limitOf({ limits }: Results, name: LimitName): number | undefined {
  const values = limits
    .filter(({ errand }) => errand.limit === name)
    .flatMap((entry) => measured(entry).map(({ value }) => value));
  return values.length === 0 ? undefined : Math.max(...values);
}

function rateRows(results: Results, notes: Footnotes): Row[] {
  const copies = [limitOf(results, 'copyKernel'), limitOf(results, 'copyBuffer')].filter((copy) => copy !== undefined);
  const limits = {
    arithmetic: limitOf(results, 'arithmetic'),
    memory: copies.length === 0 ? undefined : Math.max(...copies),
  };
  return ratesOf(results.quick).flatMap((rate) => {
    const entries = results.rates.filter(({ errand }) => errand.id === rate.id);
    return entries.length === 0 ? [] : [rateRow(results, rate, limits[rate.limit], entries, notes)];
  });
}

function rateRow(
  results: Results,
  rate: Rate,
  limit: number | undefined,
  entries: readonly Entry<'rate'>[],
  notes: Footnotes,
): Row {
  const perSecond = (milliseconds: number): number => rate.amount / milliseconds / giga / 1e-3;
  const cells = cellsOf(entries, notes, perSecond, (entry) =>
    mismatch('output', rateTolerance, named(entry), entries.map(named)),
  );
  const own = entries.find(({ errand }) => errand.contestant === 'nacre');
  const found = measured(own);
  const time = medianOf(own);
  const share = limit === undefined || time === undefined ? undefined : (perSecond(time) * giga) / limit;
  const clock = found.some((round) => round.clock === 'host') ? ` ${notes.mark('by the host, as the adapter has no clock')}` : '';
  return {
    ...cells,
    '': `${rate.title}, ${rate.limit === 'arithmetic' ? 'GFLOP/s' : 'GB/s'}`,
    Nacre: `${cells.Nacre ?? ''}${clock}`,
    'with the host': found.length === 0 ? '' : spreadOut(found.map(({ inARow }) => perSecond(inARow))),
    limit: limit === undefined ? '–' : digits(limit / giga),
    share: share === undefined ? '–' : percent(share),
    aim:
      rate.aim === undefined ? '' : aimed(results, `≥ ${percent(rate.aim)}`, share === undefined ? undefined : share >= rate.aim),
  };
}

function trainingRows(results: Results, notes: Footnotes): Row[] {
  return trainingsOf(results.quick).flatMap((workload): Row[] => {
    const entries = results.trainings.filter(({ errand }) => errand.id === workload.id);
    if (entries.length === 0) return [];
    const wrong = (entry: Entry<'training'>): string | undefined =>
      mismatch('training', workload.tolerance, named(entry), entries.map(named));
    const cells = cellsOf(entries, notes, (milliseconds) => 1000 / milliseconds, wrong);
    const ratio = againstPeers(entries);
    return [
      {
        ...cells,
        '': `train ${workload.title}, steps/s`,
        aim: aimed(results, 'ahead', ratio === undefined ? undefined : ratio > 1),
        'Nacre ÷ best peer': ratio === undefined ? '–' : `${digits(ratio)}×`,
      },
    ];
  });
}

/** How many times as fast as the fastest peer. */
function againstPeers(entries: readonly Entry<'training'>[]): number | undefined {
  const timeOf = (name: ContestantName): number | undefined => medianOf(entries.find(({ errand }) => errand.contestant === name));
  const own = timeOf('nacre');
  const peers = [timeOf('tfjs'), timeOf('jax-js')].filter((time) => time !== undefined);
  return own === undefined || peers.length === 0 ? undefined : Math.min(...peers) / own;
}

function firstStepRows({ firsts, quick }: Results, notes: Footnotes): Row[] {
  if (firsts.length === 0) return [];
  const { title } = trainingsOf(quick)[0]!;
  const row = (text: string, of: (step: Findings['first']) => string): Row => ({
    ...Object.fromEntries(
      firsts.flatMap((entry) => {
        const last = measured(entry).at(-1);
        return last === undefined ? [] : [[columnOf[entry.errand.contestant], of(last)]];
      }),
    ),
    '': text,
  });
  return [
    { ...cellsOf(firsts, notes, (milliseconds) => milliseconds), '': `first step of ${title}, nothing compiled before, ms` },
    row('device and weights before it, ms', ({ preparation }) => digits(preparation)),
    row('pipelines made until its loss', ({ pipelines }) => String(pipelines)),
    row('pipelines, bind groups and buffers made by the tenth step', ({ later: { pipelines, bindGroups, buffers } }) =>
      [pipelines, bindGroups, buffers].join(', '),
    ),
  ];
}

type OfContestant = Rounds<{ value: number }> & { readonly errand: { readonly contestant: ContestantName } };

/** Each contestant's figure in its column, with what hindered it and what is wrong with its answer. */
function cellsOf<E extends OfContestant>(
  entries: readonly E[],
  notes: Footnotes,
  figure: (milliseconds: number) => number,
  wrong: (entry: E) => string | undefined = () => undefined,
): Row {
  const cell = (entry: E): string => {
    const { contestant } = entry.errand;
    const hindrance = hindranceOf(entry);
    const mark = hindrance === undefined ? '' : ` ${notes.mark(`${columnOf[contestant]}: ${hindrance}`)}`;
    const values = measured<{ value: number }>(entry).map(({ value }) => figure(value));
    if (values.length === 0) return `–${mark}`;
    const mistake = wrong(entry);
    const alarm = mistake === undefined ? '' : ` **!** ${notes.mark(`${columnOf[contestant]}: ${mistake}`)}`;
    return `${spreadOut(values)}${alarm}${mark}`;
  };
  return Object.fromEntries(entries.map((entry) => [columnOf[entry.errand.contestant], cell(entry)]));
}

const named = <M extends object>({ errand, rounds }: { errand: { contestant: string }; rounds: readonly Outcome<M>[] }) => ({
  contestant: errand.contestant,
  rounds,
});

const percent = (share: number): string => `${(100 * share).toFixed(0)}%`;

/** Whether an aim is reached, where the figures mean something. */
function aimed({ adapter, quick }: Results, aim: string, isReached: boolean | undefined): string {
  return isReached === undefined || adapter.isSoftware || quick ? aim : `${aim} ${isReached ? '✓' : '✗'}`;
}
