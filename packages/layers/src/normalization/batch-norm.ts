import type { Channelled, Check, DType, Resolved, Shape, Tensor } from '@nacre/tensor';
import { ChannelNorm } from './channel-norm.ts';

/** The options of `BatchNorm1d`, `BatchNorm2d` and `BatchNorm3d`. */
export interface BatchNormOptions {
  /** Added to the variance; 1e-5 by default. */
  readonly eps?: number;
  /** How much of a batch enters the running statistics, 0.1 by default; null averages all batches alike. */
  readonly momentum?: number | null;
  /** Whether it learns a weight and a bias for each channel; true by default. */
  readonly affine?: boolean;
  /** Whether evaluation uses statistics gathered in training; true by default. */
  readonly trackRunningStats?: boolean;
}

const defaults = { eps: 1e-5, momentum: 0.1, affine: true, trackRunningStats: true };

/** What the three share; they differ in the ranks they take. */
abstract class BatchNorm<C extends number> extends ChannelNorm<C> {
  protected constructor(layer: string, ranks: readonly number[], numFeatures: C, options: BatchNormOptions) {
    super(layer, ranks, numFeatures, { ...defaults, ...options });
  }

  protected override statisticsOver(x: Tensor): readonly number[] {
    return x.shape.map((_, dim) => dim).filter((dim) => dim !== 1);
  }

  protected override share(operation: string): Tensor | number {
    const batches = this.numBatchesTracked!.add(1);
    this.numBatchesTracked!.assign(batches, operation);
    return this.momentum ?? batches.to('float32').reciprocal();
  }
}

/**
 * (x − mean) / √(var + eps) · weight + bias for each channel of [N, C] or [N, C, L] (`torch.nn.BatchNorm1d`, Ioffe and Szegedy 2015). In training mean
 * and (biased) variance are the batch's, and the running ones move towards them by `momentum`; in evaluation they are the running ones.
 *
 * @throws ShapeMismatchError for another rank or number of channels, and in training for a single value per channel
 * @example
 * new BatchNorm1d(4).forward(randn([8, 4])).shape; // [8, 4]
 */
export class BatchNorm1d<C extends number = number> extends BatchNorm<C> {
  constructor(numFeatures: C, options: BatchNormOptions = {}) {
    super('BatchNorm1d', [2, 3], numFeatures, options);
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'BatchNorm1d', Channelled<S, C>>,
  ): Tensor<Resolved<Channelled<S, C>>, D>;
  forward(x: Tensor): Tensor {
    return this.normalize(x);
  }
}

/**
 * (x − mean) / √(var + eps) · weight + bias for each channel of [N, C, H, W] (`torch.nn.BatchNorm2d`, Ioffe and Szegedy 2015). In training mean
 * and (biased) variance are the batch's, and the running ones move towards them by `momentum`; in evaluation they are the running ones.
 *
 * @throws ShapeMismatchError for another rank or number of channels, and in training for a single value per channel
 * @example
 * new BatchNorm2d(4).forward(randn([8, 4, 5, 5])).shape; // [8, 4, 5, 5]
 */
export class BatchNorm2d<C extends number = number> extends BatchNorm<C> {
  constructor(numFeatures: C, options: BatchNormOptions = {}) {
    super('BatchNorm2d', [4], numFeatures, options);
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'BatchNorm2d', Channelled<S, C>>,
  ): Tensor<Resolved<Channelled<S, C>>, D>;
  forward(x: Tensor): Tensor {
    return this.normalize(x);
  }
}

/**
 * (x − mean) / √(var + eps) · weight + bias for each channel of [N, C, D, H, W] (`torch.nn.BatchNorm3d`, Ioffe and Szegedy 2015). In training mean
 * and (biased) variance are the batch's, and the running ones move towards them by `momentum`; in evaluation they are the running ones.
 *
 * @throws ShapeMismatchError for another rank or number of channels, and in training for a single value per channel
 * @example
 * new BatchNorm3d(4).forward(randn([8, 4, 2, 3, 3])).shape; // [8, 4, 2, 3, 3]
 */
export class BatchNorm3d<C extends number = number> extends BatchNorm<C> {
  constructor(numFeatures: C, options: BatchNormOptions = {}) {
    super('BatchNorm3d', [5], numFeatures, options);
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'BatchNorm3d', Channelled<S, C>>,
  ): Tensor<Resolved<Channelled<S, C>>, D>;
  forward(x: Tensor): Tensor {
    return this.normalize(x);
  }
}
