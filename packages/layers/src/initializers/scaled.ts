import { ArgumentError, type Shape, ShapeMismatchError } from '@nacre/tensor';
import { normalAround } from './simple.ts';
import { type Initialized, shapeOf, type Target, uniformBetween } from './target.ts';

/** Functions whose gain is known. */
export type Nonlinearity = 'linear' | 'conv' | 'sigmoid' | 'tanh' | 'relu' | 'leakyRelu' | 'selu';

/**
 * By how much weights before an activation are to be larger (`calculate_gain`): linear, conv and sigmoid 1, tanh 5/3, relu √2,
 * leakyRelu √(2 / (1 + slope²)) with slope 0.01 by default, selu 3/4.
 *
 * @example
 * calculateGain('tanh') === 5 / 3; // true
 */
export function calculateGain(nonlinearity: Nonlinearity, slope = 0.01): number {
  switch (nonlinearity) {
    case 'linear':
    case 'conv':
    case 'sigmoid':
      return 1;
    case 'tanh':
      return 5 / 3;
    case 'relu':
      return Math.SQRT2;
    case 'leakyRelu':
      return Math.sqrt(2 / (1 + slope * slope));
    case 'selu':
      return 3 / 4;
    default:
      throw new ArgumentError('calculateGain', `no gain is known for ${String(nonlinearity)}`);
  }
}

/** How many inputs and outputs meet in a weight [out, in, …]. */
export function fans(operation: string, shape: Shape): { fanIn: number; fanOut: number } {
  if (shape.length < 2)
    throw new ShapeMismatchError(operation, `expected a weight [out, in, …] of 2 dimensions or more, got [${shape.join(', ')}]`);
  const field = shape.slice(2).reduce((count, size) => count * size, 1);
  return { fanIn: shape[1]! * field, fanOut: shape[0]! * field };
}

/**
 * Glorot and Bengio (2010), uniform on ±gain · √(6 / (fanIn + fanOut)) (`xavier_uniform_`).
 *
 * @example
 * const layer = new Linear(30, 20);
 * xavierUniform(layer.weight, { gain: calculateGain('tanh') });
 */
export function xavierUniform<const T extends Target>(target: T, options: { gain?: number } = {}): Initialized<T> {
  const { fanIn, fanOut } = fans('xavierUniform', shapeOf(target));
  const bound = (options.gain ?? 1) * Math.sqrt(6 / (fanIn + fanOut));
  return uniformBetween('xavierUniform', target, -bound, bound);
}

/**
 * Glorot and Bengio (2010), normal with deviation gain · √(2 / (fanIn + fanOut)) (`xavier_normal_`).
 *
 * @example
 * xavierNormal([20, 30]).shape; // [20, 30]
 */
export function xavierNormal<const T extends Target>(target: T, options: { gain?: number } = {}): Initialized<T> {
  const { fanIn, fanOut } = fans('xavierNormal', shapeOf(target));
  return normalAround('xavierNormal', target, 0, (options.gain ?? 1) * Math.sqrt(2 / (fanIn + fanOut)));
}

/** The options of `kaimingUniform` and `kaimingNormal`. */
export interface KaimingOptions {
  /** The negative slope of the leaky ReLU that follows; 0 by default. */
  readonly a?: number;
  /** What keeps its variance: values going forward (fanIn, the default) or gradients going back. */
  readonly mode?: 'fanIn' | 'fanOut';
  /** leakyRelu by default. */
  readonly nonlinearity?: Nonlinearity;
}

/**
 * He et al. (2015), uniform on ±gain · √(3 / fan) (`kaiming_uniform_`).
 *
 * @example
 * const layer = new Conv2d(3, 8, 3);
 * kaimingUniform(layer.weight, { nonlinearity: 'relu' });
 */
export function kaimingUniform<const T extends Target>(target: T, options: KaimingOptions = {}): Initialized<T> {
  const bound = Math.sqrt(3) * kaimingDeviation('kaimingUniform', shapeOf(target), options);
  return uniformBetween('kaimingUniform', target, -bound, bound);
}

/**
 * He et al. (2015), normal with deviation gain / √fan (`kaiming_normal_`).
 *
 * @example
 * kaimingNormal([20, 30], { mode: 'fanOut', nonlinearity: 'relu' }).shape; // [20, 30]
 */
export function kaimingNormal<const T extends Target>(target: T, options: KaimingOptions = {}): Initialized<T> {
  return normalAround('kaimingNormal', target, 0, kaimingDeviation('kaimingNormal', shapeOf(target), options));
}

function kaimingDeviation(operation: string, shape: Shape, options: KaimingOptions): number {
  const { fanIn, fanOut } = fans(operation, shape);
  const fan = options.mode === 'fanOut' ? fanOut : fanIn;
  return calculateGain(options.nonlinearity ?? 'leakyRelu', options.a ?? 0) / Math.sqrt(fan);
}
