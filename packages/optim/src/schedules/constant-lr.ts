import { ArgumentError } from '@nacre/tensor';
import { Schedule, type Scheduled } from './schedule.ts';

/** The options of `ConstantLR`. */
export interface ConstantOptions {
  /** 1/3 by default. */
  readonly factor?: number;
  /** For how many steps, 5 by default. */
  readonly totalIters?: number;
}

/**
 * The rate times a factor for the first steps, then the rate itself (`ConstantLR`).
 *
 * @throws ArgumentError unless the factor is between 0 and 1 and totalIters not negative
 * @example
 * const optimizer = new SGD([new Parameter(tensor([1]))], { lr: 1 });
 * const schedule = new ConstantLR(optimizer, { factor: 0.5, totalIters: 1 });
 * schedule.lr; // 0.5
 * schedule.step();
 * schedule.lr; // 1
 */
export class ConstantLR extends Schedule {
  private readonly factor: number;
  private readonly totalIters: number;

  constructor(optimizer: Scheduled, options: ConstantOptions = {}) {
    super(optimizer);
    const { factor = 1 / 3, totalIters = 5 } = options;
    if (!(factor >= 0 && factor <= 1)) throw new ArgumentError('ConstantLR', `factor is between 0 and 1, got ${factor}`);
    if (!(totalIters >= 0)) throw new ArgumentError('ConstantLR', `totalIters is not negative, got ${totalIters}`);
    this.factor = factor;
    this.totalIters = totalIters;
    this.apply();
  }

  override rate(step: number, base: number): number {
    return step < this.totalIters ? base * this.factor : base;
  }
}
