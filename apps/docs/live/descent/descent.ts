import { noGrad, type Tensor } from '@nacre/tensor';
import { pixelCentres } from '../kit/pixel-centres.ts';
import { Descender } from './descender.ts';
import { meanSquare, regressions } from './regression.ts';
import { kinds, type Method, type SurfaceName, side, surfaces } from './surfaces.ts';

/** How it is descended. */
export interface Choice {
  readonly surface: SurfaceName;
  readonly method: Method;
  readonly lr: number;
  readonly start: readonly [number, number];
}

/** A picture of the surface, in bands as on a map: the logarithm of the loss, cut to steps. */
export interface Relief {
  readonly bands: Float32Array;
  readonly range: readonly [number, number];
  /** The least loss in the picture. */
  readonly least: number;
}

/** One descent through one round of the examples. */
export interface Walk {
  /** The weights after each step. */
  readonly path: readonly (readonly [number, number])[];
  /** The loss over all examples at the end. */
  readonly loss: number;
}

const bandsPerUnit = 4;

/** Batch, mini-batch and stochastic gradient descent on the same surface. */
export class Descent {
  private walkers: readonly Descender[] = [];

  async relief(surface: SurfaceName): Promise<Relief> {
    const regression = regressions[surface];
    const { x } = surfaces[surface].window;
    const losses = meanSquare(regression, pixelCentres(x, side), regression.x, regression.y);
    const bands = losses.log().mul(bandsPerUnit).floor() as Tensor;
    const [drawn, low, high, least] = await Promise.all([
      bands.data(),
      bands.min().item(),
      bands.max().item(),
      losses.min().item(),
    ]);
    return { bands: drawn as Float32Array, range: [low as number, high as number], least: least as number };
  }

  /** Begins three descents at one place; the loss there. */
  async begin({ surface, method, lr, start }: Choice): Promise<number> {
    const regression = regressions[surface];
    this.walkers = kinds.map(({ size }) => new Descender(regression, start, size, method, lr));
    return this.walkers[0]!.loss();
  }

  /** Shows each of them all examples once. */
  async round(): Promise<Walk[]> {
    const walks: Walk[] = [];
    for (const walker of this.walkers) walks.push({ path: await walker.round(), loss: await noGrad(() => walker.loss()) });
    return walks;
  }
}
