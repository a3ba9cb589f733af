import type { Parameter, Tensor } from '@nacre/tensor';
import { requireBetas, requireNotNegative } from './checks.ts';
import { averaged, changeable, decayed } from './direction.ts';
import { Optimizer, type Params } from './optimizer.ts';
import type { ParameterState } from './state.ts';

/** The options of `Adamax`. */
export interface AdamaxOptions {
  /** 0.002 by default. */
  lr: number;
  /** How much of the running mean of g and of the largest |g| stays at each step; 0.9 and 0.999 by default. */
  betas: readonly [number, number];
  /** Added to |g|; 1e-8 by default. */
  eps: number;
  /** Added to the gradient, times the parameter; 0 by default. */
  weightDecay: number;
  /** Goes along the gradient instead; false by default. */
  maximize: boolean;
}

const defaults: AdamaxOptions = { lr: 2e-3, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0, maximize: false };

/**
 * Adam with the largest gradient in place of the mean square (`torch.optim.Adamax`, Kingma and Ba 2015, section 7): m ← β₁·m + (1 − β₁)·g,
 * u ← max(β₂·u, |g| + eps), p ← p − lr / (1 − β₁ᵗ) · m / u, where g is the gradient plus weightDecay · p.
 *
 * @example
 * const x = new Parameter(tensor([4]));
 * const optimizer = new Adamax([x], { lr: 0.1 });
 * x.square().sum().backward();
 * await optimizer.step();
 * await x.array(); // [3.9]
 */
export class Adamax extends Optimizer<AdamaxOptions> {
  constructor(params: Params<AdamaxOptions>, options: Partial<AdamaxOptions> = {}) {
    super('Adamax', params, { ...defaults, ...options });
  }

  protected override check({ lr, betas, eps, weightDecay }: AdamaxOptions): void {
    requireNotNegative('Adamax', { lr, eps, weightDecay });
    requireBetas('Adamax', betas);
  }

  protected override update(parameter: Parameter, gradient: Tensor, options: AdamaxOptions, state: ParameterState): void {
    const number = (value: () => number): Tensor => changeable(parameter, value);
    const beta = (i: 0 | 1): number => options.betas[i];
    const g = decayed(parameter, gradient, options);
    const m = averaged(state.tensor('expAvg'), g, () => beta(0), 'Adamax.step');
    const buffer = state.tensor('expInf');
    const largest = buffer.mul(number(() => beta(1))).maximum(g.abs().add(number(() => options.eps)));
    buffer.assign(largest, 'Adamax.step');
    const rate = number(() => options.lr / (1 - beta(0) ** state.step));
    parameter.assign(parameter.sub(m.div(largest).mul(rate)), 'Adamax.step');
  }
}
