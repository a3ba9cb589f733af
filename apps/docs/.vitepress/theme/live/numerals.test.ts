import { expect, test } from 'vitest';
import { numeral, percent, term } from './numerals.ts';

test.each([
  [0, '0'],
  [0.25, '0.25'],
  [-1.23456, '−1.235'],
  [12345.6, '12350'],
  [8.6312e-8, '8.63 · 10⁻⁸'],
  [-2e13, '−2 · 10¹³'],
  [Number.POSITIVE_INFINITY, 'Infinity'],
])('%d is written %s', (value, text) => {
  expect(numeral(value)).toBe(text);
});

test('a share is told in percent', () => {
  expect([percent(0.1234), percent(1, 0)]).toEqual(['12.3 %', '100 %']);
});

test('a term below 0 stands in parentheses', () => {
  expect([term(-0.5), term(0.5)]).toEqual(['(−0.5)', '0.5']);
});
