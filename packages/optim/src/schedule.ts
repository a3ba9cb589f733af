import { ArgumentError } from '@nacre/tensor';

/** The part of an optimizer a schedule changes. */
export interface Scheduled {
  readonly groups: readonly { lr: number }[];
}

/** Sets the learning rates of an optimizer from the number of steps made. Make it after the optimizer, and call `step()` after each step. */
export abstract class Schedule {
  /** Steps made. */
  protected count = 0;
  protected readonly optimizer: Scheduled;
  /** The rates the optimizer was made with. */
  protected readonly baseRates: readonly number[];

  constructor(optimizer: Scheduled) {
    this.optimizer = optimizer;
    this.baseRates = optimizer.groups.map((group) => group.lr);
  }

  /** The rate of a group after `count` steps. */
  protected abstract rate(base: number, count: number, group: number): number;

  /** The rates now in use, one for each group. */
  get lr(): readonly number[] {
    return this.optimizer.groups.map((group) => group.lr);
  }

  /** One step further. */
  step(): void {
    this.count++;
    this.apply();
  }

  stateDict(): { readonly count: number } {
    return { count: this.count };
  }

  loadStateDict({ count }: { readonly count: number }): void {
    if (!Number.isInteger(count) || count < 0) throw new ArgumentError('loadStateDict', `a schedule has made a number of steps, got ${count}`);
    this.count = count;
    this.apply();
  }

  protected apply(): void {
    this.optimizer.groups.forEach((group, i) => {
      group.lr = this.rate(this.baseRates[i]!, this.count, i);
    });
  }
}
