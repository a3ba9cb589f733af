/** A schedule of learning rates: those of `@nacre/optim`, or anything like them. */
export interface AnySchedule {
  /** With a parameter, as `ReduceLROnPlateau` has it, it is called after each epoch with the validation loss. */
  step(metric?: number): void;
  stateDict(): object;
  loadStateDict(state: never): unknown;
}

/** A schedule, and how often it is called. */
export interface PacedSchedule {
  readonly schedule: AnySchedule;
  readonly every: 'step' | 'epoch';
}

/** A schedule alone counts steps, unless its `step` takes a value. */
export function paced(given: AnySchedule | PacedSchedule | undefined): PacedSchedule | undefined {
  if (given === undefined || 'schedule' in given) return given;
  return { schedule: given, every: given.step.length > 0 ? 'epoch' : 'step' };
}
