import { type Parameter, type Tensor, where } from '@nacre/tensor';
import { requireBetas, requireNotNegative } from './checks.ts';
import { averaged, changeable, decayed } from './direction.ts';
import { Optimizer, type Params } from './optimizer.ts';
import type { ParameterState } from './state.ts';

/** The options of `RAdam`. */
export interface RAdamOptions {
  /** 0.001 by default. */
  lr: number;
  /** How much of the running means of g and g² stays at each step; 0.9 and 0.999 by default. */
  betas: readonly [number, number];
  /** Added to the denominator; 1e-8 by default. */
  eps: number;
  /** Added to the gradient, times the parameter; 0 by default. */
  weightDecay: number;
  /** Goes along the gradient instead; false by default. */
  maximize: boolean;
}

const defaults: RAdamOptions = { lr: 1e-3, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0, maximize: false };

/**
 * Adam that warms itself up (`torch.optim.RAdam`, Liu et al. 2020): while too few gradients were seen for the mean square to mean much it goes along
 * the momentum, m̂ = m / (1 − β₁ᵗ), alone; then p ← p − lr · r · m̂ / (√v̂ + eps), where r rises to 1. g is the gradient plus weightDecay · p.
 *
 * @example
 * const x = new Parameter(tensor([4]));
 * const optimizer = new RAdam([x], { lr: 0.1 });
 * x.square().sum().backward();
 * await optimizer.step();
 * await x.array(); // [3.2]
 */
export class RAdam extends Optimizer<RAdamOptions> {
  constructor(params: Params<RAdamOptions>, options: Partial<RAdamOptions> = {}) {
    super('RAdam', params, { ...defaults, ...options });
  }

  protected override check({ lr, betas, eps, weightDecay }: RAdamOptions): void {
    requireNotNegative('RAdam', { lr, eps, weightDecay });
    requireBetas('RAdam', betas);
  }

  protected override update(parameter: Parameter, gradient: Tensor, options: RAdamOptions, state: ParameterState): void {
    const number = (value: () => number): Tensor => changeable(parameter, value);
    const beta = (i: 0 | 1): number => options.betas[i];
    const g = decayed(parameter, gradient, options);
    const m = averaged(state.tensor('expAvg'), g, () => beta(0), 'RAdam.step');
    const v = averaged(state.tensor('expAvgSq'), g.square(), () => beta(1), 'RAdam.step');
    const certain = number(() => rectification(state.step, beta(1))).gt(0);
    const size = number(() => {
      const plain = options.lr / (1 - beta(0) ** state.step);
      const factor = rectification(state.step, beta(1));
      return factor === 0 ? plain : plain * factor * Math.sqrt(1 - beta(1) ** state.step);
    });
    const denominator = where(certain, v.sqrt().add(number(() => options.eps)), 1);
    parameter.assign(parameter.sub(m.mul(size).div(denominator)), 'RAdam.step');
  }
}

/** r, from the number ρ of gradients that the mean square stands for; 0 while they are too few. */
function rectification(step: number, beta: number): number {
  const most = 2 / (1 - beta) - 1;
  const rho = most - (2 * step * beta ** step) / (1 - beta ** step);
  return rho > 5 ? Math.sqrt(((rho - 4) * (rho - 2) * most) / ((most - 4) * (most - 2) * rho)) : 0;
}
