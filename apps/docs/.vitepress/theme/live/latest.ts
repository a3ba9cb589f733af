/** Carries work out one at a time; of what is asked for meanwhile only the last. For sliders, which ask faster than anything computes. */
export function latest<A extends readonly unknown[]>(work: (...args: A) => Promise<void>): (...args: A) => Promise<void> {
  let waiting: A | undefined;
  let busy = false;
  return async (...args) => {
    waiting = args;
    if (busy) return;
    busy = true;
    try {
      while (waiting !== undefined) {
        const next: A = waiting;
        waiting = undefined;
        await work(...next);
      }
    } finally {
      busy = false;
    }
  };
}
