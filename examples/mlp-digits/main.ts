import { type DigitCounts, everything, example, handwrittenDigits } from '@nacre/example-common';
import { crossEntropy, expectedSquaredClassError, missProbability, summary } from '@nacre/layers';
import { MLP } from '@nacre/models';
import { SGD } from '@nacre/optim';
import { manualSeed, noGrad, randperm, type Tensor } from '@nacre/tensor';
import { lineChart } from '@nacre/train/charts';

type Labels = Tensor<[number], 'int32'>;
type Loss = (logits: Tensor, labels: Labels) => Tensor<[], 'float32'>;

/** Three losses, each with the learning rate that suits a batch, an image and a mini-batch. */
const losses: Readonly<Record<string, { readonly loss: Loss; readonly rates: readonly [number, number, number] }>> = {
  'cross entropy': { loss: (logits, labels) => crossEntropy(logits, labels) as ReturnType<Loss>, rates: [1, 0.02, 0.2] },
  '1 − k[T]': { loss: (logits, labels) => missProbability(logits.softmax(1), labels), rates: [4, 0.05, 0.5] },
  'Σ k[j](j−T)²': { loss: (logits, labels) => expectedSquaredClassError(logits.softmax(1), labels), rates: [0.1, 0.003, 0.02] },
};

await example(import.meta, async (run) => {
  run.figure('parameters', summary(new MLP([784, 10, 10]), [1, 784]).totals.parameters, { is: 7960 });

  const counts: DigitCounts = run.choose({ train: 10_000, test: 2_000 }, { train: 500, test: 300 });
  const digits = await handwrittenDigits(run, counts);
  const [train, test] = [everything(digits.train), everything(digits.test)];
  const [images, labels] = [train.images.reshape([-1, 784]) as Tensor, train.labels as Labels];

  const methods = [
    { name: 'batch', size: counts.train, epochs: run.choose(120, 30) },
    { name: 'stochastic', size: 1, epochs: run.choose(2, 1) },
    { name: 'mini-batch', size: 32, epochs: run.choose(5, 4) },
  ];

  const curves = [];
  for (const [lossName, { loss, rates }] of Object.entries(losses)) {
    for (const [i, { name, size, epochs }] of methods.entries()) {
      manualSeed(run.seed);
      const model = new MLP([784, 10, 10], { activation: 'tanh' });
      const optimizer = new SGD(model.parameters(), { lr: rates[i]! });
      const steps = Math.ceil((epochs * counts.train) / size);
      const points: [number, number][] = [];
      let order: Tensor<[number], 'int32'> = randperm(counts.train);
      for (let step = 0; step < steps; step++) {
        const start = (step * size) % counts.train;
        if (start < size) order = randperm(counts.train);
        const batch = order.slice([[start, start + size]]) as Tensor<[number], 'int32'>;
        const [x, y] = size === counts.train ? [images, labels] : [images.indexSelect(0, batch), labels.indexSelect(0, batch)];
        const error = loss(model.forward(x as Tensor), y as Labels);
        optimizer.zeroGrad();
        error.backward();
        await optimizer.step();
        if ((step + 1) % Math.ceil(steps / 12) === 0)
          points.push([(step + 1) * size, await accuracy(model, test.images, test.labels)]);
      }
      const reached = await accuracy(model, test.images, test.labels);
      const right = lossName.startsWith('Σ') ? run.choose(0.4, 0.15) : run.choose(0.8, 0.4);
      run.figure(`accuracy, ${lossName}, ${name}`, reached, { atLeast: right });
      curves.push({ name: `${lossName}, ${name}`, points, dashed: i === 0 });
    }
  }
  await run.picture(
    'accuracy.svg',
    lineChart({
      title: 'Test accuracy of 784-10-10',
      xLabel: 'images seen',
      series: curves,
      yDomain: [0, 1],
      width: 900,
      height: 560,
    }),
  );
});

/** The share of images whose largest output is at their class. */
async function accuracy(model: MLP, images: Tensor, labels: Tensor): Promise<number> {
  return noGrad(() =>
    model
      .forward(images.reshape([-1, 784]) as Tensor)
      .argmax(1)
      .eq(labels)
      .to('float32')
      .mean(),
  ).item() as Promise<number>;
}
