import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cpu } from '@nacre/backend-cpu';
import { crossEntropy } from '@nacre/layers';
import { LeNet5 } from '@nacre/models';
import { Adam } from '@nacre/optim';
import { manualSeed, setDefaultDevice } from '@nacre/tensor';
import { median } from '../statistics.ts';
import { digits, markdown, spreadOut } from '../table.ts';
import { type Batch, type Contestant, contestants } from './contestants.ts';

const usage = `npm run bench:loading -- [--steps 130] [--rounds 5] [--batch 64]

How fast LeNet-5 trains on images that are moved about at random, by who makes the batches. MNIST of the folder NACRE_DATA, or digits drawn
by code.`;

/** Steps before the clock starts: the loader fills its queue, the device has its programs. */
const warmUp = 20;

const devices = [
  { name: '1 thread', options: { threads: 1 } },
  { name: '1 thread, in a worker', options: { threads: 1, worker: true } },
  { name: '2 threads', options: { threads: 2 } },
] as const;

interface Segment {
  /** Images a second. */
  readonly rate: number;
  /** The part of the time for which training waits for a batch. */
  readonly idle: number;
  /** Milliseconds of a processor that the training thread takes for a batch, waiting not counted. */
  readonly own: number;
  /** Processors kept busy by all threads together. */
  readonly processors: number;
}

function trainer(): (batch: Batch) => Promise<void> {
  manualSeed(1);
  const model = new LeNet5();
  const optimizer = new Adam(model.parameters());
  return async ({ images, labels }) => {
    const loss = crossEntropy(model.forward(images), labels);
    optimizer.zeroGrad();
    loss.backward();
    await optimizer.step();
    await loss.item();
  };
}

/** Milliseconds for which this thread has had a processor; NaN where the system does not tell. */
function ownMilliseconds(): number {
  const file = `/proc/self/task/${process.pid}/schedstat`;
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6 : Number.NaN;
}

async function measure({ batches }: Contestant, step: (batch: Batch) => Promise<void>, steps: number): Promise<Segment> {
  const source = batches()[Symbol.asyncIterator]();
  const next = async (): Promise<Batch> => {
    const { done, value } = await source.next();
    if (done === true) throw new Error('an epoch is shorter than what is measured: lower --steps');
    return value;
  };
  for (let i = 0; i < warmUp; i++) await step(await next());
  let [images, waited] = [0, 0];
  const cpuBefore = process.cpuUsage();
  const ownBefore = ownMilliseconds();
  const begin = performance.now();
  for (let i = 0; i < steps; i++) {
    const asked = performance.now();
    const batch = await next();
    waited += performance.now() - asked;
    images += batch.labels.size;
    await step(batch);
  }
  const milliseconds = performance.now() - begin;
  const own = (ownMilliseconds() - ownBefore) / steps;
  const { user, system } = process.cpuUsage(cpuBefore);
  await source.return?.();
  return {
    rate: (1000 * images) / milliseconds,
    idle: waited / milliseconds,
    own,
    processors: (user + system) / 1000 / milliseconds,
  };
}

async function main(steps: number, rounds: number, batchSize: number): Promise<void> {
  const data = process.env.NACRE_DATA;
  const ways = await contestants(data && join(data, 'mnist'), batchSize, warmUp + steps);
  const rows: string[][] = [];
  for (const { name, options } of devices) {
    const device = await cpu(options);
    setDefaultDevice(device);
    const step = trainer();
    const segments = new Map<Contestant, Segment[]>(ways.map((way) => [way, []]));
    for (let round = 0; round < rounds; round++) {
      for (const [way, list] of segments) list.push(await measure(way, step, steps));
    }
    const base = segments.get(ways[0]!)!;
    for (const [way, list] of segments) {
      rows.push([
        `${name}: ${way.name}`,
        spreadOut(list.map(({ rate }) => rate)),
        digits(median(list.map(({ rate }, round) => rate / base[round]!.rate))),
        `${(100 * median(list.map(({ idle }) => idle))).toFixed(1)}%`,
        digits(median(list.map(({ own }) => own))),
        digits(median(list.map(({ processors }) => processors))),
      ]);
    }
    device.close();
  }
  for (const way of ways) way.close();
  console.log(
    `LeNet-5, batches of ${batchSize}, ${data ? 'MNIST' : 'digits drawn by code'}, ${rounds} rounds of ${steps} steps\n`,
  );
  console.log(markdown(['compute: batches', 'images/s', 'of preloaded', 'waiting', 'own ms', 'processors'], rows));
}

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '130' },
    rounds: { type: 'string', default: '5' },
    batch: { type: 'string', default: '64' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(usage);
else await main(Number(values.steps), Number(values.rounds), Number(values.batch));
