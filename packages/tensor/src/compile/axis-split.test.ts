import { expect, test } from 'vitest';
import { conv2d, explain, interpolate, type Tensor, tensor } from '../index.ts';

test('a loop is split where that turns its divisions into sums', () => {
  const x = tensor(new Float32Array(60), { shape: [6, 10] });
  const text = explain(x.permute([1, 0]).reshape([60]).add(1));
  expect(text).toContain('for i0<10 i1<6');
  expect(text).not.toMatch(/\/|%/);
});

test('a loop whose split would leave the division where it is stays whole', () => {
  const x = tensor(new Float32Array(64), { shape: [1, 1, 8, 8] });
  const w = tensor(new Float32Array(9), { shape: [1, 1, 3, 3] });
  const text = explain(conv2d(interpolate(x, { scale: 2, mode: 'nearest' }) as Tensor, w));
  expect(text).toContain('for i0<14 i1<14');
  expect(text).toContain('(i0 + i2)/2');
});
