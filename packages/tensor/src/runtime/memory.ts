import type { Allocation, Backend, BufferRef } from '../contract/backend.ts';
import type { DType } from '../dtype.ts';
import { OutOfMemoryError } from '../errors.ts';
import { Slabs } from './slabs.ts';

/** Sizes up to this share slabs, so that a loss per step costs no allocation. */
const smallBytes = 256;
const slabSlots = 256;

/** Allocations come in so many sizes between a power of two and the next: similar requests reuse each other's memory. */
const classesPerDoubling = 16;

/** Bytes that may wait for reuse beside as many as are in use. */
const maxWaiting = 64 * 2 ** 20;

/** The size of the allocation that serves a request: at most 6% more. */
function sizeClass(bytes: number): number {
  const step = 2 ** Math.floor(Math.log2(bytes)) / classesPerDoubling;
  return step < 1 ? bytes : Math.ceil(bytes / step) * step;
}

/** Where a piece of memory came from, to give it back there. */
interface Piece {
  readonly allocation: Allocation;
  readonly offset: number;
  /** What it counts for. */
  readonly bytes: number;
  /** What it occupies: a slot of a slab, or an allocation of its own. */
  readonly capacity: number;
  readonly small: boolean;
}

/**
 * The memory of one device: an exact account, a budget, and reuse. What is given back is kept by size class for the next request; it
 * is returned to the backend when memory is short, or when more waits than is in use.
 */
export class DeviceMemory {
  bytesInUse = 0;
  peakBytes = 0;
  buffers = 0;
  /** Bytes held from the backend, used or waiting for reuse. */
  private held = 0;
  /** Of these, the bytes that wait for reuse. */
  private waiting = 0;
  private readonly backend: Backend;
  private readonly budget: number;
  /** Gives back what is held only to be faster: asked when memory is short. */
  private readonly reclaim: () => void;
  private readonly free = new Map<number, Allocation[]>();
  private readonly slabs = new Slabs(smallBytes, slabSlots);
  /** The backend has taken everything back; what buffers give back from now on is only counted. */
  private closed = false;
  private bytesSinceYield = 0;
  private buffersSinceYield = 0;
  private readonly registry = new FinalizationRegistry<Piece>((piece) => this.giveBack(piece));

  constructor(backend: Backend, budget: number, reclaim: () => void) {
    this.backend = backend;
    this.budget = budget;
    this.reclaim = reclaim;
  }

  /** A buffer that is given back when released, or when nobody can reach it any more. */
  buffer(dtype: DType, count: number): DeviceBuffer {
    const piece = this.take(this.backend.byteLength(dtype, count));
    const ref: BufferRef = { allocation: piece.allocation, dtype, offset: piece.offset, count };
    const buffer = new DeviceBuffer(ref, () => {
      this.registry.unregister(buffer);
      this.giveBack(piece);
    });
    this.registry.register(buffer, piece, buffer);
    this.bytesSinceYield += piece.capacity;
    this.buffersSinceYield++;
    return buffer;
  }

  /** An allocation for the backend's own use by plans; returned by the function given. */
  scratch(bytes: number): { allocation: Allocation; release: () => void } {
    const piece = this.take(Math.max(bytes, smallBytes + 1));
    return { allocation: piece.allocation, release: () => this.giveBack(piece) };
  }

  /**
   * Whether so much was handed out since the last macrotask that finalizers should get their turn: they do not run in a loop
   * that awaits only microtasks.
   */
  needsMacrotask(): boolean {
    if (this.bytesSinceYield < Math.max(16 * 2 ** 20, this.bytesInUse / 4) && this.buffersSinceYield < 4096) return false;
    this.bytesSinceYield = 0;
    this.buffersSinceYield = 0;
    return true;
  }

  private take(bytes: number): Piece {
    const small = bytes <= smallBytes;
    const piece = small ? this.takeSlot(bytes) : this.takeAllocation(bytes);
    this.bytesInUse += bytes;
    this.buffers++;
    this.peakBytes = Math.max(this.peakBytes, this.bytesInUse);
    return piece;
  }

  private takeSlot(bytes: number): Piece {
    let slot = this.slabs.take();
    while (slot !== undefined && this.isMissing(slot.allocation)) {
      this.slabs.drop(slot.allocation);
      slot = this.slabs.take();
    }
    if (slot === undefined) {
      this.slabs.add(this.takeAllocation(this.slabs.bytes).allocation);
      slot = this.slabs.take()!;
    }
    return { ...slot, bytes, capacity: smallBytes, small: true };
  }

  private takeAllocation(bytes: number): Piece {
    const rounded = Math.min(sizeClass(bytes), Math.max(bytes, this.backend.capabilities.maxAllocationBytes));
    const reused = this.free.get(rounded)?.pop();
    if (reused !== undefined) {
      this.waiting -= rounded;
      return { allocation: reused, offset: 0, bytes, capacity: rounded, small: false };
    }
    if (this.held + rounded > this.budget) this.trim();
    if (this.held + rounded > this.budget) this.shrink();
    const capacity = this.held + rounded > this.budget ? bytes : rounded;
    if (this.held + capacity > this.budget) {
      throw new OutOfMemoryError(
        'memory',
        `${bytes} bytes more would exceed the budget of ${this.budget}: ${this.held} are held`,
        "use a smaller batch, dispose() what is no longer needed, or raise the device's memory option",
      );
    }
    const allocation = this.allocate(capacity);
    this.held += capacity;
    return { allocation, offset: 0, bytes, capacity, small: false };
  }

  private allocate(bytes: number): Allocation {
    try {
      return this.backend.alloc(bytes);
    } catch (error) {
      if (!(error instanceof OutOfMemoryError)) throw error;
      this.shrink();
      return this.backend.alloc(bytes);
    }
  }

  private giveBack(piece: Piece): void {
    this.bytesInUse -= piece.bytes;
    this.buffers--;
    if (this.closed) return;
    if (piece.small) {
      this.slabs.giveBack(piece);
      return;
    }
    if (this.isMissing(piece.allocation)) {
      this.backend.free(piece.allocation);
      this.held -= piece.capacity;
      return;
    }
    const list = this.free.get(piece.capacity);
    if (list) list.push(piece.allocation);
    else this.free.set(piece.capacity, [piece.allocation]);
    this.waiting += piece.capacity;
    if (this.waiting > this.bytesInUse + maxWaiting) this.trim();
  }

  /** Whether the memory turned out not to be there. */
  isMissing(allocation: Allocation): boolean {
    return this.backend.isMissing?.(allocation) ?? false;
  }

  /** Gives back to the backend whatever is not in use, and what is held only to be faster. */
  shrink(): void {
    this.reclaim();
    this.trim();
  }

  /** To be called when the backend is closed: buffers live on, and may be given back at any later time. */
  close(): void {
    this.closed = true;
  }

  /** Returns what waits for reuse to the backend. */
  trim(): void {
    if (this.closed) return;
    for (const [bytes, allocations] of this.free) {
      allocations.forEach((allocation) => this.backend.free(allocation));
      this.held -= bytes * allocations.length;
    }
    this.free.clear();
    this.waiting = 0;
    for (const slab of this.slabs.takeIdle()) {
      this.backend.free(slab);
      this.held -= this.slabs.bytes;
    }
  }
}

/** Memory that holds one value at a time. Assignments replace the value and count up the version. */
export class DeviceBuffer {
  readonly ref: BufferRef;
  version = 0;
  /** What replaced the value last, for errors: `SGD.step`. */
  replacedBy = '';
  released = false;
  /** Why there is no value, where the plan that should have computed it failed. */
  failure: unknown;
  private holders = 0;
  private readonly giveBack: () => void;

  constructor(ref: BufferRef, giveBack: () => void) {
    this.ref = ref;
    this.giveBack = giveBack;
  }

  hold(): void {
    this.holders++;
  }

  release(): void {
    if (!this.released && --this.holders <= 0) this.free();
  }

  /** Gives the memory back: the value never came. */
  fail(reason: unknown): void {
    this.failure = reason;
    this.free();
  }

  /** Gives the memory back, whoever still holds it. */
  free(): void {
    if (this.released) return;
    this.released = true;
    this.giveBack();
  }
}
