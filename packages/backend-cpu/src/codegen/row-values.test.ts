import type { Kernel } from '@nacre/tensor/backend';
import { build as k, launchKernel, referenceBackend } from '@nacre/tensor/testing';
import { describe, expect, test } from 'vitest';
import { cpuBackend } from '../backend.ts';
import { keepRowValues } from './row-values.ts';

/** The softmax of rows without its shift, each exponential needed by the sum and by the quotient. */
function softmax(rows: number, columns: number): Kernel {
  const at = k.at(k.axis(0, columns), k.axis(1));
  const e = k.op('exp', k.load(0, 'float32', at));
  return k.kernel(
    'softmax',
    [k.read('float32', rows * columns), k.write('float32', rows * columns)],
    [rows],
    [k.reduce([columns], k.accumulator('sum', e)), k.map([columns], [k.store(1, at, k.op('div', e, k.result(0, 0)))])],
  );
}

describe('keepRowValues', () => {
  test('computes what two stages need in one before them', () => {
    const { kernel, rowElements } = keepRowValues(softmax(5, 100))!;
    expect(rowElements).toBe(100);
    expect(kernel.stages.map(({ kind }) => kind)).toEqual(['map', 'reduce', 'map']);
    expect(kernel.buffers.at(-1)).toEqual({ dtype: 'float32', count: 100, access: 'readwrite' });
  });

  test('leaves alone what is cheap, or needed once', () => {
    const at = k.at(k.axis(0, 10), k.axis(1));
    const x = k.load(0, 'float32', at);
    const buffers = [k.read('float32', 50), k.write('float32', 50)];
    const stages = (value: typeof x, other: typeof x) => [
      k.reduce([10], k.accumulator('sum', value)),
      k.map([10], [k.store(1, at, k.op('div', other, k.result(0, 0)))]),
    ];
    const cheap = k.op('add', x, x);
    expect(keepRowValues(k.kernel('cheap', buffers, [5], stages(cheap, cheap)))).toBeUndefined();
    expect(keepRowValues(k.kernel('once', buffers, [5], stages(k.op('exp', x), x)))).toBeUndefined();
  });

  test.each([
    [5, 100],
    [3, 7],
    [2, 1003],
  ])('softmax of %i rows of %i', async (rows, columns) => {
    const kernel = softmax(rows, columns);
    const x = Float32Array.from({ length: rows * columns }, (_, i) => Math.sin(i));
    const [actual] = (await launchKernel(cpuBackend({ threads: 1 }), kernel, [x], [])) as [Float32Array];
    const [expected] = (await launchKernel(referenceBackend(), kernel, [x], [])) as [Float32Array];
    actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 7));
  });
});
