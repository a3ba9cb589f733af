import { ArgumentError } from '@nacre/tensor';
import { Schedule, type Scheduled } from './schedule.ts';

/**
 * Multiplies the rate by gamma, 0.1 by default, at each of the milestones, counted in calls of `step` (`MultiStepLR`).
 *
 * @throws ArgumentError unless the milestones are integers that do not fall
 * @example
 * const optimizer = new SGD([new Parameter(tensor([1]))], { lr: 1 });
 * const schedule = new MultiStepLR(optimizer, [1, 3], { gamma: 0.5 });
 * for (let i = 0; i < 3; i++) schedule.step();
 * schedule.lr; // 0.25
 */
export class MultiStepLR extends Schedule {
  private readonly milestones: readonly number[];
  private readonly gamma: number;

  constructor(optimizer: Scheduled, milestones: readonly number[], options: { gamma?: number } = {}) {
    super(optimizer);
    requireMilestones('MultiStepLR', milestones);
    this.milestones = [...milestones];
    this.gamma = options.gamma ?? 0.1;
    this.apply();
  }

  override rate(step: number, base: number): number {
    return base * this.gamma ** reached(this.milestones, step);
  }
}

/** Throws unless the milestones are integers that do not fall. */
export function requireMilestones(schedule: string, milestones: readonly number[]): void {
  if (milestones.some((at, i) => !Number.isInteger(at) || at < (milestones[i - 1] ?? 0)))
    throw new ArgumentError(schedule, `milestones are integers from 0 up that do not fall, got ${milestones.join(', ')}`);
}

/** How many of the milestones lie behind. */
export const reached = (milestones: readonly number[], step: number): number => milestones.filter((at) => at <= step).length;
