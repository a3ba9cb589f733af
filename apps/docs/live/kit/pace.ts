/** How many steps fill a time, judged by the last ones: it grows twofold at most, so that a slow first step misleads nobody. */
export class Pace {
  private readonly milliseconds: number;
  private steps = 1;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }

  /** Does as many steps as fill the time; their number. */
  async fill(take: (steps: number) => Promise<unknown>): Promise<number> {
    const { steps } = this;
    const began = performance.now();
    await take(steps);
    const taken = performance.now() - began;
    this.steps = Math.max(1, Math.min(2 * steps, Math.floor((steps * this.milliseconds) / taken)));
    return steps;
  }
}
