import type { Parameter, Shape } from '@nacre/tensor';
import { affine } from '../affine.ts';
import type { Part } from '../parts.ts';
import { countOf } from '../sizes.ts';

type Weight = Parameter<Shape, 'float32'>;

/** What one layer learns for one direction. A kind with k gates has k blocks of rows, in the order of its formulas. */
export interface RecurrentWeights {
  /** [k · hidden, input] */
  readonly weightIh: Weight;
  /** [k · hidden, shown], shown being what the layer passes on: its hidden state, or a projection of it. */
  readonly weightHh: Weight;
  /** [k · hidden] */
  readonly biasIh: Weight | null;
  /** [k · hidden] */
  readonly biasHh: Weight | null;
  /** [shown, hidden], where the hidden state is projected. */
  readonly weightHr: Weight | null;
}

export interface WeightSizes {
  /** How many blocks of rows. */
  readonly gates: number;
  readonly input: number;
  readonly hidden: number;
  /** 0 for no projection. */
  readonly projected: number;
  readonly bias: boolean;
}

/** Uniform on ±1 / √hidden, as PyTorch draws them. */
export function recurrentWeights(layer: string, { gates, input, hidden, projected, bias }: WeightSizes): RecurrentWeights {
  const rows = gates * hidden;
  const drawn = (...shape: readonly number[]): Weight => affine(layer, shape, [rows, hidden]);
  return {
    weightIh: drawn(rows, input),
    weightHh: drawn(rows, projected || hidden),
    biasIh: bias ? drawn(rows) : null,
    biasHh: bias ? drawn(rows) : null,
    weightHr: projected > 0 ? drawn(projected, hidden) : null,
  };
}

/** Under PyTorch's names, with what follows them in a layer of several: `weight_ih_l0_reverse`. */
export const namedWeights = (weights: RecurrentWeights, suffix = ''): Part[] => [
  [`weight_ih${suffix}`, weights.weightIh],
  [`weight_hh${suffix}`, weights.weightHh],
  [`bias_ih${suffix}`, weights.biasIh],
  [`bias_hh${suffix}`, weights.biasHh],
  [`weight_hr${suffix}`, weights.weightHr],
];

/** Multiply-adds of one step. */
export const stepProducts = ({ weightIh, weightHh, weightHr }: RecurrentWeights): number =>
  countOf(weightIh.shape) + countOf(weightHh.shape) + (weightHr === null ? 0 : countOf(weightHr.shape));
