import { parseArgs } from 'node:util';
import { cpu } from '@nacre/backend-cpu';
import { DataLoader, digits } from '@nacre/data';
import { crossEntropy } from '@nacre/layers';
import { LeNet5 } from '@nacre/models';
import { Adam } from '@nacre/optim';
import { manualSeed, setDefaultDevice, type Tensor } from '@nacre/tensor';
import { accuracy, fit } from '@nacre/train';
import { median, quantile } from '../statistics.ts';

/*
 * What `fit` costs over a loop written by hand: LeNet-5 on batches of 64 that are made beforehand. The two take turns, in an order that
 * changes from round to round, on the same model; a round gives the ratio of their times.
 */

const usage = `npm run bench:fit -- [--rounds N] [--steps N] [--threads N]     (30 rounds of 80 steps, 1 thread)`;

type Batch = { readonly images: Tensor<[number, 1, 28, 28], 'float32'>; readonly labels: Tensor<[number], 'int32'> };

/** A way to train for one pass over the batches. */
type Pass = (batches: readonly Batch[]) => Promise<number>;

/** What both train. */
interface Trained {
  readonly model: LeNet5;
  readonly optimizer: Adam;
}

function byHand({ model, optimizer }: Trained): Pass {
  return async (batches) => {
    let sum = 0;
    for (const { images, labels } of batches) {
      const loss = crossEntropy(model.forward(images), labels);
      optimizer.zeroGrad();
      loss.backward();
      await optimizer.step();
      sum += await loss.item();
    }
    return sum / batches.length;
  };
}

function byFit({ model, optimizer }: Trained, options: object): Pass {
  return async (data) => {
    const { epochs } = await fit(model, { data, loss: crossEntropy, optimizer, epochs: 1, ...options });
    return epochs[0]!.values.loss!;
  };
}

/** Elapsed time, and the processor's, which says more where others want it too. */
interface Times {
  readonly elapsed: number;
  readonly processor: number;
}

/** The ratios of two passes' times, round by round. */
async function ratios(batches: readonly Batch[], rounds: number, base: Pass, other: Pass): Promise<Times[]> {
  const time = async (pass: Pass): Promise<Times> => {
    const [begun, before] = [performance.now(), process.cpuUsage()];
    await pass(batches);
    const { user, system } = process.cpuUsage(before);
    return { elapsed: performance.now() - begun, processor: user + system };
  };
  for (const pass of [base, other, base, other]) await pass(batches);
  const list: Times[] = [];
  for (let round = 0; round < rounds; round++) {
    const turns = round % 2 === 0 ? [base, other] : [other, base];
    const times = new Map<Pass, Times>();
    for (const pass of turns) times.set(pass, await time(pass));
    const [a, b] = [times.get(base)!, times.get(other)!];
    list.push({ elapsed: b.elapsed / a.elapsed, processor: b.processor / a.processor });
  }
  return list;
}

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '30' },
    steps: { type: 'string', default: '80' },
    threads: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(usage);
else {
  const [rounds, steps, threads] = [Number(values.rounds), Number(values.steps), Number(values.threads)];
  setDefaultDevice(await cpu({ threads }));
  const batches: Batch[] = [];
  for await (const batch of new DataLoader(digits({ count: 64 * steps, seed: 1 }), { batchSize: 64 })) batches.push(batch);
  const rows: [string, (trained: Trained) => Pass][] = [
    ['the loop by hand again', byHand],
    ['fit', (trained) => byFit(trained, {})],
    ['fit with accuracy', (trained) => byFit(trained, { metrics: { accuracy: accuracy() } })],
    ['fit with watchNumbers', (trained) => byFit(trained, { watchNumbers: true })],
  ];
  console.log(
    `time ÷ that of a loop by hand, LeNet-5, batches of 64, ${threads} thread(s): median (quartiles) of ${rounds} rounds`,
  );
  for (const [name, make] of rows) {
    manualSeed(1);
    const model = new LeNet5();
    const trained = { model, optimizer: new Adam(model.parameters()) };
    const list = await ratios(batches, rounds, byHand(trained), make(trained));
    const shown = (kind: keyof Times): string => {
      const each = list.map((ratio) => ratio[kind]);
      const [low, middle, high] = [quantile(each, 0.25), median(each), quantile(each, 0.75)].map((ratio) => ratio.toFixed(3));
      return `${middle} (${low}–${high})`;
    };
    console.log(`${name.padEnd(24)} elapsed ${shown('elapsed')}   processor ${shown('processor')}`);
  }
  process.exit();
}
