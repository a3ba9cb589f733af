import { cpu } from '@nacre/backend-cpu';
import { crossEntropy, type LSTM, summary } from '@nacre/layers';
import { Adam } from '@nacre/optim';
import { manualSeed, randint, setDefaultDevice, type Tensor, tensor, zeros } from '@nacre/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Cell, CharRNN } from './index.ts';

beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));

const cells: readonly Cell[] = ['rnn', 'lstm', 'gru'];
const text = (shape: readonly number[], vocabulary: number): Tensor => randint(0, vocabulary, shape);
const close = async (a: Tensor, b: Tensor): Promise<void> => {
  const [actual, expected] = [await a.data(), await b.data()];
  expect(a.shape).toEqual(b.shape);
  actual.forEach((value: number, i: number) => expect(value).toBeCloseTo(expected[i]!, 5));
};

describe('CharRNN', () => {
  it('has the parameters of its layers under their names', () => {
    const tokens = zeros([2, 5], { dtype: 'int32' });
    const counts = cells.map((cell) => summary(new CharRNN(65, { cell }), tokens).totals.parameters - 16_705);
    expect(counts).toEqual([82_688, 330_752, 248_064]);
    expect(Object.keys(new CharRNN(5, { cell: 'gru', embedding: 3, hidden: 4 }).stateDict())).toEqual([
      'embedding.weight',
      'rnn.weight_ih_l0',
      'rnn.weight_hh_l0',
      'rnn.bias_ih_l0',
      'rnn.bias_hh_l0',
      'output.weight',
      'output.bias',
    ]);
  });

  it('is tanh(Wxh · x + Whh · h), then Why · h', async () => {
    const model = new CharRNN(4, { hidden: 3 });
    const [logits, [last]] = model.forward(tensor([2, 0], { dtype: 'int32' }));
    const { rnn, output } = model;
    const [{ weightIh, weightHh, biasIh, biasHh }] = rnn.weights[0]! as never as [Record<string, Tensor>];
    let h: Tensor = zeros([3]);
    const expected: Tensor[] = [];
    for (const character of [2, 0]) {
      const read = weightIh!.select(1, character).add(biasIh!).add(biasHh!) as Tensor;
      h = weightHh!.matmul(h).add(read).tanh() as Tensor;
      expected.push(output.forward(h) as Tensor);
    }
    await close(logits.select(0, 0) as Tensor, expected[0]!);
    await close(logits.select(0, 1) as Tensor, expected[1]!);
    await close(last!.select(0, 0) as Tensor, h);
  });

  it.each(cells)('reads a text piece by piece as it reads it at once: %s', async (cell) => {
    const model = new CharRNN(7, { cell, hidden: 5, layers: 2, embedding: 3 });
    const tokens = text([2, 6], 7);
    const [whole, end] = model.forward(tokens);
    const [first, state] = model.forward(tokens.narrow(1, 0, 4) as Tensor);
    const [second, after] = model.forward(tokens.narrow(1, 4, 2) as Tensor, state);
    await close(first as Tensor, (whole as Tensor).narrow(1, 0, 4) as Tensor);
    await close(second as Tensor, (whole as Tensor).narrow(1, 4, 2) as Tensor);
    for (const [i, part] of end.entries()) await close(after[i]!, part);
    const [fromZero] = model.forward(tokens, model.initialState(2));
    await close(fromZero as Tensor, whole as Tensor);
  });

  it.each(cells)('learns a rhyme by heart and writes it: %s', async (cell) => {
    manualSeed(2);
    const rhyme = [0, 1, 0, 2, 0, 3];
    const model = new CharRNN(4, { cell, hidden: 12 });
    const optimizer = new Adam(model.parameters(), { lr: 0.05 });
    const line = [...rhyme, ...rhyme, ...rhyme];
    const [inputs, targets] = [line.slice(0, -1), line.slice(1)].map((part) => tensor(part, { dtype: 'int32' }));
    for (let step = 0; step < 60; step++) {
      optimizer.zeroGrad();
      crossEntropy(model.forward(inputs!)[0], targets as Tensor<[number], 'int32'>).backward();
      await optimizer.step();
    }
    expect([...(await model.sample(rhyme, { length: 12, temperature: 0 }))]).toEqual([...rhyme, ...rhyme]);
    expect([...(await model.sample(rhyme, { length: 6, temperature: 0.5 }))]).toEqual(rhyme);
  });

  it('shows the gates of an LSTM', async () => {
    const model = new CharRNN(5, { cell: 'lstm', hidden: 3 });
    const layer: LSTM = model.rnn;
    const [gates] = layer.gates(model.inputs(tensor([1, 4, 2], { dtype: 'int32' })));
    expect(gates!.forget.shape).toEqual([3, 3]);
  });

  it('samples with nothing dropped, and goes on training', async () => {
    const model = new CharRNN(5, { dropout: 1, hidden: 4 });
    const before = model.stateDict();
    const other = new CharRNN(5, { hidden: 4 });
    other.loadStateDict(before);
    const options = { length: 5, temperature: 0 };
    expect(await model.sample([1], options)).toEqual(await other.sample([1], options));
    expect([model.training, model.dropout.training]).toEqual([true, true]);
  });

  it('says what does not fit', async () => {
    expect(() => new CharRNN(5, { cell: 'elman' as 'rnn' })).toThrow('CharRNN: cell is rnn, lstm or gru, got elman');
    expect(() => new CharRNN(5, { hidden: 0 })).toThrow('hiddenSize is a positive integer, got 0');
    const model = new CharRNN(5, { hidden: 4 });
    expect(() => model.forward(tensor([5], { dtype: 'int32' }))).toThrow('5');
    await expect(model.sample([1, -1])).rejects.toThrow('CharRNN.sample: token -1 at 1 is outside [0, 5)');
    await expect(model.sample([])).rejects.toThrow('CharRNN.sample: the prompt is empty');
    await expect(model.sample([1], { temperature: -1 })).rejects.toThrow('temperature is not negative, got -1');
    await expect(model.sample([1], { length: 1.5 })).rejects.toThrow('length is a number of tokens, got 1.5');
    await expect(model.sample([1], { topK: 0 })).rejects.toThrow('topK is a positive integer, got 0');
    expect(await model.sample([1], { length: 0 })).toEqual(new Int32Array(0));
  });
});
