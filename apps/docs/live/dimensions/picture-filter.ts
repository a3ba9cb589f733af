import { Conv2d } from '@nacre/layers';
import { noGrad, stack, type Tensor, tensor } from '@nacre/tensor';
import { bands, SoundPicture, sounds } from './sound-picture.ts';

/** 3 × 3, row by row. */
export type Kernel = readonly (readonly number[])[];

/** Numbers in rows, from the upper left. */
export interface Picture {
  readonly values: ArrayLike<number>;
  readonly height: number;
  readonly width: number;
}

/** A picture, and what the layer makes of it. */
export interface Pair {
  readonly input: Picture;
  readonly output: Picture;
}

export interface PictureFiltered {
  /** The picture of all sounds, and a piece of it. */
  readonly whole: Pair;
  readonly piece: Pair;
  /** For each sound alone: the largest output, whatever its sign, next to its middle. */
  readonly answers: readonly (readonly [sound: string, answer: number])[];
}

/** The piece: so many of the lowest bands, so many of the first frames. */
const [low, early] = [20, 30];

/** A sound, drawn as frequency × time, goes through a convolution over the plane. */
export class PictureFilter {
  private readonly layer = new Conv2d(1, 1, 3, { bias: false });
  /** Of each sound alone, [sounds, 1, bands, frames], and of all together. */
  private readonly alone: Tensor;
  private readonly whole: Tensor;
  private readonly piece: Tensor;

  constructor() {
    const drawer = new SoundPicture();
    const waves = sounds.map(({ wave }) => wave());
    const picture = (wave: Tensor): Tensor => drawer.draw(wave).unsqueeze(0) as Tensor;
    this.alone = stack(waves.map(picture), 0) as Tensor;
    this.whole = picture(stack(waves, 0).sum(0) as Tensor).unsqueeze(0) as Tensor;
    this.piece = this.whole.narrow(2, bands - low, low).narrow(3, 0, early) as Tensor;
  }

  /** The weights are divided by the sum of those above 0, or below it if that is more: no output is larger than the largest input. */
  async filter(kernel: Kernel): Promise<PictureFiltered> {
    const weights = tensor(kernel as number[][], { dtype: 'float32' }) as Tensor;
    const sums = stack([weights.relu().sum(), weights.neg().relu().sum()] as Tensor[], 0);
    this.layer.weight.load(weights.div(sums.max().clamp(1e-6)).reshape([1, 1, 3, 3]) as Tensor, 'PictureFilter');
    return { whole: await this.pair(this.whole), piece: await this.pair(this.piece), answers: await this.answers() };
  }

  private async pair(input: Tensor): Promise<Pair> {
    return { input: await picture(input), output: await picture(this.convolve(input)) };
  }

  private async answers(): Promise<(readonly [string, number])[]> {
    const outputs = this.convolve(this.alone).abs() as Tensor;
    const largest = sounds.map(({ middle: [band, frame] }, i) => {
      // Outputs have lost one row and one column at each edge.
      const near = outputs
        .select(0, i)
        .narrow(1, bands - 1 - band - 2, 3)
        .narrow(2, frame - 2, 3);
      return near.max();
    });
    const values = Array.from(await stack(largest as Tensor[], 0).data(), Number);
    return sounds.map(({ name }, i) => [name, values[i]!] as const);
  }

  private convolve(x: Tensor): Tensor {
    return noGrad(() => this.layer.forward(x as Tensor<[number, 1, number, number]>) as Tensor);
  }
}

async function picture(x: Tensor): Promise<Picture> {
  return { values: await x.data(), height: x.shape[2]!, width: x.shape[3]! };
}
