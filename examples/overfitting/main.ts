import { everything, example, handwrittenDigits } from '@nacre/example-common';
import { crossEntropy, Dropout, Linear, ReLU, Sequential } from '@nacre/layers';
import { AdamW } from '@nacre/optim';
import { manualSeed, noGrad, type Tensor } from '@nacre/tensor';
import { lineChart } from '@nacre/train/charts';
import { fitOfRisingDegree } from './polynomial.ts';

/** How many steps lie between two looks at the losses. */
const interval = 5;

interface Images {
  readonly x: Tensor;
  readonly labels: Tensor<[number], 'int32'>;
}
interface Curves {
  readonly train: number[];
  readonly test: number[];
}

/** Trains 784-1024-10 on all images at once; the loss on both sets now and then, in evaluation mode. */
async function learn(
  train: Images,
  test: Images,
  steps: number,
  remedy: { dropout?: number; weightDecay?: number },
): Promise<Curves> {
  const { dropout = 0, weightDecay = 0 } = remedy;
  const model = new Sequential(new Linear(784, 1024), new ReLU(), new Dropout(dropout), new Linear(1024, 10)) as Sequential;
  const optimizer = new AdamW(model.parameters(), { lr: 2e-3, weightDecay });
  const lossOn = ({ x, labels }: Images): Tensor => crossEntropy(model.forward(x) as Tensor<[number, number]>, labels);
  const curves: Curves = { train: [], test: [] };
  for (let step = 0; step < steps; step++) {
    optimizer.zeroGrad();
    lossOn(train).backward();
    await optimizer.step();
    if (step % interval !== 0) continue;
    model.eval();
    curves.train.push((await noGrad(() => lossOn(train)).item()) as number);
    curves.test.push((await noGrad(() => lossOn(test)).item()) as number);
    model.train();
  }
  return curves;
}

/** Losses as points over the steps they were looked at. */
const bySteps = (losses: readonly number[]): [number, number][] => losses.map((loss, i) => [interval * i + 1, loss]);

await example(import.meta, async (run) => {
  const digits = await handwrittenDigits(run, run.choose({ train: 300, test: 2000 }, { train: 60, test: 200 }));
  const [train, test] = [digits.train, digits.test].map((set): Images => {
    const { images, labels } = everything(set);
    return { x: images.reshape([-1, 784]) as Tensor, labels };
  }) as [Images, Images];
  const steps = run.choose(250, 40);

  const remedies = { none: {}, dropout: { dropout: 0.7 }, 'weight decay': { weightDecay: run.choose(15, 60) } };
  const gaps: Record<string, number> = {};
  const series = [];
  for (const [i, [name, remedy]] of Object.entries(remedies).entries()) {
    manualSeed(run.seed);
    const curves = await learn(train, test, steps, remedy);
    const colour = ['#4e79a7', '#f28e2b', '#59a14f'][i]!;
    series.push(
      { name: `${name}: test`, points: bySteps(curves.test), colour },
      { name: `${name}: train`, points: bySteps(curves.train), colour, dashed: true },
    );
    gaps[name] = curves.test.at(-1)! - curves.train.at(-1)!;
    if (name === 'none') {
      const stop = curves.test.indexOf(Math.min(...curves.test));
      gaps['early stopping'] = curves.test[stop]! - curves.train[stop]!;
      run.figure('loss on the training images at the end', curves.train.at(-1)!, { atMost: 0.02 });
      run.figure('rise of the test loss after its least', curves.test.at(-1)! - curves.test[stop]!, {
        atLeast: run.choose(0.02, 0),
      });
    }
  }
  for (const [name, gap] of Object.entries(gaps)) {
    const bound = name === 'none' ? { atLeast: 0.2 } : { atMost: 0.9 * gaps.none! };
    run.figure(`gap between test and training loss, ${name}`, gap, bound);
  }
  await run.picture(
    'curves.svg',
    lineChart({ title: '784-1024-10 on few images', xLabel: 'step', yLabel: 'cross entropy', series }),
  );

  await fitOfRisingDegree(run);
});
