import type { ComputeType, DType } from '../dtype.ts';

const float = new Float32Array(1);
const word = new Int32Array(float.buffer);
const unsigned = new Uint32Array(float.buffer);

/** Bits of the float16 nearest to `value`, ties to even. */
export function toHalfBits(value: number): number {
  float[0] = value;
  const bits = word[0]!;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  const exact = Math.abs(value);
  if (exact >= 65520) return sign | 0x7c00;
  if (exact < 2 ** -14) return sign | roundToEven(exact * 2 ** 24);
  const exponent = (magnitude >>> 23) - 127;
  return sign | (((exponent + 14) << 10) + roundToEven(exact * 2 ** (10 - exponent)));
}

/** The number whose float16 bits these are. */
export function fromHalfBits(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 31;
  const fraction = bits & 0x3ff;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

function roundToEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}

/** Floats become integers by truncation, saturating at the ends of the range; NaN becomes 0. */
function toInteger(value: number, low: number, high: number): number {
  return Number.isNaN(value) ? 0 : Math.min(Math.max(Math.trunc(value), low), high);
}

/**
 * The value `value`, computed in `from`, has after conversion to `to`. Integers wrap; floats truncate and saturate to 32 bits
 * and then wrap to 8; anything but 0 is true. A narrow result stays in the range of its storage dtype.
 */
export function convertScalar(value: number, from: ComputeType, to: DType): number {
  const isFloat = from === 'float32' || from === 'float64';
  switch (to) {
    case 'bool': return value === 0 ? 0 : 1;
    case 'float64': return value;
    case 'float32': return Math.fround(value);
    case 'float16': return fromHalfBits(toHalfBits(Math.fround(value)));
    case 'uint32': return isFloat ? toInteger(value, 0, 2 ** 32 - 1) : value >>> 0;
    case 'int32': return isFloat ? toInteger(value, -(2 ** 31), 2 ** 31 - 1) : value | 0;
    case 'uint8': return (isFloat ? toInteger(value, -(2 ** 31), 2 ** 31 - 1) : value) & 0xff;
    case 'int8': return ((isFloat ? toInteger(value, -(2 ** 31), 2 ** 31 - 1) : value) << 24) >> 24;
  }
}

/** Reinterprets 32 bits. */
export function bitcastScalar(value: number, from: ComputeType, to: ComputeType): number {
  const source = from === 'float32' ? float : from === 'int32' ? word : unsigned;
  source[0] = value;
  const target = to === 'float32' ? float : to === 'int32' ? word : unsigned;
  return target[0]!;
}
