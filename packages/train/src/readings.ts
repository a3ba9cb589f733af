import type { Tensor } from '@nacre/tensor';

/** How many steps are read late. A fixed number, so that what follows from a value follows at the same step in every run. */
export const readingLag = 2;

interface Reading {
  readonly values: Promise<number[]>;
  readonly use: (values: readonly number[]) => void | Promise<void>;
}

/** Values on their way from the device: asked for at once, used two steps later, so that the device is never waited for. */
export class Readings {
  private readonly waiting: Reading[] = [];

  /** Asks for scalars, and uses those that are due. */
  async add(scalars: readonly Tensor[], use: Reading['use']): Promise<void> {
    const values = Promise.all(scalars.map(async (x) => Number(await x.item())));
    // Whoever waits for them is told; until then nobody does.
    values.catch(() => {});
    this.waiting.push({ values, use });
    while (this.waiting.length > readingLag) await this.next();
  }

  /** Waits for all. */
  async settle(): Promise<void> {
    while (this.waiting.length > 0) await this.next();
  }

  private async next(): Promise<void> {
    const { values, use } = this.waiting.shift()!;
    await use(await values);
  }
}
