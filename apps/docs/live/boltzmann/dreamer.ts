import { digits } from '@nacre/data';
import { RBM } from '@nacre/models';
import { SGD } from '@nacre/optim';
import { bernoulli, manualSeed, noGrad, randint, type Tensor, tensor } from '@nacre/tensor';
import { mosaic } from '../kit/mosaic.ts';
import { Pace } from '../kit/pace.ts';

const side = 14;
const size = side * side;
const hidden = 96;
const chains = 16;
const shown = 10;

export interface Progress {
  readonly step: number;
  /** The mean squared error of reconstructions of the digits that are shown. */
  readonly error: number;
  /** Ten digits above what the machine makes of each: to its hidden units and back. */
  readonly reconstructions: Strip;
  /** The weights of the first ten hidden units. */
  readonly weights: Strip;
}

/** Pictures side by side. */
export interface Strip {
  readonly picture: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/** What sixteen chains dream: the probability of ink at each point. */
export interface Dream {
  /** The first. */
  readonly first: ArrayLike<number>;
  readonly all: Strip;
}

/** A restricted Boltzmann machine for digits of 14 × 14, and chains of samples that go on and on. */
export class Dreamer {
  private readonly data: Tensor;
  private readonly model: RBM;
  private readonly optimizer: SGD;
  private readonly pace = new Pace(120);
  private dreaming: Tensor;
  private step = 0;

  constructor() {
    manualSeed(1);
    this.data = smallDigits(1000);
    this.model = new RBM(size, hidden, { chains: 20 });
    const ink = this.data.mean(0).clamp(0.01, 0.99) as Tensor;
    this.model.visibleBias.load(ink.div(ink.neg().add(1)).log() as Tensor, 'Dreamer');
    this.optimizer = new SGD(this.model.parameters(), { lr: 0.05, momentum: 0.5 });
    this.dreaming = bernoulli(0.5, [chains, size]) as Tensor;
  }

  async learn(): Promise<Progress> {
    this.step += await this.pace.fill(async (steps) => {
      for (let step = 0; step < steps; step++) {
        const batch = this.data.indexSelect(0, randint(0, this.data.shape[0]!, [20])) as Tensor;
        this.optimizer.zeroGrad();
        this.model.loss(batch).backward();
        await this.optimizer.step();
      }
    });
    return this.progress();
  }

  async progress(): Promise<Progress> {
    const some = this.data.narrow(0, 0, shown) as Tensor;
    const back = noGrad(() => this.model.generate(this.model.forward(some)));
    const error = (await back.sub(some).square().mean().item()) as number;
    return {
      step: this.step,
      error,
      reconstructions: strip([...(await some.data()), ...(await back.data())] as number[], shown),
      weights: strip(await this.model.weight.narrow(0, 0, shown).data(), shown),
    };
  }

  /** Begins all dreams anew, with noise. */
  wake(): void {
    this.dreaming = bernoulli(0.5, [chains, size]) as Tensor;
  }

  /** So many steps of Gibbs sampling. Points that are held stay what they are: 1 ink, −1 paper; 0 is free. */
  async dream(held: readonly number[], steps: number): Promise<Dream> {
    const given = tensor([...held]) as Tensor;
    const [free, ink] = [given.eq(0).to('float32'), given.eq(1).to('float32')] as [Tensor, Tensor];
    const hold = (visible: Tensor): Tensor => visible.mul(free).add(ink) as Tensor;
    let probabilities = this.dreaming;
    let visible = hold(this.dreaming);
    for (let step = 0; step < steps; step++) {
      probabilities = noGrad(() => hold(this.model.generate(flipped(this.model.forward(visible)))));
      visible = flipped(probabilities);
    }
    this.dreaming = tensor(await visible.data(), { shape: visible.shape }) as Tensor;
    const values = (await probabilities.data()) as Float32Array;
    return { first: values.slice(0, size), all: strip(values, 4) };
  }
}

/** 1 with the given probabilities, else 0. */
const flipped = (probabilities: Tensor): Tensor => bernoulli(probabilities, probabilities.shape) as Tensor;

function strip(images: ArrayLike<number>, across: number): Strip {
  return { picture: mosaic(images, side, across), width: across * side, height: images.length / across / side };
}

/** Digits drawn by code, of 14 × 14 points that are ink or not. */
function smallDigits(count: number): Tensor {
  const set = digits({ count, seed: 1 });
  const images = set.getBatch(Int32Array.from({ length: count }, (_, i) => i)).images;
  return images.reshape([count, side, 2, side, 2]).mean([2, 4]).reshape([count, size]).gt(0.35).to('float32') as Tensor;
}
