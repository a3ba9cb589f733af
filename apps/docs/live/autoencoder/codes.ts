import { bce } from '@nacre/layers';
import { Adam } from '@nacre/optim';
import { manualSeed, noGrad, type Tensor, tensor } from '@nacre/tensor';
import { mosaic } from '../kit/mosaic.ts';
import { type Learned, Training } from '../kit/training.ts';
import { DrawnDigits, side } from './drawn-digits.ts';
import { SmallAutoencoder } from './small-autoencoder.ts';

const batchSize = 64;
/** Decoded codes along each side of the map. */
const mapSide = 9;

/** The loss is the cross entropy, in nats per pixel. */
export interface Progress extends Learned {
  /** The mean squared error on digits that it does not learn from. */
  readonly error: number;
}

/** A digit, its code, and what the decoder makes of it. */
export interface Encoded {
  readonly image: ArrayLike<number>;
  readonly code: readonly number[];
  readonly decoded: ArrayLike<number>;
}

/** What lies where in the first two units of the code. */
export interface CodeMap {
  /** What the decoder makes of codes in rows from (−1, 1) to (1, −1), as one picture; the other units are those given. */
  readonly decoded: ArrayLike<number>;
  /** Pixels along each side of it. */
  readonly side: number;
  /** Where the test digits lie. */
  readonly places: readonly Place[];
}

/** A digit, and the first two units of its code. */
export interface Place {
  readonly digit: number;
  readonly x: number;
  readonly y: number;
}

/** An autoencoder that learns digits, and whose code can be touched. */
export class Codes {
  private readonly digits = new DrawnDigits({ train: 2000, test: 200 });
  private units = 2;
  private model: SmallAutoencoder;
  private training: Training;

  constructor() {
    [this.model, this.training] = this.fresh();
  }

  /** Begins anew with so many units in the code. */
  begin(units: number): void {
    this.units = units;
    [this.model, this.training] = this.fresh();
  }

  async learn(): Promise<Progress> {
    const learned = await this.training.learn();
    const { test } = this.digits;
    const error = noGrad(() => this.model.forward(test).sub(test).square().mean() as Tensor<[]>);
    return { ...learned, error: await error.item() };
  }

  /** The test digit at a place: ten in a row hold each once. */
  async encode(index: number): Promise<Encoded> {
    const image = this.digits.test.narrow(0, index, 1) as Tensor;
    const code = noGrad(() => this.model.encode(image));
    const [values] = (await code.array()) as number[][];
    return { image: await image.data(), code: values!, decoded: await this.decode(values!) };
  }

  decode(code: readonly number[]): Promise<ArrayLike<number>> {
    return noGrad(() => this.model.decode(tensor([[...code]]) as Tensor)).data();
  }

  async map(code: readonly number[]): Promise<CodeMap> {
    const at = (k: number): number => (2 * k) / (mapSide - 1) - 1;
    const grid = Array.from({ length: mapSide ** 2 }, (_, i) => [
      at(i % mapSide),
      -at(Math.floor(i / mapSide)),
      ...code.slice(2),
    ]);
    const decoded = await noGrad(() => this.model.decode(tensor(grid) as Tensor)).data();
    const codes = (await noGrad(() => this.model.encode(this.digits.test)).array()) as number[][];
    return {
      decoded: mosaic(decoded, side, mapSide),
      side: mapSide * side,
      places: codes.map(([x, y], i) => ({ digit: this.digits.testLabels[i]!, x: x!, y: y! })),
    };
  }

  private fresh(): [SmallAutoencoder, Training] {
    manualSeed(1);
    const model = new SmallAutoencoder(this.units, this.digits.mean);
    const optimizer = new Adam(model.parameters(), { lr: 0.002 });
    const training = new Training(300, async () => {
      const images = this.digits.batch(batchSize);
      const entropy = bce(model.forward(images), images);
      optimizer.zeroGrad();
      entropy.backward();
      await optimizer.step();
      return entropy;
    });
    return [model, training];
  }
}
