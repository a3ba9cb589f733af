import type { Executable } from './executable.ts';

/** Who watches plans while they are made and run. */
export interface Observer {
  /** Runs a plan whose values are bound. */
  run?(executable: Executable): Promise<void>;
  /** Called before a plan is found or compiled; the result is called afterwards. */
  finding?(): (compiled: boolean) => void;
  /** Called for each program that the device goes on compiling in the background, until `ready`. */
  compiling?(ready: Promise<void>): void;
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
