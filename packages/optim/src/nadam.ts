import type { Parameter, Tensor } from '@nacre/tensor';
import { requireBetas, requireNotNegative } from './checks.ts';
import { averaged, changeable, decayed } from './direction.ts';
import { Optimizer, type Params } from './optimizer.ts';
import type { ParameterState } from './state.ts';

/** The options of `NAdam`. */
export interface NAdamOptions {
  /** 0.002 by default. */
  lr: number;
  /** How much of the running means of g and g² stays at each step; 0.9 and 0.999 by default. */
  betas: readonly [number, number];
  /** Added to the denominator; 1e-8 by default. */
  eps: number;
  /** Added to the gradient, times the parameter; 0 by default. */
  weightDecay: number;
  /** How fast the momentum rises to its first beta; 0.004 by default. */
  momentumDecay: number;
  /** Goes along the gradient instead; false by default. */
  maximize: boolean;
}

const defaults: NAdamOptions = { lr: 2e-3, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0, momentumDecay: 4e-3, maximize: false };

/**
 * Adam with Nesterov's momentum (`torch.optim.NAdam`, Dozat 2016): with m and v as in Adam, μₜ = β₁ · (1 − ½ · 0.96^(t · momentumDecay)) and
 * v̂ = v / (1 − β₂ᵗ), p ← p − lr · ((1 − μₜ) / (1 − μ₁⋯μₜ) · g + μₜ₊₁ / (1 − μ₁⋯μₜ₊₁) · m) / (√v̂ + eps), where g is the gradient plus weightDecay · p.
 *
 * @example
 * const x = new Parameter(tensor([4]));
 * const optimizer = new NAdam([x], { lr: 0.1 });
 * x.square().sum().backward();
 * await optimizer.step();
 * await x.array(); // [3.894]
 */
export class NAdam extends Optimizer<NAdamOptions> {
  constructor(params: Params<NAdamOptions>, options: Partial<NAdamOptions> = {}) {
    super('NAdam', params, { ...defaults, ...options });
  }

  protected override check({ lr, betas, eps, weightDecay, momentumDecay }: NAdamOptions): void {
    requireNotNegative('NAdam', { lr, eps, weightDecay, momentumDecay });
    requireBetas('NAdam', betas);
  }

  protected override update(parameter: Parameter, gradient: Tensor, options: NAdamOptions, state: ParameterState): void {
    const number = (value: () => number): Tensor => changeable(parameter, value);
    const beta = (i: 0 | 1): number => options.betas[i];
    const g = decayed(parameter, gradient, options);
    const m = averaged(state.tensor('expAvg'), g, () => beta(0), 'NAdam.step');
    const v = averaged(state.tensor('expAvgSq'), g.square(), () => beta(1), 'NAdam.step');
    const root = number(() => Math.sqrt(1 - beta(1) ** state.step));
    const denominator = v
      .sqrt()
      .div(root)
      .add(number(() => options.eps));
    const now = number(() => (options.lr * (1 - momentum(state.step, options))) / (1 - momenta(state.step, options)));
    const next = number(() => (options.lr * momentum(state.step + 1, options)) / (1 - momenta(state.step + 1, options)));
    parameter.assign(parameter.sub(g.mul(now).add(m.mul(next)).div(denominator)), 'NAdam.step');
  }
}

/** μₜ. */
const momentum = (step: number, { betas, momentumDecay }: NAdamOptions): number =>
  betas[0] * (1 - 0.5 * 0.96 ** (step * momentumDecay));

/** μ₁⋯μₜ, as far as it differs from 0 next to 1. */
function momenta(steps: number, options: NAdamOptions): number {
  let product = 1;
  for (let step = 1; step <= steps && product > Number.EPSILON / 4; step++) product *= momentum(step, options);
  return product;
}
