import { describe, expect, test } from 'vitest';
import { type Case, computed, image, int, kernel, loose, testRefusals, x } from './fixtures/refusals.ts';
import {
  ArgumentError,
  arange,
  avgPool2d,
  bernoulli,
  conv2d,
  convTranspose2d,
  DTypeError,
  full,
  IndexOutOfRangeError,
  interpolate,
  linspace,
  manualSeed,
  oneHot,
  ones,
  rand,
  randint,
  ShapeMismatchError,
  type Tensor,
  tensor,
  where,
  zeros,
} from './index.ts';

const dtypes: Case[] = [
  [
    'indices that are floats',
    () => x().gather!(0, x()),
    DTypeError,
    "gather: indices are int32, got float32; convert with .to('int32')",
  ],
  [
    'a mask that is none',
    () => x().maskedFill!(x(), 1),
    DTypeError,
    "maskedFill: the mask must be bool, got float32; compare, or convert with .to('bool')",
  ],
  ['a condition that is none', () => loose(where)(x(), 1, 2), DTypeError, 'where: the condition must be bool, got float32'],
  ['bits of floats', () => x().bitwiseAnd!(x()), DTypeError, 'bitwiseAnd: expected integers, got float32'],
  [
    'no common dtype',
    () => (tensor(new Uint32Array([1])) as Tensor).add(int([1])),
    DTypeError,
    "add: uint32 and int32 have no common integer dtype; write .to('int32') or .to('uint32') on one of them",
  ],
  [
    'a source of another dtype',
    () => x().scatter!(0, int([[0]]), int([[1]])),
    DTypeError,
    'scatter: the source is int32, the tensor float32',
  ],
  [
    'an unknown dtype',
    () => loose(tensor)([1], { dtype: 'int64' }),
    DTypeError,
    'tensor: there is no dtype int64; choose one of bool, uint8, int8, int32, uint32, float16, float32, float64',
  ],
  ['an unknown dtype to convert to', () => x().to!('int64'), DTypeError, 'to: there is no dtype int64; choose one of'],
  [
    'random integers as floats',
    () => loose(rand)([1], { dtype: 'int32' }),
    DTypeError,
    'rand: expected a float dtype, got int32; for integers write randint',
  ],
  ['a BigInt64Array', () => loose(tensor)(new BigInt64Array(1)), DTypeError, 'tensor: no dtype holds a BigInt64Array'],
  [
    'a fraction as an integer',
    () => tensor([1, 1.5], { dtype: 'int32' }),
    ArgumentError,
    'tensor: 1.5 at place 1 is no int32; round it, or choose another dtype',
  ],
  ['300 as a byte', () => tensor([300], { dtype: 'uint8' }), ArgumentError, 'tensor: 300 at place 0 is no uint8'],
  [
    'a fraction to fill integers with',
    () => full([2], 1.5, { dtype: 'int32' }),
    ArgumentError,
    'full: 1.5 at place 0 is no int32',
  ],
  [
    'a fraction to put in place of integers',
    () => int([2]).maskedFill(tensor([true]), 0.5),
    ArgumentError,
    'maskedFill: 0.5 is no int32; round it, or convert the tensor with .to(dtype)',
  ],
  [
    'an infinity to put in place of integers',
    () => int([2]).maskedFill(tensor([true]), -Infinity),
    ArgumentError,
    'maskedFill: -Infinity is no int32',
  ],
  ['a fraction around integers', () => int([2]).pad([[1, 0]], { value: 0.5 }), ArgumentError, 'pad: 0.5 is no int32'],
  ...[-1, -5].map(
    (exponent): Case => [
      `power ${exponent} of integers`,
      () => int([2]).pow(exponent),
      ArgumentError,
      `pow: integers have no negative powers, got exponent ${exponent}; convert with .to('float32')`,
    ],
  ),
];

const values: Case[] = [
  ['a string as a value', () => loose(tensor)(['a']), ArgumentError, 'tensor: expected numbers or booleans, got string'],
  ...(
    [
      ['2', 'string'],
      [undefined, 'undefined'],
      [null, 'null'],
      [[1, 2, 3], 'an array'],
    ] as const
  ).map(
    ([value, got]): Case => [
      `${got} as an operand`,
      () => x().mul!(value),
      ArgumentError,
      `mul: expected a tensor or a number, got ${got}; make a tensor with tensor(values)`,
    ],
  ),
  ['a dimension', () => x().sum!(2), ArgumentError, 'sum: dimension 2 is out of range for rank 2: expected -2 to 1'],
  [
    'a dimension of a scalar',
    () => (tensor(1) as Tensor).sum(0),
    ArgumentError,
    'sum: dimension 0 is out of range for rank 0: a scalar has no dimensions',
  ],
  ['a dimension twice', () => x().sum!([0, -2]), ArgumentError, 'sum: a dimension appears twice in [0, -2]'],
  ['an order', () => x().permute!([0, 0]), ArgumentError, 'permute: expected each of the 2 dimensions once, got [0, 0]'],
  ['a place', () => x().select!(0, 2), ArgumentError, 'select: places 2 to 3 are outside dimension 0 of [2, 3]'],
  [
    'a step',
    () => x().slice!([[0, 2, -1]]),
    ArgumentError,
    'slice: steps are positive integers, got -1; for the reverse order write flip',
  ],
  ['pieces', () => x().split!([1, 1], 1), ArgumentError, 'split: sizes [1, 1] do not add up to 3, dimension 1 of [2, 3]'],
  ['k', () => x().topk!(4), ArgumentError, 'topk: k is an integer from 0 to 3, got 4'],
  ['a shift', () => x().roll!(0.5, 0), ArgumentError, 'roll: the shift is an integer, got 0.5'],
  [
    'a mode of padding',
    () => x().pad!([[1, 0]], { mode: 'mirror' }),
    ArgumentError,
    'pad: there is no mode mirror; choose one of constant, reflect, replicate, circular',
  ],
  [
    'too much reflection',
    () => x().pad!([[2, 0]], { mode: 'reflect' }),
    ShapeMismatchError,
    'pad: mode reflect pads dimension 0 of [2, 3] by at most 1, got 2 and 0',
  ],
  ['padding by NaN', () => x().pad!([[Number.NaN, 0]]), ArgumentError, 'pad: expected up to 2 pairs of integers'],
  ['limits', () => x().clamp!(Number.NaN), ArgumentError, 'clamp: expected a lower or an upper limit, got NaN and undefined'],
  [
    'a stride',
    () => loose(conv2d)(image, kernel, null, { stride: 0 }),
    ArgumentError,
    'conv2d: stride is an integer of at least 1, or 2 of them, got 0',
  ],
  [
    'a dilation',
    () => loose(conv2d)(image, kernel, null, { dilation: [1, Number.NaN] }),
    ArgumentError,
    'conv2d: dilation is an integer of at least 1, or 2 of them, got [1, NaN]',
  ],
  [
    'groups',
    () => loose(conv2d)(zeros([1, 3, 5, 5]), zeros([2, 1, 3, 3]), null, { groups: 2 }),
    ArgumentError,
    'conv2d: groups must divide the 3 input and 2 output channels, got 2',
  ],
  [
    'a way of padding',
    () => loose(conv2d)(image, kernel, null, { padding: 'full' }),
    ArgumentError,
    "conv2d: padding is a number, 'same' or 'valid', got 'full'",
  ],
  [
    "'same' with a stride",
    () => loose(conv2d)(image, kernel, null, { stride: 2, padding: 'same' }),
    ArgumentError,
    "conv2d: padding 'same' needs stride 1; give the padding in numbers",
  ],
  [
    'output padding',
    () => loose(convTranspose2d)(image, kernel, null, { outputPadding: 1 }),
    ArgumentError,
    'convTranspose2d: outputPadding must be smaller than stride or dilation, got [1, 1]',
  ],
  [
    'padding beyond half a window',
    () => loose(avgPool2d)(image, 2, { padding: 2 }),
    ArgumentError,
    'avgPool2d: padding is at most half the window, got 2 for 2',
  ],
  ['neither size nor scale', () => loose(interpolate)(image, {}), ArgumentError, 'interpolate: give either a size or a scale'],
  [
    'a way of resizing',
    () => loose(interpolate)(image, { size: 2, mode: 'cubic' }),
    ArgumentError,
    "interpolate: the mode is 'nearest' or 'bilinear', got 'cubic'",
  ],
  [
    'several elements as one',
    () => x().itemSync!(),
    ArgumentError,
    'itemSync: expected a single element, got shape [2, 3]; read all with data()',
  ],
  ['a step of 0', () => arange(0, 1, 0), ArgumentError, 'arange: expected finite numbers and a step other than 0, got 0, 1, 0'],
  ['an end of NaN', () => linspace(0, Number.NaN, 3), ArgumentError, 'linspace: expected finite ends, got 0 and NaN'],
  [
    'an empty range',
    () => randint(3, 3, [1]),
    ArgumentError,
    'randint: expected integers low < high at most 2^31 apart, got 3 and 3',
  ],
  ['a probability', () => bernoulli(1.5, [1]), ArgumentError, 'bernoulli: a probability is between 0 and 1, got 1.5'],
  ['a seed', () => manualSeed(Number.NaN), ArgumentError, 'manualSeed: a seed is an integer, got NaN'],
];

const indices: Case[] = [
  ['gather', () => x().gather!(0, int([[5, 0, 0]])), IndexOutOfRangeError, 'gather: index 5 at place 0 is outside [0, 2)'],
  [
    'a negative one',
    () => x().gather!(0, int([[0, -1, 0]])),
    IndexOutOfRangeError,
    'gather: index -1 at place 1 is outside [0, 2)',
  ],
  ['indexSelect', () => x().indexSelect!(1, int([3])), IndexOutOfRangeError, 'indexSelect: index 3 at place 0 is outside [0, 3)'],
  [
    'scatter',
    () => x().scatter!(0, int([[0, 3, 0]]), x()),
    IndexOutOfRangeError,
    'scatter: index 3 at place 1 is outside [0, 2)',
  ],
  [
    'a label outside the classes',
    () => oneHot(int([3]) as Tensor<[number], 'int32'>, 3),
    IndexOutOfRangeError,
    'oneHot: index 3 at place 0 is outside [0, 3)',
  ],
];

testRefusals([
  ['dtypes', dtypes],
  ['values', values],
  ['indices known on the host', indices],
]);

describe('indices computed on the device: the next read says so, and only that', () => {
  test.each<[string, () => Tensor]>([
    ['gather', () => x().gather!(0, computed([[5, 0, 0]])) as Tensor],
    ['indexSelect', () => x().indexSelect!(0, computed([-1])) as Tensor],
    ['scatter', () => x().scatter!(0, computed([[0, 3, 0]]), x()) as Tensor],
    ['scatterAdd', () => x().scatterAdd!(0, computed([[0, 3, 0]]), x()) as Tensor],
    ['oneHot', () => oneHot(computed([3, 0]) as Tensor<[number], 'int32'>, 3)],
  ])('%s', async (operation, make) => {
    const result = make();
    await expect(result.data()).rejects.toThrow(IndexOutOfRangeError);
    const again = make().sum();
    await expect(again.data()).rejects.toThrow(
      `data: an index given to ${operation} was out of range; the values computed since the last read are not to be trusted; check the indices, e.g. labels against the number of classes; traceCalls(true) adds the lines that gave them`,
    );
    expect(await tensor([1]).add(1).item()).toBe(2);
    expect(() => make().dataSync()).toThrow(IndexOutOfRangeError);
  });

  test('a label outside the classes in a loss, its gradient included', async () => {
    const logits = tensor(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      { requiresGrad: true },
    );
    const loss = logits
      .logSoftmax(1)
      .gather(1, computed([[1], [3]]) as Tensor<[number, number], 'int32'>)
      .mean();
    loss.backward();
    await expect(loss.item()).rejects.toThrow(IndexOutOfRangeError);
    expect(await logits.sum().item()).toBe(21);
  });

  test('memory that was used before is no fault', async () => {
    const used = Array.from({ length: 20 }, (_, i) => ones([64]).mul(i + 7));
    for (const one of used) await one.data();
    expect(await (tensor([1, 2]) as Tensor).gather(0, computed([1]) as Tensor<[number], 'int32'>).item()).toBe(2);
  });
});
