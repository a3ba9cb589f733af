import { everything, example, handwrittenDigits } from '@nacre/example-common';
import { summary } from '@nacre/layers';
import { MLP } from '@nacre/models';
import { SGD } from '@nacre/optim';
import { manualSeed, noGrad, randperm, type Tensor } from '@nacre/tensor';
import { lineChart } from '@nacre/train/charts';
import { type ClassLoss, type Labels, losses } from './losses.ts';

interface Digits {
  /** [N, 784]. */
  readonly images: Tensor;
  readonly labels: Labels;
}

/** Descends along the gradients of `size` images at a time; calls `look` twelve times on the way. */
async function descend(
  model: MLP,
  loss: ClassLoss,
  lr: number,
  { images, labels }: Digits,
  size: number,
  epochs: number,
  look: (seen: number) => Promise<void>,
) {
  const optimizer = new SGD(model.parameters(), { lr });
  const perEpoch = Math.floor(labels.size / size);
  let order = randperm(labels.size) as Labels;
  for (let step = 0; step < epochs * perEpoch; step++) {
    if (step % perEpoch === 0) order = randperm(labels.size);
    const batch = order.narrow(0, (step % perEpoch) * size, size) as Labels;
    const logits = model.forward(images.indexSelect(0, batch) as Tensor);
    optimizer.zeroGrad();
    loss.of(logits, labels.indexSelect(0, batch) as Labels).backward();
    await optimizer.step();
    if ((step + 1) % Math.ceil((epochs * perEpoch) / 12) === 0) await look((step + 1) * size);
  }
}

/** The share of right answers, and the mean (answer − T)². */
async function score(model: MLP, { images, labels }: Digits): Promise<{ accuracy: number; distance: number }> {
  const errors = noGrad(() => model.forward(images).argmax(1).sub(labels)) as Tensor;
  const [right, squares] = [errors.eq(0).to('float32').mean(), errors.to('float32').square().mean()];
  return { accuracy: (await right.item()) as number, distance: (await squares.item()) as number };
}

await example(import.meta, async (run) => {
  run.figure('parameters', summary(new MLP([784, 10, 10]), [1, 784]).totals.parameters, { is: 7960 });

  const sets = await handwrittenDigits(run, run.choose({ train: 10_000, test: 2_000 }, { train: 500, test: 300 }));
  const [train, test] = [sets.train, sets.test].map((set) => {
    const { images, labels } = everything(set);
    return { images: images.reshape([-1, 784]), labels } as Digits;
  }) as [Digits, Digits];
  const methods = [
    { name: 'batch', size: sets.train.length, epochs: run.choose(120, 60) },
    { name: 'stochastic', size: 1, epochs: run.choose(2, 1) },
    { name: 'mini-batch', size: 32, epochs: run.choose(5, 8) },
  ];

  for (const loss of losses) {
    const series = [];
    for (const [i, { name, size, epochs }] of methods.entries()) {
      manualSeed(run.seed);
      const model = new MLP([784, 10, 10], { activation: 'tanh' });
      const points: [number, number][] = [];
      await descend(model, loss, loss.rates[i]!, train, size, epochs, async (seen) => {
        points.push([seen, (await score(model, test)).accuracy]);
      });
      const { accuracy, distance } = await score(model, test);
      run.figure(`${loss.name}, ${name}: accuracy`, accuracy, { atLeast: run.choose(loss.least, loss.least / 2) });
      run.figure(`${loss.name}, ${name}: mean (answer − T)²`, distance, { atMost: run.choose(loss.most, 15) });
      series.push({ name, points });
    }
    const title = `Test accuracy of 784-10-10: ${loss.name}`;
    await run.picture(`${loss.file}.svg`, lineChart({ title, xLabel: 'images seen', series, logX: true, yDomain: [0, 1] }));
  }
});
