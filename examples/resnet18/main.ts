import { DataLoader } from '@nacre/data';
import { everything, example, pngGrid } from '@nacre/example-common';
import { crossEntropy, summary } from '@nacre/layers';
import { resnet18 } from '@nacre/models';
import { OneCycleLR, SGD } from '@nacre/optim';
import { noGrad } from '@nacre/tensor';
import { lineChart } from '@nacre/train/charts';
import { colourImages } from './images.ts';

await example(import.meta, async (run) => {
  const model = resnet18({ classes: 10, stem: 'small', zeroInitResidual: true });
  run.figure('parameters', summary(model, [1, 3, 32, 32]).totals.parameters, { is: 11_173_962 });

  const { train, test } = await colourImages(run, run.choose({ train: 4000, test: 1000 }, { train: 4, test: 4 }));
  await run.picture('images.png', pngGrid(everything(test).images.slice([[0, 16]]), { columns: 8, scale: 3, range: 'each' }));

  const [epochs, batchSize] = [run.choose(4, 2), run.choose(32, 4)];
  const loader = new DataLoader(train, { batchSize, shuffle: true, seed: run.seed });
  const optimizer = new SGD(model.parameters(), { lr: 0.01, momentum: 0.9, weightDecay: 5e-4 });
  const schedule = new OneCycleLR(optimizer, run.choose(0.05, 0.03), { totalSteps: epochs * loader.length });
  const losses: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    for await (const { images, labels } of loader.epoch(epoch)) {
      const loss = crossEntropy(model.forward(images), labels);
      optimizer.zeroGrad();
      loss.backward();
      await optimizer.step();
      schedule.step();
      losses.push((await loss.item()) as number);
      if (losses.length % 10 === 0)
        console.log(`step ${losses.length} of ${epochs * loader.length}: loss ${losses.at(-1)!.toFixed(3)}`);
    }
  }
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b) / values.length;
  const few = Math.min(10, Math.ceil(losses.length / 4));
  run.figure('loss at the end, of that at the beginning', mean(losses.slice(-few)) / mean(losses.slice(0, few)), {
    atMost: run.choose(0.75, 1),
  });

  model.eval();
  let right = 0;
  for await (const { images, labels } of new DataLoader(test, { batchSize: run.choose(100, 4) })) {
    right += (await noGrad(() => model.forward(images).argmax(1).eq(labels).sum()).item()) as number;
  }
  run.figure('test accuracy', right / test.length, { atLeast: run.choose(0.35, 0) });
  await run.picture(
    'loss.svg',
    lineChart({
      title: 'ResNet-18 on 32×32 images',
      xLabel: 'step',
      yLabel: 'cross entropy',
      series: [{ name: 'training', points: losses }],
    }),
  );
});
