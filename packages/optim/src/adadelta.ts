import type { Parameter, Tensor } from '@nacre/tensor';
import { requireNotNegative, requireShares } from './checks.ts';
import { averaged, changeable, decayed } from './direction.ts';
import { Optimizer, type Params } from './optimizer.ts';
import type { ParameterState } from './state.ts';

/** The options of `Adadelta`. */
export interface AdadeltaOptions {
  /** Scales the step, whose size the method finds itself; 1 by default. */
  lr: number;
  /** How much of the running means of g² and Δ² stays at each step; 0.9 by default. */
  rho: number;
  /** Added below the roots; 1e-6 by default. */
  eps: number;
  /** Added to the gradient, times the parameter; 0 by default. */
  weightDecay: number;
  /** Goes along the gradient instead; false by default. */
  maximize: boolean;
}

const defaults: AdadeltaOptions = { lr: 1, rho: 0.9, eps: 1e-6, weightDecay: 0, maximize: false };

/**
 * Adadelta (`torch.optim.Adadelta`, Zeiler 2012): v ← ρ·v + (1 − ρ)·g², Δ = √(u + eps) / √(v + eps) · g, p ← p − lr · Δ, u ← ρ·u + (1 − ρ)·Δ², where g
 * is the gradient plus weightDecay · p. Steps have the unit of the parameter.
 *
 * @example
 * const x = new Parameter(tensor([4]));
 * const optimizer = new Adadelta([x], { eps: 1e-2 });
 * x.square().sum().backward();
 * await optimizer.step();
 * await x.array(); // [3.684]
 */
export class Adadelta extends Optimizer<AdadeltaOptions> {
  constructor(params: Params<AdadeltaOptions>, options: Partial<AdadeltaOptions> = {}) {
    super('Adadelta', params, { ...defaults, ...options });
  }

  protected override check({ lr, rho, eps, weightDecay }: AdadeltaOptions): void {
    requireNotNegative('Adadelta', { lr, eps, weightDecay });
    requireShares('Adadelta', { rho });
  }

  protected override update(parameter: Parameter, gradient: Tensor, options: AdadeltaOptions, state: ParameterState): void {
    const number = (value: () => number): Tensor => changeable(parameter, value);
    const rho = (): number => options.rho;
    const root = (x: Tensor): Tensor => x.add(number(() => options.eps)).sqrt();
    const g = decayed(parameter, gradient, options);
    const square = averaged(state.tensor('squareAvg'), g.square(), rho, 'Adadelta.step');
    const moves = state.tensor('accDelta');
    const delta = root(moves).div(root(square)).mul(g);
    averaged(moves, delta.square(), rho, 'Adadelta.step');
    parameter.assign(parameter.sub(delta.mul(number(() => options.lr))), 'Adadelta.step');
  }
}
