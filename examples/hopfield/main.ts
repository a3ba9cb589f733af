import { example, pngGrid, type Run } from '@nacre/example-common';
import { Hopfield } from '@nacre/models';
import { concat, rand, type Tensor, tensor, where } from '@nacre/tensor';
import { lineChart } from '@nacre/train/charts';
import { letters } from './letters.ts';

const side = 10;

/** The share of units that agree, from −1 to 1, for each state. */
const overlap = (a: Tensor, b: Tensor): Tensor => a.mul(b).mean(1) as Tensor;

/** Letters of 10 × 10, the lower third hidden, or a fifth of the points turned round. */
async function recall(run: Run): Promise<void> {
  const patterns = tensor(letters as number[][]) as Tensor;
  const memory = new Hopfield(side * side);
  await memory.store(patterns);

  const hidden = concat([patterns.narrow(1, 0, 70), patterns.narrow(1, 70, 30).mul(0).sub(1)], 1) as Tensor;
  const disturbed = where(rand(patterns.shape).lt(0.2), patterns.neg(), patterns) as Tensor;
  const shown = concat([hidden, disturbed], 0) as Tensor;
  const fixed = tensor(await shown.data(), { shape: shown.shape });

  const energies = [await memory.energy(fixed).data()];
  const recalled = await memory.recall(fixed, {
    onSweep: async (states) => void energies.push(await memory.energy(states).data()),
  });
  const whole = concat([patterns, patterns], 0) as Tensor;
  run.figure('agreement with the patterns, shown', (await overlap(fixed, whole).mean().item()) as number);
  run.figure('agreement with the patterns, recalled', (await overlap(recalled, whole).mean().item()) as number, {
    atLeast: 0.95,
  });
  const rises = energies.slice(1).flatMap((now, i) => [...now].map((energy, p) => energy - energies[i]![p]!));
  run.figure('largest rise of the energy', Math.max(0, ...rises), { atMost: 1e-4 });

  await run.picture(
    'recall.png',
    pngGrid(concat([whole, fixed, recalled], 0).reshape([-1, side, side]) as Tensor, {
      columns: 2 * letters.length,
      scale: 5,
      range: [1, -1],
    }),
  );
  const series = Array.from(energies[0]!, (_, p) => ({ name: `state ${p + 1}`, points: energies.map((values) => values[p]!) }));
  await run.picture('energy.svg', lineChart({ title: 'Energy while a state settles', xLabel: 'sweep', series }));
}

/** Random patterns, more and more of them: how much of a hundred of them stays as it was stored. */
async function capacity(run: Run): Promise<void> {
  const series = [];
  for (const size of run.choose([500, 1000, 2000], [150, 300])) {
    const points: [number, number][] = [];
    for (const load of [0.05, 0.08, 0.1, 0.12, 0.13, 0.138, 0.145, 0.15, 0.16, 0.18, 0.22, 0.3]) {
      const count = Math.round(load * size);
      const random = where(rand([count, size]).lt(0.5), -1, 1) as Tensor;
      const patterns = tensor(await random.data(), { shape: random.shape });
      const memory = new Hopfield(size);
      await memory.store(patterns);
      const some = patterns.narrow(0, 0, Math.min(100, count)) as Tensor;
      const settled = await memory.recall(some, { maxSweeps: 50 });
      points.push([load, (await overlap(settled, some).mean().item()) as number]);
    }
    series.push({ name: `${size} units`, points });
    run.figure(`${size} units: agreement at 0.1 patterns for each unit`, agreementAt(points, 0.1), { atLeast: 0.97 });
    run.figure(`${size} units: agreement at 0.3`, agreementAt(points, 0.3), { atMost: 0.75 });
    run.figure(`${size} units: where less than 0.9 stays`, crossing(points, 0.9), {
      atLeast: run.choose(0.13, 0.1),
      atMost: run.choose(0.17, 0.22),
    });
  }
  run.figure('the same of the largest: near 0.138', crossing(series.at(-1)!.points, 0.9), {
    atLeast: run.choose(0.132, 0.1),
    atMost: run.choose(0.15, 0.22),
  });
  const marks = [{ x: 0.138, label: '0.138' }];
  await run.picture(
    'capacity.svg',
    lineChart({ title: 'How much of the patterns stays', xLabel: 'patterns / units', yLabel: 'agreement', series, marks }),
  );
}

const agreementAt = (points: readonly [number, number][], load: number): number => points.find(([x]) => x === load)![1];

/** Where a falling curve goes below a level. */
function crossing(points: readonly [number, number][], level: number): number {
  const below = points.findIndex(([, y]) => y < level);
  const [[x0, y0], [x1, y1]] = [points[below - 1]!, points[below]!];
  return x0 + ((y0 - level) / (y0 - y1)) * (x1 - x0);
}

await example(import.meta, async (run) => {
  await recall(run);
  await capacity(run);
});
