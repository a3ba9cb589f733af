import { ArgumentError, randn, ShapeMismatchError, type Tensor, zeros } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { Linear, PositionalEncoding, Sequential, Transformer } from '../index.ts';
import { LayerNorm } from '../normalization/layer-norm.ts';
import { TransformerDecoder, TransformerDecoderLayer, TransformerEncoder, TransformerEncoderLayer } from './index.ts';

const open = zeros as unknown as (shape: readonly number[]) => Tensor;
const small = { dimFeedforward: 6, dropout: 0 } as const;

async function expectSame(a: Tensor, b: Tensor): Promise<void> {
  expect(a.shape).toEqual(b.shape);
  const [actual, expected] = [await a.data(), await b.data()];
  actual.forEach((value: number, i: number) => expect(value).toBeCloseTo(expected[i]!, 4));
}

describe('stacks', () => {
  it('are copies with values of their own', async () => {
    const layer = new TransformerEncoderLayer(4, 2, small);
    const encoder = new TransformerEncoder(layer, 2, { norm: new LayerNorm(4) });
    expect(encoder.parameters().length).toBe(2 * layer.parameters().length + 2);
    const [first, second] = encoder.layers;
    expect(await second!.linear1.weight.data()).toEqual(await layer.linear1.weight.data());
    first!.linear1.weight.load(zeros([6, 4]));
    expect(await second!.linear1.weight.data()).toEqual(await layer.linear1.weight.data());
    expect(encoder.namedParameters()[0]![0]).toBe('layers.0.self_attn.in_proj_weight');
    expect(encoder.namedParameters().at(-1)![0]).toBe('norm.bias');
  });

  it('are their layers one after another', async () => {
    const [x, memory] = [randn([3, 2, 4]), randn([5, 2, 4])];
    const encoder = new TransformerEncoder(new TransformerEncoderLayer(4, 2, small), 2);
    const [a, b] = encoder.layers;
    await expectSame(encoder.forward(x, { isCausal: true }), b!.forward(a!.forward(x, { isCausal: true }), { isCausal: true }));
    const decoder = new TransformerDecoder(new TransformerDecoderLayer(4, 2, small), 2, { norm: new LayerNorm(4) });
    const [c, d] = decoder.layers;
    const masks = { tgtIsCausal: true, memoryIsCausal: true };
    await expectSame(
      decoder.forward(x, memory, masks),
      decoder.norm!.forward(d!.forward(c!.forward(x, memory, masks), memory, masks) as never) as Tensor,
    );
  });

  it('have a place in Sequential', () => {
    const encoder = new TransformerEncoder(new TransformerEncoderLayer(4, 2, small), 1);
    const model = new Sequential(new PositionalEncoding(4), encoder, new Linear(4, 3));
    expect(model.forward(zeros([5, 2, 4])).shape).toEqual([5, 2, 3]);
  });
});

describe('layers', () => {
  it('take a function as activation', async () => {
    const x = randn([3, 4]);
    const relu = new TransformerEncoderLayer(4, 2, small);
    const own = new TransformerEncoderLayer(4, 2, { ...small, activation: (y) => y.clamp(0) });
    own.loadStateDict(relu.stateDict());
    await expectSame(own.forward(x), relu.forward(x));
  });

  it('drop in training only', async () => {
    const layer = new TransformerDecoderLayer(4, 2, { dimFeedforward: 6, dropout: 1 });
    const x = randn([3, 2, 4]);
    await expectSame(
      layer.forward(x, x),
      layer.norm3.forward(layer.norm2.forward(layer.norm1.forward(x) as Tensor) as Tensor) as Tensor,
    );
    expect(await layer.eval().forward(x, x).data()).not.toEqual(await layer.train().forward(x, x).data());
  });
});

describe('Transformer', () => {
  const sizes = { ...small, dModel: 4, nhead: 2, numEncoderLayers: 1, numDecoderLayers: 1 } as const;

  it('has a causal mask of floats, the same as tgtIsCausal', async () => {
    const model = new Transformer(sizes);
    const [src, tgt] = [randn([4, 2, 4]), randn([3, 2, 4])];
    const tgtMask = Transformer.generateSquareSubsequentMask(3);
    expect(await tgtMask.array()).toEqual([
      [0, -Infinity, -Infinity],
      [0, 0, -Infinity],
      [0, 0, 0],
    ]);
    await expectSame(model.forward(src, tgt, { tgtMask }), model.forward(src, tgt, { tgtIsCausal: true }));
    await expectSame(
      model.forward(src, tgt, { srcMask: Transformer.generateSquareSubsequentMask(4) }),
      model.forward(src, tgt, { srcIsCausal: true }),
    );
  });

  it('starts by xavierUniform', async () => {
    const { linear1 } = new Transformer({ ...sizes, dimFeedforward: 400 }).encoder.layers[0]!;
    const largest = Math.max(...Array.from(await linear1.weight.data(), Math.abs));
    const bound = Math.sqrt(6 / 404);
    expect(largest).toBeLessThanOrEqual(bound);
    expect(largest).toBeGreaterThan(0.95 * bound);
  });

  it('has 44,140,544 parameters by default', () => {
    const count = new Transformer().parameters().reduce((sum, { size }) => sum + size, 0);
    expect(count).toBe(44_140_544);
  });
});

describe('PositionalEncoding', () => {
  it('is the same for each sequence of a batch, in either layout', async () => {
    const [first, second] = [new PositionalEncoding(5), new PositionalEncoding(5, { batchFirst: true })];
    const table = first.forward(zeros([7, 5]));
    await expectSame(first.forward(zeros([7, 2, 5])).select(1, 1), table);
    await expectSame(second.forward(zeros([2, 7, 5])).select(0, 1), table);
    await expectSame(second.forward(zeros([7, 5])), table);
    await expectSame(first.forward(zeros([3, 5])), table.narrow(0, 0, 3));
    const values = (await table.array()) as number[][];
    expect(values[6]![4]).toBeCloseTo(Math.sin(6 / 10000 ** (4 / 5)), 6);
    expect(values[6]![3]).toBeCloseTo(Math.cos(6 / 10000 ** (2 / 5)), 6);
    expect(first.parameters()).toEqual([]);
  });
});

describe('what does not fit is refused by name', () => {
  it.each<[() => unknown, typeof ArgumentError, string]>([
    [() => new TransformerEncoderLayer(5, 2), ArgumentError, 'the heads divide embedDim, got 2 heads for 5'],
    [
      () => new TransformerDecoderLayer(4, 2, { activation: 'swish' as 'relu' }),
      ArgumentError,
      'TransformerDecoderLayer: activation is relu, gelu or a function, got swish',
    ],
    [
      () => new TransformerEncoder(new TransformerEncoderLayer(4, 2, small), 0),
      ShapeMismatchError,
      'TransformerEncoder: numLayers is a positive integer, got 0',
    ],
    [
      () => new TransformerEncoderLayer(4, 2, small).forward(open([3, 2, 5])),
      ShapeMismatchError,
      'expected query [length, batch, 4]',
    ],
    [
      () => new PositionalEncoding(4, { batchFirst: true }).forward(open([3, 2, 5])),
      ShapeMismatchError,
      'PositionalEncoding: expected [batch, length, 4] or [length, 4], got [3, 2, 5]',
    ],
    [
      () => Transformer.generateSquareSubsequentMask(-1),
      ShapeMismatchError,
      'Transformer.generateSquareSubsequentMask: size is a positive integer, got -1',
    ],
  ])('%#', (call, kind, message) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });
});
