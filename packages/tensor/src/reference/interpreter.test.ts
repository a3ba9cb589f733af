import { describe, expect, test } from 'vitest';
import { numberToFloat16 } from '../contract/convert.ts';
import type { Kernel } from '../contract/kernel.ts';
import { InternalError, OutOfMemoryError } from '../errors.ts';
import * as k from '../testing/kernels/build.ts';
import { launchKernel } from '../testing/kernels/launch.ts';
import { referenceBackend } from './interpreter.ts';

const run = (kernel: Kernel, inputs: Parameters<typeof launchKernel>[2], args: readonly number[] = []) =>
  launchKernel(referenceBackend(), kernel, inputs, args);

const i0 = k.at(k.axis(0));

/** out[i] = value(in[i]). */
const pointwise = (n: number, value: (x: ReturnType<typeof k.load>) => ReturnType<typeof k.load>): Kernel =>
  k.kernel(
    'pointwise',
    [k.read('float32', n), k.write('float32', n)],
    [n],
    [k.map([], [k.store(1, i0, value(k.load(0, 'float32', i0)))])],
  );

describe('referenceBackend runs', () => {
  test('a matrix product with its epilogue', async () => {
    const product = k.kernel(
      'matmul',
      [k.read('float32', 6), k.read('float32', 6), k.write('float32', 4)],
      [2, 2],
      [
        k.reduce(
          [3],
          k.accumulator(
            'sum',
            k.op('mul', k.load(0, 'float32', k.at(k.axis(0, 3), k.axis(2))), k.load(1, 'float32', k.at(k.axis(2, 2), k.axis(1)))),
          ),
        ),
        k.map([], [k.store(2, k.at(k.axis(0, 2), k.axis(1)), k.op('add', k.result(0, 0), k.arg(0)))]),
      ],
      [{ type: 'float32' }],
    );
    expect(product.stages[0]).toHaveProperty('contraction.k', [2]);
    const [out] = await run(product, [Float32Array.of(1, 2, 3, 4, 5, 6), Float32Array.of(1, 0, 0, 1, 1, 1)], [0.5]);
    expect([...out!]).toEqual([4.5, 5.5, 10.5, 11.5]);
  });

  test('softmax in three stages', async () => {
    const x = k.load(0, 'float32', k.at(k.axis(0, 3), k.axis(1)));
    const shifted = k.op('exp', k.op('sub', x, k.result(0, 0)));
    const softmax = k.kernel(
      'softmax',
      [k.read('float32', 6), k.write('float32', 6)],
      [2],
      [
        k.reduce([3], k.accumulator('max', x)),
        k.reduce([3], k.accumulator('sum', shifted)),
        k.map([3], [k.store(1, k.at(k.axis(0, 3), k.axis(1)), k.op('div', shifted, k.result(1, 0)))]),
      ],
    );
    const [out] = await run(softmax, [Float32Array.of(0, 0, 0, Math.log(1), Math.log(2), Math.log(5))]);
    [1 / 3, 1 / 3, 1 / 3, 1 / 8, 2 / 8, 5 / 8].forEach((p, i) => expect(out![i]).toBeCloseTo(p, 6));
  });

  test('zeros, without touching memory, where a condition of a load fails', async () => {
    const shifted = k.at(k.axis(0), -1);
    const pad = k.kernel(
      'pad',
      [k.read('float32', 2), k.write('float32', 4)],
      [4],
      [k.map([], [k.store(1, i0, k.load(0, 'float32', shifted, k.within(shifted, 2)))])],
    );
    expect([...(await run(pad, [Float32Array.of(7, 8)]))[0]!]).toEqual([0, 7, 8, 0]);
  });

  test('float32 arithmetic rounded at every operation, long sums not', async () => {
    const tenth = Math.fround(0.1);
    const [out] = await run(
      pointwise(1, (x) => k.op('mul', k.op('add', x, k.constant(1)), k.constant(3))),
      [Float32Array.of(tenth)],
    );
    expect(out![0]).toBe(Math.fround(Math.fround(tenth + 1) * 3));
    const sum = k.kernel(
      'sum',
      [k.read('float32', 1), k.write('float32', 1)],
      [],
      [
        k.reduce([1_000_000], k.accumulator('sum', k.load(0, 'float32', k.at()))),
        k.map([], [k.store(1, k.at(), k.result(0, 0))]),
      ],
    );
    expect((await run(sum, [Float32Array.of(tenth)]))[0]![0]).toBe(Math.fround(1_000_000 * tenth));
  });

  test('integers that wrap', async () => {
    const wrap = k.kernel(
      'wrap',
      [k.read('int32', 1), k.write('int32', 1), k.write('int8', 1), k.write('uint32', 1)],
      [],
      [
        k.reduce([3], k.accumulator('prod', k.load(0, 'int32', k.at()))),
        k.map(
          [],
          [
            k.store(1, k.at(), k.result(0, 0, 'int32')),
            k.store(2, k.at(), k.convert(k.load(0, 'int32', k.at()), 'int8')),
            k.store(3, k.at(), k.op('neg', k.convert(k.constant(1), 'uint32'))),
          ],
        ),
      ],
    );
    const [cube, narrow, wide] = await run(wrap, [Int32Array.of(100_003)]);
    expect(cube![0]).toBe(Number(BigInt.asIntN(32, 100_003n ** 3n)));
    expect(narrow![0]).toBe((100_003 << 24) >> 24);
    expect(wide![0]).toBe(2 ** 32 - 1);
  });

  test('float16 storage', async () => {
    const half = k.kernel(
      'half',
      [k.read('float16', 1), k.write('float16', 1)],
      [],
      [k.map([], [k.store(1, k.at(), k.convert(k.op('add', k.load(0, 'float16', k.at()), k.constant(1 / 3)), 'float16'))])],
    );
    expect((await run(half, [Uint16Array.of(numberToFloat16(2))]))[0]![0]).toBe(
      numberToFloat16(Math.fround(2 + Math.fround(1 / 3))),
    );
  });

  test('an empty reduction, whose loads are never made', async () => {
    const empty = k.kernel(
      'empty',
      [k.read('float32', 0), k.write('float32', 2)],
      [2],
      [k.reduce([0], k.accumulator('max', k.load(0, 'float32', k.at()))), k.map([], [k.store(1, i0, k.result(0, 0))])],
    );
    expect([...(await run(empty, [new Float32Array(0)]))[0]!]).toEqual([-Infinity, -Infinity]);
  });

  test('a computed index and the check beside it', async () => {
    const index = k.load(1, 'int32', i0);
    const clamped = k.op('min', k.op('max', index, k.constant(0, 'int32')), k.constant(2, 'int32'));
    const outside = k.op('ne', index, clamped);
    const gather = k.kernel(
      'gather',
      [k.read('float32', 3), k.read('int32', 2), k.write('float32', 2), k.write('int32', 4)],
      [2],
      [
        k.map(
          [],
          [k.store(2, i0, k.load(0, 'float32', k.at(k.computed(clamped, 3))))],
          [{ fails: outside, faults: 3, position: 0 }],
        ),
      ],
      [k.indexArg(0, 3)],
    );
    const [out, faults] = await run(gather, [Float32Array.of(5, 6, 7), Int32Array.of(1, 9)], [2]);
    expect([[...out!], [...faults!]]).toEqual([
      [6, 7],
      [0, 0, 1, 0],
    ]);
  });
});

describe('referenceBackend refuses', () => {
  const copy = (index: ReturnType<typeof k.at>, args: readonly ReturnType<typeof k.indexArg>[] = []): Kernel =>
    k.kernel(
      'copy',
      [k.read('float32', 2), k.write('float32', 2)],
      [2],
      [k.map([], [k.store(1, i0, k.load(0, 'float32', index))])],
      args,
    );
  const two = [Float32Array.of(1, 2)];

  test('a load or store out of range, naming the kernel and the point', async () => {
    await expect(run(copy(k.at(k.axis(0), 1)), two)).rejects.toThrow(
      new InternalError('copy', 'buffer 0: load index 2 is outside 0..1 at [1]'),
    );
    const outside = k.kernel(
      'outside',
      [k.write('float32', 2)],
      [2],
      [k.map([], [k.store(0, k.at(k.axis(0, -1)), k.constant(1))])],
    );
    await expect(run(outside, [])).rejects.toThrow('outside: buffer 0: store index -1 is outside 0..1 at [1]');
  });

  test('an argument outside its range, or missing', async () => {
    const shifted = copy(k.at(k.argument(0)), [k.indexArg(0, 1)]);
    await expect(run(shifted, two, [2])).rejects.toThrow('copy: argument 0 is 2, outside 0..1');
    await expect(run(shifted, two)).rejects.toThrow('copy: takes 1 arguments, got 0');
  });

  test('a computed index its builder did not clamp', async () => {
    const index = k.at(k.computed(k.constant(3, 'int32'), 2));
    await expect(run(copy(index), two)).rejects.toThrow('copy: computed index 3 is outside 0..1');
  });

  test('freed memory, wrong dtypes, wrong host arrays', async () => {
    const backend = referenceBackend();
    const allocation = backend.alloc(8);
    const buffer = { allocation, dtype: 'float32', offset: 0, count: 2 } as const;
    expect(() => backend.write(buffer, Int32Array.of(1, 2))).toThrow(
      'write: a float32 buffer of 2 elements is given a Int32Array of 2',
    );
    expect(() => backend.write(buffer, Float32Array.of(1))).toThrow(InternalError);
    expect(() => backend.readSync!([{ ...buffer, count: 3 }])).toThrow('ends at byte 12 of an allocation of 8');
    const program = backend.compile(copy(i0));
    expect(() => backend.run([{ program, buffers: [buffer, { ...buffer, dtype: 'int32' }], args: [] }])).toThrow(
      'buffers of float32, float32 expected, float32, int32 given',
    );
    backend.free(allocation);
    expect(() => backend.readSync!([buffer])).toThrow('a freed allocation is used');
    expect(() => backend.alloc(2 ** 52)).toThrow(OutOfMemoryError);
  });
});

test('profile is served', async () => {
  const backend = referenceBackend();
  const program = backend.compile(pointwise(2, (x) => k.op('neg', x)));
  const buffers = [0, 1].map(() => ({ allocation: backend.alloc(8), dtype: 'float32', offset: 0, count: 2 }) as const);
  const [milliseconds] = await backend.time!([{ program, buffers, args: [] }]);
  expect(milliseconds).toBeGreaterThanOrEqual(0);
});

test('what one reads is a copy', async () => {
  const backend = referenceBackend();
  const buffer = { allocation: backend.alloc(4), dtype: 'float32', offset: 0, count: 1 } as const;
  const [before] = await backend.read([buffer]);
  backend.write(buffer, Float32Array.of(3));
  expect(before![0]).toBe(0);
});
