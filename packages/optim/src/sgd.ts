import { ArgumentError, type Parameter, type Tensor } from '@nacre/tensor';
import { requireNotNegative } from './checks.ts';
import { changeable, decayed } from './direction.ts';
import { Optimizer, type Params } from './optimizer.ts';
import type { ParameterState } from './state.ts';

/** The options of `SGD`. */
export interface SGDOptions {
  /** 0.001 by default. */
  lr: number;
  /** How much of the last steps goes on; 0 by default. */
  momentum: number;
  /** How much of a gradient does not enter the momentum; 0 by default. */
  dampening: number;
  /** Added to the gradient, times the parameter; 0 by default. */
  weightDecay: number;
  /** Looks ahead by the momentum (Nesterov 1983); false by default. */
  nesterov: boolean;
  /** Goes along the gradient instead; false by default. */
  maximize: boolean;
}

const defaults: SGDOptions = { lr: 1e-3, momentum: 0, dampening: 0, weightDecay: 0, nesterov: false, maximize: false };

/**
 * Gradient descent with momentum (`torch.optim.SGD`): p ← p − lr · b, where b ← momentum · b + (1 − dampening) · g, the first time b = g,
 * and g is the gradient plus weightDecay · p.
 *
 * @example
 * const x = new Parameter(tensor([4]));
 * const optimizer = new SGD([x], { lr: 0.1, momentum: 0.9 });
 * x.square().sum().backward();
 * await optimizer.step();
 * await x.array(); // [3.2]
 */
export class SGD extends Optimizer<SGDOptions> {
  constructor(params: Params<SGDOptions>, options: Partial<SGDOptions> = {}) {
    super('SGD', params, { ...defaults, ...options });
  }

  protected override check({ lr, momentum, dampening, weightDecay, nesterov }: SGDOptions): void {
    requireNotNegative('SGD', { lr, momentum, weightDecay });
    if (nesterov && (momentum === 0 || dampening !== 0))
      throw new ArgumentError('SGD', 'nesterov needs a momentum and no dampening');
  }

  protected override update(parameter: Parameter, gradient: Tensor, options: SGDOptions, state: ParameterState): void {
    const g = decayed(parameter, gradient, options);
    const direction = options.momentum === 0 ? g : this.withMomentum(g, options, state);
    parameter.assign(parameter.sub(direction.mul(changeable(parameter, () => options.lr))), 'SGD.step');
  }

  private withMomentum(g: Tensor, options: SGDOptions, state: ParameterState): Tensor {
    const momentum = changeable(g, () => options.momentum);
    const buffer = state.tensor('momentumBuffer');
    // The buffer begins as 0, so the first step, which is not dampened, needs no program of its own.
    const share = changeable(g, () => (state.step === 1 ? 1 : 1 - options.dampening));
    const moved = buffer.mul(momentum).add(options.dampening === 0 ? g : g.mul(share));
    buffer.assign(moved, 'SGD.step');
    return options.nesterov ? g.add(moved.mul(momentum)) : moved;
  }
}
