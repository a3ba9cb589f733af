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
