import { digits, RandomStream } from '@nacre/data';
import { crossEntropy, Linear, type Module, Sequential } from '@nacre/layers';
import { FrameClassifier } from '@nacre/models';
import { Adam } from '@nacre/optim';
import { compile, manualSeed, noGrad, type Tensor, tensor } from '@nacre/tensor';
import {
  classes,
  className,
  frames,
  height,
  movingDigits,
  unknown,
  type Video,
  width,
} from '../../../../examples/video/moving-digits.ts';
import { Pace } from '../kit/pace.ts';

type Pixels = Tensor<[number, number], 'uint8'>;
type Labels = Tensor<[number, number], 'int32'>;
type Videos = Tensor<[number, number, 1, 24, 40], 'float32'>;

/** With an LSTM over the frames, and each frame by itself. */
export type Kind = 'memory' | 'single';

export interface Progress {
  readonly step: number;
  /** For each network, the share of frames of videos held out, from the second on, of which digit and direction are right. */
  readonly right: Readonly<Record<Kind, number>>;
}

export type Likely = readonly (readonly [name: string, probability: number])[];

export interface Watched {
  /** [frames, height, width], from 0 to 255. */
  readonly pixels: Uint8Array;
  readonly frames: number;
  readonly height: number;
  readonly width: number;
  /** What each frame shows; nothing at the first, which shows no movement yet. */
  readonly shown: readonly (string | undefined)[];
  /** The likeliest classes of each frame. */
  readonly found: Readonly<Record<Kind, readonly Likely[]>>;
}

/** A network, and its logits for each frame, [N, frames, classes]. */
interface Network {
  readonly model: Module;
  classify(videos: Videos): Tensor;
}

const [known, heldOut, batch] = [400, 60, 16];

const sizes = { classes, frame: [1, height, width], widths: [4, 8, 16], features: 48, hidden: 48 } as const;

function withMemory(): Network {
  const model = new FrameClassifier(sizes);
  return { model, classify: (videos) => model.forward(videos) };
}

/** The same convolutions without the LSTM. */
function single(): Network {
  const { encoder, lstm } = new FrameClassifier(sizes);
  const model = new Sequential(encoder, new Linear(lstm.inputSize, classes)) as Sequential;
  return { model, classify: (videos) => model.forward(videos.flatten(0, 1)).reshape([-1, frames, classes]) as Tensor };
}

const videosOf = (pixels: Pixels): Videos =>
  pixels.to('float32').div(255).reshape([-1, frames, 1, height, width]) as Tensor as Videos;

/** Two networks that watch digits go to and fro: one with a memory, one without. */
export class Watching {
  private readonly random = new RandomStream(1, 0, 0);
  private readonly pace = new Pace(200);
  private readonly train: readonly Video[];
  private readonly test: readonly Video[];
  private readonly networks: Readonly<Record<Kind, Network>>;
  private readonly learnFrom: readonly ((pixels: Pixels, labels: Labels) => Promise<Tensor>)[];
  private steps = 0;

  constructor() {
    manualSeed(1);
    this.train = videos(known, 1);
    this.test = videos(heldOut, 2);
    this.networks = { memory: withMemory(), single: single() };
    this.learnFrom = Object.values(this.networks).map(({ model, classify }) => {
      const optimizer = new Adam(model.parameters(), { lr: 4e-3 });
      return compile(async (pixels: Pixels, labels: Labels) => {
        const logits = classify(videosOf(pixels)).flatten(0, 1) as Tensor<[number, number]>;
        const loss = crossEntropy(logits, labels.flatten(), { ignoreIndex: unknown }) as Tensor;
        optimizer.zeroGrad();
        loss.backward();
        await optimizer.step();
        return loss;
      });
    });
  }

  /** Some steps of training, in which both see the same videos. */
  async learn(): Promise<Progress> {
    this.steps += await this.pace.fill(async (steps) => {
      for (let step = 0; step < steps; step++) {
        const some = together(Array.from({ length: batch }, () => this.train[this.random.integer(known)]!));
        for (const learn of this.learnFrom) await (await learn(...some)).item();
      }
    });
    return { step: this.steps, right: { memory: await this.accuracy('memory'), single: await this.accuracy('single') } };
  }

  /** A video held out, and what both find in each frame; they are counted round and round. */
  async watch(index: number): Promise<Watched> {
    const video = this.test[index % heldOut]!;
    return {
      pixels: video.pixels,
      ...{ frames, height, width },
      shown: Array.from(video.labels, (label) => (label === unknown ? undefined : className(label))),
      found: { memory: await this.likeliest('memory', video), single: await this.likeliest('single', video) },
    };
  }

  private async likeliest(kind: Kind, video: Video): Promise<Likely[]> {
    const logits = this.logits(kind, together([video])[0]);
    const { values, indices } = logits.select(0, 0).softmax(1).topk(4, 1);
    const [probabilities, labels] = (await Promise.all([values.array(), indices.array()])) as [number[][], number[][]];
    return labels.map((row, t) => row.map((label, i) => [className(label), probabilities[t]![i]!] as const));
  }

  private async accuracy(kind: Kind): Promise<number> {
    const [pixels, labels] = together(this.test);
    const right = this.logits(kind, pixels)
      .argmax(2)
      .eq(labels)
      .slice([null, [1, null]])
      .to('float32')
      .mean();
    return (await right.item()) as number;
  }

  /** Without a trace of what is looked at in the running statistics. */
  private logits(kind: Kind, pixels: Pixels): Tensor {
    const { model, classify } = this.networks[kind];
    model.eval();
    const logits = noGrad(() => classify(videosOf(pixels)));
    model.train();
    return logits;
  }
}

/** Of the digits 0 to 2 only, so that it is learned in half a minute. */
function videos(count: number, seed: number): Video[] {
  const pictures = digits({ count: 4 * count, seed });
  const moving = movingDigits(pictures, seed);
  const chosen = Array.from(pictures.labels.keys()).filter((i) => pictures.labels[i]! < 3);
  return chosen.slice(0, count).map((i) => moving.get(i));
}

function together(some: readonly Video[]): [Pixels, Labels] {
  const size = frames * height * width;
  const [pixels, labels] = [new Uint8Array(some.length * size), new Int32Array(some.length * frames)];
  for (const [i, video] of some.entries()) {
    pixels.set(video.pixels, i * size);
    labels.set(video.labels, i * frames);
  }
  return [tensor(pixels, { shape: [some.length, size] }), tensor(labels, { shape: [some.length, frames] })];
}
