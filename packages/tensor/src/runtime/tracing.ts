import { type Assignment, pending, type Variable } from './variable.ts';

/** What a function does while it is recorded to be replayed: nothing is computed. */
export interface Trace {
  /** The last assignment to each variable. */
  readonly updates: Map<Variable, Assignment>;
  /** What the host does before each replay: counting a step, drawing a random key. */
  readonly hooks: (() => void)[];
  /** Undoes what recording left behind. */
  readonly cleanup: (() => void)[];
}

let current: Trace | undefined;

/** The trace being recorded, if any. */
export const activeTrace = (): Trace | undefined => current;

/**
 * Runs `f`, which may be asynchronous up to its first wait for something else than Nacre, as a recording. No assignment may be
 * pending; those that `f` leaves pending are the trace's.
 */
export async function record<T>(trace: Trace, f: () => T | Promise<T>): Promise<T> {
  current = trace;
  try {
    const result = await f();
    for (const [variable, assignment] of pending) trace.updates.set(variable, assignment);
    return result;
  } finally {
    current = undefined;
    for (const variable of pending.keys()) variable.revert();
    pending.clear();
    for (const undo of trace.cleanup.reverse()) undo();
  }
}

/**
 * For numbers that change from run to run. Outside `compile` this is just `compute()`, a number; inside, a cell that is computed anew
 * for every replay.
 * @example changing(() => 0.1); // 0.1
 */
export function changing(compute: () => number): number | { readonly current: number } {
  if (current === undefined) return compute();
  const cell = { current: 0 };
  eachRun(() => {
    cell.current = compute();
  });
  return cell;
}

/**
 * Does `action` now, and before every replay of the function being compiled, if any.
 * @example
 * let runs = 0;
 * const double = compile((x: Tensor) => {
 *   eachRun(() => void runs++);
 *   return x.mul(2);
 * });
 * await double(tensor([1]));
 * await double(tensor([2]));
 * runs; // 2
 */
export function eachRun(action: () => void): void {
  action();
  current?.hooks.push(action);
}
