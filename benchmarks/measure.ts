/** Milliseconds of a repeated piece of work: what is usual, and what it takes undisturbed. */
export interface Timing {
  readonly median: number;
  readonly fastest: number;
}

/** Times `work` for about `seconds`, after a warm-up of a third of that. */
export async function measure(work: () => Promise<unknown>, seconds: number): Promise<Timing> {
  await repeat(work, seconds / 3);
  const times = (await repeat(work, seconds)).sort((a, b) => a - b);
  return { median: times[times.length >> 1]!, fastest: times[0]! };
}

async function repeat(work: () => Promise<unknown>, seconds: number): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + 1000 * seconds;
  while (performance.now() < end || times.length < 3) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times;
}
