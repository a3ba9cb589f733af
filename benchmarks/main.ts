import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cpu } from '@nacre/backend-cpu';
import { setDefaultDevice } from '@nacre/tensor';
import { measure, type Timing } from './measure.ts';
import { trainingSteps } from './training-steps.ts';

const seconds = 3;
const rounds = 3;
const run = promisify(execFile);

/** PyTorch's time, where a Python with PyTorch is at hand: `PYTHON`, or python3. */
async function pytorch(name: string): Promise<Timing | undefined> {
  const script = fileURLToPath(new URL('pytorch.py', import.meta.url));
  try {
    const { stdout } = await run(process.env.PYTHON ?? 'python3', [script, name, String(seconds), '1']);
    return JSON.parse(stdout) as Timing;
  } catch {
    return undefined;
  }
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

setDefaultDevice(await cpu());
console.log(
  '| training step | Nacre, ms | PyTorch 1 thread, ms | ratio of medians | ratio of fastest |\n| --- | --: | --: | --: | --: |',
);
for (const [name, make] of Object.entries(trainingSteps)) {
  const step = make();
  const own: Timing[] = [];
  const theirs: Timing[] = [];
  for (let round = 0; round < rounds; round++) {
    own.push(await measure(step, seconds));
    const timing = await pytorch(name);
    if (timing) theirs.push(timing);
  }
  const median = middle(own.map((t) => t.median));
  const fastest = Math.min(...own.map((t) => t.fastest));
  const other =
    theirs.length > 0
      ? { median: middle(theirs.map((t) => t.median)), fastest: Math.min(...theirs.map((t) => t.fastest)) }
      : undefined;
  const ratio = (a: number, b: number | undefined): string => (b === undefined ? '–' : (a / b).toFixed(2));
  console.log(
    `| ${name} | ${median.toFixed(2)} | ${other?.median.toFixed(2) ?? '–'} | ${ratio(median, other?.median)} | ${ratio(fastest, other?.fastest)} |`,
  );
}
