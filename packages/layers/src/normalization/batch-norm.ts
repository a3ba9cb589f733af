import {
  type Channelled,
  type ChannelShapes,
  type Check,
  type DType,
  ModuleBuffer,
  noGrad,
  Parameter,
  type Resolved,
  type Shape,
  ShapeMismatchError,
  type Tensor,
  tensor,
} from '@nacre/tensor';
import { ones, zeros } from '../initializers/index.ts';
import { Module } from '../module.ts';
import type { Part } from '../parts.ts';
import { requireSizes } from '../sizes.ts';

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

/** What the three share; they differ in the ranks they take. */
abstract class BatchNorm<C extends number> extends Module {
  declare readonly '~shapes': ChannelShapes<C>;
  readonly numFeatures: C;
  readonly eps: number;
  readonly momentum: number | null;
  readonly weight: Parameter<[C], 'float32'> | null;
  readonly bias: Parameter<[C], 'float32'> | null;
  readonly runningMean: ModuleBuffer<[C], 'float32'> | null;
  readonly runningVar: ModuleBuffer<[C], 'float32'> | null;
  readonly numBatchesTracked: ModuleBuffer<[], 'int32'> | null;
  private readonly layer: string;
  private readonly ranks: readonly number[];

  protected constructor(layer: string, ranks: readonly number[], numFeatures: C, options: BatchNormOptions) {
    super();
    requireSizes(layer, { numFeatures });
    const { eps = 1e-5, momentum = 0.1, affine = true, trackRunningStats = true } = options;
    this.layer = layer;
    this.ranks = ranks;
    this.numFeatures = numFeatures;
    this.eps = eps;
    this.momentum = momentum;
    const [one, nought] = [ones([numFeatures]), zeros([numFeatures])] as unknown as [
      Tensor<[C], 'float32'>,
      Tensor<[C], 'float32'>,
    ];
    this.weight = affine ? new Parameter<[C], 'float32'>(one) : null;
    this.bias = affine ? new Parameter<[C], 'float32'>(nought) : null;
    this.runningMean = trackRunningStats ? new ModuleBuffer<[C], 'float32'>(nought) : null;
    this.runningVar = trackRunningStats ? new ModuleBuffer<[C], 'float32'>(one) : null;
    this.numBatchesTracked = trackRunningStats ? new ModuleBuffer(tensor(0, { dtype: 'int32' })) : null;
  }

  override parts(): Iterable<Part> {
    const { weight, bias, runningMean, runningVar, numBatchesTracked } = this;
    return Object.entries({
      weight,
      bias,
      running_mean: runningMean,
      running_var: runningVar,
      num_batches_tracked: numBatchesTracked,
    });
  }

  /** Normalised by the batch's statistics in training, and where none are tracked; else by the running ones. */
  protected normalize(x: Tensor): Tensor {
    this.check(x);
    const { weight, bias, runningMean, runningVar } = this;
    const normal =
      this.training || runningMean === null || runningVar === null
        ? this.byBatch(x)
        : this.scaled(x.sub(along(runningMean, x)), along(runningVar, x));
    return weight === null || bias === null ? normal : normal.mul(along(weight, x)).add(along(bias, x));
  }

  private byBatch(x: Tensor): Tensor {
    const dims = x.shape.map((_, dim) => dim).filter((dim) => dim !== 1);
    const mean = x.mean(dims, { keepDim: true });
    const deviation = x.sub(mean);
    const variance = deviation.square().mean(dims, { keepDim: true });
    if (this.training) noGrad(() => this.track(mean, variance, x.size / this.numFeatures));
    return this.scaled(deviation, variance);
  }

  private scaled(deviation: Tensor, variance: Tensor): Tensor {
    return deviation.mul(variance.add(this.eps).rsqrt());
  }

  /** Moves the running statistics towards the batch's; the running variance is the unbiased one. */
  private track(mean: Tensor, variance: Tensor, count: number): void {
    const { runningMean, runningVar, numBatchesTracked } = this;
    if (runningMean === null || runningVar === null || numBatchesTracked === null) return;
    const batches = numBatchesTracked.add(1);
    const share = this.momentum ?? batches.to('float32').reciprocal();
    const moved = (from: Tensor, to: Tensor): Tensor => from.add(to.to('float32').reshape(from.shape).sub(from).mul(share));
    const by = `${this.layer}.forward`;
    numBatchesTracked.assign(batches, by);
    runningMean.assign(moved(runningMean, mean), by);
    runningVar.assign(moved(runningVar, variance.mul(count / (count - 1))), by);
  }

  private check(x: Tensor): void {
    const { layer, ranks, numFeatures } = this;
    const got = `[${x.shape.join(', ')}]`;
    if (!ranks.includes(x.rank)) throw new ShapeMismatchError(layer, `expected ${ranks.join(' or ')} dimensions, got ${got}`);
    if (x.shape[1] !== numFeatures)
      throw new ShapeMismatchError(layer, `expected ${numFeatures} channels, got ${got} (${numFeatures} ≠ ${x.shape[1]})`);
    if (this.training && x.size === numFeatures) {
      throw new ShapeMismatchError(
        layer,
        `one value per channel has no variance, got ${got}`,
        'train with larger batches, or call eval()',
      );
    }
  }
}

/** A value for each channel, laid along dimension 1 of x. */
const along = (values: Tensor, x: Tensor): Tensor => values.reshape(x.shape.map((_, dim) => (dim === 1 ? -1 : 1)));

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
