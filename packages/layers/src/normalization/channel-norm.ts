import {
  type ChannelShapes,
  ModuleBuffer,
  noGrad,
  Parameter,
  type Shape,
  ShapeMismatchError,
  type Tensor,
  tensor,
} from '@nacre/tensor';
import { ones, zeros } from '../initializers/index.ts';
import { Module } from '../module.ts';
import type { Part } from '../parts.ts';
import { requireSizes, show } from '../sizes.ts';
import { type Moments, moments, scaled } from './standardize.ts';

interface ChannelNormOptions {
  readonly eps: number;
  readonly momentum: number | null;
  readonly affine: boolean;
  readonly trackRunningStats: boolean;
}

/** A value for each channel, laid along dimension 1 of x. */
export const along = (values: Tensor, x: Tensor): Tensor => values.reshape(x.shape.map((_, dim) => (dim === 1 ? -1 : 1)));

/** A parameter for each channel. */
export const perChannel = <C extends number>(value: (shape: Shape) => Tensor, channels: C): Parameter<[C], 'float32'> =>
  new Parameter(value([channels]) as Tensor<[C], 'float32'>);

/**
 * What batch and instance normalisation share: weight, bias and running statistics for each channel of [N, C, …]. They differ in the
 * dimensions that the statistics of an input are over.
 */
export abstract class ChannelNorm<C extends number> extends Module {
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

  protected constructor(layer: string, ranks: readonly number[], numFeatures: C, options: ChannelNormOptions) {
    super();
    requireSizes(layer, { numFeatures });
    const { eps, momentum, affine, trackRunningStats } = options;
    this.layer = layer;
    this.ranks = ranks;
    this.numFeatures = numFeatures;
    this.eps = eps;
    this.momentum = momentum;
    this.weight = affine ? perChannel(ones, numFeatures) : null;
    this.bias = affine ? perChannel(zeros, numFeatures) : null;
    this.runningMean = trackRunningStats ? new ModuleBuffer(zeros([numFeatures]) as unknown as Tensor<[C], 'float32'>) : null;
    this.runningVar = trackRunningStats ? new ModuleBuffer(ones([numFeatures]) as unknown as Tensor<[C], 'float32'>) : null;
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

  /** The dimensions that the statistics of an input are over. */
  protected abstract statisticsOver(x: Tensor): readonly number[];

  /** How much of an input's statistics enters the running ones. Called once for each input in training. */
  protected abstract share(operation: string): Tensor | number;

  /** Normalised by the input's statistics in training, and where none are tracked; else by the running ones. */
  protected normalize(x: Tensor): Tensor {
    this.check(x);
    const { weight, bias, runningMean, runningVar, eps } = this;
    const normal =
      this.training || runningMean === null || runningVar === null
        ? this.byInput(x)
        : scaled(x.sub(along(runningMean, x)), along(runningVar, x), eps);
    return weight === null || bias === null ? normal : normal.mul(along(weight, x)).add(along(bias, x));
  }

  private byInput(x: Tensor): Tensor {
    const found = moments(x, this.statisticsOver(x));
    const count = x.size / found.mean.size;
    if (count === 1) {
      throw new ShapeMismatchError(
        this.layer,
        `one value per channel has no variance, got ${show(x.shape)}`,
        'train with larger batches, or call eval()',
      );
    }
    if (this.training) noGrad(() => this.track(found, count));
    return scaled(found.deviation, found.variance, this.eps);
  }

  /** Moves the running statistics towards the input's; the running variance is the unbiased one. */
  private track({ mean, variance }: Moments, count: number): void {
    const { runningMean, runningVar } = this;
    if (runningMean === null || runningVar === null) return;
    const by = `${this.layer}.forward`;
    const share = this.share(by);
    const moved = (from: Tensor, to: Tensor): Tensor => {
      const target = to.shape[0] === 1 ? to : to.mean(0);
      return from.add(target.to('float32').reshape(from.shape).sub(from).mul(share));
    };
    runningMean.assign(moved(runningMean, mean), by);
    runningVar.assign(moved(runningVar, variance.mul(count / (count - 1))), by);
  }

  private check(x: Tensor): void {
    const { layer, ranks, numFeatures } = this;
    if (!ranks.includes(x.rank))
      throw new ShapeMismatchError(layer, `expected ${ranks.join(' or ')} dimensions, got ${show(x.shape)}`);
    requireChannels(layer, x, numFeatures);
  }
}

/** Throws unless dimension 1 has so many channels. */
export function requireChannels(layer: string, x: Tensor, channels: number): void {
  if (x.shape[1] !== channels)
    throw new ShapeMismatchError(
      layer,
      `expected ${channels} channels, got ${show(x.shape)} (${channels} ≠ ${x.shape[1] ?? 'none'})`,
    );
}
