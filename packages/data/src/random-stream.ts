import { threefry2x32 } from '@nacre/tensor';
import type { SampleContext } from './dataset.ts';

/** Deviation of the sum of four uniform bytes: √(4·(256² − 1)/12). */
const bellDeviation = Math.sqrt((256 * 256 - 1) / 3);

/** Apart from every other use of the same seed: the bytes of "augm". */
const purpose = 0x6175676d;

/**
 * A fast stream of random numbers: sfc32 (Chris Doty-Humphrey's Small Fast Counter, as in PractRand), started from
 * Threefry so that streams of different keys and counters have nothing in common. Integer arithmetic, equal on every engine.
 *
 * A transform is handed one that belongs to its sample (`sampleStream`), and takes from it as many numbers as it wants.
 *
 * @example
 * const random = new RandomStream(1, 2, 0);
 * random.uniform(-1, 1); // 0.3843
 */
export class RandomStream {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;
  /** The second of the last two normal numbers. */
  private spare: number | undefined;

  /** Stream number `index` of the two 32-bit words of a key. */
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

  /** One of 0 … count − 1. */
  integer(count: number): number {
    return Math.floor(this.uniform(0, count));
  }

  /**
   * Standard normal, by Marsaglia's polar method (Marsaglia and Bray 1964). The last bit is as exact as the engine's logarithm.
   */
  normal(): number {
    const spare = this.spare;
    if (spare !== undefined) {
      this.spare = undefined;
      return spare;
    }
    for (;;) {
      const x = this.uniform(-1, 1);
      const y = this.uniform(-1, 1);
      const squared = x * x + y * y;
      if (squared >= 1 || squared === 0) continue;
      const stretch = Math.sqrt((-2 * Math.log(squared)) / squared);
      this.spare = y * stretch;
      return x * stretch;
    }
  }

  /** Mean 0, deviation 1, never beyond 3.5: the sum of four random bytes, which needs no logarithm. */
  bell(): number {
    const word = this.word();
    const sum = (word & 0xff) + ((word >>> 8) & 0xff) + ((word >>> 16) & 0xff) + (word >>> 24);
    return (sum - 510) / bellDeviation;
  }
}

/**
 * The random numbers of one sample. They depend on the seed, the epoch and the index alone, not on the order in which samples are
 * asked for, nor on the batch or the worker in which that happens.
 *
 * @example
 * const random = sampleStream(1, { epoch: 3 }, 17);
 * const flipped = randomHorizontalFlip()({ data: new Uint8Array([1, 2]), shape: [1, 1, 2] }, random);
 */
export function sampleStream(seed: number, { epoch }: SampleContext, index: number): RandomStream {
  const [key0, key1] = threefry2x32(seed, Math.floor(seed / 0x100000000), epoch, purpose);
  return new RandomStream(key0, key1, index);
}
