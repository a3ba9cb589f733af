import type { ComputeType, DType } from '../dtype.ts';
import { float16ToNumber, numberToFloat16 } from '../half.ts';

export { float16ToNumber, numberToFloat16 };

const float = new Float32Array(1);
const word = new Int32Array(float.buffer);
const unsigned = new Uint32Array(float.buffer);

/** Floats become integers by truncation, saturating at the ends of the range; NaN becomes 0. */
function toInteger(value: number, low: number, high: number): number {
  return Number.isNaN(value) ? 0 : Math.min(Math.max(Math.trunc(value), low), high);
}

/**
 * The value `value`, computed in `from`, has after conversion to `to`. Integers wrap; floats truncate and saturate to 32 bits
 * and then wrap to 8; anything but 0 is true. A narrow result stays in the range of its storage dtype.
 * @example convertScalar(300, 'int32', 'uint8'); // 44
 */
export function convertScalar(value: number, from: ComputeType, to: DType): number {
  const isFloat = from === 'float32' || from === 'float64';
  switch (to) {
    case 'bool':
      return value === 0 ? 0 : 1;
    case 'float64':
      return value;
    case 'float32':
      return Math.fround(value);
    case 'float16':
      return float16ToNumber(numberToFloat16(Math.fround(value)));
    case 'uint32':
      return isFloat ? toInteger(value, 0, 2 ** 32 - 1) : value >>> 0;
    case 'int32':
      return isFloat ? toInteger(value, -(2 ** 31), 2 ** 31 - 1) : value | 0;
    case 'uint8':
      return (isFloat ? toInteger(value, -(2 ** 31), 2 ** 31 - 1) : value) & 0xff;
    case 'int8':
      return ((isFloat ? toInteger(value, -(2 ** 31), 2 ** 31 - 1) : value) << 24) >> 24;
  }
}

/**
 * Reinterprets 32 bits.
 * @example bitcastScalar(1, 'float32', 'int32') === 0x3f800000; // true
 */
export function bitcastScalar(value: number, from: ComputeType, to: ComputeType): number {
  const source = from === 'float32' ? float : from === 'int32' ? word : unsigned;
  source[0] = value;
  const target = to === 'float32' ? float : to === 'int32' ? word : unsigned;
  return target[0]!;
}
