import { decimal, polynomial } from './polynomial.ts';

/** 2/ln 2 and its first 12 bits. */
const scale = 2 / Math.LN2;
const scaleHigh = Math.floor(scale * 2 ** 10) / 2 ** 10;

export const powerFunctions = {
  upper_bits: `
// The first 12 bits: products of two such numbers are exact.
fn upper_bits(x: f32) -> f32 {
  return bitcast<f32>(bitcast<u32>(x) & 0xfffff000u);
}`,

  Log2: `
struct Log2 {
  high: f32,
  low: f32,
}`,

  precise_log2: `
// log2 of a positive number to 31 bits: 2/ln 2 (s + s^3/3 + s^5/5 + ...) with s = f / (2 + f), as an exact part and a rest.
fn precise_log2(x: f32) -> Log2 {
  let parts = split_logarithm(x);
  let f = parts.f;
  let divisor = f + 2f;
  let quotient = f / divisor;
  let s = upper_bits(quotient);
  let divisor_high = upper_bits(divisor);
  let divisor_low = f - (divisor_high - 2f);
  let s_rest = ((f - s * divisor_high) - s * divisor_low) / divisor;
  let square = quotient * quotient;
  let series = quotient * square * ${polynomial('square', [scale / 3, scale / 5, scale / 7, scale / 9, scale / 11])};
  let exact = s * ${decimal(scaleHigh)};
  let rest = s * ${decimal(scale - scaleHigh)} + s_rest * ${decimal(scale)} + series;
  let sum = parts.exponent + exact;
  let low = (exact - (sum - parts.exponent)) + rest;
  let high = upper_bits(sum + low);
  return Log2(high, (sum - high) + low);
}`,

  pow_magnitude: `
// b^y for a finite b > 0 and a finite y.
fn pow_magnitude(b: f32, y: f32) -> f32 {
  let logarithm = precise_log2(b);
  // Beyond 2^33 every power but those of 1 over- or underflows.
  let bounded = clamp(y, ${decimal(-(2 ** 33))}, ${decimal(2 ** 33)});
  let y_high = upper_bits(bounded);
  let exact = clamp(y_high * logarithm.high, -1000f, 1000f);
  let rest = clamp((bounded - y_high) * logarithm.high + bounded * logarithm.low, -2f, 2f);
  let n = clamp(round(exact + rest), -200f, 200f);
  let r = clamp((exact - n) + rest, -1f, 1f) * ${decimal(Math.LN2)};
  return scale(exp_tail(r) + 1f, i32(n));
}`,

  pow_f32: `
fn pow_f32(x: f32, y: f32) -> f32 {
  if (!is_not_zero(y) || x == 1f) {
    return 1f;
  }
  if (is_nan(x) || is_nan(y)) {
    return nan();
  }
  let b = bitcast<f32>(bitcast<u32>(x) & 0x7fffffffu);
  let is_negative = bitcast<i32>(x) < 0;
  var magnitude: f32;
  if (b == 1f) {
    magnitude = 1f;
  } else if (!is_not_zero(x) || is_infinite(x) || is_infinite(y)) {
    magnitude = select(0f, infinity(), (b > 1f) == (bitcast<i32>(y) > 0));
  } else {
    magnitude = pow_magnitude(b, y);
  }
  let is_whole = is_not_zero(trunc(y)) && trunc(y) == y;
  if (is_negative && !is_whole && is_not_zero(x) && !is_infinite(x)) {
    return nan();
  }
  let is_odd = is_whole && trunc(0.5f * y) != 0.5f * y;
  return select(magnitude, with_sign(magnitude, x), is_odd);
}`,

  remainder: `
// The remainder of two magnitudes given as bits, x >= y > 0, by long division of their mantissas; or y less the remainder. Exact.
fn remainder(x: u32, y: u32, complement: bool) -> f32 {
  let divisor = select((y & 0x007fffffu) | 0x00800000u, y, y < 0x00800000u);
  let exponent = max(y >> 23u, 1u);
  var rest = select((x & 0x007fffffu) | 0x00800000u, x, x < 0x00800000u) % divisor;
  var digits = max(x >> 23u, 1u) - exponent;
  while (digits > 0u) {
    let step = min(digits, 8u);
    rest = (rest << step) % divisor;
    digits -= step;
  }
  rest = select(rest, divisor - rest, complement && rest != 0u);
  return scale(f32(rest), i32(exponent) - 150);
}`,

  mod_f32: `
fn mod_f32(a: f32, b: f32) -> f32 {
  let x = bitcast<u32>(a) & 0x7fffffffu;
  let y = bitcast<u32>(b) & 0x7fffffffu;
  if (x >= 0x7f800000u || y > 0x7f800000u || y == 0u) {
    return nan();
  }
  let opposite = ((bitcast<u32>(a) ^ bitcast<u32>(b)) >> 31u) != 0u;
  if (x < y) {
    return select(a, a + b, opposite && x != 0u);
  }
  let magnitude = remainder(x, y, opposite);
  return with_sign(magnitude, select(a, b, is_not_zero(magnitude)));
}`,
} as const;
