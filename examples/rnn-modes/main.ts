import { example, type Run } from '@nacre/example-common';
import { noGrad, type Tensor } from '@nacre/tensor';
import { heatmap } from '@nacre/train/charts';
import { compareByHand } from './by-hand.ts';
import { Learner } from './learner.ts';
import { addition, display, languages, type Mode, reversal, spelling } from './modes.ts';
import { names } from './names.ts';
import { batchOf, type Network } from './network.ts';

/** One sequence: above the steps what goes in, and in each column how probable each class is where something is asked. */
async function draw(run: Run, model: Network, mode: Mode): Promise<void> {
  const steps = mode.test[0]!;
  const probabilities = noGrad(() =>
    model
      .forward(batchOf([steps]).inputs)
      .select(0, 0)
      .softmax(1)
      .t(),
  ) as Tensor;
  const all = (await probabilities.array()) as number[][];
  const values = all.map((row) => row.map((p, t) => (steps[t]!.target === undefined ? 0 : p)));
  const columns = steps.map(({ shown }) => shown ?? '–');
  const labels = { columns, rows: mode.classes, xLabel: 'what goes in, step by step', yLabel: 'what comes out' };
  const file = `${mode.name.replaceAll(/\W+/g, '-')}.svg`;
  await run.picture(file, heatmap({ title: mode.name, values, ...labels, domain: [0, 1], cell: 26 }));
}

await example(import.meta, async (run) => {
  const { outputs, gradients } = await compareByHand();
  run.figure('unrolled by hand against the layer', outputs, { atMost: 1e-5 });
  run.figure('back-propagation through time against autograd', gradients, { atMost: 1e-4 });

  const surnames = await names(run, run.choose(700, 120));
  for (const mode of [display(), spelling(), languages(surnames), addition(run.seed), reversal(run.seed)]) {
    const learner = new Learner(mode);
    for (let epoch = 0; epoch < mode.epochs; epoch++) await learner.epoch();
    run.figure(`${mode.name}: sequences right`, await learner.accuracy(), { atLeast: mode.least });
    await draw(run, learner.model, mode);
  }
});
