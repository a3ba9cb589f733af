import { expect, test } from 'vitest';
import { numeral } from './numerals.ts';

test.each([
  [0, '0'],
  [0.25, '0.25'],
  [-1.23456, '−1.235'],
  [12345.6, '12350'],
  [8.6312e-8, '8.63 · 10⁻⁸'],
  [-2e13, '−2.00 · 10¹³'],
  [Number.POSITIVE_INFINITY, 'Infinity'],
])('%d is written %s', (value, text) => {
  expect(numeral(value)).toBe(text);
});
