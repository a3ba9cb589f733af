import { cpu } from '@nacre/backend-cpu';
import { crossEntropy, summary } from '@nacre/layers';
import { Adam } from '@nacre/optim';
import {
  ArgumentError,
  manualSeed,
  noGrad,
  randint,
  ShapeMismatchError,
  setDefaultDevice,
  type Tensor,
  tensor,
} from '@nacre/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import { Seq2Seq, type Seq2SeqOptions } from './index.ts';

beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));

type Tokens = Tensor<[number, number], 'int32'>;

const tokens = (rows: readonly (readonly number[])[]): Tokens =>
  tensor(
    rows.map((row) => [...row]),
    { dtype: 'int32' },
  ) as Tokens;
const small = { embedding: 12, hidden: 16 } as const;
const [pad, bos, eos] = [0, 1, 2];

const close = async (a: Tensor, b: Tensor): Promise<void> => {
  expect(a.shape).toEqual(b.shape);
  expect((await a.sub(b).abs().max().item()) as number).toBeLessThan(1e-5);
};

describe.each<[string, Seq2SeqOptions]>([
  ['GRU', small],
  ['LSTM of two layers', { ...small, cell: 'lstm', layers: 2 }],
])('Seq2Seq with a %s', (_, options) => {
  const source = tokens([
    [3, 4, 5, 6],
    [7, 3, pad, pad],
  ]);
  const target = tokens([
    [bos, 5, 6],
    [bos, 8, 4],
  ]);
  const lengths = [4, 2];

  it('gives logits of the next tokens, which do not depend on later ones', async () => {
    const model = new Seq2Seq(10, 9, options);
    const logits = model.forward(source, target, { lengths });
    expect(logits.shape).toEqual([2, 3, 9]);
    await close(model.forward(source, target.narrow(1, 0, 2) as Tokens, { lengths }), logits.narrow(1, 0, 2) as Tensor);
  });

  it('neither reads nor attends to padding', async () => {
    const model = new Seq2Seq(10, 9, options);
    const alone = model.forward(tokens([[7, 3]]), target.narrow(0, 1, 1) as Tokens);
    const padded = model.forward(source, target, { lengths }).narrow(0, 1, 1) as Tensor;
    await close(padded, alone);
    const { attention } = model.translate(source, { lengths, bos, eos, maxLength: 3 });
    const shares = await attention.array();
    for (const row of shares[1]!) {
      expect(row.slice(2)).toEqual([0, 0]);
      expect(row[0]! + row[1]!).toBeCloseTo(1, 5);
    }
  });

  it('writes the likeliest tokens, those that teacher forcing gives for what was written', async () => {
    manualSeed(3);
    const model = new Seq2Seq(10, 9, options);
    const { tokens: written } = model.translate(source, { lengths, bos, eos: 99, maxLength: 5 });
    const rows = await written.array();
    const logits = noGrad(() => model.forward(source, tokens(rows.map((row) => [bos, ...row.slice(0, 4)])), { lengths }));
    expect(await logits.argmax(-1).array()).toEqual(rows);
  });

  it('learns to reverse sequences of different lengths, and stops at the end', { timeout: 30_000 }, async () => {
    manualSeed(1);
    const model = new Seq2Seq(10, 10, { ...options, hidden: 32 });
    const words = [[3, 4, 5], [6, 7], [8, 9, 3, 6], [5], [9, 8, 7, 6], [4, 4, 9]];
    const lengths = words.map(({ length }) => length);
    const padded = (rows: readonly (readonly number[])[], size: number): Tokens =>
      tokens(rows.map((row) => [...row, ...new Array<number>(size - row.length).fill(pad)]));
    const source = padded(words, 4);
    const reversed = words.map((word) => word.toReversed());
    const given = padded(
      reversed.map((word) => [bos, ...word]),
      5,
    );
    const wanted = padded(
      reversed.map((word) => [...word, eos]),
      5,
    );
    const optimizer = new Adam(model.parameters(), { lr: 0.02 });
    for (let step = 0; step < 60; step++) {
      const logits = model.forward(source, given, { lengths });
      optimizer.zeroGrad();
      crossEntropy(logits.flatten(0, 1), wanted.flatten(), { ignoreIndex: pad }).backward();
      await optimizer.step();
    }
    const { tokens: written } = model.translate(source, { lengths, bos, eos, maxLength: 6 });
    const expected = reversed.map((word) => [...word, ...new Array<number>(6 - word.length).fill(eos)]);
    expect(await written.array()).toEqual(expected);
  });
});

describe('Seq2Seq', () => {
  const [source, target] = [randint(0, 10, [2, 4]) as Tokens, randint(0, 9, [2, 3]) as Tokens];

  it('has the parameters of its formula', () => {
    const [V, W, E, H] = [10, 9, 12, 16];
    const gru = (input: number, hidden: number): number => 3 * hidden * (input + hidden + 2);
    const expected = (V + W) * E + 2 * gru(E, H / 2) + gru(E, H) + H * H + 2 * H * H + H * W + W;
    expect(summary(new Seq2Seq(10, 9, small), source, target).totals.parameters).toBe(expected);
    expect(summary(new Seq2Seq(1212, 2477), source, target).totals.parameters).toBe(1_799_981);
  });

  it('drops in training only', async () => {
    const model = new Seq2Seq(10, 9, { ...small, dropout: 0.5 });
    const twice = async (): Promise<[unknown, unknown]> => [
      await model.forward(source, target).array(),
      await model.forward(source, target).array(),
    ];
    const [a, b] = await twice();
    expect(a).not.toEqual(b);
    model.eval();
    const [c, d] = await twice();
    expect(c).toEqual(d);
  });

  it('says what does not fit', () => {
    const model = new Seq2Seq(10, 9, small);
    expect(() => new Seq2Seq(10, 9, { hidden: 15 })).toThrow('Seq2Seq: hidden is even, for two directions, got 15');
    expect(() => new Seq2Seq(10, 9, { cell: 'rnn' as 'gru' })).toThrow('Seq2Seq: cell is gru or lstm, got rnn');
    expect(() => model.forward(source.flatten() as Tensor as Tokens, target)).toThrow(
      'Seq2Seq: expected a source [N, S], got [8]',
    );
    expect(() => model.forward(source, target.narrow(0, 0, 1) as Tokens as never)).toThrow(ShapeMismatchError);
    expect(() => model.forward(source, target, { lengths: [4, 0] })).toThrow(
      'Seq2Seq: a source has at least one token, source 1 has none',
    );
    expect(() => model.forward(source, target, { lengths: [4, 5] })).toThrow(ArgumentError);
    expect(() => model.translate(source, { bos, eos, maxLength: 0 })).toThrow(
      'Seq2Seq.translate: maxLength is a positive integer, got 0',
    );
  });
});
