import type { Tensor } from '@nacre/tensor';
import { Learner } from '../../../../examples/digits-web/src/learner.ts';
import { Ascent } from '../../../../examples/visualisation/exciting.ts';
import { featureMaps } from '../../../../examples/visualisation/feature-maps.ts';
import { Pace } from '../kit/pace.ts';
import { drawnDigits } from '../lenet5/watched-learner.ts';

/** Whose units are excited: the maps of a convolution, by their mean, or the ten outputs. */
export type LayerName = 'edges' | 'shapes' | 'outputs';

const units: Readonly<Record<LayerName, number>> = { edges: 6, shapes: 16, outputs: 10 };

export interface Learning {
  readonly phase: 'learning';
  readonly step: number;
  readonly loss: number;
}

export interface Climbing {
  readonly phase: 'climbing';
  readonly step: number;
  /** One image of 28 × 28 for each unit. */
  readonly inputs: Float32Array;
  /** The response of each unit to its image. */
  readonly responses: readonly number[];
}

class ClimbedLearner extends Learner {
  /** From blank images towards what excites the units of a layer. */
  ascent(layer: LayerName): Ascent {
    const responses = (images: Tensor): Tensor => {
      if (layer === 'outputs') return this.model.forward(images as Tensor<[number, 1, 28, 28]>) as Tensor;
      const [edges, shapes] = featureMaps(this.model, images);
      return (layer === 'edges' ? edges : shapes).mean([2, 3]) as Tensor;
    };
    return new Ascent(responses, units[layer]);
  }
}

/** A LeNet-5 that first learns, and then shows what its units look for. */
export class Excitement {
  private readonly learner: ClimbedLearner;
  private readonly lessons: number;
  private readonly pace = new Pace(150);
  private readonly climbs = new Pace(150);
  private learned = 0;
  private ascent: Ascent | undefined;
  private layer: LayerName = 'outputs';
  private climbed = 0;

  constructor(lessons = 200, count = 4000) {
    this.lessons = lessons;
    this.learner = new ClimbedLearner(drawnDigits({ train: count, test: 10 }));
  }

  /** Learns a little more until that is done, then climbs a little further. */
  async go(layer: LayerName): Promise<Learning | Climbing> {
    return this.learned < this.lessons ? this.learn() : this.climb(layer);
  }

  private async learn(): Promise<Learning> {
    let loss = 0;
    this.learned += await this.pace.fill(async (steps) => {
      loss = (await this.learner.learn(steps)).losses.at(-1)!;
    });
    return { phase: 'learning', step: this.learned, loss };
  }

  private async climb(layer: LayerName): Promise<Climbing> {
    if (this.ascent === undefined || layer !== this.layer) {
      [this.ascent, this.layer, this.climbed] = [this.learner.ascent(layer), layer, 0];
    }
    const { ascent } = this;
    this.climbed += await this.climbs.fill(async (steps) => {
      for (let step = 0; step < steps; step++) await ascent.step();
    });
    const inputs = (await ascent.inputs.data()) as Float32Array;
    return { phase: 'climbing', step: this.climbed, inputs, responses: await ascent.responses() };
  }
}
