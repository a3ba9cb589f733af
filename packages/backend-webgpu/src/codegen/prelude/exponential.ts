import { decimal, polynomial } from './polynomial.ts';

/** ln 2 in two parts; a small integer times the first is exact. */
export const ln2High = 0.693359375;
export const ln2Low = -2.1219444e-4;

/** (e^r − 1 − r) / r² on |r| ≤ ½ ln 2, relative error of e^r 3e-9 (Remez). */
const exponentialTail = [0.49999994, 0.16666509, 0.041668009, 0.0083699897, 0.0013847031];

/** Below this erf(x) = 2/√π · x; the polynomial's part of the sum would be subnormal. */
const erfTiny = 1e-30;
/** erf(x)/x − 1 in x² for |x| ≤ 1, relative error of erf 3e-9 (Remez). */
const erfSmall = [0.12837917, -0.37612626, 0.11283585, -0.026853813, 0.0051883277, -0.0008010195, 7.8538673e-5];
/** log2(1 − erf(t)) / t for 1 ≤ t ≤ 3.95, error of erf 7e-9 (Remez). */
const erfcExponent = [-1.6280533, -0.91730833, -0.15165381, 0.032893248, -0.0045983986, 0.00030396547];
/** 2^f on |f| ≤ ½, relative error 8e-8 (Remez): of erf, where 1 − erf ≤ 0.16, a fifth of an ulp. */
const exponential2 = [1.0000001, 0.69314694, 0.2402212, 0.055507131, 0.0096755419, 0.0013276482];

/** The drivers' own are only accurate to |x| ulps (exp), overflow (tanh) or do not exist. */
export const exponentialFunctions = {
  exp_tail: `
// e^r - 1 for |r| <= ln 2 / 2.
fn exp_tail(r: f32) -> f32 {
  return r * r * ${polynomial('r', exponentialTail)} + r;
}`,

  Exponent: `
// x = n ln 2 + r, and e^r - 1.
struct Exponent {
  n: i32,
  tail: f32,
}`,

  split_exponent: `
fn split_exponent(x: f32) -> Exponent {
  let n = round(x * ${decimal(Math.LOG2E)});
  return Exponent(i32(n), exp_tail((x - n * ${decimal(ln2High)}) - n * ${decimal(ln2Low)}));
}`,

  exp_bounded: `
// e^x for -104 <= x <= 89.
fn exp_bounded(x: f32) -> f32 {
  let e = split_exponent(x);
  return scale(e.tail + 1f, e.n);
}`,

  exp_f32: `
fn exp_f32(x: f32) -> f32 {
  return select(exp_bounded(clamp(x, -104f, 89f)), x, is_nan(x));
}`,

  sigmoid_f32: `
// e^-|x| serves both signs, so that nothing overflows.
fn sigmoid_f32(x: f32) -> f32 {
  let e = exp_bounded(max(-abs(x), -104f));
  return select(select(1f, e, x < 0f) / (e + 1f), x, is_nan(x));
}`,

  expm1_f32: `
// 2^n (e^r - 1) + (2^n - 1), halved and doubled because 2^128 is no float.
fn expm1_f32(x: f32) -> f32 {
  let e = split_exponent(clamp(x, -18f, 89f));
  let half = power_of_two(e.n - 1);
  let sum = half * e.tail + (half - 0.5f);
  return select(sum + sum, x, abs(x) < ${decimal(2 ** -60)} || is_nan(x));
}`,

  tanh_f32: `
// (e^2|x| - 1) / (e^2|x| + 1).
fn tanh_f32(x: f32) -> f32 {
  let e = split_exponent(min(2f * abs(x), 40f));
  let power = power_of_two(e.n);
  let m = power * e.tail + (power - 1f);
  return select(with_sign(m / (m + 2f), x), x, is_nan(x));
}`,

  erf_f32: `
fn erf_f32(x: f32) -> f32 {
  let t = abs(x);
  let square = t * t;
  let small = select(t * ${polynomial('square', erfSmall)} + t, t * ${decimal(2 / Math.sqrt(Math.PI))}, t < ${decimal(erfTiny)});
  let bounded = min(t, 3.95f);
  let exponent = bounded * ${polynomial('bounded', erfcExponent)};
  let n = round(exponent);
  let f = exponent - n;
  let complement = ${polynomial('f', exponential2)} * power_of_two(i32(n));
  return select(with_sign(select(1f - complement, small, t <= 1f), x), x, is_nan(x));
}`,
} as const;
