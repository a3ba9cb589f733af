import { ArgumentError } from '@nacre/tensor';
import { Schedule, type Scheduled } from './schedule.ts';

export interface OneCycleOptions {
  /** The highest rate. */
  readonly maxLr: number;
  /** Steps of the whole cycle. */
  readonly totalSteps: number;
  /** Share of the steps in which the rate rises. Default 0.3. */
  readonly pctStart?: number;
  /** Default `cos`. */
  readonly annealStrategy?: 'cos' | 'linear';
  /** The first rate is maxLr / divFactor. Default 25. */
  readonly divFactor?: number;
  /** The last rate is the first / finalDivFactor. Default 1e4. */
  readonly finalDivFactor?: number;
  /** Whether momentum (the first beta of Adam) falls while the rate rises, and the other way round. Default true. */
  readonly cycleMomentum?: boolean;
  /** Momentum at the highest rate. Default 0.85. */
  readonly baseMomentum?: number;
  /** Momentum at the first and the last rate. Default 0.95. */
  readonly maxMomentum?: number;
}

interface Group {
  lr: number;
  momentum?: number;
  betas?: readonly [number, number];
}

const defaults = {
  pctStart: 0.3, annealStrategy: 'cos', divFactor: 25, finalDivFactor: 1e4, cycleMomentum: true, baseMomentum: 0.85, maxMomentum: 0.95,
} as const;

/**
 * One cycle: the rate rises from maxLr / divFactor to maxLr and falls far below the first (Smith and Topin 2017;
 * `torch.optim.lr_scheduler.OneCycleLR`).
 *
 * @throws ArgumentError for options out of range, for an optimizer without momentum unless `cycleMomentum` is false, and when more than `totalSteps` steps are made
 */
export class OneCycleLR extends Schedule {
  private readonly options: Required<OneCycleOptions>;

  constructor(optimizer: Scheduled, options: OneCycleOptions) {
    super(optimizer);
    this.options = { ...defaults, ...options };
    const { totalSteps, pctStart, maxLr } = this.options;
    if (!Number.isInteger(totalSteps) || totalSteps < 1) throw new ArgumentError('OneCycleLR', `totalSteps is a positive integer, got ${totalSteps}`);
    if (!(pctStart >= 0 && pctStart <= 1)) throw new ArgumentError('OneCycleLR', `pctStart is between 0 and 1, got ${pctStart}`);
    const groups: readonly Group[] = optimizer.groups;
    if (this.options.cycleMomentum && groups.some((group) => group.betas === undefined && group.momentum === undefined)) {
      throw new ArgumentError('OneCycleLR', 'the optimizer has no momentum to cycle', 'pass cycleMomentum: false');
    }
    if (!(maxLr > 0)) throw new ArgumentError('OneCycleLR', `maxLr is positive, got ${maxLr}`);
    this.apply();
  }

  override step(): void {
    if (this.count >= this.options.totalSteps) {
      throw new ArgumentError('OneCycleLR', `the cycle of ${this.options.totalSteps} steps is over`, 'give the number of steps of the whole training as totalSteps');
    }
    super.step();
  }

  protected override apply(): void {
    super.apply();
    if (!this.options.cycleMomentum) return;
    const { baseMomentum, maxMomentum } = this.options;
    const momentum = this.along(this.count, maxMomentum, baseMomentum, maxMomentum);
    const groups: readonly Group[] = this.optimizer.groups;
    for (const group of groups) {
      if (group.betas) group.betas = [momentum, group.betas[1]];
      else group.momentum = momentum;
    }
  }

  protected override rate(_base: number, count: number): number {
    const { maxLr, divFactor, finalDivFactor } = this.options;
    const first = maxLr / divFactor;
    return this.along(count, first, maxLr, first / finalDivFactor);
  }

  /** From `first` to `top` and on to `last`, after `count` steps. */
  private along(count: number, first: number, top: number, last: number): number {
    const { totalSteps, pctStart } = this.options;
    const turn = pctStart * totalSteps - 1;
    const end = totalSteps - 1;
    const step = Math.min(count, end);
    if (step <= turn) return this.between(first, top, turn === 0 ? 1 : step / turn);
    return this.between(top, last, end === turn ? 1 : (step - turn) / (end - turn));
  }

  private between(from: number, to: number, share: number): number {
    const weight = this.options.annealStrategy === 'cos' ? (1 - Math.cos(Math.PI * share)) / 2 : share;
    return from + (to - from) * weight;
  }
}
