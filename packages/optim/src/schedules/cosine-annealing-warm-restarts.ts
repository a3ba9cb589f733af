import { ArgumentError } from '@nacre/tensor';
import { Schedule, type Scheduled } from './schedule.ts';

/** The options of `CosineAnnealingWarmRestarts`. */
export interface WarmRestartOptions {
  /** How many times as long each cycle is as the one before; 1 by default. */
  readonly tMult?: number;
  /** The rate at the end of a cycle; 0 by default. */
  readonly etaMin?: number;
}

/**
 * Half a cosine from the first rate down to etaMin in t0 steps, and again from the top, cycles growing by tMult
 * (`CosineAnnealingWarmRestarts`, Loshchilov and Hutter 2017).
 *
 * @throws ArgumentError unless t0 and tMult are positive integers
 * @example
 * const optimizer = new SGD([new Parameter(tensor([1]))], { lr: 1 });
 * const schedule = new CosineAnnealingWarmRestarts(optimizer, 2, { tMult: 2 });
 * const rates = [0, 1, 2, 3, 4].map((step) => (schedule.goTo(step), schedule.lr));
 * rates; // [1, 0.5, 1, 0.8536, 0.5]
 */
export class CosineAnnealingWarmRestarts extends Schedule {
  private readonly t0: number;
  private readonly tMult: number;
  private readonly etaMin: number;

  constructor(optimizer: Scheduled, t0: number, options: WarmRestartOptions = {}) {
    super(optimizer);
    const { tMult = 1, etaMin = 0 } = options;
    for (const [name, value] of Object.entries({ t0, tMult })) {
      if (!Number.isInteger(value) || value < 1)
        throw new ArgumentError('CosineAnnealingWarmRestarts', `${name} is a positive integer, got ${value}`);
    }
    this.t0 = t0;
    this.tMult = tMult;
    this.etaMin = etaMin;
    this.apply();
  }

  override rate(step: number, base: number): number {
    let [start, length] = [0, this.t0];
    if (this.tMult === 1) start = Math.floor(step / length) * length;
    else {
      while (step >= start + length) {
        start += length;
        length *= this.tMult;
      }
    }
    return this.etaMin + ((base - this.etaMin) * (1 + Math.cos((Math.PI * (step - start)) / length))) / 2;
  }
}
