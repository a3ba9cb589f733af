import type { Channelled, Check, DType, Resolved, Shape, Tensor } from '@nacre/tensor';
import { ChannelNorm } from './channel-norm.ts';

/** The options of `InstanceNorm2d`. */
export interface InstanceNormOptions {
  /** Added to the variance; 1e-5 by default. */
  readonly eps?: number;
  /** How much of a batch enters the running statistics; 0.1 by default. */
  readonly momentum?: number;
  /** Whether it learns a weight and a bias for each channel; false by default. */
  readonly affine?: boolean;
  /** Whether evaluation uses statistics gathered in training; false by default. */
  readonly trackRunningStats?: boolean;
}

const defaults = { eps: 1e-5, momentum: 0.1, affine: false, trackRunningStats: false };

/** What the three share; they differ in the rank they take. */
abstract class InstanceNorm<C extends number> extends ChannelNorm<C> {
  protected constructor(layer: string, rank: number, numFeatures: C, options: InstanceNormOptions) {
    super(layer, [rank], numFeatures, { ...defaults, ...options });
  }

  protected override statisticsOver(x: Tensor): readonly number[] {
    return x.shape.map((_, dim) => dim).slice(2);
  }

  protected override share(): number {
    return this.momentum ?? 0;
  }
}

/**
 * (x − mean) / √(var + eps) · weight + bias for each channel of each example of [N, C, L] by itself (`torch.nn.InstanceNorm1d`, Ulyanov et al.
 * 2016). Without `trackRunningStats` training and evaluation are alike; with it evaluation uses averages of what training saw.
 *
 * @throws ShapeMismatchError for another rank or number of channels, and for a single value per channel
 * @example
 * new InstanceNorm1d(4).forward(randn([8, 4, 10])).shape; // [8, 4, 10]
 */
export class InstanceNorm1d<C extends number = number> extends InstanceNorm<C> {
  constructor(numFeatures: C, options: InstanceNormOptions = {}) {
    super('InstanceNorm1d', 3, numFeatures, options);
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'InstanceNorm1d', Channelled<S, C>>,
  ): Tensor<Resolved<Channelled<S, C>>, D>;
  forward(x: Tensor): Tensor {
    return this.normalize(x);
  }
}

/**
 * (x − mean) / √(var + eps) · weight + bias for each channel of each example of [N, C, H, W] by itself (`torch.nn.InstanceNorm2d`, Ulyanov et al.
 * 2016). Without `trackRunningStats` training and evaluation are alike; with it evaluation uses averages of what training saw.
 *
 * @throws ShapeMismatchError for another rank or number of channels, and for a single value per channel
 * @example
 * new InstanceNorm2d(4).forward(randn([8, 4, 5, 5])).shape; // [8, 4, 5, 5]
 */
export class InstanceNorm2d<C extends number = number> extends InstanceNorm<C> {
  constructor(numFeatures: C, options: InstanceNormOptions = {}) {
    super('InstanceNorm2d', 4, numFeatures, options);
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'InstanceNorm2d', Channelled<S, C>>,
  ): Tensor<Resolved<Channelled<S, C>>, D>;
  forward(x: Tensor): Tensor {
    return this.normalize(x);
  }
}

/**
 * (x − mean) / √(var + eps) · weight + bias for each channel of each example of [N, C, D, H, W] by itself (`torch.nn.InstanceNorm3d`, Ulyanov et al.
 * 2016). Without `trackRunningStats` training and evaluation are alike; with it evaluation uses averages of what training saw.
 *
 * @throws ShapeMismatchError for another rank or number of channels, and for a single value per channel
 * @example
 * new InstanceNorm3d(4).forward(randn([8, 4, 2, 3, 3])).shape; // [8, 4, 2, 3, 3]
 */
export class InstanceNorm3d<C extends number = number> extends InstanceNorm<C> {
  constructor(numFeatures: C, options: InstanceNormOptions = {}) {
    super('InstanceNorm3d', 5, numFeatures, options);
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'InstanceNorm3d', Channelled<S, C>>,
  ): Tensor<Resolved<Channelled<S, C>>, D>;
  forward(x: Tensor): Tensor {
    return this.normalize(x);
  }
}
