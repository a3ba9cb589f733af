import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Node, SpatialAxis } from '../../graph/node.ts';
import * as ops from '../../ops/index.ts';
import { sizeOf } from '../../shape.ts';
import { oracle } from '../../testing/oracle/index.ts';
import { winograd } from './index.ts';

const noise = (shape: number[], seed: number): Node =>
  ops.source(
    shape,
    'float32',
    Float32Array.from({ length: sizeOf(shape) }, (_, i) => Math.sin(seed + 12.9898 * i * i)),
  );

const plain = (padLow: number, padHigh = padLow): SpatialAxis => ({ stride: 1, dilation: 1, inputDilation: 1, padLow, padHigh });
const ignore = (): void => undefined;
const always = -Infinity;
const used = (x: Node, w: Node, ...spatial: SpatialAxis[]): Node | undefined =>
  winograd(ops.convolution(x, w, spatial) as Node<'convolution'>, ignore);

test('transformed tiles are the convolution', () => {
  const size = fc.record({
    size: fc.integer({ min: 3, max: 11 }),
    padLow: fc.integer({ min: 0, max: 3 }),
    padHigh: fc.integer({ min: 0, max: 3 }),
  });
  const small = fc.integer({ min: 1, max: 2 });
  const property = fc.property(size, size, small, small, small, small, (rows, columns, n, g, ci, co) => {
    const x = noise([n, g, ci, rows.size, columns.size], 1);
    const w = noise([g, co, ci, 3, 3], 2);
    const whole = ops.convolution(x, w, [plain(rows.padLow, rows.padHigh), plain(columns.padLow, columns.padHigh)]);
    const tiled = winograd(whole as Node<'convolution'>, ignore, always)!;
    expect(tiled.shape).toEqual(whole.shape);
    const [a, b] = oracle([whole, tiled]);
    a!.data.forEach((value, i) => {
      expect(b!.data[i]).toBeCloseTo(value, 10);
    });
  });
  fc.assert(property, { numRuns: 100, seed: 1 });
});

test('transformed tiles are the gradient of a kernel', () => {
  const size = fc.record({ size: fc.integer({ min: 1, max: 11 }), padLow: fc.integer({ min: 0, max: 2 }) });
  const small = fc.integer({ min: 1, max: 5 });
  const property = fc.property(size, size, small, small, small, small, (rows, columns, n, g, ci, co) => {
    const axes = [rows, columns].map(({ size: outputs, padLow }) => ({ outputs, padLow, inputs: outputs + 2 - padLow }));
    fc.pre(axes.every(({ inputs }) => inputs > 0) && axes.some(({ outputs }) => outputs !== 3));
    const x = noise([ci, g, n, ...axes.map(({ inputs }) => inputs)], 1);
    const w = noise([g, co, n, ...axes.map(({ outputs }) => outputs)], 2);
    const whole = ops.convolution(
      x,
      w,
      axes.map(({ padLow }) => plain(padLow, 0)),
    ) as Node<'convolution'>;
    expect(whole.shape).toEqual([ci, g, co, 3, 3]);
    const tiled = winograd(whole, ignore, always)!;
    expect(tiled.shape).toEqual(whole.shape);
    const [a, b] = oracle([whole, tiled]);
    a!.data.forEach((value, i) => {
      expect(b!.data[i]).toBeCloseTo(value, 9);
    });
  });
  fc.assert(property, { numRuns: 60, seed: 1 });
});

test('is used for many channels over many places, and for nothing else', () => {
  const x = noise([2, 1, 32, 28, 28], 1);
  const of = (kernel: number[], ...spatial: SpatialAxis[]): Node | undefined =>
    used(x, noise([1, 32, 32, ...kernel], 2), ...spatial);
  expect(of([3, 3], plain(1), plain(1))).toBeDefined();
  expect(of([3, 3], { ...plain(1), stride: 2 }, plain(1))).toBeUndefined();
  expect(of([3, 3], { ...plain(1), dilation: 2 }, plain(1))).toBeUndefined();
  expect(of([3, 3], { ...plain(1), inputDilation: 2 }, plain(1))).toBeUndefined();
  expect(of([3, 3], plain(-1), plain(1))).toBeUndefined();
  expect(of([1, 1], plain(0), plain(0))).toBeUndefined();
  expect(used(noise([2, 1, 4, 28, 28], 1), noise([1, 4, 4, 3, 3], 2), plain(1), plain(1))).toBeUndefined();
  expect(used(noise([1, 1, 64, 8, 8], 1), noise([1, 64, 64, 3, 3], 2), plain(1), plain(1))).toBeUndefined();
  expect(used(noise([32, 1, 8, 28, 28], 1), noise([1, 32, 8, 28, 28], 2), plain(1), plain(1))).toBeDefined();
});
