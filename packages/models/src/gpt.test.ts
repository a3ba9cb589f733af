import { cpu } from '@nacre/backend-cpu';
import { crossEntropy, summary, TransformerEncoderLayer } from '@nacre/layers';
import { Adam } from '@nacre/optim';
import { compile, manualSeed, randint, randn, setDefaultDevice, type Tensor, tensor, zeros } from '@nacre/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import { GPT } from './index.ts';

beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));

const sizes = { blockSize: 6, nLayer: 2, nHead: 2, nEmbd: 8 } as const;
const close = async (a: Tensor, b: Tensor): Promise<void> => {
  const [actual, expected] = [await a.data(), await b.data()];
  expect(a.shape).toEqual(b.shape);
  actual.forEach((value: number, i: number) => expect(value).toBeCloseTo(expected[i]!, 4));
};

describe('GPT', () => {
  it('has 809,856 parameters, the head’s those of the embedding', () => {
    const tokens = zeros([2, 64], { dtype: 'int32' });
    expect(summary(new GPT(65), tokens).totals.parameters).toBe(809_856);
    expect(summary(new GPT(65, { tieWeights: false }), tokens).totals.parameters).toBe(809_856 + 65 * 128);
    const { rows } = summary(new GPT(65), tokens);
    expect(rows.at(-1)).toMatchObject({ name: 'lm_head', outputShape: [2, 64, 65], multiplyAdds: 2 * 64 * 128 * 65 });
  });

  it('has GPT-2’s size with GPT-2’s options', () => {
    const options = { blockSize: 1024, nLayer: 12, nHead: 12, nEmbd: 768 };
    expect(summary(new GPT(50_257, options), zeros([1, 8], { dtype: 'int32' })).totals.parameters).toBe(124_439_808);
  });

  it('has nanoGPT’s names', () => {
    const block = (i: number): string[] =>
      ['ln_1', 'attn.c_attn', 'attn.c_proj', 'ln_2', 'mlp.c_fc', 'mlp.c_proj'].flatMap((layer) =>
        ['weight', 'bias'].map((name) => `transformer.h.${i}.${layer}.${name}`),
      );
    expect(Object.keys(new GPT(5, sizes).stateDict())).toEqual([
      'transformer.wte.weight',
      'transformer.wpe.weight',
      ...block(0),
      ...block(1),
      'transformer.ln_f.weight',
      'transformer.ln_f.bias',
      'lm_head.weight',
    ]);
    const unbiased = Object.keys(new GPT(5, { ...sizes, bias: false }).stateDict());
    expect(unbiased.filter((name) => name.endsWith('bias'))).toEqual([]);
  });

  it('starts as GPT-2 does', async () => {
    const model = new GPT(64, { nLayer: 2, nEmbd: 64, blockSize: 64 });
    const deviation = async (weight: Tensor): Promise<number> => (await weight.std().item()) as number;
    const { attn, mlp } = model.h[0]!;
    for (const layer of [model.wte, model.wpe, attn.cAttn, mlp.cFc])
      expect(Math.abs((await deviation(layer.weight as Tensor)) - 0.02)).toBeLessThan(0.001);
    for (const layer of [attn.cProj, mlp.cProj])
      expect(Math.abs((await deviation(layer.weight as Tensor)) - 0.01)).toBeLessThan(0.0005);
    expect(await attn.cAttn.bias!.any().item()).toBe(false);
  });

  it('has the blocks of a transformer encoder that is causal and normalises first', async () => {
    manualSeed(1);
    const [{ h }, layer] = [
      new GPT(5, sizes),
      new TransformerEncoderLayer(8, 2, {
        dimFeedforward: 32,
        dropout: 0,
        activation: 'gelu',
        batchFirst: true,
        normFirst: true,
      }),
    ];
    for (const parameter of h[0]!.parameters()) parameter.load(randn(parameter.shape).mul(0.3) as Tensor);
    const names = {
      'attn.c_attn.weight': 'self_attn.in_proj_weight',
      'attn.c_attn.bias': 'self_attn.in_proj_bias',
      'attn.c_proj': 'self_attn.out_proj',
      'mlp.c_fc': 'linear1',
      'mlp.c_proj': 'linear2',
      ln_1: 'norm1',
      ln_2: 'norm2',
    };
    const renamed = (name: string): string =>
      Object.entries(names).reduce((text, [ours, theirs]) => text.replace(ours, theirs), name);
    const state = Object.entries(h[0]!.stateDict()).map(([name, value]) => [renamed(name), value]);
    layer.loadStateDict(Object.fromEntries(state));
    const x = randn([3, 6, 8]) as Tensor;
    await close(h[0]!.forward(x), layer.forward(x, { isCausal: true }) as Tensor);
  });

  it('sees no later token, and with or without a batch the same', async () => {
    const model = new GPT(5, sizes);
    const tokens = randint(0, 5, [2, 6]) as Tensor<[number, number], 'int32'>;
    const all = model.forward(tokens) as Tensor;
    await close(model.forward(tokens.narrow(1, 0, 4)) as Tensor, all.narrow(1, 0, 4) as Tensor);
    await close(model.forward(tokens.select(0, 1)) as Tensor, all.select(0, 1) as Tensor);
  });

  it('shows its attention', async () => {
    const model = new GPT(5, sizes);
    const maps = model.attention(randint(0, 5, [3, 6]));
    expect(maps.map(({ shape }) => shape)).toEqual([
      [3, 2, 6, 6],
      [3, 2, 6, 6],
    ]);
    await close(maps[1]!.sum(-1) as Tensor, zeros([3, 2, 6]).add(1) as Tensor);
    expect(await maps[1]!.triu(1).any().item()).toBe(false);
    expect(model.attention(randint(0, 5, [4]))[0]!.shape).toEqual([2, 4, 4]);
  });

  it.each([true, false])('learns a rhyme and writes on beyond its block: tied weights %s', async (tieWeights) => {
    manualSeed(2);
    const rhyme = [0, 1, 0, 2, 0, 3];
    const line = [...rhyme, ...rhyme, ...rhyme];
    const windows = (shift: number): Tensor<[number, number], 'int32'> =>
      tensor(
        rhyme.map((_, i) => line.slice(i + shift, i + shift + 6)),
        { dtype: 'int32' },
      );
    const [inputs, targets] = [windows(0), windows(1)];
    const model = new GPT(4, { ...sizes, nEmbd: 32, tieWeights });
    const optimizer = new Adam(model.parameters(), { lr: 0.005 });
    const learn = compile(async () => {
      optimizer.zeroGrad();
      crossEntropy(model.forward(inputs).flatten(0, 1) as Tensor<[number, number]>, targets.flatten()).backward();
      await optimizer.step();
    });
    for (let step = 0; step < 200; step++) await learn();
    expect([...(await model.sample(rhyme, { length: 12, temperature: 0 }))]).toEqual([...rhyme, ...rhyme]);
    expect([...(await model.sample([0, 1, 0, 2], { length: 8, temperature: 0.3, topK: 2 }))]).toEqual(line.slice(4, 12));
  });

  it('samples with nothing dropped, and goes on training', async () => {
    const model = new GPT(5, { ...sizes, dropout: 0.9 });
    const other = new GPT(5, sizes);
    other.loadStateDict(model.stateDict());
    const options = { length: 9, temperature: 0 };
    expect(await model.sample([1, 2], options)).toEqual(await other.sample([1, 2], options));
    expect([model.training, model.h[0]!.attn.attnDropout.training]).toEqual([true, true]);
  });

  it('says what does not fit', async () => {
    expect(() => new GPT(5, { nEmbd: 10, nHead: 4 })).toThrow('GPT: the heads divide nEmbd, got 4 heads for 10');
    expect(() => new GPT(5, { nLayer: 0 })).toThrow('GPT: nLayer is a positive integer, got 0');
    expect(() => new GPT(5, { blockSize: -1 })).toThrow('numEmbeddings is a positive integer, got -1');
    const model = new GPT(5, sizes);
    expect(() => model.forward(zeros([1, 7], { dtype: 'int32' }))).toThrow(
      'GPT: expected [batch, time] of at most 6 tokens, got [1, 7]',
    );
    expect(() => model.forward(tensor([5], { dtype: 'int32' }))).toThrow('index 5');
    await expect(model.sample([1, 5])).rejects.toThrow('GPT.sample: token 5 at 1 is outside [0, 5)');
    await expect(model.sample([])).rejects.toThrow('GPT.sample: the prompt is empty');
    await expect(model.sample([1], { temperature: Number.NaN })).rejects.toThrow('temperature is not negative, got NaN');
  });
});
