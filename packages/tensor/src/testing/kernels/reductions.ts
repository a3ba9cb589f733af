import type { Expr } from '../../contract/kernel.ts';
import type { ReduceOp } from '../../contract/scalar.ts';
import { computeType, type DType } from '../../dtype.ts';
import * as k from './build.ts';
import { type KernelCase, wholeNumberCase } from './case.ts';

const i = k.at(k.axis(0));
const operations: readonly ReduceOp[] = ['sum', 'prod', 'max', 'min'];

/** Kernels with one or several reduce stages that are no sums of products. */
export function reductionCases(): KernelCase[] {
  return [...operations.flatMap(everyReduction), ...combined(), ...windows()];
}

/** `out[i…] = op over the inner axes of x[index]`. */
function plain(
  name: string,
  op: ReduceOp,
  dtype: DType,
  outer: readonly number[],
  inner: readonly number[],
  scales: readonly number[],
  count: number,
): KernelCase {
  const x = k.load(0, dtype, k.at(...scales.map((scale, axis) => k.axis(axis, scale))));
  const outputs = outer.reduce((a, b) => a * b, 1);
  const target = outer.length === 2 ? k.at(k.axis(0, outer[1]), k.axis(1)) : outer.length === 1 ? i : k.at();
  return wholeNumberCase(
    k.kernel(`${op} ${name}`, [k.read(dtype, count), k.write(dtype, outputs)], outer, [
      k.reduce(inner, k.accumulator(op, x)),
      k.map([], [k.store(1, target, k.convert(k.result(0, 0, computeType(dtype)), dtype))]),
    ]),
  );
}

function everyReduction(op: ReduceOp): KernelCase[] {
  // Products of few numbers stay exact.
  const long = op === 'prod' ? 7 : 1000;
  const numeric = (['float32', 'float64', 'int32', 'uint32', 'float16', 'int8', 'uint8'] as const).map((dtype) =>
    plain(`of rows, ${dtype}`, op, dtype, [3], [5], [5, 1], 15),
  );
  return [
    ...numeric,
    plain('of columns', op, 'float32', [9], [long === 7 ? 4 : 50], [1, 9], 9 * 50),
    plain('of everything', op, 'float32', [], [long], [1], long),
    plain('of two axes around one', op, 'float32', [4], [2, 3], [3, 12, 1], 24),
    plain('of a middle axis', op, 'float32', [3, 5], [4], [20, 1, 5], 60),
    plain('of rows backwards', op, 'int32', [3], [6], [6, 1], 18),
    wholeNumberCase({ ...plain('of nothing', op, 'float32', [3], [0], [0, 1], 0).kernel, name: `${op} of nothing` }, [], {
      nonFinite: op === 'max' || op === 'min',
    }),
    ...(op === 'max' || op === 'min' ? [plain('of bools', op, 'bool', [4], [5], [5, 1], 20)] : []),
  ];
}

function combined(): KernelCase[] {
  const x = k.load(0, 'float32', k.at(k.axis(0, 6), k.axis(1)));
  const out = k.at(k.axis(0, 6), k.axis(1));
  const shifted = k.op('exp', k.op('sub', x, k.result(0, 0)));
  const mean = k.op('div', k.result(0, 0), k.constant(6));
  const centred = k.op('sub', x, mean);
  const variance = k.op('div', k.result(1, 0), k.constant(6));
  const scale = k.op('div', k.constant(1), k.op('sqrt', k.op('add', variance, k.constant(1e-5))));
  const label = k.load(1, 'int32', i);
  const picked = k.load(
    0,
    'float32',
    k.at(k.axis(0, 6), k.computed(k.op('min', k.op('max', label, k.constant(0, 'int32')), k.constant(5, 'int32')), 6)),
  );
  const tolerance = { relative: 1e-5, absolute: 1e-6 };
  return [
    wholeNumberCase(
      k.kernel(
        'sum and largest in one stage',
        [k.read('float32', 30), k.write('float32', 5), k.write('float32', 5)],
        [5],
        [
          k.reduce([6], k.accumulator('sum', x), k.accumulator('max', k.op('neg', x))),
          k.map([], [k.store(1, i, k.result(0, 0)), k.store(2, i, k.op('mul', k.result(0, 1), k.result(0, 0)))]),
        ],
      ),
    ),
    wholeNumberCase(
      k.kernel(
        'softmax',
        [k.read('float32', 30), k.write('float32', 30)],
        [5],
        [
          k.reduce([6], k.accumulator('max', x)),
          k.reduce([6], k.accumulator('sum', shifted)),
          k.map([6], [k.store(1, out, k.op('div', shifted, k.result(1, 0)))]),
        ],
      ),
      [],
      { tolerance },
    ),
    wholeNumberCase(
      k.kernel(
        'layer norm',
        [k.read('float32', 30), k.read('float32', 6), k.write('float32', 30), k.write('float32', 5)],
        [5],
        [
          k.reduce([6], k.accumulator('sum', x)),
          k.reduce([6], k.accumulator('sum', k.op('mul', centred, centred))),
          k.map([], [k.store(3, i, mean)]),
          k.map([6], [k.store(2, out, k.op('mul', k.op('mul', centred, scale), k.load(1, 'float32', k.at(k.axis(1)))))]),
        ],
      ),
      [],
      { tolerance },
    ),
    wholeNumberCase(
      k.kernel(
        'cross entropy',
        [k.read('float32', 30), k.read('int32', 5), k.write('float32', 5)],
        [5],
        [
          k.reduce([6], k.accumulator('max', x)),
          k.reduce([6], k.accumulator('sum', shifted)),
          k.map([], [k.store(2, i, k.op('sub', k.op('add', k.op('log', k.result(1, 0)), k.result(0, 0)), picked))]),
        ],
      ),
      [],
      { tolerance },
    ),
    wholeNumberCase(
      k.kernel(
        'a reduction without axes',
        [k.read('float32', 4), k.write('float32', 4)],
        [4],
        [k.reduce([], k.accumulator('sum', k.load(0, 'float32', i))), k.map([], [k.store(1, i, k.result(0, 0))])],
      ),
    ),
    wholeNumberCase(
      k.kernel(
        'stages over different axes',
        [k.read('float32', 30), k.read('float32', 14), k.write('float32', 5)],
        [5],
        [
          k.reduce([6], k.accumulator('sum', x)),
          k.reduce(
            [2, 7],
            k.accumulator('max', k.op('mul', k.load(1, 'float32', k.at(k.axis(1, 7), k.axis(2))), k.result(0, 0))),
          ),
          k.map([], [k.store(2, i, k.op('sub', k.result(1, 0), k.result(0, 0)))]),
        ],
      ),
    ),
  ];
}

/** Pooling with its ties, and the adjoint that finds its windows by division. */
function windows(): KernelCase[] {
  const raw = k.at(k.axis(0, 2), k.axis(1), -1);
  const x: Expr = k.load(0, 'float32', raw, k.within(raw, 9));
  const inside = [k.within(raw, 9)];
  const last = k.constant(2 ** 31 - 1, 'int32');
  const isBest = k.op('eq', x, k.result(0, 0));
  const window = k.at(k.quotient(k.at(k.axis(0)), 3));
  const place = k.indexValue(k.at(k.remainder(k.at(k.axis(0)), 3)));
  const covered = [k.within(window, 3)];
  const hit = k.op('eq', k.load(1, 'int32', window, ...covered), place);
  return [
    wholeNumberCase(
      k.kernel(
        'max pooling and the place of the first maximum',
        [k.read('float32', 9), k.write('float32', 5), k.write('int32', 5)],
        [5],
        [
          k.reduce([3], k.accumulator('max', k.guard(inside, x, k.constant(-Infinity)))),
          k.reduce([3], k.accumulator('min', k.guard(inside, k.op('where', isBest, k.indexValue(k.at(k.axis(1))), last), last))),
          k.map([], [k.store(1, i, k.result(0, 0)), k.store(2, i, k.result(1, 0, 'int32'))]),
        ],
      ),
      [],
      { nonFinite: true },
    ),
    wholeNumberCase(
      k.kernel(
        'spread to the places of windows',
        [k.read('float32', 3), k.read('int32', 3), k.write('float32', 10)],
        [10],
        [
          k.map(
            [],
            [
              k.store(
                2,
                i,
                k.guard(covered, k.op('where', hit, k.load(0, 'float32', window, ...covered), k.constant(0)), k.constant(0)),
              ),
            ],
          ),
        ],
      ),
    ),
  ];
}
