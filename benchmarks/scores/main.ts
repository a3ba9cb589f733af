import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Outcome, outcomeOf } from '../launch.ts';
import { circumstances, writeResults } from '../results.ts';
import { folder } from '../runtimes.ts';
import { type Answer, disagreement } from '../spec/answer.ts';
import { type Workload, workloads } from '../spec/workloads.ts';
import { median, spread } from '../statistics.ts';
import type { Measured } from '../timing.ts';
import { backends, type ScoredBackend } from './backends.ts';
import {
  type Conformance,
  type ConformanceScores,
  command,
  type Made,
  type Named,
  readScores,
  type Scores,
  scoresFile,
  type Time,
  type TimeScores,
} from './scores.ts';

const usage = `npm run scores [-- OPTIONS]: what the conformance suite and some workloads say of each backend, kept for the docs site

  --part conformance|times   only that part; the other stays as it was kept
  --rounds N                 of the times; default 3
  --seconds N                of a workload in a round; default 0.3`;

/** A product, elementwise work with a sum, rows, a convolution, and two trainings: what a processor that plays a GPU still does in seconds. */
const chosen = ['W1-512', 'W2', 'W3', 'W4-conv', 'W5', 'W6'];

/** The suite takes minutes where a processor plays a GPU. */
const mostSeconds = 1200;

type Run = Measured & { readonly on: string };

async function main(part: string | undefined, rounds: number, seconds: number): Promise<void> {
  let scores: Scores = part === undefined ? { command } : readScores();
  if (part !== 'times') scores = { ...scores, conformance: await conformances() };
  if (part !== 'conformance') scores = { ...scores, times: await times(rounds, seconds) };
  writeResults(scoresFile, scores);
  console.log(`Kept in ${scoresFile}`);
}

function made(): Made {
  const versionOf = (file: string): string =>
    (JSON.parse(readFileSync(`${folder}../${file}/package.json`, 'utf8')) as { version: string }).version;
  return {
    ...circumstances(),
    versions: {
      '@nacre/tensor': versionOf('packages/tensor'),
      '@nacre/backend-cpu': versionOf('packages/backend-cpu'),
      '@nacre/backend-webgpu': versionOf('packages/backend-webgpu'),
      webgpu: versionOf('node_modules/webgpu'),
    },
  };
}

/** A backend, by its number, in a process of its own. */
function inProcess<M extends object>(number: number, ...args: string[]): Promise<Outcome<M>> {
  const child = ['--import=tsx', '--conditions=@nacre/source', `${folder}scores/child.ts`, String(number), ...args];
  return outcomeOf<M>(process.execPath, child, { limit: mostSeconds });
}

const named = <T>({ name, source }: ScoredBackend, outcome: Outcome<T & object>): Named<T> => ({
  backend: name,
  source,
  result: 'unable' in outcome ? { failed: outcome.unable } : (outcome as T | { failed: string }),
});

async function conformances(): Promise<ConformanceScores> {
  const results: (Named<Conformance> & { leniency?: string })[] = [];
  for (const [number, backend] of backends.entries()) {
    const outcome = await inProcess<Conformance>(number);
    results.push({ ...named(backend, outcome), ...(backend.leniency && { leniency: backend.leniency.words }) });
    console.error(`conformance  ${backend.name}  ${'passed' in outcome ? `${outcome.passed} passed` : JSON.stringify(outcome)}`);
  }
  return { ...made(), backends: results };
}

/** Each round: every workload on every backend in turn, so that what slows the machine down meets all alike. */
async function times(rounds: number, seconds: number): Promise<TimeScores> {
  const timed = [...backends.entries()].filter(([, { timed }]) => timed);
  const works = workloads.filter(({ id }) => chosen.includes(id));
  const runs = works.map(() => timed.map((): Outcome<Run>[] => []));
  for (let round = 1; round <= rounds; round++) {
    for (const [w, { id }] of works.entries()) {
      for (const [b, [number, { name }]] of timed.entries()) {
        const outcome = await inProcess<Run>(number, id, String(seconds));
        runs[w]![b]!.push(outcome);
        console.error(
          `round ${round}  ${id}  ${name}  ${'value' in outcome ? `${outcome.value.toFixed(2)} ms` : JSON.stringify(outcome)}`,
        );
      }
    }
  }
  const table = works.map((workload, w) => {
    const reference = runs[w]![0]!.find((run) => 'answer' in run)?.answer ?? [];
    return {
      title: workload.title,
      backends: timed.map(([, backend], b) => named(backend, summary(workload, runs[w]![b]!, reference))),
    };
  });
  return { ...made(), rounds, workloads: table };
}

/** One figure of several rounds; a round that failed is what counts. */
function summary({ task, tolerance }: Workload, runs: readonly Outcome<Run>[], reference: Answer): Outcome<Time> {
  const failure = runs.find((run) => !('value' in run));
  if (failure !== undefined) return failure as Outcome<never>;
  const good = runs as readonly Run[];
  const values = good.map(({ value }) => value);
  const kind = task.kind === 'training' ? 'training' : 'output';
  return {
    on: good[0]!.on,
    milliseconds: median(values),
    spread: spread(values),
    disagreement: Math.max(...good.map(({ answer }) => disagreement(kind, answer, reference))),
    tolerance,
  };
}

const { values } = parseArgs({
  options: { part: { type: 'string' }, rounds: { type: 'string' }, seconds: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help) console.log(usage);
else if (values.part !== undefined && !['conformance', 'times'].includes(values.part))
  throw new Error(`no part ${values.part}\n${usage}`);
else await main(values.part, Number(values.rounds ?? 3), Number(values.seconds ?? 0.3));
