import { ArgumentError } from '../errors.ts';
import { threefry2x32 } from './threefry.ts';

/** Two 32-bit words that select one stream of random numbers. */
export type RandomKey = readonly [number, number];

let seed = 0;
let drawn = 0;

/**
 * Starts the sequence of random tensors anew. The same seed gives the same numbers on every device.
 * @throws ArgumentError for a seed that is no integer
 * @example
 * manualSeed(1);
 * const first = rand([3]);
 * manualSeed(1);
 * await first.eq(rand([3])).all().item(); // true
 */
export function manualSeed(n: number): void {
  if (!Number.isSafeInteger(n)) throw new ArgumentError('manualSeed', `a seed is an integer, got ${n}`);
  seed = n;
  drawn = 0;
}

/**
 * The key of the next random tensor.
 * @example
 * manualSeed(1);
 * const key = nextKey();
 * manualSeed(1);
 * await tensor(drawUniform(3, key)).eq(rand([3])).all().item(); // true
 */
export function nextKey(): RandomKey {
  const low = seed >>> 0;
  const high = Math.floor(seed / 2 ** 32) >>> 0;
  return threefry2x32(low, high, drawn++ >>> 0, 0);
}

/**
 * For checkpoints: where the sequence of random tensors stands.
 * @example
 * manualSeed(1);
 * rand([3]);
 * randomState(); // { seed: 1, drawn: 1 }
 */
export const randomState = (): { readonly seed: number; readonly drawn: number } => ({ seed, drawn });

/**
 * Goes on where `randomState` was asked.
 * @throws ArgumentError for a seed that is no integer
 * @example
 * setRandomState({ seed: 1, drawn: 1 });
 * randomState(); // { seed: 1, drawn: 1 }
 */
export function setRandomState(state: { readonly seed: number; readonly drawn: number }): void {
  manualSeed(state.seed);
  drawn = state.drawn;
}
