import { ArgumentError } from '@nacre/tensor';
import { Schedule, type Scheduled } from './schedule.ts';

/** The options of `PolynomialLR`. */
export interface PolynomialOptions {
  /** How many steps it takes, 5 by default. */
  readonly totalIters?: number;
  /** 1 by default, which is a line. */
  readonly power?: number;
}

/**
 * The rate times (1 − step / totalIters)^power, down to 0 (`PolynomialLR`).
 *
 * @throws ArgumentError unless totalIters and power are positive
 * @example
 * const optimizer = new SGD([new Parameter(tensor([1]))], { lr: 1 });
 * const schedule = new PolynomialLR(optimizer, { totalIters: 4, power: 2 });
 * schedule.step();
 * schedule.lr; // 0.5625
 */
export class PolynomialLR extends Schedule {
  private readonly totalIters: number;
  private readonly power: number;

  constructor(optimizer: Scheduled, options: PolynomialOptions = {}) {
    super(optimizer);
    const { totalIters = 5, power = 1 } = options;
    for (const [name, value] of Object.entries({ totalIters, power }))
      if (!(value > 0)) throw new ArgumentError('PolynomialLR', `${name} is positive, got ${value}`);
    this.totalIters = totalIters;
    this.power = power;
    this.apply();
  }

  override rate(step: number, base: number): number {
    return base * (1 - Math.min(step, this.totalIters) / this.totalIters) ** this.power;
  }
}
