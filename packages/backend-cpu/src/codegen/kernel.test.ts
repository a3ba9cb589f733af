import {
  type Condition,
  type Expr,
  type Index,
  type Kernel,
  printKernel,
  type Stage,
  type Term,
  type TypedArray,
} from '@nacre/tensor/backend';
import { expectAgreement, build as k, launchKernel, referenceBackend, wholeNumbers } from '@nacre/tensor/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuBackend } from '../backend.ts';

const reference = referenceBackend();
const cpu = cpuBackend();

/** Runs a kernel on whole numbers here and in plain JavaScript: the results agree to the last bit. */
async function agree(kernel: Kernel, args: readonly number[] = []): Promise<void> {
  const inputs: TypedArray[] = kernel.buffers
    .filter((b) => b.access !== 'write')
    .map(({ dtype, count }) => wholeNumbers(dtype, count));
  const expected = await launchKernel(reference, kernel, inputs, args);
  const actual = await launchKernel(cpu, kernel, inputs, args);
  const outputs = kernel.buffers.filter((b) => b.access !== 'read');
  outputs.forEach(({ dtype }, i) =>
    expectAgreement(
      `${printKernel(kernel)}\nargs ${args}\noutput ${i}`,
      actual[i]!,
      expected[i]!,
      dtype,
      {},
      { zeroSigns: true },
    ),
  );
}

/** Row-major index over the first axes. */
const rowMajor = (sizes: readonly number[]): Index =>
  k.at(
    ...sizes.map((_, axis) =>
      k.axis(
        axis,
        sizes.slice(axis + 1).reduce((a, b) => a * b, 1),
      ),
    ),
  );

/** Kernels with axes long enough for every kind of loop: split, blocked, unrolled, vectors along outer, inner and reduced axes. */
const longKernels = fc
  .record({
    outer: fc.array(fc.integer({ min: 1, max: 21 }), { maxLength: 3 }),
    inner: fc.array(fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 7, max: 70 })), { maxLength: 2 }),
    loads: fc.array(
      fc.record({
        scales: fc.array(fc.constantFrom(0, 1, 1, -1, 2, -2, 3, 7, 30), { minLength: 5, maxLength: 5 }),
        offset: fc.integer({ min: -40, max: 40 }),
        cut: fc.integer({ min: 1, max: 90 }),
        masked: fc.boolean(),
        moving: fc.boolean(),
        dtype: fc.constantFrom('float32', 'float32', 'int32', 'uint8', 'float16', 'bool'),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    guards: fc.array(
      fc.record({
        scales: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 5, maxLength: 5 }),
        offset: fc.integer({ min: -9, max: 9 }),
        size: fc.integer({ min: 1, max: 30 }),
        negative: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
    reduce: fc.constantFrom('sum', 'max', 'min', 'map', 'two' as const),
    shift: fc.integer({ min: -3, max: 3 }),
  })
  .filter(({ outer, inner }) => [...outer, ...inner].reduce((a, b) => a * b, 1) < 30_000);

type Recipe = typeof longKernels extends fc.Arbitrary<infer R> ? R : never;
type Parts = readonly (Term | number)[];

function kernelOf({ outer, inner, loads, guards, reduce, shift }: Recipe): { kernel: Kernel; args: number[] } {
  const sizes = [...outer, ...inner];
  const affine = (scales: readonly number[], offset: number): Index =>
    k.at(...sizes.map((_, axis) => k.axis(axis, scales[axis]!)).filter((t) => t.scale !== 0), offset);
  const bounds = (index: Index): [number, number] => {
    let [low, high] = [index.offset, index.offset];
    for (const { scale, atom } of index.terms) {
      const reach = atom.kind === 'axis' ? scale * (sizes[atom.axis]! - 1) : 0;
      low += Math.min(0, reach);
      high += Math.max(0, reach);
    }
    return [low, high];
  };
  const buffers: Kernel['buffers'][number][] = [];
  const values = loads.map(({ scales, offset, cut, masked, moving, dtype }, b): Expr => {
    const plain = affine(scales, offset);
    const [low, high] = bounds(plain);
    let load: Expr;
    if (masked) {
      buffers.push(k.read(dtype, cut));
      const index = moving ? { offset: plain.offset, terms: [...plain.terms, k.argument(0)] } : plain;
      load = k.load(b, dtype, index, k.within(index, cut));
    } else {
      buffers.push(k.read(dtype, high - low + 1));
      load = k.load(b, dtype, { offset: plain.offset - low, terms: plain.terms });
    }
    return load.type === 'float32' ? load : k.convert(load, 'float32');
  });
  let value = values.reduce((a, b) => k.op('add', k.op('mul', a, k.constant(2)), b));
  for (const { scales, offset, size, negative } of guards) {
    const condition: Condition = k.within(affine(scales, offset), size);
    value = negative
      ? k.guard([condition], k.constant(reduce === 'max' ? -Infinity : 0), value)
      : k.guard([condition], value, values[0]!);
  }
  const out = buffers.length;
  const stages: Stage[] = [];
  if (reduce === 'map') {
    buffers.push(
      k.write(
        'float32',
        sizes.reduce((a, b) => a * b, 1),
      ),
    );
    stages.push(k.map(inner, [k.store(out, rowMajor(sizes), value)]));
  } else {
    buffers.push(
      k.write(
        'float32',
        outer.reduce((a, b) => a * b, 1),
      ),
    );
    stages.push(k.reduce(inner, k.accumulator(reduce === 'two' ? 'sum' : reduce, value), k.accumulator('max', values[0]!)));
    if (reduce === 'two') stages.push(k.reduce(inner, k.accumulator('max', k.op('sub', value, k.result(0, 0)))));
    const result = k.op('add', k.result(0, 0), k.result(0, 1));
    stages.push(k.map([], [k.store(out, rowMajor(outer), reduce === 'two' ? k.op('min', k.result(1, 0), result) : result)]));
  }
  return { kernel: k.kernel('long', buffers, outer, stages, [k.indexArg(-3, 3)]), args: [shift] };
}

describe('kernels agree with the reference', () => {
  test('long loops of every kind', async () => {
    const property = fc.asyncProperty(longKernels, async (recipe) => {
      const { kernel, args } = kernelOf(recipe);
      await agree(kernel, args);
    });
    await fc.assert(property, { numRuns: 300, seed: 1 });
  }, 60_000);

  const x = (...terms: Parts): Expr => k.load(0, 'float32', k.at(...terms));

  test.each([1, 3, 4, 5, 16, 31, 64, 255, 4096, 70_001])('elementwise on %i elements', (n) => {
    const here = k.at(k.axis(0));
    return agree(
      k.kernel(
        'add',
        [k.read('float32', n), k.read('int32', n), k.write('float32', n)],
        [n],
        [k.map([], [k.store(2, here, k.op('add', x(k.axis(0)), k.convert(k.load(1, 'int32', here), 'float32')))])],
      ),
    );
  });

  test('padded window with borders on both axes', () => {
    const [y, z] = [k.at(k.axis(0), k.axis(2), -2), k.at(k.axis(1), k.axis(3), -2)];
    const padded = k.load(
      0,
      'float32',
      k.at(k.axis(0, 13), k.axis(2, 13), k.axis(1), k.axis(3), -28),
      k.within(y, 11),
      k.within(z, 13),
    );
    const outside = k.guard([k.within(y, 11), k.within(z, 13)], padded, k.constant(-Infinity));
    return agree(
      k.kernel(
        'pool',
        [k.read('float32', 143), k.write('float32', 143), k.write('float32', 143)],
        [11, 13],
        [
          k.reduce([5, 5], k.accumulator('sum', padded), k.accumulator('max', outside)),
          k.map(
            [],
            [
              k.store(1, k.at(k.axis(0, 13), k.axis(1)), k.result(0, 0)),
              k.store(2, k.at(k.axis(0, 13), k.axis(1)), k.result(0, 1)),
            ],
          ),
        ],
      ),
    );
  });

  test('window too large to unroll, moving with the reduced axis', () => {
    const z = k.at(k.axis(0), k.axis(1), -20);
    return agree(
      k.kernel(
        'long window',
        [k.read('float32', 50), k.write('float32', 50)],
        [50],
        [
          k.reduce([41], k.accumulator('sum', k.load(0, 'float32', z, k.within(z, 50)))),
          k.map([], [k.store(1, k.at(k.axis(0)), k.result(0, 0))]),
        ],
      ),
    );
  });

  test('concat of three along the contiguous and along the outer axis', async () => {
    const parts = (axis: 0 | 1, scale: readonly [number, number]): Expr => {
      const part = (b: number, from: number): Expr =>
        k.load(
          b,
          'float32',
          k.at(k.axis(0, scale[0]), k.axis(1, scale[1]), -from * scale[axis]!),
          k.within(k.at(k.axis(axis), -from), 9),
        );
      return k.guard(
        [k.within(k.at(k.axis(axis)), 9)],
        part(0, 0),
        k.guard([k.within(k.at(k.axis(axis), -9), 9)], part(1, 9), part(2, 18)),
      );
    };
    const buffers = [
      k.read('float32', 27 * 9),
      k.read('float32', 27 * 9),
      k.read('float32', 27 * 9),
      k.write('float32', 27 * 27),
    ];
    const out = k.at(k.axis(0, 27), k.axis(1));
    await agree(k.kernel('concat inner', buffers, [27, 27], [k.map([], [k.store(3, out, parts(1, [9, 1]))])]));
    await agree(k.kernel('concat outer', buffers, [27, 27], [k.map([], [k.store(3, out, parts(0, [27, 1]))])]));
  });

  test('triangles: the border moves with the row', () => {
    const below = k.at(k.axis(0), k.axis(1, -1));
    return agree(
      k.kernel(
        'tril',
        [k.read('float32', 37 * 37), k.write('float32', 37 * 37)],
        [37, 37],
        [
          k.map(
            [],
            [
              k.store(
                1,
                k.at(k.axis(0, 37), k.axis(1)),
                k.guard([k.within(below, 37)], x(k.axis(0, 37), k.axis(1)), k.constant(-5)),
              ),
            ],
          ),
        ],
      ),
    );
  });

  test('a slice whose place is an argument', async () => {
    const row = k.at(k.axis(0), k.argument(0));
    const kernel = k.kernel(
      'grad of slice',
      [k.read('float32', 40), k.write('float32', 100)],
      [100],
      [k.map([], [k.store(1, k.at(k.axis(0)), k.load(0, 'float32', row, k.within(row, 40)))])],
      [k.indexArg(-60, 0)],
    );
    for (const start of [0, -1, -30, -60]) await agree(kernel, [start]);
  });

  test('rows gathered at computed places, with an index that is out of range clamped and reported', () => {
    const index = k.load(1, 'int32', k.at(k.axis(0)));
    const clamped = k.op('min', k.op('max', index, k.constant(0, 'int32')), k.constant(2, 'int32'));
    const fails = k.op('ne', index, clamped);
    return agree(
      k.kernel(
        'gather',
        [k.read('float32', 60), k.read('int32', 9), k.write('float32', 180), k.readwrite('int32', 4)],
        [9, 20],
        [
          k.map(
            [],
            [k.store(2, k.at(k.axis(0, 20), k.axis(1)), x(k.computed(clamped, 3, 20), k.axis(1)))],
            [{ fails, faults: 3, position: 0 }],
          ),
        ],
        [k.indexArg(0, 3)],
      ),
      [2],
    );
  });

  test('updates in place compute everything before they store', () => {
    const here = k.at(k.axis(0));
    const [p, m] = [k.load(0, 'float32', here), k.load(1, 'float32', here)];
    const next = k.op('add', k.op('mul', m, k.constant(2)), p);
    return agree(
      k.kernel(
        'momentum',
        [k.readwrite('float32', 77), k.readwrite('float32', 77)],
        [77],
        [k.map([], [k.store(1, here, next), k.store(0, here, k.op('sub', p, k.op('mul', k.constant(3), m)))])],
      ),
    );
  });

  test('an expression ten thousand operations deep', () => {
    let value = x(k.axis(0));
    for (let i = 0; i < 10_000; i++) value = k.op(i % 2 === 0 ? 'add' : 'sub', value, k.constant(i % 5));
    const kernel = k.kernel(
      'deep',
      [k.read('float32', 9), k.write('float32', 9)],
      [9],
      [k.map([], [k.store(1, k.at(k.axis(0)), value)])],
    );
    expect(() => cpu.compile(kernel)).not.toThrow();
  });
});

describe('float32 sums', () => {
  const line = (n: number): Kernel =>
    k.kernel(
      'sum',
      [k.read('float32', n), k.write('float32', 1)],
      [],
      [
        k.reduce([n], k.accumulator('sum', k.load(0, 'float32', k.at(k.axis(0))))),
        k.map([], [k.store(1, k.at(), k.result(0, 0))]),
      ],
    );
  const columns = (rows: number, n: number): Kernel =>
    k.kernel(
      'sum',
      [k.read('float32', rows * n), k.write('float32', n)],
      [n],
      [
        k.reduce([rows], k.accumulator('sum', k.load(0, 'float32', k.at(k.axis(1, n), k.axis(0))))),
        k.map([], [k.store(1, k.at(k.axis(0)), k.result(0, 0))]),
      ],
    );
  const tenths = (n: number): Float32Array => Float32Array.from({ length: n }, (_, i) => 0.1 + (i % 7) * 0.013);

  test('four million terms stay within 1e-6', async () => {
    const n = 4_000_003;
    const data = tenths(n);
    const [sum] = await launchKernel(cpu, line(n), [data]);
    const exact = data.reduce((a, b) => a + b, 0);
    expect(Math.abs(sum![0]! / exact - 1)).toBeLessThan(1e-6);
  });

  test('long columns too', async () => {
    const [rows, n] = [100_000, 13];
    const data = tenths(rows * n);
    const [sums] = await launchKernel(cpu, columns(rows, n), [data]);
    for (let j = 0; j < n; j++) {
      let exact = 0;
      for (let i = 0; i < rows; i++) exact += data[i * n + j]!;
      expect(Math.abs(sums![j]! / exact - 1)).toBeLessThan(1e-6);
    }
  });
});
