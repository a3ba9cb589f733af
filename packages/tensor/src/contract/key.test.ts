import { expect, test } from 'vitest';
import * as k from '../testing/kernels/build.ts';
import type { Expr, Kernel } from './kernel.ts';
import { kernelKey } from './key.ts';

const line = k.at(k.axis(0));
const x = (): Expr => k.load(0, 'float32', line);
const kernel = (value: Expr, name = 'kernel'): Kernel =>
  k.kernel(name, [k.read('float32', 4), k.write('float32', 4)], [4], [k.map([], [k.store(1, line, value)])]);

test('equal kernels have equal keys, whatever they are called', () => {
  expect(kernelKey(kernel(k.op('neg', x()), 'a'))).toBe(kernelKey(kernel(k.op('neg', x()), 'b')));
});

test('kernels that differ anywhere have different keys', () => {
  const shared = x();
  const kernels = [
    kernel(x()),
    kernel(k.op('neg', x())),
    kernel(k.load(0, 'float32', k.at(k.axis(0), 1))),
    kernel(k.load(0, 'float32', line, k.within(line, 3))),
    kernel(k.op('sub', shared, k.op('neg', shared))),
    kernel(k.op('sub', k.op('neg', shared), shared)),
    { ...kernel(x()), axes: [3] },
    { ...kernel(x()), args: [k.indexArg(0, 3)] },
    ...[0, -0, NaN, Infinity, -Infinity].map((value) => kernel(k.constant(value))),
  ];
  expect(new Set(kernels.map(kernelKey)).size).toBe(kernels.length);
});

test('a deep expression, shared at every level, has a key of its length', () => {
  let value = x();
  for (let i = 0; i < 10_000; i++) value = k.op('add', value, value);
  expect(kernelKey(kernel(value)).length).toBeLessThan(1e6);
});
