import { expect, test } from 'vitest';
import { explain, type Tensor, tensor } from '../index.ts';
import * as k from '../testing/kernels/build.ts';
import { printKernel } from './print.ts';

const line = k.at(k.axis(0));

test('a kernel as text: what is shared is named once', () => {
  const x = k.load(0, 'float32', k.at(k.axis(0), k.axis(1), -1), k.within(k.at(k.axis(1), -1), 8));
  const place = k.op('min', k.load(1, 'int32', line), k.constant(3, 'int32'));
  const kernel = k.kernel(
    'example',
    [k.read('float32', 40), k.read('int32', 5), k.read('float32', 4), k.write('float32', 5), k.write('int32', 1)],
    [5],
    [
      k.reduce([8], k.accumulator('sum', k.op('mul', x, x))),
      k.map(
        [],
        [
          k.store(
            3,
            line,
            k.guard(
              [k.within(line, 4)],
              k.op('add', k.result(0, 0), k.load(2, 'float32', k.at(k.computed(place, 4)))),
              k.convert(place, 'float32'),
            ),
          ),
        ],
        [{ fails: k.op('lt', place, k.constant(0, 'int32')), faults: 4, position: 0 }],
      ),
    ],
    [k.indexArg(0, 0)],
  );
  expect(printKernel(kernel)).toMatchInlineSnapshot(`
    "read b0: float32[40]
    read b1: int32[5]
    read b2: float32[4]
    write b3: float32[5]
    write b4: int32[1]
    arg a0: int32 in 0..0
    for i0<5
      reduce i1<8
        v0 = b0[i0 + i1 + -1] if 0<=i1 + -1<8
        v1 = mul(v0, v0)
        r0.0 = sum v1
      map
        v0 = b1[i0]
        v1 = min(v0, int32:3)
        v2 = lt(v1, int32:0)
        v3 = float32(v1)
        v4 = b2[v1]
        v5 = add(r0.0, v4)
        v6 = v5 else v3 if 0<=i0<4
        check b4[a0] if v2
        b3[i0] = v6"
  `);
});

test('expressions of any depth, in a value and in an index', () => {
  const depth = 10_000;
  let value = k.load(0, 'int32', line);
  for (let i = 0; i < depth; i++) value = k.op('add', value, k.constant(i, 'int32'));
  const kernel = k.kernel(
    'deep',
    [k.read('int32', 4), k.write('int32', 4)],
    [4],
    [k.map([], [k.store(1, line, k.load(0, 'int32', k.at(k.computed(value, 4))))])],
  );
  const text = printKernel(kernel).split('\n');
  expect(text).toHaveLength(depth + 7);
  expect(text.slice(-2)).toEqual([`    v${depth + 1} = b0[v${depth}]`, `    b1[i0] = v${depth + 1}`]);
});

test('the plan of a long chain', () => {
  let y: Tensor = tensor([1, 2]);
  for (let i = 0; i < 10_000; i++) y = y.sin().add(y);
  expect(explain(y)).toMatch(/^\d+ launches on reference/);
});
