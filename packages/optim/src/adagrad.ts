import type { Parameter, Tensor } from '@nacre/tensor';
import { requireNotNegative } from './checks.ts';
import { changeable, decayed } from './direction.ts';
import { Optimizer, type Params } from './optimizer.ts';
import type { ParameterState } from './state.ts';

/** The options of `Adagrad`. */
export interface AdagradOptions {
  /** 0.01 by default. */
  lr: number;
  /** Divides the rate by 1 + lrDecay · (steps before this); 0 by default. */
  lrDecay: number;
  /** Added to the gradient, times the parameter; 0 by default. */
  weightDecay: number;
  /** What the sum of squares begins with; 0 by default. */
  initialAccumulatorValue: number;
  /** Added to the denominator; 1e-10 by default. */
  eps: number;
  /** Goes along the gradient instead; false by default. */
  maximize: boolean;
}

const defaults: AdagradOptions = {
  lr: 1e-2,
  lrDecay: 0,
  weightDecay: 0,
  initialAccumulatorValue: 0,
  eps: 1e-10,
  maximize: false,
};

/**
 * Adagrad (`torch.optim.Adagrad`, Duchi, Hazan and Singer 2011): s ← s + g², p ← p − lr / (1 + lrDecay · (t − 1)) · g / (√s + eps), where g is the
 * gradient plus weightDecay · p. Rare features keep large steps.
 *
 * @example
 * const x = new Parameter(tensor([4]));
 * const optimizer = new Adagrad([x], { lr: 0.1 });
 * x.square().sum().backward();
 * await optimizer.step();
 * await x.array(); // [3.9]
 */
export class Adagrad extends Optimizer<AdagradOptions> {
  constructor(params: Params<AdagradOptions>, options: Partial<AdagradOptions> = {}) {
    super('Adagrad', params, { ...defaults, ...options });
  }

  protected override check({ lr, lrDecay, weightDecay, initialAccumulatorValue, eps }: AdagradOptions): void {
    requireNotNegative('Adagrad', { lr, lrDecay, weightDecay, initialAccumulatorValue, eps });
  }

  protected override update(parameter: Parameter, gradient: Tensor, options: AdagradOptions, state: ParameterState): void {
    const number = (value: () => number): Tensor => changeable(parameter, value);
    const g = decayed(parameter, gradient, options);
    const buffer = state.tensor('sum', options.initialAccumulatorValue);
    const sum = buffer.add(g.square());
    buffer.assign(sum, 'Adagrad.step');
    const rate = number(() => options.lr / (1 + (state.step - 1) * options.lrDecay));
    const scaled = g.div(sum.sqrt().add(number(() => options.eps)));
    parameter.assign(parameter.sub(scaled.mul(rate)), 'Adagrad.step');
  }
}
