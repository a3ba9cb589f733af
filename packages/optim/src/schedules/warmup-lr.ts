import { ArgumentError } from '@nacre/tensor';
import { Schedule, type Scheduled } from './schedule.ts';

/** The options of `WarmupLR`. */
export interface WarmupOptions {
  /** What follows the rise: the rate stays (constant, the default), falls like 1 / √step, or falls along a line or half a cosine to its end. */
  readonly decay?: 'constant' | 'inverseSqrt' | 'linear' | 'cosine';
  /** How many steps there are in all, the rise included; needed for linear and cosine. */
  readonly totalSteps?: number;
  /** What the rate falls to along a line or a cosine, as a factor; 0 by default. */
  readonly endFactor?: number;
}

/**
 * The rate rises along a line, (step + 1) / warmupSteps, and then stays or falls, as transformers are trained (Vaswani et al. 2017 with inverseSqrt):
 * momenta that rest on few gradients should not take large steps. Call `step` after every batch.
 *
 * @throws ArgumentError unless warmupSteps is a positive integer and the options fit each other
 * @example
 * const optimizer = new AdamW([new Parameter(tensor([1]))], { lr: 1 });
 * const schedule = new WarmupLR(optimizer, 2, { decay: 'linear', totalSteps: 6 });
 * const rates = [0, 1, 2, 3, 4, 5, 6].map((step) => (schedule.goTo(step), schedule.lr));
 * rates; // [0.5, 1, 0.75, 0.5, 0.25, 0, 0]
 */
export class WarmupLR extends Schedule {
  private readonly warmupSteps: number;
  private readonly totalSteps: number;
  private readonly endFactor: number;
  private readonly decay: 'constant' | 'inverseSqrt' | 'linear' | 'cosine';

  constructor(optimizer: Scheduled, warmupSteps: number, options: WarmupOptions = {}) {
    super(optimizer);
    const { decay = 'constant', totalSteps = Infinity, endFactor = 0 } = options;
    if (!Number.isInteger(warmupSteps) || warmupSteps < 1)
      throw new ArgumentError('WarmupLR', `warmupSteps is a positive integer, got ${warmupSteps}`);
    if (!(decay in factors))
      throw new ArgumentError('WarmupLR', `decay is ${Object.keys(factors).join(', ')}, got ${String(decay)}`);
    const isFinite = Number.isInteger(totalSteps) && totalSteps > warmupSteps;
    if ((decay === 'linear' || decay === 'cosine') && !isFinite)
      throw new ArgumentError('WarmupLR', `totalSteps is an integer above warmupSteps, got ${totalSteps}`);
    if (!(endFactor >= 0)) throw new ArgumentError('WarmupLR', `endFactor is not negative, got ${endFactor}`);
    this.warmupSteps = warmupSteps;
    this.totalSteps = totalSteps;
    this.endFactor = endFactor;
    this.decay = decay;
    this.apply();
  }

  override rate(step: number, base: number): number {
    const { warmupSteps, totalSteps, endFactor } = this;
    const steps = step + 1;
    if (steps < warmupSteps) return (base * steps) / warmupSteps;
    const part = Math.min(1, (steps - warmupSteps) / (totalSteps - warmupSteps));
    return base * factors[this.decay](part, endFactor, steps / warmupSteps);
  }
}

/** The factor of the rate where so much of the fall is over, after so many times the steps of the rise. */
const factors: Readonly<Record<NonNullable<WarmupOptions['decay']>, (part: number, end: number, times: number) => number>> = {
  constant: () => 1,
  inverseSqrt: (_part, _end, times) => 1 / Math.sqrt(times),
  linear: (part, end) => 1 + (end - 1) * part,
  cosine: (part, end) => end + ((1 - end) * (1 + Math.cos(Math.PI * part))) / 2,
};
