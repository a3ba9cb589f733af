import { ArgumentError } from '@nacre/tensor';
import { Schedule, type Scheduled } from './schedule.ts';

/** A factor of the rate, for a number of calls of `step`. */
export type RateFactor = (step: number) => number;

/**
 * The rate times a factor that a function gives, one for all groups or one for each (`LambdaLR`).
 *
 * @throws ArgumentError unless there is a function for each group
 * @example
 * const optimizer = new SGD([new Parameter(tensor([1]))], { lr: 1 });
 * const schedule = new LambdaLR(optimizer, (step) => 1 / (1 + step));
 * schedule.step();
 * schedule.lr; // 0.5
 */
export class LambdaLR extends Schedule {
  private readonly factors: readonly RateFactor[];

  constructor(optimizer: Scheduled, lrLambda: RateFactor | readonly RateFactor[]) {
    super(optimizer);
    const groups = optimizer.paramGroups.length;
    this.factors = typeof lrLambda === 'function' ? Array<RateFactor>(groups).fill(lrLambda) : [...lrLambda];
    if (this.factors.length !== groups)
      throw new ArgumentError('LambdaLR', `expected a function, or one for each of ${groups} groups, got ${this.factors.length}`);
    this.apply();
  }

  override rate(step: number, base: number, group: number): number {
    return base * this.factors[group]!(step);
  }
}
