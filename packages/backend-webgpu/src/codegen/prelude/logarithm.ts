import { ln2High, ln2Low } from './exponential.ts';
import { decimal, polynomial } from './polynomial.ts';

/** (ln(1 + f) − f + f²/2) / f³ on √½ ≤ 1 + f ≤ √2, relative error of the logarithm 8e-9 (Remez). */
const logarithmTail = [0.33333331, -0.25000823, 0.20001227, -0.16623355, 0.1420176, -0.13160194, 0.12761573, -0.076344624];

export const logarithmFunctions = {
  Logarithm: `
// x = 2^exponent (1 + f) with sqrt(1/2) <= 1 + f < sqrt(2).
struct Logarithm {
  exponent: f32,
  f: f32,
}`,

  split_normal: `
fn split_normal(x: f32) -> Logarithm {
  let offset = bitcast<i32>(x) - 0x3f3504f3;
  return Logarithm(f32(offset >> 23u), bitcast<f32>((offset & 0x007fffff) + 0x3f3504f3) - 1f);
}`,

  split_logarithm: `
// A subnormal number is its bits times 2^-149, whatever the device makes of it in arithmetic.
fn split_logarithm(x: f32) -> Logarithm {
  let bits = bitcast<u32>(x);
  if (bits >= 0x00800000u) {
    return split_normal(x);
  }
  let scaled = split_normal(f32(bits));
  return Logarithm(scaled.exponent - 149f, scaled.f);
}`,

  log_tail: `
// ln(1 + f) - f.
fn log_tail(f: f32) -> f32 {
  let square = f * f;
  return square * f * ${polynomial('f', logarithmTail)} - 0.5f * square;
}`,

  log_sum: `
fn log_sum(exponent: f32, f: f32) -> f32 {
  return exponent * ${decimal(ln2Low)} + log_tail(f) + f + exponent * ${decimal(ln2High)};
}`,

  log_domain: `
// The logarithm y of x, where x is no positive finite number.
fn log_domain(x: f32, y: f32) -> f32 {
  if (!is_not_zero(x)) {
    return -infinity();
  }
  if (is_nan(x) || bitcast<i32>(x) < 0) {
    return nan();
  }
  return select(y, x, is_infinite(x));
}`,

  log_f32: `
fn log_f32(x: f32) -> f32 {
  let parts = split_logarithm(x);
  return log_domain(x, log_sum(parts.exponent, parts.f));
}`,

  log2_f32: `
// log2(e) - 1 as a factor leaves the leading part of the product exact.
fn log2_f32(x: f32) -> f32 {
  let parts = split_logarithm(x);
  let tail = log_tail(parts.f);
  return log_domain(x, tail * ${decimal(Math.LOG2E - 1)} + parts.f * ${decimal(Math.LOG2E - 1)} + tail + parts.f + parts.exponent);
}`,

  log1p_f32: `
// Where 1 + x is in the middle interval x itself is f; elsewhere what the addition rounds away is little.
fn log1p_f32(x: f32) -> f32 {
  if (x > -0.29289f && x < 0.41421f) {
    return log_tail(x) + x;
  }
  return log_f32(1f + x);
}`,
} as const;
