import { contestants, yardstick } from './contestants/index.ts';
import type { Entry, Results, Rounds } from './results.ts';
import { type Answer, disagreement } from './spec/answer.ts';
import { type Workload, workloads } from './spec/workloads.ts';
import { median, spread } from './statistics.ts';
import type { Measured } from './timing.ts';

export function markdown(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const alignment = header.map((_, i) => (i === 0 ? '---' : '--:'));
  return [header, alignment, ...rows].map(line).join('\n');
}

/** Three digits that mean something, and no exponent. */
export const digits = (value: number): string =>
  value >= 100
    ? value.toFixed(0)
    : value >= 10
      ? value.toFixed(1)
      : value.toFixed(Math.min(4, 2 - Math.floor(Math.log10(Math.max(value, 1e-3)))));

/** A median and its spread, where there are several values. */
export function spreadOut(values: readonly number[]): string {
  const range = values.length > 1 ? ` ±${(100 * spread(values)).toFixed(0)}%` : '';
  return `${digits(median(values))}${range}`;
}

/** Remarks under a table, numbered in the order of their first mention. */
export class Footnotes {
  private readonly notes: string[] = [];

  /** The mark that refers to a remark. */
  mark(note: string): string {
    if (!this.notes.includes(note)) this.notes.push(note);
    return `[${this.notes.indexOf(note) + 1}]`;
  }

  toString(): string {
    return this.notes.map((note, i) => `- [${i + 1}] ${note}`).join('\n');
  }
}

/** The rounds in which something was measured. */
export const measured = <M extends object = Measured>(entry: Rounds<M> | undefined): M[] =>
  (entry?.rounds ?? []).filter((round): round is M => !('unable' in round || 'failed' in round));
export const medianOf = (entry: Rounds<{ value: number }> | undefined): number | undefined => {
  const rounds = measured(entry);
  return rounds.length === 0 ? undefined : median(rounds.map(({ value }) => value));
};

/** Whose answer the others are held against: the yardstick's, or where there is none the first there is. */
function reference<E extends Answered>(entries: readonly E[]): E | undefined {
  const answered = entries.filter((entry) => measured(entry).length > 0);
  return answered.find(({ contestant }) => contestant === yardstick) ?? answered[0];
}

type Answered = Rounds<{ readonly value: number; readonly answer: Answer }> & Pick<Entry, 'contestant'>;

/** How far an entry's answer is from the reference's at most, over its rounds; undefined where it may be. */
export function mismatch(
  kind: 'training' | 'output',
  tolerance: number,
  entry: Answered,
  entries: readonly Answered[],
): string | undefined {
  const other = reference(entries);
  if (other === undefined || other === entry) return undefined;
  const { answer } = measured(other)[0]!;
  const distances = measured(entry).map((round) => disagreement(kind, round.answer, answer));
  const agrees = distances.every((distance) => distance <= tolerance);
  if (agrees) return undefined;
  return `the answer is ${Math.max(...distances).toExponential(1)} from ${other.contestant}'s, ${tolerance.toExponential()} is allowed`;
}

/** Times, spreads, ratios to the yardstick, and what each contestant cannot do or gets wrong. */
export function timesTable({ entries }: Pick<Results, 'entries'>): string {
  const all = contestants(1).filter(({ name }) => entries.some((entry) => entry.contestant === name));
  const first = all.find(({ module }) => module === 'nacre');
  const rivals = all.filter(({ isPeer, threads }) => isPeer && threads <= (first?.threads ?? 0));
  const notes = new Footnotes();
  const rows = workloads
    .filter(({ id }) => entries.some((entry) => entry.workload === id))
    .map((workload) => {
      const own = entries.filter((entry) => entry.workload === workload.id);
      const of = (name: string): Entry | undefined => own.find(({ contestant }) => contestant === name);
      const base = medianOf(of(yardstick));
      const cells = all.map(({ name }) => cell(workload, of(name), own, name === yardstick ? undefined : base, notes));
      const unit = workload.measure === 'time' ? 'ms' : 'MiB';
      const last =
        first && rivals.length > 0
          ? [
              againstBest(
                medianOf(of(first.name)),
                rivals.map(({ name }) => [name, medianOf(of(name))]),
              ),
            ]
          : [];
      const rate = first ? [rateOf(workload, medianOf(of(first.name)))] : [];
      return [`${workload.id}: ${workload.title}, ${unit}`, ...cells, ...rate, ...last];
    });
  const rate = first ? [`${first.name}, GFLOP/s`] : [];
  const last = first && rivals.length > 0 ? [`${first.name} ÷ best JavaScript peer`] : [];
  const table = markdown(['', ...all.map(({ name }) => name), ...rate, ...last], rows);
  return [`${table}\n\nMedian of the rounds' medians ± half their range (× the time of ${yardstick}).`, String(notes)]
    .join('\n\n')
    .trimEnd();
}

/** Why a round measured nothing. */
export const hindranceOf = ({ rounds }: Rounds<object>): string | undefined =>
  rounds
    .map((round) => ('unable' in round ? round.unable : 'failed' in round ? `failed: ${round.failed}` : undefined))
    .find((text) => text !== undefined);

function cell(
  workload: Workload,
  entry: Entry | undefined,
  entries: readonly Entry[],
  base: number | undefined,
  notes: Footnotes,
): string {
  if (entry === undefined) return '';
  const value = medianOf(entry);
  const hindrance = hindranceOf(entry);
  const mark = hindrance === undefined ? '' : ` ${notes.mark(`${entry.contestant}: ${hindrance}`)}`;
  if (value === undefined) return `–${mark}`;
  const wrong = mismatch(workload.task.kind === 'training' ? 'training' : 'output', workload.tolerance, entry, entries);
  const ratio = base === undefined ? '' : ` (${digits(value / base)}×)`;
  const alarm = wrong === undefined ? '' : ` **!** ${notes.mark(`${workload.id}, ${entry.contestant}: ${wrong}`)}`;
  return `${spreadOut(measured(entry).map((round) => round.value))}${ratio}${alarm}${mark}`;
}

const rateOf = ({ flops }: Workload, milliseconds: number | undefined): string =>
  flops === undefined || milliseconds === undefined ? '' : digits(flops / milliseconds / 1e6);

function againstBest(own: number | undefined, peers: readonly (readonly [string, number | undefined])[]): string {
  const able = peers.filter((peer): peer is readonly [string, number] => peer[1] !== undefined);
  if (own === undefined || able.length === 0) return '–';
  const [name, best] = able.reduce((a, b) => (b[1] < a[1] ? b : a));
  return `${digits(own / best)}× (${name})`;
}

export function coldTable({ cold }: Pick<Results, 'cold'>): string {
  const notes = new Footnotes();
  const rows = cold.map(({ contestant, times, bare, unable }) =>
    times.length === 0
      ? [contestant, `– ${notes.mark(`${contestant}: ${unable}`)}`, '', '']
      : [contestant, spreadOut(times), digits(median(bare)), `${digits(median(times) / median(bare))}×`],
  );
  return `${markdown(['process start to the first 2×2 product', 'ms', 'bare start, ms', 'ratio'], rows)}\n\n${notes}`.trimEnd();
}

export function sizeTable({ size }: Pick<Results, 'size'>): string {
  const kib = (bytes: number): string => (bytes / 1024).toFixed(1);
  const rows = size.map((page) =>
    'unable' in page
      ? [`${page.page}: ${page.unable}`, '–', '–', '–', '–']
      : [page.page, kib(page.minified), kib(page.gzip), kib(page.wasmGzip), kib(page.gzip + page.wasmGzip)],
  );
  return markdown(['page that trains the MLP of W5', 'minified, KiB', 'gzip, KiB', 'wasm gzip, KiB', 'download, KiB'], rows);
}

/** Each time now and then, also with both as multiples of the yardstick, which takes the machine out. */
export function comparisonTable(now: Results, then: Results): string {
  const at = ({ entries }: Results, workload: string, contestant: string): number | undefined =>
    medianOf(entries.find((entry) => entry.workload === workload && entry.contestant === contestant));
  const rows = now.entries.flatMap(({ workload, contestant }) => {
    const [a, b] = [at(then, workload, contestant), at(now, workload, contestant)];
    if (a === undefined || b === undefined) return [];
    const [baseA, baseB] = [at(then, workload, yardstick), at(now, workload, yardstick)];
    const relative = baseA === undefined || baseB === undefined ? '–' : `${digits(b / baseB / (a / baseA))}×`;
    return [[`${workload}, ${contestant}`, digits(a), digits(b), `${digits(b / a)}×`, relative]];
  });
  return markdown([`${then.commit} → ${now.commit}`, 'then', 'now', 'now ÷ then', `the same in units of ${yardstick}`], rows);
}
