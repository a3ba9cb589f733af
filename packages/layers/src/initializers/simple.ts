import { ArgumentError, drawNormal, drawUniform, nextKey, type RandomKey, threefry2x32 } from '@nacre/tensor';
import { countOf } from '../sizes.ts';
import { filled, type Initialized, scaled, shapeOf, type Target, uniformBetween } from './target.ts';

/*
 * Initializers as in `torch.nn.init`. Each fills a shape, giving a new tensor, or a parameter, giving it back. Numbers are drawn on the
 * host from the generator of `manualSeed`: they are the same on every device.
 */

/**
 * Uniform on [a, b), by default [0, 1) (`uniform_`).
 *
 * @example
 * manualSeed(1);
 * const weight = new Parameter(uniform([2, 3], { a: -0.1, b: 0.1 }));
 */
export function uniform<const T extends Target>(target: T, options: { a?: number; b?: number } = {}): Initialized<T> {
  return uniformBetween('uniform', target, options.a ?? 0, options.b ?? 1);
}

/**
 * Normal with a mean and a standard deviation, by default 0 and 1 (`normal_`).
 *
 * @example
 * normal([2, 3], { std: 0.01 }).shape; // [2, 3]
 */
export function normal<const T extends Target>(target: T, options: { mean?: number; std?: number } = {}): Initialized<T> {
  return normalAround('normal', target, options.mean ?? 0, options.std ?? 1);
}

/** @internal */
export function normalAround<T extends Target>(operation: string, target: T, mean: number, std: number): Initialized<T> {
  const key = nextKey();
  return filled(operation, target, () => scaled(drawNormal(countOf(shapeOf(target)), key), mean, std));
}

/**
 * One value everywhere (`constant_`).
 *
 * @example
 * await constant([2], 0.5).array(); // [0.5, 0.5]
 */
export function constant<const T extends Target>(target: T, value: number): Initialized<T> {
  return filled('constant', target, () => new Float32Array(countOf(shapeOf(target))).fill(value));
}

/**
 * 0 everywhere (`zeros_`).
 *
 * @example
 * const layer = new Linear(2, 1);
 * zeros(layer.bias);
 * await layer.bias.array(); // [0]
 */
export const zeros = <const T extends Target>(target: T): Initialized<T> => constant(target, 0);

/**
 * 1 everywhere (`ones_`).
 *
 * @example
 * const scale = new Parameter(ones([2]));
 * await scale.array(); // [1, 1]
 */
export const ones = <const T extends Target>(target: T): Initialized<T> => constant(target, 1);

/** The options of `truncatedNormal`. */
export interface TruncatedNormalOptions {
  /** 0 by default. */
  readonly mean?: number;
  /** 1 by default. */
  readonly std?: number;
  /** The lower limit, −2 by default. */
  readonly a?: number;
  /** The upper limit, 2 by default. */
  readonly b?: number;
}

/**
 * Normal, given that the value lies in [a, b] (`trunc_normal_`). The limits are values, not multiples of the standard deviation.
 *
 * @throws ArgumentError unless a < b and std > 0
 *
 * @example
 * truncatedNormal([2, 3], { std: 0.02, a: -0.04, b: 0.04 }).shape; // [2, 3]
 */
export function truncatedNormal<const T extends Target>(target: T, options: TruncatedNormalOptions = {}): Initialized<T> {
  const { mean = 0, std = 1, a = -2, b = 2 } = options;
  if (!(a < b && std > 0))
    throw new ArgumentError('truncatedNormal', `expected a < b and std > 0, got a ${a}, b ${b}, std ${std}`);
  const [low, high] = [(a - mean) / std, (b - mean) / std];
  const key = nextKey();
  return filled('truncatedNormal', target, () =>
    scaled(drawTruncated(countOf(shapeOf(target)), low, high, key), mean, std).map((x) => Math.min(b, Math.max(a, x))),
  );
}

/** An interval narrower than this is hit less often by normal than by uniform proposals. */
const wide = Math.sqrt(2 * Math.PI);

/** Standard normal numbers between low and high, by rejection; each round of proposals is drawn under a key of its own. */
function drawTruncated(count: number, low: number, high: number, [key0, key1]: RandomKey): Float32Array {
  const propose =
    low < 0 && high > 0 && high - low > wide ? drawNormal : (n: number, key: RandomKey) => drawNarrow(n, low, high, key);
  const out = new Float32Array(count);
  for (let done = 0, round = 0; done < count; round++) {
    for (const z of propose(count, threefry2x32(key0, key1, round, 1)))
      if (done < count && z >= low && z <= high) out[done++] = z;
  }
  return out;
}

/** Uniform proposals, of which one at z stays with probability φ(z) / max φ; fewer than `count`. */
function drawNarrow(count: number, low: number, high: number, key: RandomKey): Float32Array {
  const top = Math.min(Math.max(0, low), high);
  const numbers = drawUniform(2 * count, key);
  const chances = numbers.subarray(count);
  const places = scaled(numbers.subarray(0, count), low, high - low);
  return places.filter((z, i) => chances[i]! < Math.exp((top * top - z * z) / 2));
}
