import { ArgumentError, eachRun } from '@nacre/tensor';

/** What a schedule changes: any optimizer. */
export interface Scheduled {
  readonly paramGroups: readonly { lr: number }[];
}

/** The state of a schedule. */
export interface ScheduleState {
  readonly lastStep: number;
  readonly baseLrs: readonly number[];
}

/** The rate a group had when its first schedule was made. */
const initialRates = new WeakMap<object, number>();

function initialRate(group: { readonly lr: number }): number {
  const known = initialRates.get(group);
  if (known === undefined) initialRates.set(group, group.lr);
  return known ?? group.lr;
}

/**
 * Sets the learning rates of an optimizer as a function of the number of calls of `step` (`torch.optim.lr_scheduler`); those at the
 * start are set when it is made. A subclass says in `rate` what becomes of the rate that a group began with. Call `step` after the
 * optimizer's, once an epoch or once a batch as the schedule counts. Changing rates compile nothing.
 *
 * @example
 * class Halving extends Schedule {
 *   rate(step, base) {
 *     return base / 2 ** step;
 *   }
 * }
 * const optimizer = new SGD([new Parameter(tensor([1]))], { lr: 1 });
 * const schedule = new Halving(optimizer);
 * schedule.step();
 * schedule.lr; // 0.5
 */
export abstract class Schedule {
  /** How often `step` was called. */
  lastStep = 0;
  /** The rate each group began with, before any schedule changed it. */
  protected baseLrs: readonly number[];
  /** What it sets the rates of. */
  readonly optimizer: Scheduled;

  constructor(optimizer: Scheduled) {
    this.optimizer = optimizer;
    this.baseLrs = optimizer.paramGroups.map(initialRate);
  }

  /** The rate after `step` calls, for a group that began with `base`. */
  abstract rate(step: number, base: number, group: number): number;

  /** Goes on by one. */
  step(): void {
    eachRun(() => this.goTo(this.lastStep + 1));
  }

  /**
   * Goes to where `step` calls of `step` lead.
   *
   * @throws ArgumentError unless it is an integer that is not negative
   */
  goTo(step: number): void {
    if (!Number.isInteger(step) || step < 0)
      throw new ArgumentError('goTo', `a step is an integer that is not negative, got ${step}`);
    this.lastStep = step;
    this.apply();
  }

  /** The present rate of the first group. */
  get lr(): number {
    return this.lrs[0]!;
  }

  /** The present rates of all groups. */
  get lrs(): readonly number[] {
    return this.optimizer.paramGroups.map(({ lr }) => lr);
  }

  stateDict(): ScheduleState {
    return { lastStep: this.lastStep, baseLrs: this.baseLrs };
  }

  /**
   * Goes on where the state was taken, and sets the rates.
   *
   * @throws ArgumentError if it is of an optimizer with another number of groups
   */
  loadStateDict(state: ScheduleState): void {
    const groups = this.optimizer.paramGroups.length;
    if (state.baseLrs.length !== groups)
      throw new ArgumentError('loadStateDict', `expected rates of ${groups} groups, got ${state.baseLrs.length}`);
    this.baseLrs = state.baseLrs;
    this.goTo(state.lastStep);
  }

  /** Sets the rates; a subclass calls it when it is ready. */
  protected apply(): void {
    this.optimizer.paramGroups.forEach((group, i) => {
      group.lr = this.rate(this.lastStep, this.baseLrs[i] ?? group.lr, i);
    });
  }
}
