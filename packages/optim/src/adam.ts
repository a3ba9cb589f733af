import type { Parameter, Tensor } from '@nacre/tensor';
import { requireBetas, requireNotNegative } from './checks.ts';
import { averaged, changeable, decayed, oriented } from './direction.ts';
import { Optimizer, type Params } from './optimizer.ts';
import type { ParameterState } from './state.ts';

/** The options of `Adam`. */
export interface AdamOptions {
  /** 0.001 by default. */
  lr: number;
  /** How much of the running means of g and g² stays at each step; 0.9 and 0.999 by default. */
  betas: readonly [number, number];
  /** Added to the denominator; 1e-8 by default. */
  eps: number;
  /** 0 by default, for AdamW 0.01. */
  weightDecay: number;
  /** Divides by the largest mean of g² so far (Reddi et al. 2018); false by default. */
  amsgrad: boolean;
  /** Goes along the gradient instead; false by default. */
  maximize: boolean;
}

const defaults: AdamOptions = { lr: 1e-3, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0, amsgrad: false, maximize: false };

/** What Adam and AdamW share: all but where the weight decay enters. */
abstract class AdaptiveMoments extends Optimizer<AdamOptions> {
  protected override check({ lr, betas, eps, weightDecay }: AdamOptions): void {
    requireNotNegative(this.name, { lr, eps, weightDecay });
    requireBetas(this.name, betas);
  }

  /** p − lr · m̂ / (√v̂ + eps), from `start` for p. */
  protected descend(parameter: Parameter, start: Tensor, g: Tensor, options: AdamOptions, state: ParameterState): void {
    const by = `${this.name}.step`;
    const number = (value: () => number): Tensor => changeable(parameter, value);
    const beta = (i: 0 | 1): number => options.betas[i];
    const m = averaged(state.tensor('expAvg'), g, () => beta(0), by);
    const v = averaged(state.tensor('expAvgSq'), g.square(), () => beta(1), by);
    const size = number(() => options.lr / (1 - beta(0) ** state.step));
    const root = number(() => Math.sqrt(1 - beta(1) ** state.step));
    const spread = options.amsgrad ? this.largest(v, state) : v;
    const denominator = spread
      .sqrt()
      .div(root)
      .add(number(() => options.eps));
    parameter.assign(start.sub(m.mul(size).div(denominator)), by);
  }

  private largest(v: Tensor, state: ParameterState): Tensor {
    const buffer = state.tensor('maxExpAvgSq');
    const largest = buffer.maximum(v);
    buffer.assign(largest, `${this.name}.step`);
    return largest;
  }
}

/**
 * Adam (`torch.optim.Adam`, Kingma and Ba 2015): m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g²,
 * p ← p − lr · m / (1 − β₁ᵗ) / (√(v / (1 − β₂ᵗ)) + eps), where g is the gradient plus weightDecay · p.
 *
 * @example
 * const x = new Parameter(tensor([4]));
 * const optimizer = new Adam([x], { lr: 0.1 });
 * x.square().sum().backward();
 * await optimizer.step();
 * await x.array(); // [3.9]
 */
export class Adam extends AdaptiveMoments {
  constructor(params: Params<AdamOptions>, options: Partial<AdamOptions> = {}) {
    super('Adam', params, { ...defaults, ...options });
  }

  protected override update(parameter: Parameter, gradient: Tensor, options: AdamOptions, state: ParameterState): void {
    this.descend(parameter, parameter, decayed(parameter, gradient, options), options, state);
  }
}

/**
 * Adam with weight decay apart from the gradient (`torch.optim.AdamW`, Loshchilov and Hutter 2019): each step first shrinks the
 * parameter by lr · weightDecay, 0.01 by default.
 *
 * @example
 * const layer = new Linear(2, 1);
 * const optimizer = new AdamW([{ params: [layer.weight] }, { params: [layer.bias], weightDecay: 0 }], { lr: 0.01 });
 */
export class AdamW extends AdaptiveMoments {
  constructor(params: Params<AdamOptions>, options: Partial<AdamOptions> = {}) {
    super('AdamW', params, { ...defaults, weightDecay: 0.01, ...options });
  }

  protected override update(parameter: Parameter, gradient: Tensor, options: AdamOptions, state: ParameterState): void {
    const shrunk = parameter.mul(changeable(parameter, () => 1 - options.lr * options.weightDecay));
    this.descend(parameter, shrunk, oriented(gradient, options), options, state);
  }
}
