import { argument, type Parameter, type Tensor } from '@nacre/tensor';
import { checkOption, Optimizer, type Parameters } from './optimizer.ts';

export interface AdamOptions {
  /** Learning rate. Default 0.001. */
  lr: number;
  /** How much of the means of gradient and squared gradient is kept. Default [0.9, 0.999]. */
  betas: readonly [number, number];
  /** Added to the root of the second mean. Default 1e-8. */
  eps: number;
  /** L2 penalty in Adam (default 0), decay apart from the gradient in AdamW (default 0.01). */
  weightDecay: number;
  /** Divides by the largest second mean so far (Reddi et al. 2018). Default false. */
  amsgrad: boolean;
  /** Goes up instead of down. Default false. */
  maximize: boolean;
}

const defaults: AdamOptions = { lr: 1e-3, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0, amsgrad: false, maximize: false };

/**
 * Adam (Kingma and Ba 2015; `torch.optim.Adam`): m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g²,
 * p ← p − lr · m / (1 − β₁ᵗ) / (√(v / (1 − β₂ᵗ)) + eps), with g ← ±∇ + weightDecay · p.
 *
 * @throws ArgumentError for options out of range
 */
export class Adam extends Optimizer<AdamOptions> {
  constructor(params: Parameters<AdamOptions>, options: Partial<AdamOptions> = {}) {
    super(params, { ...defaults, ...options });
  }

  protected override check({ lr, betas, eps, weightDecay }: AdamOptions): void {
    checkOption(this.name, 'lr', lr, 0);
    checkOption(this.name, 'eps', eps, 0);
    checkOption(this.name, 'weightDecay', weightDecay, 0);
    betas.forEach((beta, i) => checkOption(this.name, `betas[${i}]`, beta, 0, 1));
  }

  protected override update(parameter: Parameter, gradient: Tensor, options: AdamOptions, count: () => number): void {
    const ascent = options.maximize ? gradient.neg() : gradient;
    const penalized = options.weightDecay === 0 ? ascent : ascent.add(parameter.mul(options.weightDecay));
    this.assign(parameter, this.moved(parameter, parameter, penalized, options, count));
  }

  /** Where the step leads from `start`; records the new means. */
  protected moved(parameter: Parameter, start: Tensor, gradient: Tensor, options: AdamOptions, count: () => number): Tensor {
    const [beta1, beta2] = options.betas;
    const mean = this.state(parameter, 'expAvg');
    const square = this.state(parameter, 'expAvgSq');
    const nextMean = mean.mul(beta1).add(gradient.mul(1 - beta1));
    const nextSquare = square.mul(beta2).add(gradient.mul(gradient).mul(1 - beta2));
    this.assign(mean, nextMean);
    this.assign(square, nextSquare);
    const size = argument(() => options.lr / (1 - beta1 ** count()));
    const rootScale = argument(() => 1 / Math.sqrt(1 - beta2 ** count()));
    const second = options.amsgrad ? this.largest(parameter, nextSquare) : nextSquare;
    return start.sub(nextMean.mul(size).div(second.sqrt().mul(rootScale).add(options.eps)));
  }

  private largest(parameter: Parameter, square: Tensor): Tensor {
    const most = this.state(parameter, 'maxExpAvgSq');
    const next = most.maximum(square);
    this.assign(most, next);
    return next;
  }
}

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019; `torch.optim.AdamW`): p ← p · (1 − lr · weightDecay) before the step, and
 * the decay stays out of the means.
 */
export class AdamW extends Adam {
  constructor(params: Parameters<AdamOptions>, options: Partial<AdamOptions> = {}) {
    super(params, { weightDecay: 1e-2, ...options });
  }

  protected override update(parameter: Parameter, gradient: Tensor, options: AdamOptions, count: () => number): void {
    const ascent = options.maximize ? gradient.neg() : gradient;
    const decayed = parameter.mul(argument(() => 1 - options.lr * options.weightDecay));
    this.assign(parameter, this.moved(parameter, decayed, ascent, options, count));
  }
}
