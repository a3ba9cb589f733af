import {
  ArgumentError,
  bernoulli,
  type DType,
  type SameShapes,
  type Shape,
  ShapeMismatchError,
  type Tensor,
} from '@nacre/tensor';
import type { SpatialRank } from './kernel.ts';
import { Module } from './module.ts';
import { show } from './sizes.ts';

/** What the dropout layers share: in training some of the input is dropped, in evaluation nothing happens. */
abstract class Dropping extends Module {
  declare readonly '~shapes': SameShapes;
  readonly p: number;
  protected readonly layer: string;

  protected constructor(layer: string, p: number) {
    super();
    if (!(p >= 0 && p <= 1)) throw new ArgumentError(layer, `a probability is between 0 and 1, got ${p}`);
    this.layer = layer;
    this.p = p;
  }

  forward<S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D>;
  forward(x: Tensor): Tensor {
    return this.training && this.p > 0 ? this.drop(x) : x;
  }

  protected abstract drop(x: Tensor): Tensor;

  /** 1 with probability 1 − p, else 0. */
  protected kept(x: Tensor, shape: Shape): Tensor {
    return bernoulli(1 - this.p, shape, { dtype: x.dtype });
  }

  /** x where kept, divided by 1 − p, so that the mean stays. */
  protected scaled(x: Tensor, kept: Tensor): Tensor {
    return x.mul(this.p === 1 ? kept : kept.mul(1 / (1 - this.p)));
  }
}

/**
 * In training every element becomes 0 with probability p, by default ½, and the others are divided by 1 − p (`torch.nn.Dropout`,
 * Srivastava et al. 2014); in evaluation nothing happens. The mask comes from the generator of `manualSeed`.
 *
 * @throws ArgumentError unless 0 ≤ p ≤ 1
 * @example
 * const layer = new Dropout(0.2).eval();
 * await layer.forward(tensor([1, 2])).array(); // [1, 2]
 */
export class Dropout extends Dropping {
  constructor(p = 0.5) {
    super('Dropout', p);
  }

  protected override drop(x: Tensor): Tensor {
    return this.scaled(x, this.kept(x, x.shape));
  }
}

/** Dropout of whole channels of [N, C, …]. */
abstract class ChannelDropout extends Dropping {
  private readonly rank: number;

  protected constructor(spatialRank: SpatialRank, p: number) {
    super(`Dropout${spatialRank}d`, p);
    this.rank = spatialRank + 2;
  }

  protected override drop(x: Tensor): Tensor {
    if (x.rank !== this.rank)
      throw new ShapeMismatchError(this.layer, `expected ${this.rank} dimensions [N, C, …], got ${show(x.shape)}`);
    const mask = x.shape.map((size, dim) => (dim < 2 ? size : 1));
    return this.scaled(x, this.kept(x, mask));
  }
}

/**
 * In training every channel of [N, C, L] becomes 0 with probability p, by default ½, for each example by itself, and the others are divided
 * by 1 − p (`torch.nn.Dropout1d`, Tompson et al. 2015): neighbours, which are much alike, go together.
 *
 * @throws ArgumentError unless 0 ≤ p ≤ 1, ShapeMismatchError for another rank
 * @example
 * new Dropout1d(0.2).forward(ones([8, 16, 10])).shape; // [8, 16, 10]
 */
export class Dropout1d extends ChannelDropout {
  constructor(p = 0.5) {
    super(1, p);
  }
}

/**
 * In training every channel of [N, C, H, W] becomes 0 with probability p, by default ½, for each example by itself, and the others are
 * divided by 1 − p (`torch.nn.Dropout2d`, Tompson et al. 2015): neighbours, which are much alike, go together.
 *
 * @throws ArgumentError unless 0 ≤ p ≤ 1, ShapeMismatchError for another rank
 * @example
 * new Dropout2d(0.2).forward(ones([8, 16, 5, 5])).shape; // [8, 16, 5, 5]
 */
export class Dropout2d extends ChannelDropout {
  constructor(p = 0.5) {
    super(2, p);
  }
}

/**
 * In training every channel of [N, C, D, H, W] becomes 0 with probability p, by default ½, for each example by itself, and the others are
 * divided by 1 − p (`torch.nn.Dropout3d`, Tompson et al. 2015): neighbours, which are much alike, go together.
 *
 * @throws ArgumentError unless 0 ≤ p ≤ 1, ShapeMismatchError for another rank
 * @example
 * new Dropout3d(0.2).forward(ones([8, 4, 3, 5, 5])).shape; // [8, 4, 3, 5, 5]
 */
export class Dropout3d extends ChannelDropout {
  constructor(p = 0.5) {
    super(3, p);
  }
}

/** −λ · α of the SELU: what it tends to for large negative inputs. */
const saturated = -1.0507009873554805 * 1.6732632423543772;

/**
 * Dropout for networks of SELUs (`torch.nn.AlphaDropout`, Klambauer et al. 2017): in training an element becomes α′ = −1.7581, the SELU's
 * limit, with probability p, by default ½, and the result a · x + b has the mean and variance of the input if those are 0 and 1:
 * a = ((1 − p) · (1 + p · α′²))^(−½), b = −a · α′ · p.
 *
 * @throws ArgumentError unless 0 ≤ p ≤ 1
 * @example
 * const layer = new AlphaDropout(0.2).eval();
 * await layer.forward(tensor([1, 2])).array(); // [1, 2]
 */
export class AlphaDropout extends Dropping {
  constructor(p = 0.5) {
    super('AlphaDropout', p);
  }

  protected override drop(x: Tensor): Tensor {
    const { p } = this;
    if (p === 1) return x.mul(0);
    const a = ((1 - p) * (1 + p * saturated * saturated)) ** -0.5;
    const kept = this.kept(x, x.shape);
    return x
      .mul(kept)
      .add(kept.neg().add(1).mul(saturated))
      .mul(a)
      .add(-a * saturated * p);
  }
}
