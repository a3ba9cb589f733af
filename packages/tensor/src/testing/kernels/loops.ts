import { numberToFloat16 } from '../../contract/convert.ts';
import { dtypes } from '../../contract/index.ts';
import type { Expr } from '../../contract/kernel.ts';
import { computeType, type DType } from '../../dtype.ts';
import * as k from './build.ts';
import { type KernelCase, wholeNumberCase, wholeNumbers } from './case.ts';

const i = k.axis(0);
const j = k.axis(1);
const [iAlone, row4] = [k.at(i), k.at(k.axis(0, 4), j)];

/** Kernels without reductions: elementwise, views, disjoint stores, computed indices, updates in place. */
export function loopCases(): KernelCase[] {
  return [
    ...dtypes.flatMap((dtype) => [copy(dtype, 1), copy(dtype, 37), strided(dtype), phases(dtype)]),
    ...views(),
    ...stores(),
    ...gathers(),
    ...integers(),
    ...updates(),
  ];
}

const copy = (dtype: DType, count: number): KernelCase =>
  wholeNumberCase(
    k.kernel(
      `copy ${count} ${dtype}`,
      [k.read(dtype, count), k.write(dtype, count)],
      [count],
      [k.map([], [k.store(1, iAlone, k.load(0, dtype, iAlone))])],
    ),
  );

/** Transposed and flipped, so that narrow elements are not neighbours. */
const strided = (dtype: DType): KernelCase =>
  wholeNumberCase(
    k.kernel(
      `transposed and flipped ${dtype}`,
      [k.read(dtype, 35), k.write(dtype, 35)],
      [5, 7],
      [k.map([], [k.store(1, k.at(k.axis(0, 7), j), k.load(0, dtype, k.at(i, k.axis(1, -5), 30)))])],
    ),
  );

/** Two stores that interleave: narrow neighbours are written by different stages. */
const phases = (dtype: DType): KernelCase => {
  const one = k.constant(1, computeType(dtype));
  return wholeNumberCase(
    k.kernel(
      `two phases of ${dtype}`,
      [k.read(dtype, 9), k.write(dtype, 18)],
      [9],
      [
        k.map([], [k.store(1, k.at(k.axis(0, 2)), k.load(0, dtype, iAlone))]),
        k.map([], [k.store(1, k.at(k.axis(0, 2), 1), one)]),
      ],
    ),
  );
};

function views(): KernelCase[] {
  const shifted = k.at(i, -2);
  const padded = k.load(0, 'float32', k.at(k.axis(0, 3), j, -7), k.within(shifted, 3), k.within(k.at(j, -1), 3));
  const inside = k.within(k.at(i, k.axis(1, -1)), 2);
  return [
    wholeNumberCase(
      k.kernel(
        'broadcast row and column',
        [k.read('float32', 4), k.read('float32', 3), k.write('float32', 12)],
        [3, 4],
        [k.map([], [k.store(2, row4, k.op('add', k.load(0, 'float32', k.at(j)), k.load(1, 'float32', iAlone)))])],
      ),
    ),
    wholeNumberCase(
      k.kernel(
        'pad',
        [k.read('float32', 9), k.write('float32', 30)],
        [6, 5],
        [k.map([], [k.store(1, k.at(k.axis(0, 5), j), padded)])],
      ),
    ),
    wholeNumberCase(
      k.kernel(
        'guard',
        [k.read('float32', 20), k.write('float32', 20)],
        [5, 4],
        [
          k.map(
            [],
            [k.store(1, row4, k.guard([inside], k.op('mul', k.load(0, 'float32', row4), k.constant(2)), k.constant(-5)))],
          ),
        ],
      ),
    ),
    wholeNumberCase(
      k.kernel(
        'reshape of a transpose',
        [k.read('float32', 24), k.write('float32', 24)],
        [24],
        [k.map([], [k.store(1, iAlone, k.load(0, 'float32', k.at(k.remainder(iAlone, 4, 6), k.quotient(iAlone, 4))))])],
      ),
    ),
    wholeNumberCase(
      k.kernel(
        'floor division and remainder of negatives',
        [k.write('int32', 21), k.write('int32', 21)],
        [21],
        [
          k.map(
            [],
            [
              k.store(0, iAlone, k.indexValue(k.at(k.quotient(k.at(k.axis(0, 2), -17), 3)))),
              k.store(1, iAlone, k.indexValue(k.at(k.remainder(k.at(k.axis(0, -5), 11), 4)))),
            ],
          ),
        ],
      ),
    ),
    wholeNumberCase(
      k.kernel(
        'slice at an argument',
        [k.read('float32', 40), k.write('float32', 12)],
        [3, 4],
        [k.map([], [k.store(1, row4, k.load(0, 'float32', k.at(k.axis(0, 8), k.axis(1, 2), k.argument(0), k.argument(1, 8))))])],
        [k.indexArg(0, 1), k.indexArg(0, 2)],
      ),
      [1, 2],
    ),
    wholeNumberCase(
      k.kernel(
        'store at an argument',
        [k.read('float32', 6), k.readwrite('float32', 20)],
        [6],
        [k.map([], [k.store(1, k.at(k.axis(0, -2), 10, k.argument(0)), k.load(0, 'float32', iAlone))])],
        [k.indexArg(0, 9)],
      ),
      [7],
    ),
    wholeNumberCase(
      k.kernel(
        'six axes',
        [k.read('float32', 64), k.write('float32', 64)],
        [2, 2, 2, 2, 2, 2],
        [
          k.map(
            [],
            [
              k.store(
                1,
                k.at(...[0, 1, 2, 3, 4, 5].map((a) => k.axis(a, 2 ** a))),
                k.load(0, 'float32', k.at(...[0, 1, 2, 3, 4, 5].map((a) => k.axis(a, 2 ** (5 - a))))),
              ),
            ],
          ),
        ],
      ),
    ),
    wholeNumberCase(
      k.kernel(
        'a scalar',
        [k.read('float32', 1), k.write('float32', 1)],
        [],
        [k.map([], [k.store(1, k.at(), k.op('neg', k.load(0, 'float32', k.at())))])],
      ),
    ),
    wholeNumberCase(
      k.kernel(
        'no points at all',
        [k.read('float32', 0), k.readwrite('float32', 3)],
        [0, 3],
        [k.map([], [k.store(1, k.at(j), k.load(0, 'float32', iAlone))])],
      ),
    ),
    wholeNumberCase(
      k.kernel(
        'large',
        [k.read('float32', 70_001), k.write('float32', 70_001)],
        [70_001],
        [k.map([], [k.store(1, iAlone, k.op('sub', k.load(0, 'float32', k.at(k.axis(0, -1), 70_000)), k.constant(1)))])],
      ),
    ),
  ];
}

function stores(): KernelCase[] {
  const x = k.load(0, 'float32', iAlone);
  const doubled = k.op('mul', x, k.constant(2));
  return [
    wholeNumberCase(
      k.kernel(
        'concat',
        [k.read('float32', 6), k.read('float32', 9), k.write('float32', 15)],
        [3],
        [
          k.map([2], [k.store(2, k.at(k.axis(0, 5), j), k.load(0, 'float32', k.at(k.axis(0, 2), j)))]),
          k.map([3], [k.store(2, k.at(k.axis(0, 5), j, 2), k.load(1, 'float32', k.at(k.axis(0, 3), j)))]),
        ],
      ),
    ),
    wholeNumberCase(
      k.kernel(
        'several outputs of several dtypes',
        [k.read('float32', 11), k.write('float32', 11), k.write('int32', 11), k.write('bool', 11), k.write('uint8', 11)],
        [11],
        [
          k.map(
            [],
            [
              k.store(1, iAlone, doubled),
              k.store(2, iAlone, k.convert(doubled, 'int32')),
              k.store(3, iAlone, k.op('lt', doubled, k.constant(1))),
              k.store(4, iAlone, k.convert(doubled, 'uint8')),
            ],
          ),
        ],
      ),
    ),
    wholeNumberCase(
      k.kernel(
        'eight buffers',
        [...[0, 1, 2, 3, 4, 5, 6].map(() => k.read('float32', 5)), k.write('float32', 5)],
        [5],
        [
          k.map(
            [],
            [
              k.store(
                7,
                iAlone,
                [0, 1, 2, 3, 4, 5, 6].map((b) => k.load(b, 'float32', iAlone)).reduce((a, b) => k.op('sub', a, b)),
              ),
            ],
          ),
        ],
      ),
    ),
  ];
}

/** An index from data, clamped as the contract asks, and whether it had to be. */
function clamped(index: Expr, size: number): { place: Expr; outside: Expr } {
  const place = k.op('min', k.op('max', index, k.constant(0, 'int32')), k.constant(size - 1, 'int32'));
  return { place, outside: k.op('ne', place, index) };
}

function gathers(): KernelCase[] {
  const { place, outside } = clamped(k.load(1, 'int32', iAlone), 5);
  const rows = k.kernel(
    'gather rows, with a check',
    [k.read('float32', 20), k.read('int32', 6), k.write('float32', 24), k.readwrite('int32', 4)],
    [6, 4],
    [
      k.map(
        [],
        [k.store(2, row4, k.load(0, 'float32', k.at(k.computed(place, 5, 4), j)))],
        [{ fails: outside, faults: 3, position: 0 }],
      ),
    ],
    [k.indexArg(0, 3)],
  );
  const faults = Int32Array.of(0, 1, 0, 0);
  const inner = clamped(k.load(1, 'int32', k.at(k.axis(0, 3), j)), 8);
  return [
    { name: rows.name, kernel: rows, inputs: [wholeNumbers('float32', 20), Int32Array.of(4, 0, 3, 3, 1, 2), faults], args: [2] },
    {
      name: `${rows.name} that fails`,
      kernel: rows,
      inputs: [wholeNumbers('float32', 20), Int32Array.of(4, 0, -1, 3, 5, 2), faults],
      args: [2],
    },
    wholeNumberCase(
      k.kernel(
        'gather inside a reduction',
        [k.read('float32', 8), k.read('int32', 12), k.write('float32', 4)],
        [4],
        [
          k.reduce([3], k.accumulator('sum', k.load(0, 'float32', k.at(k.computed(inner.place, 8))))),
          k.map([], [k.store(2, iAlone, k.result(0, 0))]),
        ],
      ),
    ),
  ];
}

function integers(): KernelCase[] {
  const counter = k.convert(k.indexValue(iAlone), 'uint32');
  const key = k.arg(0, 'uint32');
  const word = k.constant(0x9e3779b9, 'uint32');
  const bits = [13, 17, 5, 24].reduce<Expr>(
    (x, by, round) => {
      const mixed = k.op('add', k.op('mul', x, word), round % 2 ? key : counter);
      const turned = k.op('or', k.op('shl', mixed, k.constant(by, 'uint32')), k.op('shr', mixed, k.constant(32 - by, 'uint32')));
      return k.op('xor', turned, mixed);
    },
    k.op('add', counter, key),
  );
  const mantissa = k.op('or', k.op('shr', bits, k.constant(9, 'uint32')), k.constant(0x3f800000, 'uint32'));
  const uniform = k.op('sub', k.bitcast(mantissa, 'float32'), k.constant(1));
  const specials = Float32Array.of(
    0,
    -0,
    0.5,
    -0.5,
    1.5,
    2.5,
    -1.5,
    255.9,
    256,
    -1,
    -128.5,
    127.5,
    3e9,
    -3e9,
    1e20,
    2 ** 31,
    2 ** 32,
    -(2 ** 31),
    65504,
    1 / 3,
  );
  const narrowing = (['int32', 'uint32', 'uint8', 'int8', 'bool', 'float16'] as const).map((to): KernelCase => {
    const kernel = k.kernel(
      `float32 to ${to}`,
      [k.read('float32', specials.length), k.write(to, specials.length)],
      [specials.length],
      [k.map([], [k.store(1, iAlone, k.convert(k.load(0, 'float32', iAlone), to))])],
    );
    const inputs = to === 'float16' ? [specials.map((x) => Math.max(-65504, Math.min(x, 65504)))] : [specials];
    return { name: kernel.name, kernel, inputs, args: [] };
  });
  const pairs = dtypes.flatMap((from) => dtypes.filter((to) => to !== from).map((to) => conversion(from, to)));
  return [
    wholeNumberCase(
      k.kernel(
        'random bits and uniforms',
        [k.write('uint32', 50), k.write('float32', 50)],
        [50],
        [k.map([], [k.store(0, iAlone, bits), k.store(1, iAlone, uniform)])],
        [{ type: 'uint32' }],
      ),
      [0xdeadbeef],
    ),
    ...narrowing,
    ...pairs,
  ];
}

function conversion(from: DType, to: DType): KernelCase {
  const source = from === 'bool' ? [0, 1] : from.startsWith('u') ? [0, 1, 5, 127, 128, 255] : [0, 1, -1, 5, -5, 127, -128];
  if (from === 'int32' && to !== 'float16') source.push(2 ** 31 - 128, -(2 ** 31));
  if (from === 'uint32' && to !== 'float16') source.push(2 ** 31, 2 ** 32 - 256);
  const data = wholeNumbers(from, source.length);
  source.forEach((value, n) => (data[n] = from === 'float16' ? numberToFloat16(value) : value));
  const kernel = k.kernel(
    `${from} converted to ${to}`,
    [k.read(from, data.length), k.write(to, data.length)],
    [data.length],
    [k.map([], [k.store(1, iAlone, k.convert(k.load(0, from, iAlone), to))])],
  );
  return { name: kernel.name, kernel, inputs: [data], args: [] };
}

function updates(): KernelCase[] {
  const [p, g, m, v] = [0, 1, 2, 3].map((buffer) => k.load(buffer, 'float32', iAlone)) as [Expr, Expr, Expr, Expr];
  const blend = (old: Expr, fresh: Expr, beta: number): Expr =>
    k.op('add', k.op('mul', old, k.constant(beta)), k.op('mul', fresh, k.constant(1 - beta)));
  const [newM, newV] = [blend(m, g, 0.5), blend(v, k.op('mul', g, g), 0.25)];
  const step = k.op('mul', k.arg(0), k.op('div', newM, k.op('add', k.op('sqrt', newV), k.constant(1))));
  const buffers = [k.readwrite('float32', 33), k.read('float32', 33), k.readwrite('float32', 33), k.readwrite('float32', 33)];
  const adam = k.kernel(
    'three outputs in place (Adam)',
    buffers,
    [33],
    [k.map([], [k.store(2, iAlone, newM), k.store(3, iAlone, newV), k.store(0, iAlone, k.op('sub', p, step))])],
    [{ type: 'float32' }],
  );
  const inputs = [
    wholeNumbers('float32', 33),
    wholeNumbers('float32', 33),
    wholeNumbers('float32', 33),
    wholeNumbers('float32', 33).map(Math.abs),
  ];
  return [{ name: adam.name, kernel: adam, inputs, args: [0.001], tolerance: { relative: 2e-6, absolute: 1e-8 } }];
}
