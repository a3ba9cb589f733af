import { everything, example, handwrittenDigits, pngGrid, type Run } from '@nacre/example-common';
import { bce, type Module, regularization, summary } from '@nacre/layers';
import { ConvAutoencoder, DeepAutoencoder, DenoisingAutoencoder, DenseAutoencoder } from '@nacre/models';
import { Adam, OneCycleLR } from '@nacre/optim';
import { concat, noGrad, randn, randperm, type Tensor } from '@nacre/tensor';
import { lineChart } from '@nacre/train/charts';
import { medianFilter, psnr } from './median.ts';
import { principalComponents } from './pca.ts';

/** A network from images to images of the same shape. */
interface Autoencoder extends Module {
  forward(images: Tensor): Tensor;
}

interface Training {
  readonly epochs: number;
  readonly batchSize: number;
  readonly lr: number;
  /** What the network is shown instead of the images themselves. */
  readonly disturb?: (images: Tensor) => Tensor;
}

/** Teaches a network to give back images [N, …]; returns the loss of each step. */
async function learn(
  model: Autoencoder,
  images: Tensor,
  { epochs, batchSize, lr, disturb = (x) => x }: Training,
): Promise<number[]> {
  const steps = Math.floor(images.shape[0]! / batchSize);
  const optimizer = new Adam(model.parameters(), { lr: lr / 25 });
  const schedule = new OneCycleLR(optimizer, lr, { totalSteps: epochs * steps });
  const losses: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = randperm(images.shape[0]!);
    for (let step = 0; step < steps; step++) {
      const batch = images.indexSelect(
        0,
        order.slice([[step * batchSize, (step + 1) * batchSize]]) as Tensor<[number], 'int32'>,
      ) as Tensor;
      const loss = bce(model.forward(disturb(batch)), batch).add(regularization(model)) as Tensor<[], 'float32'>;
      optimizer.zeroGrad();
      loss.backward();
      await optimizer.step();
      schedule.step();
      losses.push((await loss.item()) as number);
    }
  }
  model.eval();
  return losses;
}

/** In batches, so that no more is in memory than is needed. */
async function meanSquaredError(images: Tensor, reconstruct: (images: Tensor) => Tensor): Promise<number> {
  const [count, size] = [images.shape[0]!, 500];
  let sum = 0;
  for (let start = 0; start < count; start += size) {
    const batch = images.narrow(0, start, Math.min(size, count - start)) as Tensor;
    sum += (await noGrad(() => reconstruct(batch).sub(batch).square().sum()).item()) as number;
  }
  return sum / images.size;
}

/** Twelve images above what a network makes of them. */
function pairs(inputs: Tensor, outputs: Tensor): Promise<Uint8Array> {
  const rows = [inputs, outputs].map((x) => x.slice([[0, 12]]).reshape([12, 28, 28]));
  return pngGrid(concat(rows as Tensor[], 0) as Tensor, { columns: 12 });
}

await example(import.meta, async (run) => {
  const digits = await handwrittenDigits(run, run.choose({ train: 60_000, test: 10_000 }, { train: 400, test: 100 }));
  const [train, test] = [everything(digits.train).images, everything(digits.test).images] as [Tensor, Tensor];
  const [flatTrain, flatTest] = [train.reshape([-1, 784]), test.reshape([-1, 784])] as [Tensor, Tensor];
  const curves: Record<string, number[]> = {};

  const dense = new DenseAutoencoder() as DenseAutoencoder & Autoencoder;
  run.figure('dense: parameters', summary(dense, [1, 784]).totals.parameters, { is: 50_992 });
  curves.dense = await learn(dense, flatTrain, {
    epochs: run.choose(25, 20),
    batchSize: run.choose(256, 50),
    lr: run.choose(0.005, 0.01),
  });
  const components = await principalComponents(flatTrain, 32, run.choose(30, 8));
  const [byNetwork, byComponents] = [
    await meanSquaredError(flatTest, (x) => dense.forward(x)),
    await meanSquaredError(flatTest, components.reconstruct),
  ];
  run.figure('dense: mean squared error on test images', byNetwork);
  run.figure('32 principal components: the same', byComponents);
  run.figure('dense, of that of the components', byNetwork / byComponents, { atMost: run.choose(0.999, 2.5) });
  await run.picture(
    'dense.png',
    pairs(
      flatTest,
      noGrad(() => dense.forward(flatTest.slice([[0, 12]]) as Tensor)),
    ),
  );
  await run.picture('components.png', pairs(flatTest, components.reconstruct(flatTest.slice([[0, 12]]) as Tensor)));

  const deep = new DeepAutoencoder() as DeepAutoencoder & Autoencoder;
  run.figure('deep: parameters', summary(deep, [1, 784]).totals.parameters, { is: 222_384 });
  curves.deep = await learn(deep, flatTrain, { epochs: run.choose(15, 6), batchSize: run.choose(256, 50), lr: 0.004 });
  run.figure('deep: mean squared error on test images', await meanSquaredError(flatTest, (x) => deep.forward(x)), {
    atMost: run.choose(0.025, 0.09),
  });
  await run.picture(
    'deep.png',
    pairs(
      flatTest,
      noGrad(() => deep.forward(flatTest.slice([[0, 12]]) as Tensor)),
    ),
  );

  const conv = new ConvAutoencoder() as ConvAutoencoder & Autoencoder;
  run.figure('convolutional: parameters', summary(conv, [1, 1, 28, 28]).totals.parameters, { is: 4_385 });
  curves.convolutional = await learn(conv, train, { epochs: 2, batchSize: run.choose(128, 40), lr: 0.01 });
  run.figure('convolutional: mean squared error on test images', await meanSquaredError(test, (x) => conv.forward(x)), {
    atMost: run.choose(0.03, 0.2),
  });
  await run.picture(
    'convolutional.png',
    pairs(
      test,
      noGrad(() => conv.forward(test.slice([[0, 12]]) as Tensor)),
    ),
  );

  await denoise(run, train, test, curves);
  const series = Object.entries(curves).map(([name, points]) => ({
    name,
    points: points.map((y, i) => [i / points.length, y] as const),
  }));
  await run.picture(
    'loss.svg',
    lineChart({ title: 'Cross entropy while they learn', xLabel: 'share of the training', series, yDomain: [0, 0.7] }),
  );
});

/** The denoising autoencoder against a median filter. */
async function denoise(run: Run, train: Tensor, test: Tensor, curves: Record<string, number[]>): Promise<void> {
  const disturb = (images: Tensor): Tensor => images.add(randn(images.shape).mul(0.5)).clamp(0, 1) as Tensor;
  const model = new DenoisingAutoencoder() as DenoisingAutoencoder & Autoencoder;
  run.figure('denoising: parameters', summary(model, [1, 1, 28, 28]).totals.parameters, { is: 28_353 });
  curves.denoising = await learn(model, train, { epochs: 2, batchSize: run.choose(64, 40), lr: 0.008, disturb });

  const noisy: Tensor[] = [];
  const cleaned: Tensor[] = [];
  for (let start = 0; start < test.shape[0]!; start += 100) {
    const batch = disturb(test.narrow(0, start, 100) as Tensor);
    noisy.push(batch);
    cleaned.push(noGrad(() => model.forward(batch)));
    await Promise.all([noisy.at(-1)!.data(), cleaned.at(-1)!.data()]);
  }
  const filtered = await Promise.all(noisy.map(medianFilter));
  const [none, median, network] = await Promise.all([noisy, filtered, cleaned].map((parts) => psnr(parts, test)));
  run.figure('noisy images: PSNR in dB', none!);
  run.figure('3×3 median filter: PSNR in dB', median!);
  run.figure('denoising autoencoder: PSNR in dB', network!);
  run.figure('gain over the median filter in dB', network! - median!, { atLeast: run.choose(3, -6) });
  const rows = [test, noisy[0]!, filtered[0]!, cleaned[0]!].map((x) => x.slice([[0, 12]]));
  await run.picture('denoising.png', pngGrid(concat(rows as Tensor[], 0) as Tensor, { columns: 12 }));
}
