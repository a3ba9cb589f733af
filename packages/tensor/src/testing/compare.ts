import { float16ToNumber } from '../contract/convert.ts';
import { type DType, isFloat, type TypedArray } from '../dtype.ts';

/** Two floats agree if any of the stated distances holds. Without any they must be the same number. */
export interface Tolerance {
  /** Units in the last place of the dtype compared. */
  readonly ulps?: number;
  readonly relative?: number;
  readonly absolute?: number;
}

/** What may differ between two results that count as the same. */
export interface Leniency {
  /** Results that are NaN or infinite, or come from such, may be anything. */
  readonly nonFinite?: boolean;
  /** A subnormal number may stand for 0 of either sign, as operand or result. */
  readonly subnormals?: boolean;
  /** −0 and 0 are the same. */
  readonly zeroSigns?: boolean;
}

const smallestNormal: Partial<Record<DType, number>> = { float16: 2 ** -14, float32: 2 ** -126, float64: 2 ** -1022 };
const fractionBits: Partial<Record<DType, number>> = { float16: 10, float32: 23, float64: 52 };

/** float16 is computed in float32, where its subnormal numbers are not. */
export const mayFlush = (dtype: DType): boolean => dtype !== 'float16';

/**
 * Distance from a number of this size to the next of the dtype.
 * @example ulpOf(1, 'float32') === 2 ** -23; // true
 */
export function ulpOf(x: number, dtype: DType): number {
  const magnitude = Math.max(Math.abs(x), smallestNormal[dtype]!);
  // Math.log2 may round up to the next integer just below a power of two.
  let exponent = Math.floor(Math.log2(magnitude));
  if (2 ** exponent > magnitude) exponent--;
  return 2 ** (exponent - fractionBits[dtype]!);
}

/**
 * Whether a value is as near to the expected one as a tolerance asks.
 * @example agrees(1 + 2 ** -23, 1, 'float32', { ulps: 1 }); // true
 */
export function agrees(
  actual: number,
  expected: number,
  dtype: DType,
  { ulps = 0, relative = 0, absolute = 0 }: Tolerance = {},
  lenient: Leniency = {},
): boolean {
  if (actual === expected) return actual !== 0 || lenient.zeroSigns === true || Object.is(actual, expected);
  if (!isFloat(dtype)) return false;
  if (!Number.isFinite(expected)) return lenient.nonFinite === true || Object.is(actual, expected);
  const distance = Math.abs(actual - expected);
  if (lenient.subnormals && mayFlush(dtype) && Math.max(Math.abs(actual), Math.abs(expected)) < smallestNormal[dtype]!)
    return true;
  return distance <= Math.max(ulps * ulpOf(expected, dtype), relative * Math.abs(expected), absolute);
}

/** The numbers an array of a dtype holds. */
export const numbersIn = (array: TypedArray, dtype: DType): ArrayLike<number> =>
  dtype === 'float16' ? Float64Array.from(array, float16ToNumber) : array;

/**
 * Throws, naming the first element that does not agree and how many do not.
 * @example expectAgreement('sums', Float32Array.of(1, 2), Float32Array.of(1, 3), 'float32'); // throws Error
 */
export function expectAgreement(
  what: string | ((element: number) => string),
  actual: TypedArray,
  expected: TypedArray,
  dtype: DType,
  tolerance?: Tolerance,
  lenient?: Leniency,
): void {
  const label = typeof what === 'string' ? (i: number) => `${what}: element ${i}` : what;
  if (actual.length !== expected.length) throw new Error(`${label(0)}: ${actual.length} elements instead of ${expected.length}`);
  const [got, wanted] = [numbersIn(actual, dtype), numbersIn(expected, dtype)];
  const wrong: number[] = [];
  for (let i = 0; i < got.length; i++) if (!agrees(got[i]!, wanted[i]!, dtype, tolerance, lenient)) wrong.push(i);
  const [first] = wrong;
  if (first === undefined) return;
  const distance = isFloat(dtype)
    ? ` (${(Math.abs(got[first]! - wanted[first]!) / ulpOf(wanted[first]!, dtype)).toPrecision(3)} ulps apart)`
    : '';
  throw new Error(
    `${label(first)} is ${got[first]} instead of ${wanted[first]}${distance}; ${wrong.length} of ${got.length} elements differ`,
  );
}
