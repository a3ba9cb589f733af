import { decimal, polynomial } from './polynomial.ts';

/** (sin r − r) / r³ and (cos r − 1 + r²/2) / r⁴ in r² on |r| ≤ π/4, relative errors 4e-9 and 2e-10 (Remez). */
const sineTail = [-0.16666655, 0.0083321892, -0.00019518285];
const cosineTail = [0.041666653, -0.0013887612, 2.4462202e-5];

/** (atan z − z) / z³ in z² on z ≤ 1, relative error 3e-9 (Remez). */
const arctangentTail = [
  -0.33333313, 0.19998907, -0.1426757, 0.10967876, -0.084456243, 0.058631688, -0.031811874, 0.011238634, -0.001863037,
];

/** A zero word and the first 224 bits of 2/π after the point. */
const twoOverPi = [0, 0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0, 0xdb629599, 0x3c439041, 0xfe5163ab];

/** π/2 = 1.57079637 − 4.37e-8 in float32. */
const halfPi = 1.57079637;
const halfPiExcess = 4.37113883e-8;

/** Angles are reduced in integers: exact for any float, whatever a driver does to float arithmetic. */
export const trigonometricFunctions = {
  two_over_pi: `
const two_over_pi = array<u32, ${twoOverPi.length}>(${twoOverPi.map((word) => `0x${word.toString(16)}u`).join(', ')});`,

  mul_high: `
// The upper half of a product of 64 bits.
fn mul_high(a: u32, b: u32) -> u32 {
  let low = (a & 0xffffu) * (b & 0xffffu);
  let middle = (a >> 16u) * (b & 0xffffu) + (low >> 16u);
  let other = (a & 0xffffu) * (b >> 16u) + (middle & 0xffffu);
  return (a >> 16u) * (b >> 16u) + (middle >> 16u) + (other >> 16u);
}`,

  Angle: `
// x = quadrant pi/2 + rest with |rest| <= pi/4.
struct Angle {
  quadrant: u32,
  rest: f32,
}`,

  two_over_pi_bits: `
// 32 bits of 2/pi, from the given one on.
fn two_over_pi_bits(start: u32) -> u32 {
  var words = two_over_pi;
  let word = start >> 5u;
  let shift = start & 31u;
  return (words[word] << shift) | ((words[word + 1u] >> 1u) >> (31u - shift));
}`,

  reduce_angle: `
// Payne and Hanek: the mantissa times those 96 bits of 2/pi that make up the product modulo 4 and its fraction.
fn reduce_angle(t: f32) -> Angle {
  if (t < ${decimal(Math.PI / 4)}) {
    return Angle(0u, t);
  }
  let bits = bitcast<u32>(t);
  let mantissa = (bits & 0x007fffffu) | 0x00800000u;
  let start = (bits >> 23u) - 120u;
  let third = two_over_pi_bits(start + 64u);
  let second = two_over_pi_bits(start + 32u);
  let carry = mul_high(mantissa, third);
  let middle = mantissa * second + carry;
  let top = mantissa * two_over_pi_bits(start) + mul_high(mantissa, second) + u32(middle < carry);
  let quadrant = (top + 0x20000000u) >> 30u;
  let high = (top << 2u) | (middle >> 30u);
  let low = (middle << 2u) | ((mantissa * third) >> 30u);
  let negative = (high >> 31u) != 0u;
  let magnitude = select(high, ~high, negative);
  let below = select(low, ~low, negative);
  let zeros = min(countLeadingZeros(magnitude), 31u);
  let fraction = f32((magnitude << zeros) | ((below >> 1u) >> (31u - zeros)));
  let rest = fraction * ${decimal(Math.PI / 2 / 2 ** 32)} * power_of_two(-i32(zeros));
  return Angle(quadrant, select(rest, -rest, negative));
}`,

  sine_of: `
// sin(angle + turns pi/2).
fn sine_of(angle: Angle, turns: u32) -> f32 {
  let r = angle.rest;
  let square = r * r;
  let sine = square * r * ${polynomial('square', sineTail)} + r;
  let cosine = square * square * ${polynomial('square', cosineTail)} - 0.5f * square + 1f;
  let number = angle.quadrant + turns;
  let value = select(cosine, sine, (number & 1u) == 0u);
  return bitcast<f32>(bitcast<u32>(value) ^ ((number & 2u) << 30u));
}`,

  sin_f32: `
fn sin_f32(x: f32) -> f32 {
  if (is_nan(x) || is_infinite(x)) {
    return nan();
  }
  return bitcast<f32>(bitcast<u32>(sine_of(reduce_angle(abs(x)), 0u)) ^ (bitcast<u32>(x) & 0x80000000u));
}`,

  cos_f32: `
fn cos_f32(x: f32) -> f32 {
  if (is_nan(x) || is_infinite(x)) {
    return nan();
  }
  return sine_of(reduce_angle(abs(x)), 1u);
}`,

  arctangent: `
// For 0 <= z <= 1.
fn arctangent(z: f32) -> f32 {
  let square = z * z;
  return square * z * ${polynomial('square', arctangentTail)} + z;
}`,

  atan_f32: `
fn atan_f32(x: f32) -> f32 {
  let t = abs(x);
  let inverted = t > 1f;
  let angle = arctangent(select(t, 1f / t, inverted));
  let upper = ${decimal(halfPi)} - (angle + ${decimal(halfPiExcess)});
  return select(with_sign(select(angle, upper, inverted), x), x, is_nan(x));
}`,

  atan2_f32: `
fn atan2_f32(y: f32, x: f32) -> f32 {
  if (is_nan(x) || is_nan(y)) {
    return nan();
  }
  let height = abs(y);
  let width = abs(x);
  var ratio = min(height, width) / max(height, width);
  if (!is_not_zero(height) && !is_not_zero(width)) {
    ratio = 0f;
  } else if (is_infinite(height) && is_infinite(width)) {
    ratio = 1f;
  }
  let angle = arctangent(ratio);
  let upper = select(angle, ${decimal(halfPi)} - (angle + ${decimal(halfPiExcess)}), height > width);
  let left = ${decimal(2 * halfPi)} - (upper + ${decimal(2 * halfPiExcess)});
  return with_sign(select(upper, left, bitcast<i32>(x) < 0), y);
}`,
} as const;
