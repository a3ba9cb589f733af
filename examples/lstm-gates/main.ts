import { example } from '@nacre/example-common';
import { heatmap, lineChart } from '@nacre/train/charts';
import { latch } from './latch.ts';
import { learn, OneUnit, trace } from './one-unit.ts';
import { remembers } from './remembering.ts';

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

await example(import.meta, async (run) => {
  const starts = Array.from({ length: run.choose(3, 1) }, () => new OneUnit());
  const errors: number[] = [];
  for (const model of starts) {
    await learn(model, run.choose(1000, 200), run.seed);
    errors.push(await model.error(run.seed - 1));
  }
  const least = Math.min(...errors);
  run.figure('one unit: mean squared error of what it remembers', least, { atMost: run.choose(0.005, 0.02) });

  const [steps, flags] = [60, [0, 8, 15, 50]];
  const seen = await trace(starts[errors.indexOf(least)]!, latch(1, steps, run.seed + 2, flags));
  const at = (values: readonly number[], flagged: boolean): number =>
    mean(values.filter((_, t) => flags.includes(t) === flagged));
  run.figure('forget gate where nothing is to be remembered', at(seen.forget, false), { atLeast: 0.95 });
  run.figure('forget gate where the flag is set', at(seen.forget, true), { atMost: 0.4 });
  run.figure('input gate where nothing is to be remembered', at(seen.input, false), { atMost: 0.05 });
  run.figure('input gate where the flag is set', at(seen.input, true), { atLeast: 0.3 });

  const scaled = Math.max(...seen.cell.map(Math.abs));
  const rows = { ...seen, cell: seen.cell.map((x) => x / scaled) };
  const every = Array.from({ length: steps }, (_, t) => (t % 5 === 0 ? String(t) : ''));
  await run.picture(
    'gates.svg',
    heatmap({
      title: 'A unit remembers the value that had the flag last',
      xLabel: 'step',
      values: Object.values(rows),
      rows: Object.keys(rows),
      columns: every,
      palette: 'diverging',
      domain: [-1, 1],
      cell: 14,
    }),
  );
  const curve = (name: string, points: readonly number[], dashed = false) => ({ name, points, dashed });
  const marks = flags.map((x) => ({ x, label: 'flag' }));
  await run.picture(
    'gates-as-curves.svg',
    lineChart({
      title: 'Gates',
      xLabel: 'step',
      series: [curve('input gate', seen.input), curve('forget gate', seen.forget), curve('output gate', seen.output)],
      marks,
      yDomain: [0, 1],
    }),
  );
  await run.picture(
    'memory.svg',
    lineChart({
      title: 'What comes in and what is kept',
      xLabel: 'step',
      series: [
        { ...curve('value', seen.value), faint: true },
        curve('cell', rows.cell),
        curve('answer', seen.answer),
        curve('wanted', seen.target, true),
      ],
      marks,
    }),
  );

  const lengths = run.choose([10, 30, 100], [25]);
  const updates = run.choose(400, 120);
  const series = [];
  for (const kind of ['RNN', 'GRU', 'LSTM'] as const) {
    const points: [number, number][] = [];
    for (const length of lengths) points.push([length, await remembers(kind, length, updates)]);
    for (const [length, share] of points.slice(0, -1)) run.figure(`${kind}: right after ${length} steps`, share);
    const [longest, share] = points.at(-1)!;
    run.figure(`${kind}: right after ${longest} steps`, share, kind === 'RNN' ? { atMost: 0.6 } : { atLeast: 0.95 });
    series.push({ name: kind, points });
  }
  await run.picture(
    'long-memory.svg',
    lineChart({
      title: `The first symbol, ${updates} updates`,
      xLabel: 'steps to remember it',
      yLabel: 'right answers',
      series,
      yDomain: [0, 1],
    }),
  );
});
