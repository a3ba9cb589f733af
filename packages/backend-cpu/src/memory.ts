import { OutOfMemoryError } from '@nacre/tensor/backend';

export const pageBytes = 65_536;
export const mostPages = 65_536;

/** Everything starts on a cache line. */
export const alignment = 64;
/**
 * Left free below, so that pointers of generated code may start before a buffer. Launch records, the words where threads meet and
 * constants have their places there.
 */
export const reservedBytes = pageBytes;
/** Left free above: vector loads may reach past the last element. */
const slackBytes = alignment;
/** Memory grows by at least this much, and by an eighth. */
const growthBytes = 16 * 2 ** 20;

/** A piece of the memory. */
export interface Block {
  readonly address: number;
  /** A multiple of the alignment. */
  readonly bytes: number;
}

export interface MemoryOptions {
  readonly shared?: boolean;
  readonly maxBytes?: number;
  /** Default: a new one. */
  readonly memory?: WebAssembly.Memory;
  readonly clear?: (address: number, bytes: number) => void;
}

/** One growing WebAssembly memory and who has which part of it. */
export class LinearMemory {
  readonly memory: WebAssembly.Memory;
  /** Bytes of blocks that are not free. */
  bytesInUse = 0;
  private readonly limit: number;
  private readonly clear: (address: number, bytes: number) => void;
  /** In order of address; neighbours are always joined. */
  private readonly free: Block[] = [];

  /** At most `maxBytes`, as far as the engine allows. A memory that a worker uses is for the worker to `clear`, in its turn. */
  constructor({ shared = false, maxBytes = mostPages * pageBytes, memory, clear }: MemoryOptions = {}) {
    const pages = Math.min(mostPages, Math.ceil((maxBytes + reservedBytes + slackBytes) / pageBytes));
    this.memory = memory ?? reserve(pages, shared);
    this.clear = clear ?? ((address, bytes) => new Uint8Array(this.buffer, address, bytes).fill(0));
    this.limit = Math.min(maxBytes, pages * pageBytes - reservedBytes - slackBytes);
  }

  /** The whole memory; replaced when it grows. */
  get buffer(): ArrayBuffer {
    return this.memory.buffer as ArrayBuffer;
  }

  get maxBytes(): number {
    return this.limit;
  }

  /** A zero-filled block. Throws OutOfMemoryError. */
  alloc(bytes: number): Block {
    const size = Math.max(alignment, Math.ceil(bytes / alignment) * alignment);
    let place = this.bestFit(size);
    if (place === undefined) {
      this.grow(size, bytes);
      place = this.bestFit(size)!;
    }
    const { address, bytes: available } = this.free[place]!;
    if (available === size) this.free.splice(place, 1);
    else this.free[place] = { address: address + size, bytes: available - size };
    this.bytesInUse += size;
    this.clear(address, size);
    return { address, bytes: size };
  }

  release({ address, bytes }: Block): void {
    this.bytesInUse -= bytes;
    this.give(address, bytes);
  }

  private bestFit(bytes: number): number | undefined {
    let best: number | undefined;
    for (let i = 0; i < this.free.length; i++) {
      const size = this.free[i]!.bytes;
      if (size >= bytes && (best === undefined || size < this.free[best]!.bytes)) best = i;
    }
    return best;
  }

  /** Puts [address, address + bytes) back among the free blocks. */
  private give(address: number, bytes: number): void {
    let low = 0;
    let high = this.free.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.free[middle]!.address < address) low = middle + 1;
      else high = middle;
    }
    const before = this.free[low - 1];
    const after = this.free[low];
    const joinsBefore = before !== undefined && before.address + before.bytes === address;
    const joinsAfter = after !== undefined && address + bytes === after.address;
    const block = {
      address: joinsBefore ? before.address : address,
      bytes: bytes + (joinsBefore ? before.bytes : 0) + (joinsAfter ? after.bytes : 0),
    };
    this.free.splice(joinsBefore ? low - 1 : low, Number(joinsBefore) + Number(joinsAfter), block);
  }

  private grow(bytes: number, requested: number): void {
    const end = this.usableEnd();
    const last = this.free.at(-1);
    const atEnd = last !== undefined && last.address + last.bytes === end ? last.bytes : 0;
    const needed = bytes - atEnd;
    const generous = Math.max(needed, growthBytes, end / 8);
    if (!this.tryGrow(generous) && !this.tryGrow(needed)) {
      throw new OutOfMemoryError(
        'alloc',
        `${requested} bytes more do not fit: ${this.bytesInUse} are in use of the ${this.limit} that WebAssembly can address here`,
        'use a smaller batch, or dispose() what is no longer needed',
      );
    }
    this.give(end, this.usableEnd() - end);
  }

  private tryGrow(bytes: number): boolean {
    const end = this.usableEnd() + bytes;
    if (!(end <= reservedBytes + this.limit)) return false;
    try {
      this.memory.grow(Math.ceil((end + slackBytes - this.buffer.byteLength) / pageBytes));
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  }

  private usableEnd(): number {
    return Math.max(reservedBytes, this.buffer.byteLength - slackBytes);
  }
}

/** Engines differ in how much address space they are ready to set aside. Refers to nothing outside itself: workers get it as text. */
export function reserve(pages: number, shared: boolean): WebAssembly.Memory {
  for (let maximum = pages; ; maximum = Math.floor(maximum / 2)) {
    try {
      return new WebAssembly.Memory({ initial: 1, maximum, shared });
    } catch (error) {
      if (!(error instanceof RangeError) || maximum <= 1024) throw error;
    }
  }
}
