import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bfloat16ToFloat32,
  float16ToFloat32,
  float16ToNumber,
  float32ToBfloat16,
  float32ToFloat16,
  numberToFloat16,
} from './half.ts';

const everyPattern = Uint16Array.from({ length: 0x10000 }, (_, bits) => bits);
const float32OfBits = (bits: number) => new Float32Array(new Uint32Array([bits]).buffer);
const bitsOfFloat32 = (values: Float32Array) => new Uint32Array(values.buffer)[0];

/** The definition of binary16, term by term. */
function meaning(bits: number): number {
  const sign = bits >> 15 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const mantissa = bits & 1023;
  if (exponent === 31) return mantissa ? NaN : sign * Infinity;
  return exponent === 0 ? sign * mantissa * 2 ** -24 : sign * (1 + mantissa / 1024) * 2 ** (exponent - 15);
}

/** Nearest float16 by search over all of them: the smaller even neighbour wins a tie. */
function nearest(value: number): number {
  const magnitude = Math.abs(value);
  let low = 0;
  let high = 0x7c00;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (meaning(middle) <= magnitude) low = middle;
    else high = middle;
  }
  const above = high === 0x7c00 ? 65536 : meaning(high);
  const [toLow, toHigh] = [magnitude - meaning(low), above - magnitude];
  const chosen = toLow < toHigh || (toLow === toHigh && low % 2 === 0) ? low : high;
  return chosen | (Object.is(value, -0) || value < 0 ? 0x8000 : 0);
}

describe('float16', () => {
  test('every bit pattern has the value of its definition', () => {
    expect(float16ToFloat32(everyPattern)).toEqual(Float32Array.from(everyPattern, meaning));
    expect(float16ToNumber(0x8000)).toBe(-0);
    expect(float16ToNumber(0x3555)).toBe(0.333251953125);
  });

  test('every bit pattern comes back, signalling NaNs as quiet ones', () => {
    const isSignalling = (bits: number) => (bits & 0x7c00) === 0x7c00 && (bits & 0x3ff) !== 0;
    expect(float32ToFloat16(float16ToFloat32(everyPattern))).toEqual(
      everyPattern.map((bits) => (isSignalling(bits) ? bits | 0x200 : bits)),
    );
  });

  test('the middle between two neighbours goes to the even one, the next float32 to its own side', () => {
    for (let low = 0; low < 0x7c00; low++) {
      const middle = low === 0x7bff ? 65520 : (meaning(low) + meaning(low + 1)) / 2;
      const bits = bitsOfFloat32(new Float32Array([middle])) as number;
      const three = new Float32Array([bits - 1, bits, bits + 1].map((b) => float32OfBits(b)[0] as number));
      expect(Array.from(float32ToFloat16(three))).toEqual([low, low + (low & 1), low + 1]);
    }
  });

  test('rounds any number once, as a search over all values does', () => {
    const near = fc
      .tuple(fc.integer({ min: 0, max: 0x7bff }), fc.integer({ min: -40, max: 40 }), fc.integer({ min: 10, max: 45 }))
      .map(([bits, steps, depth]) => meaning(bits) * (1 + steps * 2 ** -depth));
    const numbers = fc.oneof(
      near,
      fc.double({ noNaN: true, min: -70000, max: 70000 }),
      fc.double({ noNaN: true }),
      fc.float({ noNaN: true }),
    );
    fc.assert(
      fc.property(numbers, (value) => numberToFloat16(value) === nearest(value)),
      { numRuns: 2000 },
    );
  });

  test('does not round twice on the way from float64', () => {
    expect(numberToFloat16(1 + 2 ** -11)).toBe(0x3c00);
    expect(numberToFloat16(1 + 2 ** -11 + 2 ** -40)).toBe(0x3c01);
    expect(numberToFloat16(1 + 3 * 2 ** -11 - 2 ** -40)).toBe(0x3c01);
    expect(numberToFloat16(65520 - 2 ** -30)).toBe(0x7bff);
    expect(numberToFloat16(1e300)).toBe(0x7c00);
    expect(numberToFloat16(-1e-300)).toBe(0x8000);
    expect(numberToFloat16(NaN) & 0x7e00).toBe(0x7e00);
  });
});

describe('bfloat16', () => {
  test('is the upper half of a float32', () => {
    const widened = bfloat16ToFloat32(everyPattern);
    expect(new Uint32Array(widened.buffer)).toEqual(Uint32Array.from(everyPattern, (bits) => bits * 0x10000));
  });

  test.each([
    ['a tie goes to even, down', 0x3f808000, 0x3f80],
    ['a tie goes to even, up', 0x3f818000, 0x3f82],
    ['just above a tie', 0x3f808001, 0x3f81],
    ['just below a tie', 0x3f817fff, 0x3f81],
    ['a carry into the exponent', 0x3fffffff, 0x4000],
    ['the largest float32 overflows', 0x7f7fffff, 0x7f80],
    ['minus infinity', 0xff800000, 0xff80],
    ['minus zero', 0x80000000, 0x8000],
    ['a denormal', 0x00018000, 0x0002],
    ['a NaN whose payload lies below stays NaN', 0x7f800001, 0x7fc0],
    ['a negative NaN keeps its payload', 0xffa50000, 0xffe5],
  ])('%s', (_, bits, rounded) => {
    expect(Array.from(float32ToBfloat16(float32OfBits(bits)))).toEqual([rounded]);
  });

  test('every bit pattern comes back', () => {
    const finite = everyPattern.filter((bits) => (bits & 0x7fff) <= 0x7f80);
    expect(float32ToBfloat16(bfloat16ToFloat32(finite))).toEqual(finite);
  });
});
