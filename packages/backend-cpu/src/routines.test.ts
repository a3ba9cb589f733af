import type { DType, Routine, TypedArray } from '@nacre/tensor/backend';
import { hostArray, numberToFloat16 } from '@nacre/tensor/backend';
import { referenceBackend } from '@nacre/tensor/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runRoutine } from './routines.ts';

const dtypes = ['float32', 'float64', 'float16', 'int32', 'uint32', 'int8', 'uint8', 'bool'] as const satisfies readonly DType[];
const reference = referenceBackend();

/** Contents of the written buffers after the reference has run a routine on them. */
function expected(
  routine: Routine,
  arrays: readonly TypedArray[],
  kinds: readonly DType[],
  args: readonly number[],
): TypedArray[] {
  const buffers = arrays.map((array, i) => {
    const buffer = { allocation: reference.alloc(array.byteLength + 8), dtype: kinds[i]!, offset: 0, count: array.length };
    reference.write(buffer, array);
    return buffer;
  });
  void reference.run([{ routine, buffers, args }]);
  return reference.readSync!(buffers);
}

function agree(routine: Routine, arrays: readonly TypedArray[], kinds: readonly DType[], args: readonly number[] = []): void {
  const wanted = expected(routine, arrays, kinds, args);
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
  test('argsort agrees with the reference', () => {
    fc.assert(
      fc.property(shape, contents, fc.boolean(), (s, values, descending) => {
        const count = s.outer * s.length * s.inner;
        agree(
          { kind: 'argsort', ...s, descending, dtype },
          [arrayOf(dtype, values.slice(0, count)), new Int32Array(count)],
          [dtype, 'int32'],
        );
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  if (dtype !== 'bool')
    test('scan agrees with the reference', () => {
      fc.assert(
        fc.property(shape, contents, fc.constantFrom('sum', 'prod'), (s, values, op) => {
          const count = s.outer * s.length * s.inner;
          agree(
            { kind: 'scan', ...s, op, dtype },
            [arrayOf(dtype, values.slice(0, count)), hostArray(dtype, count)],
            [dtype, dtype],
          );
        }),
        { numRuns: 100, seed: 1 },
      );
    });

  test('scatter agrees with the reference, faults included', () => {
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
            [dtype, 'int32', dtype, dtype, 'int32'],
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
