import type { Plan } from '../compile/index.ts';

/** One plan that ran while it was watched. */
export interface PlanRun {
  readonly plan: Plan;
  /** Milliseconds of each launch, where the backend can tell. */
  readonly launches: readonly number[] | undefined;
  /** Milliseconds from handing the plan over until it was done. */
  readonly total: number;
}

export interface Observer {
  ran(run: PlanRun): void;
  /** Milliseconds spent on the host before a plan could run: finding or compiling it, binding its values. */
  prepared(milliseconds: number, compiled: boolean): void;
}

let current: Observer | undefined;

export const observer = (): Observer | undefined => current;

/** Watches every plan that runs until `f` is done. */
export async function observe<T>(watching: Observer, f: () => T | Promise<T>): Promise<T> {
  const before = current;
  current = watching;
  try {
    return await f();
  } finally {
    current = before;
  }
}
