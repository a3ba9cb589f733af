import type { Allocation } from '../contract/backend.ts';

export interface Slot {
  readonly allocation: Allocation;
  readonly offset: number;
}

/** Allocations cut in equal slots, and which of these are free. */
export class Slabs {
  private readonly slotBytes: number;
  private readonly slots: number;
  /** Offsets of free slots, by slab; slabs without any are left out. */
  private readonly free = new Map<Allocation, number[]>();

  constructor(slotBytes: number, slots: number) {
    this.slotBytes = slotBytes;
    this.slots = slots;
  }

  /** Bytes of one. */
  get bytes(): number {
    return this.slotBytes * this.slots;
  }

  add(allocation: Allocation): void {
    this.free.set(
      allocation,
      Array.from({ length: this.slots }, (_, i) => (this.slots - 1 - i) * this.slotBytes),
    );
  }

  /** A slot of the slab that has had free ones for longest. */
  take(): Slot | undefined {
    for (const [allocation, offsets] of this.free) {
      const offset = offsets.pop()!;
      if (offsets.length === 0) this.free.delete(allocation);
      return { allocation, offset };
    }
    return undefined;
  }

  giveBack({ allocation, offset }: Slot): void {
    const offsets = this.free.get(allocation);
    if (offsets === undefined) this.free.set(allocation, [offset]);
    else offsets.push(offset);
  }

  /** Takes out the slabs of which nothing is in use. */
  takeIdle(): Allocation[] {
    const idle = [...this.free].flatMap(([allocation, offsets]) => (offsets.length === this.slots ? [allocation] : []));
    for (const allocation of idle) this.free.delete(allocation);
    return idle;
  }

  /** Takes the free slots of a slab out. */
  drop(allocation: Allocation): void {
    this.free.delete(allocation);
  }
}
