import type { Expr, Kernel, Store } from '@nacre/tensor/backend';
import { build as k } from '@nacre/tensor/testing';
import { describe, expect, test } from 'vitest';
import { matmul } from './fixtures/products.ts';
import { agree } from './fixtures/running.ts';
import { chooseTiling } from './tile.ts';

describe('what stands around a product', () => {
  const sizes = { batch: 1, m: 24, n: 36, k: 20 } as const;
  const row = k.at(k.axis(0, 20), k.axis(2));
  const column = k.at(k.axis(2, 36), k.axis(1));
  const here = k.at(k.axis(0, 36), k.axis(1));
  const a = k.load(0, 'float32', row);
  const b = k.load(1, 'float32', column);
  const build = (
    left: Expr,
    right: Expr,
    stores: readonly Store[],
    more: Kernel['buffers'] = [],
    args: Kernel['args'] = [],
  ): Kernel =>
    k.kernel(
      'around',
      [k.read('float32', 24 * 20), k.read('float32', 20 * 36), k.write('float32', 24 * 36), ...more],
      [24, 36],
      [k.reduce([20], k.accumulator('sum', k.op('mul', left, right))), k.map([], stores)],
      args,
    );
  const store = (value: Expr): Store => k.store(2, here, value);

  test.each<[string, Kernel, readonly number[]]>([
    [
      'bias and activation',
      build(
        a,
        b,
        [store(k.op('max', k.op('add', k.result(0, 0), k.load(3, 'float32', k.at(k.axis(1)))), k.constant(0)))],
        [k.read('float32', 36)],
      ),
      [],
    ],
    [
      'two outputs, one transposed',
      build(
        a,
        b,
        [store(k.result(0, 0)), k.store(3, k.at(k.axis(1, 24), k.axis(0)), k.op('neg', k.result(0, 0)))],
        [k.write('float32', 24 * 36)],
      ),
      [],
    ],
    [
      'an output that is added to',
      build(a, b, [k.store(3, here, k.op('add', k.load(3, 'float32', here), k.result(0, 0)))], [k.readwrite('float32', 24 * 36)]),
      [],
    ],
    [
      'every other column of an output',
      build(a, b, [k.store(3, k.at(k.axis(0, 72), k.axis(1, 2)), k.result(0, 0))], [k.readwrite('float32', 24 * 72)]),
      [],
    ],
    [
      'an output in float16 and a mask',
      build(
        a,
        b,
        [k.store(3, here, k.convert(k.result(0, 0), 'float16')), k.store(4, here, k.op('lt', k.constant(0), k.result(0, 0)))],
        [k.write('float16', 24 * 36), k.write('bool', 24 * 36)],
      ),
      [],
    ],
    [
      'an output in float64',
      build(a, b, [k.store(3, here, k.convert(k.result(0, 0), 'float64'))], [k.write('float64', 24 * 36)]),
      [],
    ],
    [
      'a factor that is computed',
      build(
        k.op('mul', a, k.op('sub', k.constant(1), k.load(3, 'float32', row))),
        b,
        [store(k.result(0, 0))],
        [k.read('float32', 24 * 20)],
      ),
      [],
    ],
    ['a factor in float16', build(k.load(3, 'float16', row), b, [store(k.result(0, 0))], [k.read('float16', 24 * 20)]), []],
    [
      'factors of bytes',
      build(
        k.convert(k.load(3, 'uint8', row), 'float32'),
        k.convert(k.load(4, 'int8', column), 'float32'),
        [store(k.result(0, 0))],
        [k.read('uint8', 24 * 20), k.read('int8', 20 * 36)],
      ),
      [],
    ],
    [
      'a factor in a guard',
      build(k.guard([k.within(k.at(k.axis(2), k.axis(0, -1)), 20)], a, k.constant(2)), b, [store(k.result(0, 0))]),
      [],
    ],
    [
      'gathered rows',
      build(
        k.load(
          0,
          'float32',
          k.at(k.computed(k.op('mod', k.load(3, 'int32', k.at(k.axis(0))), k.constant(24, 'int32')), 24, 20), k.axis(2)),
        ),
        b,
        [store(k.result(0, 0))],
        [k.read('int32', 24)],
      ),
      [],
    ],
    [
      'a factor that begins at an argument',
      build(
        a,
        k.load(3, 'float32', k.at(k.axis(2, 36), k.axis(1), k.argument(0))),
        [store(k.result(0, 0))],
        [k.read('float32', 20 * 36 + 5)],
        [k.indexArg(0, 5)],
      ),
      [3],
    ],
    [
      'an index with quotients',
      build(a, k.load(1, 'float32', k.at(k.quotient(k.at(k.axis(1)), 6, 120), k.remainder(k.at(k.axis(1)), 6, 20), k.axis(2))), [
        store(k.result(0, 0)),
      ]),
      [],
    ],
    ['rows backwards', build(k.load(0, 'float32', k.at(k.axis(0, -20), k.axis(2), 23 * 20)), b, [store(k.result(0, 0))]), []],
    ['a factor backwards', build(k.load(0, 'float32', k.at(k.axis(0, 20), k.axis(2, -1), 19)), b, [store(k.result(0, 0))]), []],
  ])('%s', async (_, kernel, args) => {
    expect(chooseTiling(kernel)).toBeDefined();
    await agree(kernel, args);
  });

  test('checks are made at every point', async () => {
    const [reduce] = matmul({ ...sizes, a: 'plain', b: 'plain', c: 'plain' }).stages;
    const check = { fails: k.op('lt', k.result(0, 0), k.constant(-1e9)), faults: 3, position: 0 };
    const stages = [
      reduce!,
      k.map(
        [],
        [k.store(2, k.at(k.axis(1, 36), k.axis(2)), k.result(0, 0))],
        [check, { ...check, fails: k.op('lt', k.constant(-1e9), k.result(0, 0)), position: 1 }],
      ),
    ];
    const buffers = [
      k.read('float32', 24 * 20),
      k.read('float32', 20 * 36),
      k.write('float32', 24 * 36),
      k.readwrite('int32', 2),
    ];
    const kernel = k.kernel('checked', buffers, [1, 24, 36], stages, [k.indexArg(0, 1), k.indexArg(0, 1)]);
    expect(chooseTiling(kernel)).toBeDefined();
    await agree(kernel, [0, 1]);
  });
});
