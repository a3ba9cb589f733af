import { ArgumentError } from '@nacre/tensor';
import { reached, requireMilestones } from './multi-step-lr.ts';
import { Schedule, type ScheduleState } from './schedule.ts';

/** The state of `SequentialLR`. */
export interface SequentialState extends ScheduleState {
  readonly schedules: readonly ScheduleState[];
}

/**
 * One schedule after another (`SequentialLR`): each begins anew at its milestone, counted in calls of `step` of the whole. All are made for
 * one optimizer; call `step` of the whole only.
 *
 * @throws ArgumentError unless the schedules have one optimizer and there is a milestone between each two
 * @example
 * const optimizer = new SGD([new Parameter(tensor([1]))], { lr: 1 });
 * const rise = new LinearLR(optimizer, { startFactor: 0.5, totalIters: 2 });
 * const schedule = new SequentialLR([rise, new ExponentialLR(optimizer, 0.5)], [2]);
 * const rates = [0, 1, 2, 3].map((step) => (schedule.goTo(step), schedule.lr));
 * rates; // [0.5, 0.75, 1, 0.5]
 */
export class SequentialLR extends Schedule {
  private readonly schedules: readonly Schedule[];
  private readonly milestones: readonly number[];

  constructor(schedules: readonly Schedule[], milestones: readonly number[]) {
    const [first] = schedules;
    if (first === undefined || milestones.length !== schedules.length - 1) {
      const counts = `${schedules.length} schedules and ${milestones.length} milestones`;
      throw new ArgumentError('SequentialLR', `expected schedules and a milestone between each two, got ${counts}`);
    }
    super(first.optimizer);
    if (schedules.some(({ optimizer }) => optimizer !== first.optimizer))
      throw new ArgumentError('SequentialLR', 'the schedules have different optimizers', 'make all of them for one');
    requireMilestones('SequentialLR', milestones);
    this.schedules = [...schedules];
    this.milestones = [...milestones];
    this.apply();
  }

  override rate(step: number, base: number, group: number): number {
    const { schedule, local } = this.turn(step);
    return schedule.rate(local, base, group);
  }

  /** Lets the schedule whose turn it is set the rates, and whatever else it sets. */
  protected override apply(): void {
    const { schedule, local } = this.turn(this.lastStep);
    schedule.goTo(local);
  }

  /** The schedule whose turn it is, and the step in it. */
  private turn(step: number): { schedule: Schedule; local: number } {
    const place = reached(this.milestones, step);
    return { schedule: this.schedules[place]!, local: step - (this.milestones[place - 1] ?? 0) };
  }

  override stateDict(): SequentialState {
    return { ...super.stateDict(), schedules: this.schedules.map((schedule) => schedule.stateDict()) };
  }

  override loadStateDict(state: SequentialState): void {
    if (state.schedules?.length !== this.schedules.length)
      throw new ArgumentError(
        'SequentialLR.loadStateDict',
        `expected states of ${this.schedules.length} schedules, got ${state.schedules?.length ?? 'none'}`,
      );
    this.schedules.forEach((schedule, i) => {
      schedule.loadStateDict(state.schedules[i]!);
    });
    super.loadStateDict(state);
  }
}
