import { ArgumentError } from '@nacre/tensor';
import { Schedule, type Scheduled } from './schedule.ts';

/**
 * Multiplies the rate by gamma, 0.1 by default, every `stepSize` steps (`StepLR`).
 *
 * @example
 * const optimizer = new SGD([new Parameter(tensor([1]))], { lr: 1 });
 * const schedule = new StepLR(optimizer, 2, { gamma: 0.5 });
 * schedule.step();
 * schedule.step();
 * schedule.lr; // 0.5
 */
export class StepLR extends Schedule {
  private readonly stepSize: number;
  private readonly gamma: number;

  constructor(optimizer: Scheduled, stepSize: number, options: { gamma?: number } = {}) {
    super(optimizer);
    if (!Number.isInteger(stepSize) || stepSize < 1)
      throw new ArgumentError('StepLR', `stepSize is a positive integer, got ${stepSize}`);
    this.stepSize = stepSize;
    this.gamma = options.gamma ?? 0.1;
    this.apply();
  }

  override rate(step: number, base: number): number {
    return base * this.gamma ** Math.floor(step / this.stepSize);
  }
}
