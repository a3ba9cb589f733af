/**
 * Carries work out one at a time; of what is asked for meanwhile only the last. For sliders, which ask faster than anything
 * computes. The promise ends when nothing is left to do.
 */
export function latest<A extends readonly unknown[]>(work: (...args: A) => Promise<void>): (...args: A) => Promise<void> {
  let waiting: A | undefined;
  let working: Promise<void> | undefined;
  async function workOn(): Promise<void> {
    try {
      while (waiting !== undefined) {
        const next: A = waiting;
        waiting = undefined;
        await work(...next);
      }
    } finally {
      working = undefined;
    }
  }
  return (...args) => {
    waiting = args;
    working ??= workOn();
    return working;
  };
}
