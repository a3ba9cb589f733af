import { example, pngGrid, type Run } from '@nacre/example-common';
import { Hopfield } from '@nacre/models';
import { concat, rand, type Tensor, tensor, where } from '@nacre/tensor';
import { lineChart } from '@nacre/train/charts';
import { letters } from './letters.ts';

const side = 10;

/** The share of units that agree, from −1 to 1, for each state. */
const overlap = (a: Tensor, b: Tensor): Tensor => a.mul(b).mean(1) as Tensor;

await example(import.meta, async (run) => {
  await recall(run);
  await capacity(run);
});

/** Letters of 10 × 10, half hidden or disturbed. */
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

/** Random patterns, more and more of them. */
async function capacity(run: Run): Promise<void> {
  const series = [];
  for (const size of run.choose([200, 500, 1000], [150, 300])) {
    const points: [number, number][] = [];
    for (const load of [0.05, 0.08, 0.1, 0.12, 0.13, 0.138, 0.145, 0.15, 0.16, 0.18, 0.22, 0.3]) {
      const count = Math.round(load * size);
      const random = where(rand([count, size]).lt(0.5), -1, 1) as Tensor;
      const patterns = tensor(await random.data(), { shape: random.shape });
      const memory = new Hopfield(size);
      await memory.store(patterns);
      points.push([
        load,
        (await overlap(await memory.recall(patterns, { maxSweeps: run.choose(50, 20) }), patterns)
          .mean()
          .item()) as number,
      ]);
    }
    series.push({ name: `${size} units`, points });
  }
  const largest = series.at(-1)!.points;
  const at = (load: number): number => largest.find(([x]) => x === load)![1];
  run.figure('agreement at 0.1 patterns for each unit', at(0.1), { atLeast: 0.97 });
  run.figure('agreement at 0.3', at(0.3), { atMost: 0.75 });
  // Where the curve of the largest network falls fastest.
  const drops = largest
    .slice(1)
    .map(([x, y], i) => ({ at: (x + largest[i]![0]) / 2, slope: (largest[i]![1] - y) / (x - largest[i]![0]) }));
  const steepest = drops.reduce((a, b) => (b.slope > a.slope ? b : a)).at;
  run.figure('where it breaks down', steepest, { atLeast: run.choose(0.13, 0.11), atMost: run.choose(0.16, 0.2) });
  await run.picture(
    'capacity.svg',
    lineChart({
      title: 'How much of the patterns stays',
      xLabel: 'patterns / units',
      yLabel: 'agreement',
      series,
      marks: [{ x: 0.138, label: '0.138' }],
    }),
  );
}
