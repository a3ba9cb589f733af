import { describe, expect, test } from 'vitest';
import type { DType } from '../../dtype.ts';
import type { Node, WindowAxis } from '../../graph/node.ts';
import * as ops from '../../ops/index.ts';
import { threefry2x32 } from '../../random/threefry.ts';
import { oracle } from './index.ts';

const f = (shape: readonly number[], ...values: number[]): Node => ops.source(shape, 'float32', Float32Array.from(values));
const i = (shape: readonly number[], ...values: number[]): Node => ops.source(shape, 'int32', Int32Array.from(values));
const valuesOf = (node: Node): number[] => [...oracle([node])[0]!.data];
const counted = (...shape: number[]): Node =>
  f(shape, ...Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, n) => n + 1));
const axis = (size: number, rest: Partial<WindowAxis> = {}): WindowAxis => ({
  size,
  stride: 1,
  padLow: 0,
  padHigh: 0,
  dilation: 1,
  inputDilation: 1,
  ...rest,
});

describe('the oracle, number by number', () => {
  test.each<[string, Node, number[]]>([
    ['float arithmetic is float64', ops.elementwise('div', f([1], 1), f([1], 3)), [1 / 3]],
    ['integers wrap', ops.elementwise('mul', i([1], 2 ** 30), i([1], 6)), [-(2 ** 31)]],
    ['narrow integers wrap', ops.elementwise('add', ops.convert(i([1], 200), 'uint8'), ops.convert(i([1], 100), 'uint8')), [44]],
    ['conversion truncates', ops.convert(f([3], 2.7, -2.7, 300), 'int8'), [2, -2, 44]],
    ['a bool of a float', ops.convert(f([3], 0, 0.5, NaN), 'bool'), [0, 1, 1]],
    ['bits of a float', ops.bitcast(f([1], 1), 'int32'), [0x3f800000]],
    ['constant', ops.constant(7, [2], 'int32'), [7, 7]],
    ['iota', ops.iota(1, [2, 3]), [0, 1, 2, 0, 1, 2]],
    ['bits', ops.bits([3, 4], 1, [2]), [threefry2x32(3, 4, 0, 0)[1], threefry2x32(3, 4, 1, 0)[1]]],
    ['permute', ops.permute(counted(2, 3), [1, 0]), [1, 4, 2, 5, 3, 6]],
    ['permute of three', ops.permute(counted(1, 2, 3), [2, 0, 1]), [1, 4, 2, 5, 3, 6]],
    ['expand', ops.expand(counted(2, 1), [2, 2]), [1, 1, 2, 2]],
    ['pad', ops.pad(counted(1, 2), [0, 1], [2, 4]), [0, 1, 2, 0, 0, 0, 0, 0]],
    ['shrink', ops.shrink(counted(2, 3), [1, 1], [1, 2]), [5, 6]],
    ['flip', ops.flip(counted(2, 3), [1]), [3, 2, 1, 6, 5, 4]],
    ['concat', ops.concat([counted(2, 1), counted(2, 2)], 1), [1, 1, 2, 2, 3, 4]],
    ['sum', ops.sum(counted(2, 3), [1]), [6, 15]],
    ['prod of integers wraps', ops.reduce('prod', i([2], 2 ** 20, 2 ** 12 + 1), [0]), [2 ** 20]],
    ['max of nothing', ops.reduce('max', f([2, 0]), [1]), [-Infinity, -Infinity]],
    ['min of rows', ops.reduce('min', f([3, 1], 4, -2, 3), [0]), [-2]],
    [
      'matrix product',
      ops.product(ops.reshape(counted(2, 3), [2, 1, 3]), ops.reshape(counted(2, 3), [1, 2, 3])),
      [14, 32, 32, 77],
    ],
    [
      'product of integers wraps',
      ops.product(i([1, 1, 2], 2 ** 30 + 1, 1), i([1, 1, 2], 2 ** 30 + 3, 5)),
      [Number(BigInt.asIntN(32, (2n ** 30n + 1n) * (2n ** 30n + 3n) + 5n))],
    ],
    [
      'convolution',
      ops.convolution(f([1, 1, 1, 4], 1, 2, 3, 4), f([1, 1, 1, 2], 1, 10), [axis(2, { stride: 2, padLow: 1, padHigh: 1 })]),
      [10, 32, 4],
    ],
    ['dilated convolution', ops.convolution(f([1, 1, 1, 3], 1, 2, 3), f([1, 1, 1, 2], 1, 10), [axis(2, { dilation: 2 })]), [31]],
    [
      'convolution of a dilated input',
      ops.convolution(f([1, 1, 1, 2], 1, 2), f([1, 1, 1, 2], 1, 10), [axis(2, { inputDilation: 2, padHigh: 1 })]),
      [1, 20, 2],
    ],
    [
      'convolution with negative padding',
      ops.convolution(f([1, 1, 1, 3], 1, 2, 3), f([1, 1, 1, 1], 1), [axis(1, { padLow: -1, padHigh: -1 })]),
      [2],
    ],
    ['sums of windows', ops.window('sum', f([4], 1, 2, 3, 4), [axis(2, { padLow: 1 })]), [1, 3, 5, 7]],
    [
      'largest of windows',
      ops.window('max', f([4], -1, -2, NaN, 4), [axis(2, { stride: 2, padLow: 1, padHigh: 1 })]),
      [-1, NaN, 4],
    ],
    ['places in windows', ops.window('argmax', f([5], 1, 1, 0, NaN, NaN), [axis(2)]), [0, 0, 1, 0]],
    ['windowSpread', ops.windowSpread(f([2], 10, 20), i([2], 1, 0), [axis(2)], [3]), [0, 30, 0]],
    ['gather', ops.gather(counted(2, 3), i([2, 2], 2, 0, 1, 9), 1), [3, 1, 5, 6]],
    ['scatter', ops.scatter(counted(3), i([4], 2, 0, 2, 7), f([4], 10, 20, 30, 40), 0, 'set'), [20, 2, 30]],
    ['scatterAdd', ops.scatter(counted(3), i([3], 2, 0, 2), f([3], 10, 20, 30), 0, 'add'), [21, 2, 43]],
    ['argsort', ops.argsort(f([5], 2, NaN, 1, 2, -1), 0, false), [4, 2, 0, 3, 1]],
    ['argsort, descending and stable', ops.argsort(f([5, 1], 2, NaN, 1, 2, -1), 0, true), [1, 0, 3, 2, 4]],
    ['scan', ops.scan(counted(2, 3), 0, 'sum'), [1, 2, 3, 5, 7, 9]],
    ['running product', ops.scan(counted(1, 4), 1, 'prod'), [1, 2, 6, 24]],
    ['detach and barrier', ops.barrier(ops.detach(counted(2))), [1, 2]],
  ])('%s', (_, node, expected) => expect(valuesOf(node)).toEqual(expected));

  test('float16 is rounded, other floats are not', () => {
    const third = (dtype: DType): Node => ops.elementwise('div', ops.constant(1, [1], dtype), ops.constant(3, [1], dtype));
    expect([valuesOf(third('float16'))[0], valuesOf(third('float32'))[0]]).toEqual([0.333251953125, 1 / 3]);
  });

  test('values can be given', () => {
    const x = ops.source([2], 'float32', undefined);
    const [sum] = oracle([ops.sum(x, [0])], new Map([[x, Float64Array.of(1, 1e-12)]]));
    expect(sum!.data[0]).toBe(1 + 1e-12);
    expect(() => oracle([x])).toThrow('oracle: a source has no host data; name its values');
  });
});
