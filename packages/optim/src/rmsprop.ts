import type { Parameter, Tensor } from '@nacre/tensor';
import { requireNotNegative, requireShares } from './checks.ts';
import { averaged, changeable, decayed } from './direction.ts';
import { Optimizer, type Params } from './optimizer.ts';
import type { ParameterState } from './state.ts';

/** The options of `RMSprop`. */
export interface RMSpropOptions {
  /** 0.01 by default. */
  lr: number;
  /** How much of the running means of g² (and g) stays at each step; 0.99 by default. */
  alpha: number;
  /** Added to the denominator; 1e-8 by default. */
  eps: number;
  /** Added to the gradient, times the parameter; 0 by default. */
  weightDecay: number;
  /** How much of the last steps goes on; 0 by default. */
  momentum: number;
  /** Divides by the standard deviation of g instead of √g²; false by default. */
  centered: boolean;
  /** Goes along the gradient instead; false by default. */
  maximize: boolean;
}

const defaults: RMSpropOptions = {
  lr: 1e-2,
  alpha: 0.99,
  eps: 1e-8,
  weightDecay: 0,
  momentum: 0,
  centered: false,
  maximize: false,
};

/**
 * RMSprop (`torch.optim.RMSprop`, Tieleman and Hinton 2012): v ← α·v + (1 − α)·g², p ← p − lr · b, where b ← momentum · b + g / (√v + eps) and g is the
 * gradient plus weightDecay · p. With `centered` v is less the square of the running mean of g (Graves 2013).
 *
 * @example
 * const x = new Parameter(tensor([4]));
 * const optimizer = new RMSprop([x], { lr: 0.1 });
 * x.square().sum().backward();
 * await optimizer.step();
 * await x.array(); // [3]
 */
export class RMSprop extends Optimizer<RMSpropOptions> {
  constructor(params: Params<RMSpropOptions>, options: Partial<RMSpropOptions> = {}) {
    super('RMSprop', params, { ...defaults, ...options });
  }

  protected override check({ lr, alpha, eps, weightDecay, momentum }: RMSpropOptions): void {
    requireNotNegative('RMSprop', { lr, eps, weightDecay, momentum });
    requireShares('RMSprop', { alpha });
  }

  protected override update(parameter: Parameter, gradient: Tensor, options: RMSpropOptions, state: ParameterState): void {
    const number = (value: () => number): Tensor => changeable(parameter, value);
    const alpha = (): number => options.alpha;
    const g = decayed(parameter, gradient, options);
    const square = averaged(state.tensor('squareAvg'), g.square(), alpha, 'RMSprop.step');
    const spread = options.centered ? this.centered(g, square, alpha, state) : square;
    const scaled = g.div(spread.sqrt().add(number(() => options.eps)));
    const direction = options.momentum === 0 ? scaled : this.withMomentum(scaled, options, state);
    parameter.assign(parameter.sub(direction.mul(number(() => options.lr))), 'RMSprop.step');
  }

  /** The variance of g, which rounding must not take below 0. */
  private centered(g: Tensor, square: Tensor, alpha: () => number, state: ParameterState): Tensor {
    const mean = averaged(state.tensor('gradAvg'), g, alpha, 'RMSprop.step');
    return square.sub(mean.square()).maximum(0);
  }

  private withMomentum(scaled: Tensor, options: RMSpropOptions, state: ParameterState): Tensor {
    const buffer = state.tensor('momentumBuffer');
    const moved = buffer.mul(changeable(scaled, () => options.momentum)).add(scaled);
    buffer.assign(moved, 'RMSprop.step');
    return moved;
  }
}
