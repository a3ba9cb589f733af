import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Routine } from '../contract/routine.ts';
import { type DType, hostArray, type TypedArray } from '../dtype.ts';
import { numberToFloat16 } from '../half.ts';
import { runRoutine as runPlainly } from '../testing/suite/routine-meaning.ts';
import { runRoutine } from './routines.ts';

const dtypes = ['float32', 'float64', 'float16', 'int32', 'uint32', 'int8', 'uint8', 'bool'] as const satisfies readonly DType[];

function agree(routine: Routine, arrays: readonly TypedArray[], args: readonly number[] = []): void {
  const wanted = arrays.map((array) => array.slice());
  runPlainly(routine, wanted, args);
  runRoutine(routine, arrays, args);
  arrays.forEach((array, i) => expect(array).toEqual(wanted[i]));
}

const special = [0, -0, NaN, Infinity, -Infinity, 2 ** 24 + 2, -(2 ** 31), 2 ** 31 - 1, 2 ** 32 - 1, 1e-42, 0.5, -0.5];
const value = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom(...special),
  fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 }),
);

/** Values as a dtype holds them. */
function arrayOf(dtype: DType, values: readonly number[]): TypedArray {
  const array = hostArray(dtype, values.length);
  for (const [i, v] of values.entries())
    array[i] = dtype === 'float16' ? numberToFloat16(v) : dtype === 'bool' ? Number(v > 0) : v;
  return array;
}

const shape = fc.record({
  outer: fc.integer({ min: 0, max: 3 }),
  length: fc.integer({ min: 0, max: 9 }),
  inner: fc.integer({ min: 1, max: 3 }),
});
const contents = fc.array(value, { minLength: 81, maxLength: 81 });

describe.each(dtypes)('%s', (dtype) => {
  test('argsort is what the contract says', () => {
    fc.assert(
      fc.property(shape, contents, fc.boolean(), (s, values, descending) => {
        const count = s.outer * s.length * s.inner;
        agree({ kind: 'argsort', ...s, descending, dtype }, [arrayOf(dtype, values.slice(0, count)), new Int32Array(count)]);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  if (dtype !== 'bool')
    test('scan is what the contract says', () => {
      fc.assert(
        fc.property(shape, contents, fc.constantFrom('sum', 'prod'), (s, values, op) => {
          const count = s.outer * s.length * s.inner;
          agree({ kind: 'scan', ...s, op, dtype }, [arrayOf(dtype, values.slice(0, count)), hostArray(dtype, count)]);
        }),
        { numRuns: 100, seed: 1 },
      );
    });

  test('scatter is what the contract says, faults included', () => {
    fc.assert(
      fc.property(
        shape,
        contents,
        fc.array(fc.integer({ min: -2, max: 10 }), { minLength: 45, maxLength: 45 }),
        fc.boolean(),
        fc.boolean(),
        (s, values, targets, add, shared) => {
          const [size, count] = [s.outer * s.length * s.inner, 5];
          const indexStrides = shared ? ([0, 1, 0] as const) : ([count * s.inner, s.inner, 1] as const);
          const routine = {
            kind: 'scatter',
            ...s,
            mode: add && dtype !== 'bool' ? 'add' : 'set',
            dtype,
            count,
            indexStrides,
          } as const;
          const source = arrayOf(dtype, values.toReversed().slice(0, s.outer * count * s.inner));
          agree(
            routine,
            [arrayOf(dtype, values.slice(0, size)), Int32Array.from(targets), source, hostArray(dtype, size), new Int32Array(3)],
            [1],
          );
        },
      ),
      { numRuns: 100, seed: 1 },
    );
  });
});

test('argsort of a long line', () => {
  const keys = Float32Array.from({ length: 100_000 }, (_, i) => Math.sin(i * 7919));
  const indices = new Int32Array(keys.length);
  runRoutine(
    { kind: 'argsort', outer: 1, length: keys.length, inner: 1, descending: true, dtype: 'float32' },
    [keys, indices],
    [],
  );
  for (let i = 1; i < keys.length; i++) expect(keys[indices[i - 1]!]! >= keys[indices[i]!]!).toBe(true);
  expect(new Set(indices).size).toBe(keys.length);
});
