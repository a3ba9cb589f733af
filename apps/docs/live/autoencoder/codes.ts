import { bce } from '@nacre/layers';
import { Adam } from '@nacre/optim';
import { manualSeed, noGrad, type Tensor, tensor } from '@nacre/tensor';
import { mosaic } from '../kit/mosaic.ts';
import { Pace } from '../kit/pace.ts';
import { DrawnDigits, side } from './drawn-digits.ts';
import { SmallAutoencoder } from './small-autoencoder.ts';

const batchSize = 64;
/** Decoded codes along each side of the map. */
const mapSide = 9;

export interface Progress {
  readonly step: number;
  /** The cross entropy of the last batch, in nats per pixel. */
  readonly loss: number;
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
  private readonly pace = new Pace(300);
  private units = 2;
  private model: SmallAutoencoder;
  private optimizer: Adam;
  private step = 0;

  constructor() {
    [this.model, this.optimizer] = this.fresh();
  }

  /** Begins anew with so many units in the code. */
  begin(units: number): void {
    this.units = units;
    this.step = 0;
    [this.model, this.optimizer] = this.fresh();
  }

  async learn(): Promise<Progress> {
    let loss = 0;
    this.step += await this.pace.fill(async (steps) => {
      for (let step = 0; step < steps; step++) {
        const images = this.digits.batch(batchSize);
        const entropy = bce(this.model.forward(images), images);
        this.optimizer.zeroGrad();
        entropy.backward();
        await this.optimizer.step();
        if (step === steps - 1) loss = await entropy.item();
      }
    });
    const { test } = this.digits;
    const error = noGrad(() => this.model.forward(test).sub(test).square().mean() as Tensor<[]>);
    return { step: this.step, loss, error: await error.item() };
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

  private fresh(): [SmallAutoencoder, Adam] {
    manualSeed(1);
    const model = new SmallAutoencoder(this.units, this.digits.mean);
    return [model, new Adam(model.parameters(), { lr: 0.002 })];
  }
}
