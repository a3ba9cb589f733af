import { padSequences, trainTestSplit, type WordTokenizer, wordTokenizer } from '@nacre/data';
import { example, type Run } from '@nacre/example-common';
import { crossEntropy, summary } from '@nacre/layers';
import { SentimentClassifier } from '@nacre/models';
import { AdamW, clipGradNorm } from '@nacre/optim';
import { compile, noGrad, randperm, type Tensor, tensor, zeros } from '@nacre/tensor';
import { lineChart } from '@nacre/train/charts';
import { sentences } from './sentences.ts';
import type { Sentence } from './written-sentences.ts';

type Integers = Tensor<[number], 'int32'>;

/** Sentences as tokens [N, length], padded. */
interface Encoded {
  readonly tokens: Tensor<[number, number], 'int32'>;
  readonly lengths: Integers;
  readonly labels: Integers;
}

/** Words beyond the longest length are not read. */
function encoded(tokenizer: WordTokenizer, some: readonly Sentence[], length: number): Encoded {
  const labels = Int32Array.from(some, ({ label }) => label);
  const words = some.map(({ text }) => tokenizer.encode(text));
  return { ...padSequences(words, { length }), labels: tensor(labels) };
}

function split(all: readonly Sentence[], seed: number): Sentence[][] {
  const parts = trainTestSplit({ length: all.length, get: (i) => all[i]! }, { testSize: 0.1, seed });
  return parts.map((part) => Array.from({ length: part.length }, (_, i) => part.get(i)));
}

async function accuracy(model: SentimentClassifier, { tokens, lengths, labels }: Encoded): Promise<number> {
  const right = noGrad(() => model.forward(tokens, { lengths }).argmax(1).eq(labels).to('float32').mean());
  return (await right.item()) as number;
}

/** Cross entropy by AdamW; the rows of a batch are picked on the device. */
async function learn(run: Run, model: SentimentClassifier, set: Encoded, look: (epoch: number, loss: number) => Promise<void>) {
  const batch = run.choose(64, 32);
  const optimizer = new AdamW(model.parameters(), { lr: run.choose(3e-3, 1e-2), weightDecay: run.choose(0.05, 0) });
  const step = compile(async (rows: Integers) => {
    const [tokens, lengths, labels] = [set.tokens, set.lengths, set.labels].map((each) => (each as Tensor).indexSelect(0, rows));
    const loss = crossEntropy(model.forward(tokens as Encoded['tokens'], { lengths: lengths as Integers }), labels as Integers);
    optimizer.zeroGrad();
    loss.backward();
    clipGradNorm(model.parameters(), 1);
    await optimizer.step();
    return loss;
  });
  const count = set.labels.size;
  for (let epoch = 1; epoch <= run.choose(4, 5); epoch++) {
    model.train();
    const order = randperm(count);
    let sum: Tensor = zeros([]);
    for (let start = 0; start + batch <= count; start += batch)
      sum = sum.add(await step(order.narrow(0, start, batch) as Integers));
    model.eval();
    await look(epoch, ((await sum.item()) as number) / Math.floor(count / batch));
  }
}

/** What is held of a sentence after each of its words: the probability of praise. */
async function whileReading(model: SentimentClassifier, tokenizer: WordTokenizer, text: string): Promise<[number, number][]> {
  const words = tokenizer.encode(text);
  const { tokens } = padSequences(Array.from(words, () => words));
  const lengths = Array.from(words, (_, i) => i + 1);
  const praise = noGrad(() => model.forward(tokens, { lengths }).softmax(1).select(1, 1));
  return Array.from((await praise.data()) as Float32Array, (p, i) => [i + 1, p]);
}

await example(import.meta, async (run) => {
  const [known, held] = split(await sentences(run, run.choose(6_000, 1_500)), run.seed) as [Sentence[], Sentence[]];
  const tokenizer = wordTokenizer(
    known.map(({ text }) => text),
    { minCount: 2 },
  );
  const length = run.choose(40, 16);
  const [train, test] = [encoded(tokenizer, known, length), encoded(tokenizer, held, length)];
  const model = new SentimentClassifier(tokenizer.vocabSize, {
    hidden: run.choose(64, 16),
    pooling: 'max',
    dropout: run.choose(0.5, 0.1),
  });
  console.log(String(summary(model, zeros([1, length], { dtype: 'int32' }))));

  const [losses, seen, unseen]: [number, number][][] = [[], [], []];
  await learn(run, model, train, async (epoch, loss) => {
    losses!.push([epoch, loss]);
    seen!.push([epoch, await accuracy(model, train)]);
    unseen!.push([epoch, await accuracy(model, test)]);
    console.log(
      `epoch ${epoch}: loss ${loss.toFixed(3)}, right ${seen!.at(-1)![1].toFixed(3)}, held out ${unseen!.at(-1)![1].toFixed(3)}`,
    );
  });
  run.figure('sentences held out', held.length);
  run.figure('of them right', unseen!.at(-1)![1], { atLeast: run.choose(0.72, 0.6) });

  await run.picture(
    'accuracy.svg',
    lineChart({
      title: 'Praise or blame: sentences right',
      xLabel: 'epoch',
      series: [
        { name: 'learned from', points: seen! },
        { name: 'held out', points: unseen! },
      ],
    }),
  );
  const short = held.filter(({ text }) => text.split(' ').length < 16).slice(0, 4);
  const series = await Promise.all(
    short.map(async ({ text }) => ({ name: text, points: await whileReading(model, tokenizer, text) })),
  );
  const title = 'Probability of praise while a sentence is read';
  await run.picture('reading.svg', lineChart({ title, xLabel: 'words read', series, yDomain: [0, 1], width: 1000 }));
});
