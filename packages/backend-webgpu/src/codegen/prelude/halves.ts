/**
 * float16 in the halves of a word. Written with integers, because WGSL leaves open how `pack2x16float` rounds and overflows and
 * whether either direction keeps subnormal numbers.
 */
export const halfFunctions = {
  half_of: `
// Which of the two elements of a word an index means, as float16 bits.
fn half_of(word: u32, index: i32) -> u32 {
  return (word >> half_shift(index)) & 0xffffu;
}`,

  half_shift: `
fn half_shift(index: i32) -> u32 {
  return (u32(index) & 1u) << 4u;
}`,

  byte_of: `
// Which of the four elements of a word an index means.
fn byte_of(word: u32, index: i32) -> u32 {
  return (word >> byte_shift(index)) & 0xffu;
}`,

  byte_shift: `
fn byte_shift(index: i32) -> u32 {
  return (u32(index) & 3u) << 3u;
}`,

  half_to_float: `
fn half_to_float(half: u32) -> f32 {
  let magnitude = (half & 0x7fffu) << 13u;
  let subnormal = bitcast<u32>(f32(magnitude) * 0x1p-37f);
  let normal = magnitude + 0x38000000u;
  let finite = select(normal, subnormal, magnitude < 0x00800000u);
  let bits = select(finite, magnitude | 0x7f800000u, magnitude >= 0x0f800000u);
  return bitcast<f32>(bits | ((half & 0x8000u) << 16u));
}`,

  float_to_half: `
// To nearest, ties to even. A NaN stays one.
fn float_to_half(x: f32) -> u32 {
  let bits = bitcast<u32>(x);
  let sign = (bits >> 16u) & 0x8000u;
  let magnitude = bits & 0x7fffffffu;
  if (magnitude > 0x7f800000u) {
    return sign | 0x7e00u | ((magnitude >> 13u) & 0x1ffu);
  }
  // Half way from the largest float16 to the next power of two.
  if (magnitude >= 0x477ff000u) {
    return sign | 0x7c00u;
  }
  if (magnitude < 0x33000000u) {
    return sign;
  }
  let is_normal = magnitude >= 0x38800000u;
  let significand = select((magnitude & 0x7fffffu) | 0x800000u, magnitude - 0x38000000u, is_normal);
  let cut = select(126u - (magnitude >> 23u), 13u, is_normal);
  return sign | ((significand + (1u << (cut - 1u)) - 1u + ((significand >> cut) & 1u)) >> cut);
}`,
} as const;
