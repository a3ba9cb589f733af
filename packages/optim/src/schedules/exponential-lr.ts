import { ArgumentError } from '@nacre/tensor';
import { Schedule, type Scheduled } from './schedule.ts';

/**
 * Multiplies the rate by gamma at every step (`ExponentialLR`).
 *
 * @throws ArgumentError unless gamma is positive
 * @example
 * const optimizer = new SGD([new Parameter(tensor([1]))], { lr: 1 });
 * const schedule = new ExponentialLR(optimizer, 0.5);
 * schedule.step();
 * schedule.step();
 * schedule.lr; // 0.25
 */
export class ExponentialLR extends Schedule {
  private readonly gamma: number;

  constructor(optimizer: Scheduled, gamma: number) {
    super(optimizer);
    if (!(gamma > 0 && gamma < Infinity)) throw new ArgumentError('ExponentialLR', `gamma is positive, got ${gamma}`);
    this.gamma = gamma;
    this.apply();
  }

  override rate(step: number, base: number): number {
    return base * this.gamma ** step;
  }
}
