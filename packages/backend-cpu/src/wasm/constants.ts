import { append } from './encoding.ts';

/**
 * Where vector constants live in memory. V8 builds one from immediates wherever it is used, which takes three times as long as
 * loading it. Modules that share a memory share the pool, so that an address means the same bytes to all of them.
 */
export class ConstantPool {
  private readonly start: number;
  private readonly capacity: number;
  private readonly numbers = new Map<string, number>();

  /** Bytes `start … end − 1` of the memory are kept for constants; both are multiples of 16. */
  constructor(start: number, end: number) {
    this.start = start;
    this.capacity = (end - start) / 16;
  }

  /** The address of 16 bytes; undefined once the pool is full. */
  addressOf(bytes: Uint8Array): number | undefined {
    const key = bytes.join();
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.numbers.size;
      if (number >= this.capacity) return undefined;
      this.numbers.set(key, number);
    }
    return this.start + 16 * number;
  }
}

/** Finds vector constants a place in memory, and remembers those that the module has to put there. */
export class Constants {
  private readonly pool: ConstantPool;
  readonly used = new Map<number, Uint8Array>();

  constructor(pool: ConstantPool) {
    this.pool = pool;
  }

  addressOf(bytes: Uint8Array): number | undefined {
    const address = this.pool.addressOf(bytes);
    if (address !== undefined) this.used.set(address, bytes);
    return address;
  }

  /** Neighbours as one segment. */
  segments(): { address: number; bytes: Uint8Array }[] {
    const runs: { address: number; bytes: number[] }[] = [];
    for (const [address, bytes] of [...this.used].sort(([a], [b]) => a - b)) {
      const last = runs.at(-1);
      if (last !== undefined && last.address + last.bytes.length === address) append(last.bytes, bytes);
      else runs.push({ address, bytes: [...bytes] });
    }
    return runs.map(({ address, bytes }) => ({ address, bytes: Uint8Array.from(bytes) }));
  }
}
