import { cpu } from '@nacre/backend-cpu';
import { crossEntropy, type RNN, summary } from '@nacre/layers';
import { Adam } from '@nacre/optim';
import { manualSeed, randint, setDefaultDevice, type Tensor, tensor, zeros } from '@nacre/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Cell, type Pooling, SentimentClassifier } from './index.ts';

beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));

const close = async (a: Tensor, b: Tensor): Promise<void> => {
  const [actual, expected] = [await a.data(), await b.data()];
  expect(a.shape).toEqual(b.shape);
  actual.forEach((value: number, i: number) => expect(value).toBeCloseTo(expected[i]!, 5));
};

describe('SentimentClassifier', () => {
  it('has the parameters of its layers', () => {
    const { totals } = summary(new SentimentClassifier(1000), zeros([1, 7], { dtype: 'int32' }));
    expect(totals.parameters).toBe(64_000 + 66_560 + 258);
    const model = new SentimentClassifier(20, { cell: 'gru', bidirectional: false, classes: 18, hidden: 8 });
    expect(model.output.weight.shape).toEqual([18, 8]);
    expect(Object.keys(model.stateDict())).toContain('rnn.weight_hh_l0');
  });

  it.each(['last', 'mean', 'max'] as const)('reads nothing beyond a sentence: %s', async (pooling: Pooling) => {
    for (const cell of ['rnn', 'lstm', 'gru'] as const satisfies readonly Cell[]) {
      const model = new SentimentClassifier(9, { pooling, cell, embedding: 4, hidden: 3, layers: 2 });
      const tokens = randint(0, 9, [2, 6]) as Tensor<[number, number], 'int32'>;
      const lengths = tensor([4, 6], { dtype: 'int32' });
      const short = tokens.narrow(1, 0, 4) as Tensor<[number, number], 'int32'>;
      const [padded, alone] = [model.forward(tokens, { lengths }), model.forward(short)] as Tensor[];
      await close(padded!.select(0, 0) as Tensor, alone!.select(0, 0) as Tensor);
      await close(model.forward(tokens, { lengths: [4, 6] }) as Tensor, padded!);
      await close(padded!.select(0, 1) as Tensor, (model.forward(tokens) as Tensor).select(0, 1) as Tensor);
    }
  });

  it('pools the outputs of its recurrence', async () => {
    const model = new SentimentClassifier(9, { pooling: 'max', cell: 'rnn', embedding: 4, hidden: 3 });
    const tokens = tensor([[1, 5, 2, 7]], { dtype: 'int32' });
    const read = (model.rnn as RNN).forward(model.embedding.forward(tokens) as Tensor) as [Tensor, Tensor];
    await close(model.forward(tokens) as Tensor, model.output.forward(read[0].max(1)) as Tensor);
    const last = new SentimentClassifier(9, { cell: 'rnn', embedding: 4, hidden: 3 });
    last.loadStateDict(model.stateDict());
    const ends = read[1].transpose(0, 1).flatten(1);
    await close(last.forward(tokens) as Tensor, last.output.forward(ends) as Tensor);
  });

  it('learns that “not” turns a word round', async () => {
    manualSeed(1);
    // 1 good, 2 bad, 3 not
    const sentences = [
      [1, 0],
      [2, 0],
      [3, 1],
      [3, 2],
    ];
    const [tokens, labels] = [tensor(sentences, { dtype: 'int32' }), tensor([1, 0, 0, 1], { dtype: 'int32' })];
    const lengths = [1, 1, 2, 2];
    const model = new SentimentClassifier(4, { hidden: 8, embedding: 8, cell: 'gru' });
    const optimizer = new Adam(model.parameters(), { lr: 0.05 });
    for (let step = 0; step < 40; step++) {
      optimizer.zeroGrad();
      crossEntropy(model.forward(tokens, { lengths }), labels).backward();
      await optimizer.step();
    }
    expect(await model.forward(tokens, { lengths }).argmax(1).array()).toEqual([1, 0, 0, 1]);
  });

  it('keeps the vector of the padding 0', async () => {
    const model = new SentimentClassifier(4, { padding: 3, embedding: 2 });
    expect(((await model.embedding.weight.array()) as number[][])[3]).toEqual([0, 0]);
  });

  it('says what does not fit', () => {
    expect(() => new SentimentClassifier(9, { pooling: 'sum' as 'mean' })).toThrow(
      'SentimentClassifier: pooling is one of last, mean, max, got sum',
    );
    expect(() => new SentimentClassifier(9, { cell: 'cnn' as 'rnn' })).toThrow('SentimentClassifier: cell is rnn, lstm or gru');
    expect(() => new SentimentClassifier(9, { classes: 0 })).toThrow('outFeatures is a positive integer, got 0');
    const model = new SentimentClassifier(9, { embedding: 4, hidden: 3 });
    expect(() => model.forward(zeros([3], { dtype: 'int32' }) as Tensor)).toThrow(
      'SentimentClassifier: expected tokens [N, T], got [3]',
    );
    expect(() => model.forward(zeros([2, 3], { dtype: 'int32' }), { lengths: [3, 4] })).toThrow(
      'a length is an integer from 0 to 3, got 4',
    );
  });
});
