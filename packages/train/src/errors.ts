import { NacreError } from '@nacre/tensor';

/**
 * A loss or a gradient that is not finite.
 * @example
 * const place = { step: 12, epoch: 1 };
 * new NonFiniteError(place, 'the loss is NaN', 'lower the learning rate').step; // 12
 */
export class NonFiniteError extends NacreError {
  override readonly name: string = 'NonFiniteError';
  /** The step that went wrong, counted from 1. */
  readonly step: number;
  readonly epoch: number;
  /** The dotted name of the first layer that went wrong; undefined where it is not known, or was none. */
  readonly layer: string | undefined;
  /** Whether the layer's output or its gradient went wrong. */
  readonly direction: 'forward' | 'backward' | undefined;

  constructor(place: { step: number; epoch: number }, problem: string, fix: string, finding?: Finding) {
    super('fit', `step ${place.step} (epoch ${place.epoch}): ${problem}`, fix);
    this.step = place.step;
    this.epoch = place.epoch;
    this.layer = finding?.layer;
    this.direction = finding?.direction;
  }
}

/** Where the first number that is not finite came from. */
export interface Finding {
  /** In words: `the output of layer fc2`. */
  readonly what: string;
  readonly layer?: string | undefined;
  readonly direction?: 'forward' | 'backward' | undefined;
}

/**
 * A loss that has left the best it was far behind.
 * @example new DivergenceError(12, 'the loss is 9 times its best').step; // 12
 */
export class DivergenceError extends NacreError {
  override readonly name: string = 'DivergenceError';
  readonly step: number;

  constructor(step: number, problem: string) {
    super('fit', `step ${step}: ${problem}`, 'lower the learning rate, or clip gradients with clipGradNorm');
    this.step = step;
  }
}
