/*
 * The quantile function of the normal distribution in float32 by +, −, ×, ÷ and √ alone, each exactly rounded: the same bits in
 * every engine and on every device that keeps to them. Here for numbers; `math/normal.ts` has the same steps for tensors.
 */

/**
 * erfinv(x) / x as polynomials in w − 2.5 for w = −log(1 − x²) below 5, and in √w − 3 above: after M. Giles, "Approximating the
 * erfinv function" (2010), relative error below 4e-7. The highest power comes first.
 */
export const central: readonly number[] = [
  2.81022636e-8, 3.43273939e-7, -3.5233877e-6, -4.39150654e-6, 2.1858087e-4, -1.25372503e-3, -4.17768164e-3, 0.246640727,
  1.50140941,
];
export const tails: readonly number[] = [
  -2.00214257e-4, 1.00950558e-4, 1.34934322e-3, -3.67342844e-3, 5.73950773e-3, -7.6224613e-3, 9.43887047e-3, 1.00167406,
  2.83297682,
];
/** log(1 + f) = f − f²/2 + f³ · p(f) on [√½ − 1, √2 − 1], the coefficients of Cephes' logf. */
export const logarithm: readonly number[] = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1, 2.0000714765e-1,
  -2.4999993993e-1, 3.3333331174e-1,
];

/** log(1 − x²) for −1 < x < 1. */
export const logOfRest = (x: number): number => naturalLog(Math.fround(Math.fround(1 - x) * Math.fround(1 + x)));

/** √2 · erfinv(x), from x and `logOfRest(x)`. */
export function normalQuantile(x: number, log: number): number {
  const w = -log;
  const ratio = w < 5 ? horner(central, Math.fround(w - 2.5)) : horner(tails, Math.fround(Math.fround(Math.sqrt(w)) - 3));
  return Math.fround(Math.fround(ratio * x) * Math.fround(Math.SQRT2));
}

const float = /* @__PURE__ */ new Float32Array(1);
const word = /* @__PURE__ */ new Int32Array(float.buffer);

function naturalLog(x: number): number {
  float[0] = x;
  const bits = word[0]!;
  word[0] = (bits & 0x7fffff) | 0x3f800000;
  let mantissa = float[0]!;
  let exponent = (bits >>> 23) - 127;
  if (mantissa >= Math.fround(Math.SQRT2)) {
    mantissa *= 0.5;
    exponent++;
  }
  const f = Math.fround(mantissa - 1);
  const square = Math.fround(f * f);
  const cubic = Math.fround(Math.fround(horner(logarithm, f) * f) * square);
  const fraction = Math.fround(f + Math.fround(cubic - Math.fround(square * 0.5)));
  return Math.fround(fraction + Math.fround(exponent * Math.fround(Math.LN2)));
}

function horner(coefficients: readonly number[], t: number): number {
  let sum = Math.fround(coefficients[0]!);
  for (let i = 1; i < coefficients.length; i++) sum = Math.fround(Math.fround(sum * t) + Math.fround(coefficients[i]!));
  return sum;
}
