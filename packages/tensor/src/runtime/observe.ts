import type { Executable } from './executable.ts';

/** Who watches plans while they run. */
export interface Observer {
  /** Runs a plan whose values are bound. */
  run(executable: Executable): Promise<void>;
  /** Called before a plan is found or compiled; the result is called afterwards. */
  preparing(): (compiled: boolean) => void;
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
