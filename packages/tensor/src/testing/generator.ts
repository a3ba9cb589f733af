/** A seeded source of choices: the same seed, the same cases on every machine (mulberry32). */
export class Generator {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** A whole number from `min` to `max`, both included. */
  int = (min: number, max: number): number => min + Math.floor(this.uniform() * (max - min + 1));

  /** In [0, 1). */
  uniform(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** Where random cases get their choices from: a `Generator`, or a property-testing library that can shrink them. */
export type Choose = (min: number, max: number) => number;

export const pick = <T>(choose: Choose, list: readonly T[]): T => list[choose(0, list.length - 1)]!;
