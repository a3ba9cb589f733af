/**
 * The quantile function of the normal distribution in float32 by +, −, ×, ÷ and √ alone, each exactly rounded: the same bits in
 * every engine and on every device that keeps to them. Written once, for numbers and for tensors.
 */
export interface Float32Algebra<V> {
  constant(value: number): V;
  add(a: V, b: V): V;
  sub(a: V, b: V): V;
  mul(a: V, b: V): V;
  sqrt(a: V): V;
  /** `a` where x < limit, else `b`. */
  below(x: V, limit: number, a: V, b: V): V;
  /** x > 0 as mantissa · 2^exponent, 1 ≤ mantissa < 2. */
  parts(x: V): { mantissa: V; exponent: V };
}

/** After M. Giles, "Approximating the erfinv function" (2010): relative error below 4e-7. */
const central = [
  2.81022636e-8, 3.43273939e-7, -3.5233877e-6, -4.39150654e-6, 2.1858087e-4, -1.25372503e-3, -4.17768164e-3, 0.246640727,
  1.50140941,
];
const tails = [
  -2.00214257e-4, 1.00950558e-4, 1.34934322e-3, -3.67342844e-3, 5.73950773e-3, -7.6224613e-3, 9.43887047e-3, 1.00167406,
  2.83297682,
];
/** log(1 + f) = f − f²/2 + f³ · p(f) on [√½ − 1, √2 − 1], the coefficients of Cephes' logf. */
const logarithm = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1, 2.0000714765e-1,
  -2.4999993993e-1, 3.3333331174e-1,
];

/** √2 · erfinv(x) for −1 < x < 1. */
export function normalQuantile<V>(m: Float32Algebra<V>, x: V): V {
  const one = m.constant(1);
  const w = m.sub(m.constant(0), naturalLog(m, m.mul(m.sub(one, x), m.add(one, x))));
  const inner = horner(m, central, m.sub(w, m.constant(2.5)));
  const outer = horner(m, tails, m.sub(m.sqrt(w), m.constant(3)));
  return m.mul(m.mul(m.below(w, 5, inner, outer), x), m.constant(Math.SQRT2));
}

function naturalLog<V>(m: Float32Algebra<V>, x: V): V {
  const { mantissa, exponent } = m.parts(x);
  const scaled = m.below(mantissa, Math.SQRT2, mantissa, m.mul(mantissa, m.constant(0.5)));
  const power = m.below(mantissa, Math.SQRT2, exponent, m.add(exponent, m.constant(1)));
  const f = m.sub(scaled, m.constant(1));
  const square = m.mul(f, f);
  const cubic = m.mul(m.mul(horner(m, logarithm, f), f), square);
  const fraction = m.add(f, m.sub(cubic, m.mul(square, m.constant(0.5))));
  return m.add(fraction, m.mul(power, m.constant(Math.LN2)));
}

function horner<V>(m: Float32Algebra<V>, coefficients: readonly number[], t: V): V {
  return coefficients.slice(1).reduce((sum, c) => m.add(m.mul(sum, t), m.constant(c)), m.constant(coefficients[0]!));
}
