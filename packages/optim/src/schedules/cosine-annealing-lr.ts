import { ArgumentError } from '@nacre/tensor';
import { Schedule, type Scheduled } from './schedule.ts';

/**
 * Half a cosine from the first rate down to etaMin, 0 by default, in tMax steps, and up again (`CosineAnnealingLR`, Loshchilov and
 * Hutter 2017).
 *
 * @example
 * const optimizer = new SGD([new Parameter(tensor([1]))], { lr: 1 });
 * const schedule = new CosineAnnealingLR(optimizer, 10);
 * for (let i = 0; i < 10; i++) schedule.step();
 * schedule.lr; // 0
 */
export class CosineAnnealingLR extends Schedule {
  private readonly tMax: number;
  private readonly etaMin: number;

  constructor(optimizer: Scheduled, tMax: number, options: { etaMin?: number } = {}) {
    super(optimizer);
    if (!(tMax > 0)) throw new ArgumentError('CosineAnnealingLR', `tMax is positive, got ${tMax}`);
    this.tMax = tMax;
    this.etaMin = options.etaMin ?? 0;
    this.apply();
  }

  override rate(step: number, base: number): number {
    return this.etaMin + ((base - this.etaMin) * (1 + Math.cos((Math.PI * step) / this.tMax))) / 2;
  }
}
