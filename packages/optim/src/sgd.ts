import { ArgumentError, argument, type Parameter, type Tensor } from '@nacre/tensor';
import { checkOption, Optimizer, type Parameters } from './optimizer.ts';

export interface SGDOptions {
  /** Learning rate. */
  lr: number;
  /** Share of the last direction that is kept. Default 0. */
  momentum: number;
  /** Share of the gradient that does not enter the momentum. Default 0. */
  dampening: number;
  /** L2 penalty: adds weightDecay · p to the gradient. Default 0. */
  weightDecay: number;
  /** Looks ahead along the momentum (Sutskever et al. 2013). Default false. */
  nesterov: boolean;
  /** Goes up instead of down. Default false. */
  maximize: boolean;
}

/**
 * Stochastic gradient descent (`torch.optim.SGD`): g ← ±∇ + weightDecay · p; with momentum μ, b ← μ · b + (1 − dampening) · g (at first b ← g),
 * and g ← b, or g + μ · b with nesterov; p ← p − lr · g.
 *
 * @throws ArgumentError for options out of range
 */
export class SGD extends Optimizer<SGDOptions> {
  constructor(params: Parameters<SGDOptions>, options: Partial<SGDOptions> & { lr: number }) {
    super(params, { momentum: 0, dampening: 0, weightDecay: 0, nesterov: false, maximize: false, ...options });
  }

  protected override check({ lr, momentum, dampening, weightDecay, nesterov }: SGDOptions): void {
    checkOption('SGD', 'lr', lr, 0);
    checkOption('SGD', 'momentum', momentum, 0);
    checkOption('SGD', 'weightDecay', weightDecay, 0);
    if (nesterov && (momentum <= 0 || dampening !== 0)) throw new ArgumentError('SGD', 'nesterov needs a momentum and no dampening');
  }

  protected override update(parameter: Parameter, gradient: Tensor, options: SGDOptions): void {
    const { momentum, dampening, weightDecay, nesterov, maximize } = options;
    const ascent = maximize ? gradient.neg() : gradient;
    const decayed = weightDecay === 0 ? ascent : ascent.add(parameter.mul(weightDecay));
    const direction = momentum === 0 ? decayed : this.direction(parameter, decayed, momentum, dampening, nesterov);
    this.assign(parameter, parameter.sub(direction.mul(argument(() => options.lr))));
  }

  /** At the first step the momentum is the gradient itself, undampened. */
  private direction(parameter: Parameter, gradient: Tensor, momentum: number, dampening: number, nesterov: boolean): Tensor {
    const first = !this.hasState(parameter, 'momentumBuffer');
    const buffer = this.state(parameter, 'momentumBuffer');
    const share = argument(first ? 1 : 1 - dampening);
    const next = buffer.mul(momentum).add(gradient.mul(share));
    this.assign(buffer, next);
    return nesterov ? gradient.add(next.mul(momentum)) : next;
  }
}
