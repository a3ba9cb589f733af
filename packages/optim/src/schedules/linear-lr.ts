import { ArgumentError } from '@nacre/tensor';
import { Schedule, type Scheduled } from './schedule.ts';

/** The options of `LinearLR`. */
export interface LinearOptions {
  /** The first factor, 1/3 by default. */
  readonly startFactor?: number;
  /** The last factor, 1 by default. */
  readonly endFactor?: number;
  /** How many steps it takes, 5 by default. */
  readonly totalIters?: number;
}

/**
 * The rate times a factor that goes from startFactor to endFactor in totalIters steps and stays there (`LinearLR`).
 *
 * @example
 * const optimizer = new SGD([new Parameter(tensor([1]))], { lr: 1 });
 * const schedule = new LinearLR(optimizer, { startFactor: 0.5, totalIters: 2 });
 * schedule.step();
 * schedule.lr; // 0.75
 */
export class LinearLR extends Schedule {
  private readonly startFactor: number;
  private readonly endFactor: number;
  private readonly totalIters: number;

  constructor(optimizer: Scheduled, options: LinearOptions = {}) {
    super(optimizer);
    this.startFactor = options.startFactor ?? 1 / 3;
    this.endFactor = options.endFactor ?? 1;
    this.totalIters = options.totalIters ?? 5;
    if (!(this.startFactor >= 0 && this.startFactor <= 1 && this.endFactor >= 0 && this.endFactor <= 1)) {
      throw new ArgumentError('LinearLR', `factors are between 0 and 1, got ${this.startFactor} and ${this.endFactor}`);
    }
    if (!(this.totalIters > 0)) throw new ArgumentError('LinearLR', `totalIters is positive, got ${this.totalIters}`);
    this.apply();
  }

  override rate(step: number, base: number): number {
    const part = Math.min(1, step / this.totalIters);
    return base * (this.startFactor + (this.endFactor - this.startFactor) * part);
  }
}
