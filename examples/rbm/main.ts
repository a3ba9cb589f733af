import { everything, example, handwrittenDigits, pngGrid, type Run } from '@nacre/example-common';
import { RBM, type RBMOptions } from '@nacre/models';
import { LinearLR, SGD } from '@nacre/optim';
import { concat, manualSeed, noGrad, randperm, type Tensor, tensor } from '@nacre/tensor';
import { imageGrid, lineChart } from '@nacre/train/charts';
import { barsAndStripes } from './bars-and-stripes.ts';

await example(import.meta, async (run) => {
  await tiny(run);
  await digits(run);
});

/** So few units that every state can be counted. */
async function tiny(run: Run): Promise<void> {
  const data = tensor(barsAndStripes as number[][]).to('float32') as Tensor;

  const steps = run.choose(6000, 1500);
  const series = [];
  const machines: Record<string, RBMOptions> = { 'CD-1': {}, 'CD-5': { steps: 5 }, 'persistent chains': { chains: 84 } };
  for (const [name, options] of Object.entries(machines)) {
    manualSeed(run.seed);
    const model = new RBM(9, 12, options);
    const optimizer = new SGD(model.parameters(), { lr: 0.2 });
    // Persistent chains must keep up with the weights, so that these move less and less.
    const schedule = new LinearLR(optimizer, { startFactor: 1, endFactor: 0.02, totalIters: steps });
    const batch = data.tile([6, 1]) as Tensor;
    const points: [number, number][] = [];
    for (let step = 0; step <= steps; step++) {
      if (step % run.choose(200, 100) === 0) points.push([step, (await model.logLikelihood(data).mean().item()) as number]);
      optimizer.zeroGrad();
      model.loss(batch).backward();
      await optimizer.step();
      schedule.step();
    }
    series.push({ name, points });
    run.figure(`${name}: log-likelihood at first`, points[0]![1]);
    run.figure(`${name}: log-likelihood in the end`, points.at(-1)![1], { atLeast: points[0]![1] + run.choose(2, 0.5) });
  }
  run.figure('the best there is: −log 14', -Math.log(14));
  const best = {
    name: '−log 14',
    points: [
      [0, -Math.log(14)],
      [steps, -Math.log(14)],
    ] as [number, number][],
    dashed: true,
  };
  await run.picture(
    'likelihood.svg',
    lineChart({ title: 'Bars and stripes: exact log-likelihood', xLabel: 'step', series: [...series, best] }),
  );
}

async function digits(run: Run): Promise<void> {
  const set = await handwrittenDigits(run, run.choose({ train: 20_000, test: 500 }, { train: 500, test: 100 }));
  const binary = (images: Tensor): Tensor => images.reshape([-1, 784]).gt(0.5).to('float32') as Tensor;
  const [train, test] = [binary(everything(set.train).images), binary(everything(set.test).images)];

  const model = new RBM(784, run.choose(256, 64), { chains: 100 });
  const ink = train.mean(0).clamp(0.01, 0.99) as Tensor;
  model.visibleBias.load(ink.div(ink.neg().add(1)).log() as Tensor, 'rbm');
  const optimizer = new SGD(model.parameters(), { lr: 0.05, momentum: 0.5 });
  const [batchSize, epochs] = [50, run.choose(12, 8)];
  const schedule = new LinearLR(optimizer, {
    startFactor: 1,
    endFactor: 0.02,
    totalIters: (epochs * train.shape[0]!) / batchSize,
  });
  const reconstructed = (images: Tensor): Tensor => noGrad(() => model.generate(model.forward(images)));
  const error = async (): Promise<number> => (await reconstructed(test).sub(test).square().mean().item()) as number;
  const before = await error();
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = randperm(train.shape[0]!);
    for (let start = 0; start < train.shape[0]!; start += batchSize) {
      const batch = train.indexSelect(0, order.narrow(0, start, batchSize) as Tensor<[number], 'int32'>) as Tensor;
      optimizer.zeroGrad();
      model.loss(batch).backward();
      await optimizer.step();
      schedule.step();
    }
  }
  run.figure('error of reconstructions at first', before);
  run.figure('error of reconstructions in the end', await error(), { atMost: run.choose(0.5, 0.98) * before });

  const some = test.narrow(0, 0, 12) as Tensor;
  await run.picture(
    'reconstructions.png',
    pngGrid(concat([some, reconstructed(some)], 0).reshape([24, 28, 28]) as Tensor, { columns: 12 }),
  );
  let chain: Tensor = model.chains!.narrow(0, 0, 24) as Tensor;
  for (let i = 0; i < run.choose(20, 2); i++) chain = tensor(await model.sample(chain, 50).data(), { shape: chain.shape });
  await run.picture('samples.png', pngGrid(reconstructed(chain).reshape([24, 28, 28]) as Tensor, { columns: 12 }));
  const share = (await chain.mean().item()) as number;
  run.figure('ink in samples, of that in the digits', share / ((await train.mean().item()) as number), {
    atLeast: 0.4,
    atMost: 2.5,
  });
  const filters = (await model.weight.narrow(0, 0, 32).reshape([32, 28, 28]).array()) as number[][][];
  await run.picture(
    'filters.svg',
    imageGrid({
      title: 'Weights of 32 hidden units',
      images: filters.map((values) => ({ values })),
      palette: 'diverging',
      columns: 8,
    }),
  );
}
