import type { Parameter, Tensor } from '@nacre/tensor';
import { requireBetas, requireNotNegative } from './checks.ts';
import { changeable, oriented } from './direction.ts';
import { Optimizer, type Params } from './optimizer.ts';
import type { ParameterState } from './state.ts';

/** The options of `Lion`. */
export interface LionOptions {
  /** 0.0001 by default: a third to a tenth of Adam's. */
  lr: number;
  /** How much momentum is in a step, and how much of it stays; 0.9 and 0.99 by default. */
  betas: readonly [number, number];
  /** By lr · weightDecay the parameter shrinks at each step; 0 by default. */
  weightDecay: number;
  /** Goes along the gradient instead; false by default. */
  maximize: boolean;
}

const defaults: LionOptions = { lr: 1e-4, betas: [0.9, 0.99], weightDecay: 0, maximize: false };

/**
 * Lion, found by program search (Chen et al. 2023, algorithm 2; PyTorch has none): p ← p − lr · (sign(β₁·m + (1 − β₁)·g) + weightDecay · p),
 * m ← β₂·m + (1 − β₂)·g. Every element moves by lr; it keeps half the state of Adam.
 *
 * @example
 * const x = new Parameter(tensor([4]));
 * const optimizer = new Lion([x], { lr: 0.1 });
 * x.square().sum().backward();
 * await optimizer.step();
 * await x.array(); // [3.9]
 */
export class Lion extends Optimizer<LionOptions> {
  constructor(params: Params<LionOptions>, options: Partial<LionOptions> = {}) {
    super('Lion', params, { ...defaults, ...options });
  }

  protected override check({ lr, betas, weightDecay }: LionOptions): void {
    requireNotNegative('Lion', { lr, weightDecay });
    requireBetas('Lion', betas);
  }

  protected override update(parameter: Parameter, gradient: Tensor, options: LionOptions, state: ParameterState): void {
    const number = (value: () => number): Tensor => changeable(parameter, value);
    const g = oriented(gradient, options);
    const [first, second] = [(): number => options.betas[0], (): number => options.betas[1]];
    const momentum = state.tensor('expAvg');
    const change = g.sub(momentum);
    const moved = momentum.add(change.mul(number(() => 1 - second())));
    momentum.assign(moved, 'Lion.step');
    // β₁·m + (1 − β₁)·g, from the new momentum, so that both are one kernel.
    const mixed = moved.add(change.mul(number(() => second() - first())));
    const shrunk = parameter.mul(number(() => 1 - options.lr * options.weightDecay));
    parameter.assign(shrunk.sub(mixed.sign().mul(number(() => options.lr))), 'Lion.step');
  }
}
