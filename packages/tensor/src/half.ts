/**
 * The two 16-bit floats of model files, as raw bits. float16 is IEEE 754 binary16 (1 sign, 5 exponent, 10 mantissa bits);
 * bfloat16 is the upper half of a float32. Narrowing rounds to nearest, ties to even; NaN keeps its sign and upper payload and becomes quiet.
 */

const scratchFloat = new Float32Array(1);
const scratchBits = new Uint32Array(scratchFloat.buffer);

function widenFloat16(half: number): number {
  const sign = (half & 0x8000) << 16;
  const exponent = (half >>> 10) & 0x1f;
  const mantissa = half & 0x3ff;
  if (exponent === 0x1f) return (sign | 0x7f800000 | (mantissa << 13)) >>> 0;
  if (exponent !== 0) return (sign | ((exponent + 112) << 23) | (mantissa << 13)) >>> 0;
  if (mantissa === 0) return sign >>> 0;
  const shift = Math.clz32(mantissa) - 21;
  return (sign | ((113 - shift) << 23) | (((mantissa << shift) & 0x3ff) << 13)) >>> 0;
}

function narrowToFloat16(bits: number): number {
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00 | ((magnitude >>> 13) & 0x1ff);
  // 65520 lies halfway between the largest float16 and the next power of two.
  if (magnitude >= 0x477ff000) return sign | 0x7c00;
  if (magnitude >= 0x38800000) {
    const rebased = magnitude - 0x38000000;
    return sign | ((rebased + 0xfff + ((rebased >>> 13) & 1)) >>> 13);
  }
  if (magnitude < 0x33000000) return sign;
  const mantissa = (magnitude & 0x7fffff) | 0x800000;
  const shift = 126 - (magnitude >>> 23);
  return sign | ((mantissa + (1 << (shift - 1)) - 1 + ((mantissa >>> shift) & 1)) >>> shift);
}

function narrowToBfloat16(bits: number): number {
  if ((bits & 0x7fffffff) > 0x7f800000) return (bits >>> 16) | 0x40;
  return (bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16;
}

const float32Bits = (values: Float32Array): Uint32Array => new Uint32Array(values.buffer, values.byteOffset, values.length);

function narrow(values: Float32Array, round: (bits: number) => number): Uint16Array {
  const bits = float32Bits(values);
  const out = new Uint16Array(bits.length);
  for (let i = 0; i < out.length; i++) out[i] = round(bits[i] as number);
  return out;
}

/**
 * The value that float16 `bits` stand for.
 * @example float16ToNumber(0x3c00); // 1
 */
export function float16ToNumber(bits: number): number {
  scratchBits[0] = widenFloat16(bits);
  return scratchFloat[0] as number;
}

/**
 * The bits of the float16 nearest to `value`, rounded once from float64 (ties to even; 65520 and above give infinity).
 * @example numberToFloat16(1) === 0x3c00; // true
 */
export function numberToFloat16(value: number): number {
  scratchFloat[0] = value;
  const rounded = scratchFloat[0] as number;
  let bits = scratchBits[0] as number;
  if (rounded !== value && value === value) {
    // Round to odd on the way through float32, so that the second rounding cannot see a false tie.
    if (Math.abs(rounded) > Math.abs(value)) bits -= 1;
    bits |= 1;
  }
  return narrowToFloat16(bits);
}

/** float16 bits → float32. Exact. */
export function float16ToFloat32(bits: Uint16Array): Float32Array {
  const values = new Float32Array(bits.length);
  const out = float32Bits(values);
  for (let i = 0; i < bits.length; i++) out[i] = widenFloat16(bits[i] as number);
  return values;
}

/** float32 → float16 bits, rounded to nearest, ties to even. */
export function float32ToFloat16(values: Float32Array): Uint16Array {
  return narrow(values, narrowToFloat16);
}

/** bfloat16 bits → float32. Exact. */
export function bfloat16ToFloat32(bits: Uint16Array): Float32Array {
  const values = new Float32Array(bits.length);
  const out = float32Bits(values);
  for (let i = 0; i < bits.length; i++) out[i] = (bits[i] as number) << 16;
  return values;
}

/** float32 → bfloat16 bits, rounded to nearest, ties to even. */
export function float32ToBfloat16(values: Float32Array): Uint16Array {
  return narrow(values, narrowToBfloat16);
}
