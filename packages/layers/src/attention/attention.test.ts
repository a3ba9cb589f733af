import {
  ArgumentError,
  concat,
  DTypeError,
  manualSeed,
  Parameter,
  randn,
  type Shape,
  ShapeMismatchError,
  type Tensor,
  tensor,
  zeros,
} from '@nacre/tensor';
import { gradcheck } from '@nacre/tensor/testing';
import { describe, expect, it } from 'vitest';
import { MultiHeadAttention, scaledDotProductAttention, summary } from '../index.ts';

const open = zeros as unknown as (shape: readonly number[], options?: object) => Tensor;
const bools = (values: readonly (readonly number[])[]) => tensor(values, { dtype: 'bool' }) as Tensor<Shape, 'bool'>;
const allFinite = async (x: Tensor): Promise<boolean> =>
  Array.from((await x.data()) as Float32Array).every((value) => Number.isFinite(value));

async function expectSame(a: Tensor, b: Tensor): Promise<void> {
  expect(a.shape).toEqual(b.shape);
  const [actual, expected] = [await a.data(), await b.data()];
  actual.forEach((value: number, i: number) => expect(value).toBeCloseTo(expected[i]!, 5));
}

describe('a query that may attend to nothing', () => {
  const hiding: Readonly<Record<string, Tensor>> = {
    booleans: bools([
      [0, 0],
      [1, 0],
    ]),
    floats: tensor([
      [-Infinity, -Infinity],
      [0, -Infinity],
    ]),
  };

  it.each(Object.keys(hiding))('finds 0, without a gradient: %s', async (kind) => {
    const drawn = (): Tensor => new Parameter(randn([2, 3]));
    const inputs = [drawn(), drawn(), drawn()] as const;
    const found = scaledDotProductAttention(...inputs, { attnMask: hiding[kind]! });
    found.square().sum().backward();
    expect(await (found.select(0, 0) as Tensor).array()).toEqual([0, 0, 0]);
    await expectSame(found.select(0, 1), inputs[2].select(0, 0));
    for (const input of inputs) expect(await allFinite(input.grad!)).toBe(true);
    expect(await (inputs[0].grad!.select(0, 0) as Tensor).array()).toEqual([0, 0, 0]);
  });

  it('gives the bias of the last projection, and a layer can be trained with it', async () => {
    const layer = new MultiHeadAttention(4, 2, { batchFirst: true });
    const x = randn([2, 3, 4]);
    const keyPaddingMask = bools([
      [1, 0, 0],
      [1, 1, 1],
    ]);
    const [output, weights] = layer.forward(x, x, x, { keyPaddingMask, isCausal: true });
    output.square().sum().backward();
    const empty = output.select(1, 0) as Tensor;
    await expectSame(empty.select(0, 0), layer.outProj.bias!);
    await expectSame(output.select(0, 1), zeros([3, 4]).add(layer.outProj.bias!));
    expect(await (weights.select(0, 1) as Tensor).sum().item()).toBe(0);
    for (const parameter of layer.parameters()) expect(await allFinite(parameter.grad!)).toBe(true);
  });
});

describe('masks', () => {
  it('of all kinds together allow what each allows', async () => {
    const [q, k, v] = [randn([2, 3, 4]), randn([2, 3, 4]), randn([2, 3, 2])];
    const attnMask = bools([
      [1, 1, 1],
      [0, 1, 1],
      [1, 0, 1],
    ]);
    const both = bools([
      [1, 0, 0],
      [0, 1, 0],
      [1, 0, 1],
    ]);
    await expectSame(
      scaledDotProductAttention(q, k, v, { attnMask, isCausal: true }),
      scaledDotProductAttention(q, k, v, { attnMask: both }),
    );
  });

  it('of floats hide padding as well', async () => {
    const layer = new MultiHeadAttention(4, 2);
    const [q, k] = [randn([3, 2, 4]), randn([2, 2, 4])];
    const hidden = [
      [0, 1],
      [0, 0],
    ];
    const floats = tensor(hidden.map((row) => row.map((value) => (value === 1 ? -Infinity : 0))));
    const [expected] = layer.forward(q, k, k, { keyPaddingMask: bools(hidden) });
    await expectSame(layer.forward(q, k, k, { keyPaddingMask: floats })[0], expected);
  });

  it('isCausal hides what comes later', async () => {
    const layer = new MultiHeadAttention(4, 2, { batchFirst: true });
    const first = randn([1, 3, 4]);
    const longer = concat([first, randn([1, 2, 4])], 1);
    const [short] = layer.forward(first, first, first, { isCausal: true });
    const [long] = layer.forward(longer, longer, longer, { isCausal: true });
    await expectSame(long.narrow(1, 0, 3), short);
  });
});

describe('MultiHeadAttention', () => {
  it('gives the same for one tensor as for copies of it', async () => {
    const layer = new MultiHeadAttention(6, 3);
    const values = (await randn([3, 2, 6]).data()) as Float32Array;
    const made = (): Tensor => tensor(values, { shape: [3, 2, 6] });
    const [x, y, z] = [made(), made(), made()];
    const [expected, weights] = layer.forward(x, x, x);
    await expectSame(layer.forward(x, y, y)[0], expected);
    const [output, others] = layer.forward(x, y, z);
    await expectSame(output, expected);
    await expectSame(others, weights);
  });

  it('starts as in PyTorch', async () => {
    manualSeed(1);
    const layer = new MultiHeadAttention(16, 2, { addBiasKv: true });
    const largest = async (x: Tensor): Promise<number> => Math.max(...Array.from((await x.data()) as Float32Array, Math.abs));
    const bound = Math.sqrt(6 / (16 + 48));
    expect(await largest(layer.projections.inProjWeight!)).toBeLessThanOrEqual(bound);
    expect(await largest(layer.projections.inProjWeight!)).toBeGreaterThan(0.9 * bound);
    expect(await largest(layer.outProj.weight)).toBeLessThanOrEqual(1 / 4);
    expect(await largest(layer.inProjBias!)).toBe(0);
    expect(await largest(layer.outProj.bias!)).toBe(0);
    expect(await largest(layer.biasK!)).toBeGreaterThan(0);
  });

  it('drops weights in training', async () => {
    manualSeed(1);
    const layer = new MultiHeadAttention(4, 1, { dropout: 0.5, batchFirst: true });
    const x = randn([1, 20, 4]);
    const zerosIn = async (weights: Tensor): Promise<number> =>
      Array.from((await weights.data()) as Float32Array).filter((value) => value === 0).length;
    const dropped = await zerosIn(layer.forward(x, x, x)[1]);
    expect(dropped).toBeGreaterThan(140);
    expect(dropped).toBeLessThan(260);
    expect(await zerosIn(layer.eval().forward(x, x, x)[1])).toBe(0);
    const whole = scaledDotProductAttention(x, x, x, { dropoutP: 1 });
    expect(await zerosIn(whole)).toBe(80);
  });

  it('gives no weights where none are wanted', () => {
    const x = randn([3, 4]);
    const layer = new MultiHeadAttention(4, 2);
    expect(layer.forward(x, x, x, { needWeights: false })[1]).toBeNull();
    expect(layer.forward(x, x, x, { averageAttnWeights: false })[1].shape).toEqual([2, 3, 3]);
  });

  it('counts its products in a summary', () => {
    const layer = new MultiHeadAttention(8, 2, { kdim: 4, batchFirst: true, addZeroAttn: true });
    const { rows } = summary(layer, [2, 3, 8], [2, 5, 4], [2, 5, 8]);
    const own = 2 * 8 * (3 * 8 + 5 * 4 + 5 * 8) + 2 * 2 * 3 * 6 * 8;
    expect(rows.map((row) => [row.layer, row.multiplyAdds])).toEqual([
      ['Linear', 2 * 3 * 8 * 8],
      ['MultiHeadAttention', own],
    ]);
  });
});

it('has the gradients of differences, to the second order', async () => {
  const attnMask = bools([
    [1, 0, 1],
    [0, 0, 0],
    [1, 1, 1],
  ]);
  const [q, k, v] = [randn([1, 3, 2]), randn([1, 3, 2]), randn([1, 3, 2])];
  await gradcheck((a, b, c) => scaledDotProductAttention(a, b, c, { attnMask, isCausal: true }) as Tensor, [q, k, v], {
    order: 2,
  });
});

describe('what does not fit is refused by name', () => {
  const x = open([3, 2, 4]);
  const layer = () => new MultiHeadAttention(4, 2) as MultiHeadAttention;

  it.each<[() => unknown, typeof ArgumentError, string]>([
    [() => new MultiHeadAttention(5, 2), ArgumentError, 'MultiHeadAttention: the heads divide embedDim, got 2 heads for 5'],
    [() => new MultiHeadAttention(4, 0), ShapeMismatchError, 'MultiHeadAttention: numHeads is a positive integer, got 0'],
    [
      () => new MultiHeadAttention(4, 2, { dropout: -1 }),
      ArgumentError,
      'MultiHeadAttention: dropout is a probability, from 0 to 1, got -1',
    ],
    [
      () => layer().forward(x, open([3, 2, 5]), open([3, 2, 5])),
      ShapeMismatchError,
      'expected query [length, batch, 4], key [length, batch, 4] and value [length, batch, 4], all with a batch or all without, got [3, 2, 4], [3, 2, 5] and [3, 2, 5]',
    ],
    [
      () => layer().forward(x, open([3, 4]), open([3, 4])),
      ShapeMismatchError,
      'all with a batch or all without, got [3, 2, 4], [3, 4] and [3, 4]',
    ],
    [() => layer().forward(x, open([5, 2, 4]), open([4, 2, 4])), ShapeMismatchError, 'there is one value for each key'],
    [() => layer().forward(x, open([5, 1, 4]), open([5, 1, 4])), ShapeMismatchError, 'query and key have one batch'],
    [
      () => layer().forward(x, x, x, { attnMask: open([3, 2]) }),
      ShapeMismatchError,
      'MultiHeadAttention: attnMask is [3, 3] or [4, 3, 3], got [3, 2]',
    ],
    [
      () => layer().forward(x, x, x, { keyPaddingMask: open([3, 2]) }),
      ShapeMismatchError,
      'MultiHeadAttention: keyPaddingMask is [2, 3], got [3, 2]',
    ],
    [
      () => layer().forward(x, x, x, { attnMask: open([3, 3], { dtype: 'int32' }) }),
      DTypeError,
      'MultiHeadAttention: attnMask is bool or float, got int32',
    ],
    [
      () => scaledDotProductAttention(open([3, 4]), open([3, 5]), open([3, 4])),
      ShapeMismatchError,
      'scaledDotProductAttention: expected [..., L, E], [..., S, E] and [..., S, Ev], got query [3, 4], key [3, 5], value [3, 4]',
    ],
    [
      () => scaledDotProductAttention(open([4]), open([3, 4]), open([3, 4])),
      ShapeMismatchError,
      'expected [..., L, E], [..., S, E] and [..., S, Ev], got query [4]',
    ],
    [
      () => scaledDotProductAttention(x, x, x, { attnMask: open([3, 2]) }),
      ShapeMismatchError,
      'scaledDotProductAttention: attnMask broadcasts to [3, 2, 2], got [3, 2]',
    ],
    [
      () => scaledDotProductAttention(x, x, x, { dropoutP: 3 }),
      ArgumentError,
      'scaledDotProductAttention: dropoutP is a probability, from 0 to 1, got 3',
    ],
  ])('%#', (call, kind, message) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });
});
