import { DataLoader } from '@nacre/data';
import { example, handwrittenDigits, pngGrid } from '@nacre/example-common';
import { summary } from '@nacre/layers';
import { LeNet5Original } from '@nacre/models';
import { Adam, OneCycleLR } from '@nacre/optim';
import { concat, noGrad, type Shape, type Tensor } from '@nacre/tensor';
import { lineChart } from '@nacre/train/charts';
import { prepared } from './prepared.ts';

await example(import.meta, async (run) => {
  const model = new LeNet5Original();
  console.log(`${summary(model, [1, 1, 32, 32])}\n`);
  run.figure('parameters', summary(model, [1, 1, 32, 32]).totals.trainable, { is: 60_000 });
  for (const [layer, count] of Object.entries(model.connections())) run.figure(`connections of ${layer}`, count);
  run.figure(
    'connections',
    Object.values(model.connections()).reduce((a, b) => a + b),
    { is: 340_908 },
  );

  const { train, test } = await handwrittenDigits(run, run.choose({ train: 60_000, test: 10_000 }, { train: 1500, test: 500 }));
  const [epochs, batchSize] = [run.choose(8, 3), run.choose(64, 25)];
  const loader = new DataLoader(train, { batchSize, shuffle: true, seed: run.seed });
  const optimizer = new Adam(model.parameters(), { lr: 0.002 });
  const schedule = new OneCycleLR(optimizer, run.choose(0.004, 0.003), { totalSteps: epochs * loader.length });
  const accuracies: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    for await (const { images, labels } of loader.epoch(epoch)) {
      const loss = model.loss(distancesOf(model, images), labels as Tensor<Shape, 'int32'>);
      optimizer.zeroGrad();
      loss.backward();
      await optimizer.step();
      schedule.step();
    }
    accuracies.push(await accuracy());
    console.log(`epoch ${epoch + 1}/${epochs}: test accuracy ${(100 * accuracies.at(-1)!).toFixed(2)} %`);
  }
  run.figure('test accuracy', accuracies.at(-1)!, { atLeast: run.choose(0.987, 0.7) });
  await run.picture(
    'accuracy.svg',
    lineChart({
      title: 'LeNet-5 of 1998: test accuracy',
      xLabel: 'epoch',
      series: [{ name: 'test', points: accuracies.map((y, i) => [i + 1, y] as const) }],
    }),
  );
  await run.picture('bitmaps.png', bitmaps());

  /** The share of images that are nearest to the bitmap of their digit. */
  async function accuracy(): Promise<number> {
    let right = 0;
    for await (const { images, labels } of new DataLoader(test, { batchSize: 500 })) {
      right += (await noGrad(() => distancesOf(model, images).argmin(1).eq(labels).sum()).item()) as number;
    }
    return right / test.length;
  }

  /** The drawn digits, and the outputs of F6 for the first test image of each class. */
  function bitmaps(): Promise<Uint8Array> {
    const first = Array.from({ length: 10 }, (_, digit) => test.labels.indexOf(digit));
    const { images } = test.getBatch(first);
    const shown = noGrad(() => model.features(prepared(images))) as Tensor;
    return pngGrid(concat([model.output.bitmaps, shown], 0).reshape([20, 12, 7]) as Tensor, {
      columns: 10,
      scale: 6,
      range: [1, -1],
    });
  }
});

function distancesOf(model: LeNet5Original, images: Tensor): Tensor {
  return model.forward(prepared(images));
}
