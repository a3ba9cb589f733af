import { DataLoader, type Dataset } from '@nacre/data';
import { example, handwrittenDigits } from '@nacre/example-common';
import { crossEntropy, Linear, type Module, Sequential, summary } from '@nacre/layers';
import { FrameClassifier } from '@nacre/models';
import { Adam, OneCycleLR } from '@nacre/optim';
import { compile, noGrad, type Tensor } from '@nacre/tensor';
import { type GridImage, imageGrid, lineChart } from '@nacre/train/charts';
import { classes, className, frames, height, movingDigits, unknown, type Video, width } from './moving-digits.ts';

type Bytes = Tensor<[number, number], 'uint8'>;
type Labels = Tensor<[number, number], 'int32'>;
type Videos = Tensor<[number, number, 1, 24, 40], 'float32'>;
type Logits = Tensor<[number, number, 20], 'float32'>;

/** A network, and how it gives logits for each frame of videos. */
interface Classifier {
  readonly model: Module;
  classify(videos: Videos): Logits;
}

const videosOf = (pixels: Bytes): Videos =>
  pixels.to('float32').div(255).reshape([-1, frames, 1, height, width]) as Tensor as Videos;

/** The convolutions and an LSTM over the frames. */
function withMemory(): Classifier {
  const model = new FrameClassifier({ classes, frame: [1, height, width] });
  return { model, classify: (videos) => model.forward(videos) };
}

/** The same convolutions, each frame by itself. */
function byItself(): Classifier {
  const { encoder, lstm } = new FrameClassifier({ classes, frame: [1, height, width] });
  const model = new Sequential(encoder, new Linear(lstm.inputSize, classes)) as Sequential;
  const classify = (videos: Videos): Logits =>
    model.forward(videos.flatten(0, 1)).reshape([-1, frames, classes]) as Tensor as Logits;
  return { model, classify };
}

interface Training {
  readonly epochs: number;
  readonly batchSize: number;
  readonly seed: number;
}

/** Teaches the class of each frame; returns the loss of each step. */
async function learn(name: string, { model, classify }: Classifier, data: Dataset<Video>, training: Training): Promise<number[]> {
  const { epochs, batchSize, seed } = training;
  const loader = new DataLoader(data, { batchSize, shuffle: true, dropLast: true, seed });
  const optimizer = new Adam(model.parameters());
  const schedule = new OneCycleLR(optimizer, 0.004, { totalSteps: epochs * loader.length });
  const step = compile(async (pixels: Bytes, labels: Labels) => {
    const loss = crossEntropy(classify(videosOf(pixels)).flatten(0, 1), labels.flatten(), { ignoreIndex: unknown });
    optimizer.zeroGrad();
    loss.backward();
    await optimizer.step();
    return loss;
  });
  const losses: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    for await (const { pixels, labels } of loader.epoch(epoch)) {
      losses.push(await (await step(pixels as Bytes, labels as Labels)).item());
      schedule.step();
    }
    console.log(`${name}, epoch ${epoch + 1} of ${epochs}: loss ${losses.at(-1)!.toFixed(3)}`);
  }
  model.eval();
  return losses;
}

/** The class found for each frame of each video. */
async function predict({ classify }: Classifier, data: Dataset<Video>): Promise<number[][]> {
  const found: number[][] = [];
  for await (const { pixels } of new DataLoader(data, { batchSize: 50 })) {
    const likeliest = noGrad(() => classify(videosOf(pixels as Bytes)).argmax(-1));
    found.push(...((await likeliest.array()) as number[][]));
  }
  return found;
}

/** The share of frames, from the second on, of which `same` holds of what was found and what is. */
function share(found: readonly number[][], data: Dataset<Video>, same: (found: number, label: number) => boolean): number {
  const right = found.map((row, i) => row.filter((f, t) => t > 0 && same(f, data.get(i).labels[t]!)).length);
  return right.reduce((a, b) => a + b, 0) / (found.length * (frames - 1));
}

await example(import.meta, async (run) => {
  const digits = await handwrittenDigits(run, run.choose({ train: 8000, test: 2000 }, { train: 160, test: 50 }));
  const [train, test] = [movingDigits(digits.train, run.seed), movingDigits(digits.test, run.seed + 1)];
  const networks = { 'with an LSTM': withMemory(), 'each frame by itself': byItself() };
  const { totals } = summary(networks['with an LSTM'].model, [1, frames, 1, height, width]);
  run.figure('parameters', totals.parameters);

  const training = { epochs: run.choose(4, 3), batchSize: run.choose(32, 16), seed: run.seed };
  const results: Record<string, { losses: number[]; found: number[][] }> = {};
  for (const [name, network] of Object.entries(networks)) {
    const losses = await learn(name, network, train, training);
    results[name] = { losses, found: await predict(network, test) };
  }
  const [lstm, single] = [results['with an LSTM']!, results['each frame by itself']!];
  const exactly = (a: number, b: number): boolean => a === b;
  const theDigit = (a: number, b: number): boolean => a % 10 === b % 10;
  const fall = lstm.losses.at(-1)! / lstm.losses[0]!;
  run.figure('loss at the end, of that at the beginning', fall, { atMost: run.choose(0.2, 0.95) });
  run.figure('each frame by itself: digit right', share(single.found, test, theDigit), run.choose({ atLeast: 0.9 }, {}));
  run.figure('each frame by itself: digit and direction right', share(single.found, test, exactly), { atMost: 0.6 });
  run.figure('with an LSTM: digit right', share(lstm.found, test, theDigit), run.choose({ atLeast: 0.93 }, {}));
  run.figure('with an LSTM: digit and direction right', share(lstm.found, test, exactly), run.choose({ atLeast: 0.9 }, {}));

  const series = Object.entries(results).map(([name, { losses }]) => ({ name, points: losses }));
  await run.picture('loss.svg', lineChart({ title: 'Moving digits', xLabel: 'step', yLabel: 'cross entropy', series }));
  await run.picture(
    'frames.svg',
    imageGrid({
      title: 'What is found in each frame',
      images: lstm.found.slice(0, 6).flatMap((row, i) => strip(test.get(i), row)),
      columns: frames,
      size: 96,
      domain: [0, 255],
    }),
  );
});

/** The frames of a video, each with what was found and, where that is wrong, what it is. */
function strip({ pixels, labels }: Video, found: readonly number[]): GridImage[] {
  return found.map((f, t) => {
    const label = labels[t]!;
    const rows = Array.from({ length: height }, (_, y) =>
      Array.from(pixels.subarray((t * height + y) * width, (t * height + y + 1) * width)),
    );
    return { values: rows, label: f === label || label === unknown ? className(f) : `${className(f)}, is ${className(label)}` };
  });
}
