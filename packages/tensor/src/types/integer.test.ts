import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from './fixtures/checker.ts';

const size = fc.oneof(fc.nat(12), fc.nat(1_000), fc.nat(2_000_000));
const divide = (a: number, b: number) => (b === 0 ? 'never' : `[${Math.floor(a / b)}, ${a % b}]`);

/** What each should be, from JavaScript's own arithmetic. */
const operations: Record<string, (a: number, b: number) => string> = {
  Add: (a, b) => String(a + b),
  Subtract: (a, b) => (a < b ? 'never' : String(a - b)),
  Multiply: (a, b) => String(a * b),
  Divide: divide,
};

describe('arithmetic on literal sizes', () => {
  const pairs = [
    ...fc.sample(fc.tuple(size, size), { numRuns: 80, seed: 3 }),
    ...[0, 1, 9, 10, 99, 100].map((n) => [n, n] as [number, number]),
  ];
  const cases = pairs.flatMap(([a, b]) =>
    Object.entries(operations).map(([name, value]) => ({ type: `${name}<${a}, ${b}>`, value: value(a, b) })),
  );
  const checked = check(
    [
      "import type { Add, Divide, Multiply, Product, Subtract } from './integer.ts';",
      ...cases.map(({ type }, i) => `const r${i} = null! as ${type};`),
      'const known = null! as Product<[64, 3, 224, 224]>;',
      'const scalar = null! as Product<[]>;',
      'const empty = null! as Product<[5, 0]>;',
      'const open = null! as [Product<[2, number]>, Add<number, 2>, Subtract<2, number>, Multiply<number, 0>, Divide<number, 2>];',
      'const union = null! as Add<2 | 30, 5>;',
    ].join('\n'),
  );

  test('is that of JavaScript', () => {
    expect(checked.errors).toEqual([]);
    expect(cases.map(({ type }, i) => `${type} = ${checked.typeOf(`r${i}`)}`)).toEqual(
      cases.map(({ type, value }) => `${type} = ${value}`),
    );
  });

  test('multiplies shapes', () => {
    expect(['known', 'scalar', 'empty'].map(checked.typeOf)).toEqual(['9633792', '1', '0']);
  });

  test('leaves open what is open', () => {
    expect(checked.typeOf('open')).toBe('[number, number, number, number, [number, number]]');
    expect(checked.typeOf('union')).toBe('7 | 35');
  });
});
