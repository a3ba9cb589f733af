import { threefry2x32 } from '@nacre/tensor';

/** Deviation of the sum of four uniform bytes: √(4·(256² − 1)/12). */
const bellDeviation = Math.sqrt((256 * 256 - 1) / 3);

/**
 * A fast stream of random words for drawing: sfc32 (Chris Doty-Humphrey's Small Fast Counter, as in PractRand), started from
 * Threefry so that streams of different keys and counters have nothing in common. Integer arithmetic, equal on every engine.
 */
export class Stream {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(key0: number, key1: number, index: number) {
    [this.a, this.b] = threefry2x32(key0, key1, index, 0);
    [this.c] = threefry2x32(key0, key1, index, 1);
  }

  /** The next 32 random bits, signed. */
  word(): number {
    const word = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + word) | 0;
    return word;
  }

  /** A number in [low, high). */
  uniform(low: number, high: number): number {
    return low + (high - low) * ((this.word() >>> 0) / 0x100000000);
  }

  /** Mean 0, deviation 1, never beyond 3.5: the sum of four random bytes, which needs no logarithm. */
  bell(): number {
    const word = this.word();
    const sum = (word & 0xff) + ((word >>> 8) & 0xff) + ((word >>> 16) & 0xff) + (word >>> 24);
    return (sum - 510) / bellDeviation;
  }
}
