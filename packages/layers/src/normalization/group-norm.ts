import {
  ArgumentError,
  type Channelled,
  type ChannelShapes,
  type Check,
  type DType,
  type Parameter,
  type Resolved,
  type Shape,
  type Tensor,
} from '@nacre/tensor';
import { ones, zeros } from '../initializers/index.ts';
import { Module } from '../module.ts';
import { requireSizes } from '../sizes.ts';
import { along, perChannel, requireChannels } from './channel-norm.ts';
import { standardize } from './standardize.ts';

/** The options of `GroupNorm`. */
export interface GroupNormOptions {
  /** Added to the variance; 1e-5 by default. */
  readonly eps?: number;
  /** Whether it learns a weight and a bias for each channel; true by default. */
  readonly affine?: boolean;
}

/**
 * (x − mean) / √(var + eps) · weight + bias, the statistics over `numGroups` groups of neighbouring channels of each example by itself
 * (`torch.nn.GroupNorm`, Wu and He 2018): [N, C, …] → the same. One group is layer normalisation of all channels, C groups are instance
 * normalisation. Training and evaluation are alike.
 *
 * @throws ArgumentError unless the groups divide the channels
 * @throws ShapeMismatchError if an input has another number of channels
 * @example
 * const layer = new GroupNorm(2, 6);
 * layer.forward(randn([8, 6, 5, 5])).shape; // [8, 6, 5, 5]
 */
export class GroupNorm<C extends number = number> extends Module {
  declare readonly '~shapes': ChannelShapes<C>;
  readonly numGroups: number;
  readonly numChannels: C;
  readonly eps: number;
  readonly weight: Parameter<[C], 'float32'> | null;
  readonly bias: Parameter<[C], 'float32'> | null;

  constructor(numGroups: number, numChannels: C, options: GroupNormOptions = {}) {
    super();
    requireSizes('GroupNorm', { numGroups, numChannels });
    if (numChannels % numGroups !== 0)
      throw new ArgumentError('GroupNorm', `numGroups divides the ${numChannels} channels, got ${numGroups}`);
    const { eps = 1e-5, affine = true } = options;
    this.numGroups = numGroups;
    this.numChannels = numChannels;
    this.eps = eps;
    this.weight = affine ? perChannel(ones, numChannels) : null;
    this.bias = affine ? perChannel(zeros, numChannels) : null;
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'GroupNorm', Channelled<S, C>>,
  ): Tensor<Resolved<Channelled<S, C>>, D>;
  forward(x: Tensor): Tensor {
    const { numGroups, numChannels, eps, weight, bias } = this;
    requireChannels('GroupNorm', x, numChannels);
    const groups = x.reshape([x.shape[0]!, numGroups, -1]);
    const normal = standardize(groups, [2], eps).reshape(x.shape);
    return weight === null || bias === null ? normal : normal.mul(along(weight, x)).add(along(bias, x));
  }
}
