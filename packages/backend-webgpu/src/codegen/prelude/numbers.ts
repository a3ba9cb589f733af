/**
 * What WGSL leaves open or to the driver about floats: it may assume that no NaN occurs. So a NaN is recognized by its bits, and
 * numbers are ordered as integers.
 */
export const numberFunctions = {
  is_nan: `
fn is_nan(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
}`,

  is_infinite: `
fn is_infinite(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u;
}`,

  is_not_zero: `
fn is_not_zero(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) != 0u;
}`,

  infinity: `
fn infinity() -> f32 {
  return bitcast<f32>(args.zero | 0x7f800000u);
}`,

  nan: `
fn nan() -> f32 {
  return bitcast<f32>(args.zero | 0x7fc00000u);
}`,

  with_sign: `
// A number that is not negative, with the sign of another.
fn with_sign(magnitude: f32, sign: f32) -> f32 {
  return bitcast<f32>(bitcast<u32>(magnitude) | (bitcast<u32>(sign) & 0x80000000u));
}`,

  power_of_two: `
// 2^n for -126 <= n <= 127.
fn power_of_two(n: i32) -> f32 {
  return bitcast<f32>((n + 127) << 23u);
}`,

  scale: `
// x * 2^n in two factors: 2^n alone may be no float.
fn scale(x: f32, n: i32) -> f32 {
  let half = n >> 1u;
  return x * power_of_two(half) * power_of_two(n - half);
}`,

  ordinal: `
// An integer that grows with the number, -0 before 0.
fn ordinal(x: f32) -> i32 {
  let bits = bitcast<i32>(x);
  return bits ^ ((bits >> 31u) & 0x7fffffff);
}`,

  rank_f32: `
// An unsigned integer that grows with the number; -0 is 0, and NaN the greatest.
fn rank_f32(x: f32) -> u32 {
  if (is_nan(x)) {
    return 0xffffffffu;
  }
  let bits = select(0u, bitcast<u32>(x), is_not_zero(x));
  return select(bits | 0x80000000u, ~bits, (bits >> 31u) != 0u);
}`,

  min_f32: `
fn min_f32(a: f32, b: f32) -> f32 {
  let least = select(b, a, ordinal(a) < ordinal(b));
  return select(select(least, b, is_nan(b)), a, is_nan(a));
}`,

  max_f32: `
fn max_f32(a: f32, b: f32) -> f32 {
  let greatest = select(b, a, ordinal(a) > ordinal(b));
  return select(select(greatest, b, is_nan(b)), a, is_nan(a));
}`,

  eq_f32: `
fn eq_f32(a: f32, b: f32) -> bool {
  return a == b && !is_nan(a) && !is_nan(b);
}`,

  lt_f32: `
fn lt_f32(a: f32, b: f32) -> bool {
  return a < b && !is_nan(a) && !is_nan(b);
}`,

  le_f32: `
fn le_f32(a: f32, b: f32) -> bool {
  return a <= b && !is_nan(a) && !is_nan(b);
}`,

  sign_f32: `
fn sign_f32(x: f32) -> f32 {
  return select(f32(x > 0f) - f32(x < 0f), 0f, is_nan(x));
}`,

  to_i32: `
fn to_i32(x: f32) -> i32 {
  return select(select(i32(x), 2147483647i, x >= 2147483648f), 0i, is_nan(x));
}`,

  to_u32: `
fn to_u32(x: f32) -> u32 {
  return select(select(u32(max(x, 0f)), 4294967295u, x >= 4294967296f), 0u, is_nan(x));
}`,
} as const;
