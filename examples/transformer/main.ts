import { RandomStream } from '@nacre/data';
import { example, type Run } from '@nacre/example-common';
import { crossEntropy, type Module, summary } from '@nacre/layers';
import { Adam, clipGradNorm, WarmupLR } from '@nacre/optim';
import { compile, noGrad, type Tensor, tensor } from '@nacre/tensor';
import { heatmap, lineChart } from '@nacre/train/charts';
import { begin, end, letters, type Pair, padding, Reverser } from './reverser.ts';
import { Sorter } from './sorter.ts';

const batch = 64;

type Logits = Tensor<[number, number]>;
type Classes = Tensor<[number], 'int32'>;
type Points = [step: number, loss: number][];

/** Adam with a rise and a fall of the rate, over batches made for every step. */
async function train<T extends readonly Tensor[]>(
  model: Module,
  steps: number,
  make: () => T,
  lossOf: (...batch: T) => Tensor,
): Promise<Points> {
  const optimizer = new Adam(model.parameters(), { lr: 4e-3 });
  const schedule = new WarmupLR(optimizer, steps / 10, { decay: 'cosine', totalSteps: steps });
  const learn = compile(async (...made: T) => {
    const loss = lossOf(...made);
    optimizer.zeroGrad();
    loss.backward();
    clipGradNorm(model.parameters(), 1);
    await optimizer.step();
    schedule.step();
    return loss;
  });
  const points: Points = [];
  for (let step = 1; step <= steps; step++) {
    const loss = await learn(...make());
    if (step % 20 === 0) points.push([step, (await loss.item()) as number]);
  }
  return points;
}

/** The share of rows that are equal throughout. */
async function exact(written: Tensor, wanted: Tensor): Promise<number> {
  return (await written.eq(wanted).all(1).to('float32').mean().item()) as number;
}

const integers = (rows: readonly (readonly number[])[]): Tensor => tensor(rows as number[][], { dtype: 'int32' });

/** The encoder alone puts ten digits in order. */
async function sort(run: Run): Promise<Points> {
  const random = new RandomStream(run.seed, 6, 0);
  const length = run.choose(10, 6);
  const make = (count: number): [Tensor, Tensor] => {
    const rows = Array.from({ length: count }, () => Array.from({ length }, () => random.integer(10)));
    return [integers(rows), integers(rows.map((row) => row.toSorted()))];
  };
  const model = new Sorter(10, run.choose(64, 32));
  console.log(String(summary(model, make(1)[0])));
  const points = await train(
    model,
    run.choose(1500, 150),
    () => make(batch),
    (numbers, sorted) => crossEntropy(model.forward(numbers).flatten(0, 1) as Logits, sorted.flatten() as Classes),
  );
  const [numbers, sorted] = make(500);
  const written = noGrad(() => model.forward(numbers).argmax(2)) as Tensor;
  run.figure('encoder: sequences sorted', await exact(written, sorted), { atLeast: run.choose(0.98, 0.8) });
  console.log(`${(await numbers.select(0, 0).data()).join(' ')} → ${(await written.select(0, 0).data()).join(' ')}\n`);
  return points;
}

/** Encoder and decoder write words backwards, of three to so many letters. */
async function reverse(run: Run): Promise<Points> {
  const random = new RandomStream(run.seed, 7, 0);
  const longest = run.choose(9, 6);
  const padded = (row: readonly number[], length: number): number[] => [
    ...row,
    ...Array<number>(length - row.length).fill(padding),
  ];
  const make = (count: number): [source: Tensor, target: Tensor, wanted: Tensor] => {
    const words = Array.from({ length: count }, () =>
      Array.from({ length: 3 + random.integer(longest - 2) }, () => letters + random.integer(26)),
    );
    const backwards = words.map((word) => padded([...word.toReversed(), end], longest + 1));
    const before = backwards.map((row) => [begin, ...row.slice(0, -1)]);
    return [integers(words.map((word) => padded(word, longest))), integers(before), integers(backwards)];
  };
  const model = new Reverser(letters + 26, run.choose(64, 32));
  const points = await train(
    model,
    run.choose(2000, 300),
    () => make(batch),
    (source, target, wanted) => {
      const logits = model.forward({ source, target }).flatten(0, 1) as Logits;
      return crossEntropy(logits, wanted.flatten() as Classes, { ignoreIndex: padding });
    },
  );
  const [source, target, wanted] = make(500);
  const written = await model.write(source, longest + 1);
  const isPadding = wanted.eq(padding) as Tensor<readonly number[], 'bool'>;
  run.figure(
    'encoder and decoder: words written backwards',
    await exact(written.maskedFill(isPadding, padding) as Tensor, wanted),
    {
      atLeast: run.choose(0.98, 0.2),
    },
  );
  const first = <T extends Tensor>(rows: T): Tensor => rows.narrow(0, 0, 1) as Tensor;
  await drawAttention(run, model, { source: first(source), target: first(target) });
  return points;
}

const spelled = (token: number): string =>
  token === begin ? '▸' : token === end ? '◂' : token === padding ? '' : String.fromCharCode(97 + token - letters);

async function drawAttention(run: Run, model: Reverser, pair: Pair): Promise<void> {
  const [weights] = (await noGrad(() => model.lookedAt(pair)).array()) as number[][][];
  const [columns, rows] = await Promise.all(
    [pair.source, pair.target].map(async (tokens) => Array.from(await tokens.data(), (token) => spelled(Number(token)))),
  );
  const title = 'Where the decoder looks after each token it has';
  const labels = { rows: rows!, columns: columns!, xLabel: 'source', yLabel: 'target so far' };
  await run.picture('attention.svg', heatmap({ title, values: weights!, ...labels, domain: [0, 1], cell: 30 }));
}

await example(import.meta, async (run) => {
  const series = [
    { name: 'encoder: sorting', points: await sort(run) },
    { name: 'encoder and decoder: writing backwards', points: await reverse(run) },
  ];
  await run.picture('loss.svg', lineChart({ title: 'Cross entropy', xLabel: 'step', series, logY: true }));
});
