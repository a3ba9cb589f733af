import { DataLoader } from '@nacre/data';
import { example, handwrittenDigits } from '@nacre/example-common';
import { crossEntropy } from '@nacre/layers';
import { LeNet5 } from '@nacre/models';
import { Adam } from '@nacre/optim';
import { noGrad, type Tensor } from '@nacre/tensor';
import { imageGrid } from '@nacre/train/charts';
import { exciting } from './exciting.ts';
import { featureMaps } from './feature-maps.ts';

type Picture = number[][];
const pictures = async (x: Tensor): Promise<Picture[]> => (await x.array()) as Picture[];

await example(import.meta, async (run) => {
  const { train, test } = await handwrittenDigits(run, run.choose({ train: 20_000, test: 1000 }, { train: 1500, test: 200 }));
  const model = new LeNet5();
  const optimizer = new Adam(model.parameters(), { lr: 0.002 });
  const loader = new DataLoader(train, { batchSize: 50, shuffle: true, seed: run.seed });
  for (let epoch = 0; epoch < run.choose(3, 2); epoch++) {
    for await (const { images, labels } of loader.epoch(epoch)) {
      optimizer.zeroGrad();
      crossEntropy(model.forward(images), labels).backward();
      await optimizer.step();
    }
  }
  const { images, labels } = test.getBatch(Int32Array.from({ length: test.length }, (_, i) => i));
  const accuracy = noGrad(() => model.forward(images).argmax(1).eq(labels).to('float32').mean());
  run.figure('test accuracy', (await accuracy.item()) as number, { atLeast: run.choose(0.96, 0.75) });

  const page: string[] = [];
  const show = async (
    file: string,
    title: string,
    images: readonly { values: Picture; label?: string }[],
    weights: boolean,
    columns: number,
  ): Promise<void> => {
    const svg = imageGrid({ title, images, columns, palette: weights ? 'diverging' : 'viridis' });
    page.push(svg);
    await run.picture(file, svg);
  };

  const first = await pictures(model.conv1.weight.squeeze(1) as Tensor);
  await show(
    'weights-1.svg',
    'Weights of the first convolution',
    first.map((values) => ({ values })),
    true,
    6,
  );
  const second = await pictures(model.conv2.weight.permute([1, 0, 2, 3]).reshape([96, 5, 5]) as Tensor);
  await show(
    'weights-2.svg',
    'Weights of the second: a column for each map, a row for each map it sees',
    second.map((values) => ({ values })),
    true,
    16,
  );

  const digit = images.narrow(0, 0, 1) as Tensor<[1, 1, 28, 28], 'float32'>;
  const [edges, shapes] = featureMaps(model, digit);
  const maps = { 'maps-1.svg': edges, 'maps-2.svg': shapes };
  await show(
    'digit.svg',
    'A digit',
    (await pictures(digit.squeeze([0, 1]).unsqueeze(0) as Tensor)).map((values) => ({ values })),
    false,
    1,
  );
  for (const [i, [file, map]] of Object.entries(maps).entries()) {
    await show(
      file,
      `What it leaves in the maps of convolution ${i + 1}`,
      (await pictures(map.squeeze(0) as Tensor)).map((values) => ({ values })),
      false,
      8,
    );
  }

  for (const [file, title, count, responses] of [
    ['excites-1.svg', 'What excites the maps of the first convolution', 6, (x: Tensor) => featureMaps(model, x)[0].mean([2, 3])],
    ['excites-2.svg', 'What excites the maps of the second', 16, (x: Tensor) => featureMaps(model, x)[1].mean([2, 3])],
    [
      'excites-3.svg',
      'What excites the outputs: the most typical digits, to the network',
      10,
      (x: Tensor) => model.forward(x as Tensor<[number, 1, 28, 28]>),
    ],
  ] as const) {
    const { inputs, before, after } = await exciting(responses as (x: Tensor) => Tensor, count, run.choose(150, 25));
    run.figure(`${title}: least gain`, Math.min(...after.map((value, i) => value - before[i]!)), { atLeast: 0 });
    await show(
      file,
      title,
      (await pictures(inputs.squeeze(1) as Tensor)).map((values, i) => ({ values, label: String(i) })),
      true,
      8,
    );
  }
  await run.picture('index.html', `<!doctype html><meta charset="utf-8"><title>What LeNet-5 sees</title>${page.join('\n')}`);
});
