import {
  ArgumentError,
  explain,
  loadSafetensors,
  manualSeed,
  ones,
  randn,
  type Shape,
  ShapeMismatchError,
  saveSafetensors,
  type Tensor,
  tensor,
  zeros,
} from '@nacre/tensor';
import { gradcheck } from '@nacre/tensor/testing';
import { describe, expect, it } from 'vitest';
import { GRU, GRUCell, LSTM, LSTMCell, Module, RNN, RNNCell, summary } from '../index.ts';
import { gru, inputSums, type Kind, lstm, simple } from './recurrences.ts';
import type { RecurrentWeights } from './weights.ts';

/** Any of the layers, sizes left to run time. */
interface General extends Module {
  forward(x: Tensor, state?: unknown, options?: { lengths?: readonly number[] | Tensor }): [Tensor, Tensor | [Tensor, Tensor]];
}

const general = { RNN, LSTM, GRU } as unknown as Readonly<
  Record<'RNN' | 'LSTM' | 'GRU', new (input: number, hidden: number, options?: object) => General>
>;
const names = ['RNN', 'LSTM', 'GRU'] as const;
const open = zeros as unknown as (shape: readonly number[]) => Tensor;

const valuesOf = async (x: Tensor): Promise<number[]> => Array.from((await x.data()) as Float32Array);

async function expectSame(a: Tensor, b: Tensor): Promise<void> {
  expect(a.shape).toEqual(b.shape);
  const [actual, expected] = [await valuesOf(a), await valuesOf(b)];
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 5));
}

const states = (state: Tensor | [Tensor, Tensor]): Tensor[] => (Array.isArray(state) ? state : [state]);

describe('products', () => {
  const contractions = (x: Tensor): string[] => explain(x).match(/^\d+: .*contraction.*$/gm) ?? [];

  it.each(names)('%s reads the inputs of all steps by one product for each layer and direction', (name) => {
    for (const [steps, options] of [
      [64, {}],
      [6, { numLayers: 2, bidirectional: true, batchFirst: true }],
    ] as const) {
      const layer = new general[name](3, 4, options);
      const passes = layer.parameters().length / 4;
      const x = steps === 64 ? open([steps, 2, 3]) : open([2, steps, 3]);
      expect(contractions(layer.forward(x)[0]).length).toBe(passes * (1 + steps));
    }
  });

  it('summary counts them', () => {
    const layer = new LSTM(3, 4, { bidirectional: true, projSize: 2 });
    expect(summary(layer, [7, 5, 3]).totals.multiplyAdds).toBe(35 * 2 * (16 * 3 + 16 * 2 + 2 * 4));
    expect(summary(layer, [7, 3]).totals.multiplyAdds).toBe(7 * 2 * (16 * 3 + 16 * 2 + 2 * 4));
    expect(summary(new GRUCell(3, 4), [5, 3]).totals.multiplyAdds).toBe(5 * 12 * (3 + 4));
  });
});

describe('gates', () => {
  it('of an LSTM cell give its next state', async () => {
    const cell = new LSTMCell(3, 4);
    const [x, h, c] = [randn([2, 3]), randn([2, 4]), randn([2, 4])];
    const { input, forget, cell: content, output } = cell.gates(x, [h, c]);
    const memory = forget.mul(c).add(input.mul(content));
    const [nextH, nextC] = cell.forward(x, [h, c]);
    await expectSame(nextC, memory);
    await expectSame(nextH, output.mul(memory.tanh()));
  });

  it('of a GRU cell give its next state', async () => {
    const cell = new GRUCell(3, 4);
    const [x, h] = [randn([3]), randn([4])];
    const { reset, update, candidate } = cell.gates(x, h);
    await expectSame(cell.forward(x, h), candidate.mul(update.neg().add(1)).add(update.mul(h)));
    expect(reset.shape).toEqual([4]);
  });

  it('of layers are those of each step, laid out as the input is', async () => {
    const layer = new LSTM(3, 4, { numLayers: 2, bidirectional: true, batchFirst: true });
    const x = randn([2, 5, 3]);
    const all = layer.gates(x);
    expect(all.map(({ forget }) => forget.shape)).toEqual(Array(4).fill([2, 5, 4]));
    const cell = new LSTMCell(3, 4);
    const own = Object.entries(layer.stateDict()).filter(([name]) => name.endsWith('l0_reverse'));
    cell.loadStateDict(Object.fromEntries(own.map(([name, value]) => [name.replace('_l0_reverse', ''), value])));
    await expectSame(all[1]!.cell.select(1, 4), cell.gates(x.select(1, 4)).cell);
  });

  it('are 0 beyond a sequence', async () => {
    const [gates] = new GRU(3, 2).gates(randn([3, 2, 3]), null, { lengths: [1, 3] });
    const update = (await gates!.update.array()) as number[][][];
    expect([update[1]![0], update[2]![0]]).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(update[2]![1]!.every((value) => value > 0)).toBe(true);
  });
});

describe.each(names)('lengths of %s', (name) => {
  const make = () => new general[name](3, 4, { numLayers: 2, bidirectional: true });

  it('make each sequence what it is alone', async () => {
    const layer = make();
    const x = randn([5, 3, 3]) as Tensor;
    const lengths = [2, 5, 3];
    const [output, state] = layer.forward(x, null, { lengths });
    for (const [i, length] of lengths.entries()) {
      const [alone, end] = layer.forward((x.select(1, i) as Tensor).narrow(0, 0, length));
      await expectSame((output.select(1, i) as Tensor).narrow(0, 0, length), alone);
      expect((await valuesOf((output.select(1, i) as Tensor).narrow(0, length, 5 - length))).every((y) => y === 0)).toBe(true);
      for (const [k, all] of states(state).entries()) await expectSame(all.select(1, i), states(end)[k]!);
    }
  });

  it('leave no trace of the padding, be it NaN', async () => {
    const layer = make();
    const x = (await randn([3, 2, 3]).data()) as Float32Array;
    const withPadding = async (padding: number): Promise<number[][]> => {
      const data = x.map((value, i) => (i >= 6 && i % 6 < 3 ? padding : value));
      const input = tensor(data, { shape: [3, 2, 3], requiresGrad: true }) as Tensor;
      layer.zeroGrad();
      const [output] = layer.forward(input, null, { lengths: [1, 3] });
      output.square().sum().backward();
      return Promise.all([output, input.grad!, ...layer.parameters().map((p) => p.grad!)].map(valuesOf));
    };
    expect(await withPadding(Number.NaN)).toEqual(await withPadding(0));
  });

  it('may be a tensor, also of values that only the device knows, and 0', async () => {
    const layer = make();
    const x = randn([4, 2, 3]);
    const [expected] = layer.forward(x, null, { lengths: [4, 0] });
    const lengths = tensor([4, 0], { dtype: 'int32' });
    await expectSame(layer.forward(x, null, { lengths })[0], expected);
    await expectSame(layer.forward(x, null, { lengths: lengths.mul(1).add(0) })[0], expected);
    const initial = states(layer.forward(x)[1]).map((state) => ones(state.shape) as Tensor);
    const given = name === 'LSTM' ? initial : initial[0]!;
    for (const end of states(layer.forward(x, given, { lengths: [4, 0] })[1])) await expectSame(end.select(1, 1), ones([4, 4]));
  });

  it.each<[readonly number[] | Tensor, string]>([
    [[1, 2, 3], 'lengths are [2], one for each sequence, got [3]'],
    [[1, 5], 'a length is an integer from 0 to 4, got 5 for sequence 1'],
    [[-1, 2], 'a length is an integer from 0 to 4, got -1 for sequence 0'],
    [[1.5, 2], 'a length is an integer from 0 to 4, got 1.5 for sequence 0'],
    [tensor([2, 9], { dtype: 'int32' }), 'a length is an integer from 0 to 4, got 9 for sequence 1'],
  ])('that do not fit are refused', (lengths, message) => {
    expect(() => make().forward(randn([4, 2, 3]), null, { lengths })).toThrow(`${name}: ${message}`);
  });
});

describe('dropout', () => {
  it.each(names)('of %s comes between layers, in training only', async (name) => {
    const [x, options] = [randn([3, 2, 3]), { numLayers: 2, dropout: 1 }];
    const layer = new general[name](3, 4, options);
    const plain = new general[name](3, 4, { numLayers: 2 });
    plain.loadStateDict(layer.stateDict());
    await expectSame(layer.eval().forward(x)[0], plain.forward(x)[0]);
    const second = new general[name](4, 4);
    const own = Object.entries(layer.stateDict()).filter(([key]) => key.endsWith('l1'));
    second.loadStateDict(Object.fromEntries(own.map(([key, value]) => [key.replace('l1', 'l0'), value])));
    await expectSame(layer.train().forward(x)[0], second.forward(zeros([3, 2, 4]))[0]);
  });
});

describe('weights', () => {
  it.each(names)('of %s start uniform on ±1 / √hidden', async (name) => {
    manualSeed(1);
    for (const parameter of new general[name](5, 16, { numLayers: 2 }).parameters()) {
      const sizes = (await valuesOf(parameter)).map(Math.abs);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(0.25);
      expect(Math.max(...sizes)).toBeGreaterThan(0.2);
    }
  });

  it('have the names of PyTorch, and go through a file', async () => {
    const make = () => new LSTM(3, 4, { bidirectional: true, projSize: 2 });
    const layer = make();
    const ofDirection = (suffix: string) =>
      ['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh', 'weight_hr'].map((name) => `${name}_l0${suffix}`);
    expect(Object.keys(layer.stateDict())).toEqual([...ofDirection(''), ...ofDirection('_reverse')]);
    const other = make();
    other.loadStateDict(loadSafetensors(await saveSafetensors(layer.stateDict())));
    const x = randn([3, 2, 3]);
    expect(await other.forward(x)[0].data()).toEqual(await layer.forward(x)[0].data());
    expect(layer.weights[0]![1]!.weightHr!.shape).toEqual([2, 4]);
  });
});

describe('gradients are those of differences, to the second order', () => {
  const floats = (...shape: readonly number[]): Tensor => randn(shape) as Tensor;

  it.each<[string, Kind]>([
    ['RNN', simple('RNN', 'tanh')],
    ['LSTM', lstm],
    ['GRU', gru],
  ])('%s', async (_, kind) => {
    const [rows, steps] = [kind.gates * 2, 2];
    const initial = Array.from({ length: kind.states }, () => floats(1, 2));
    await gradcheck(
      (x, weightIh, weightHh, biasIh, biasHh, ...state) => {
        const weights = { weightIh, weightHh, biasIh, biasHh, weightHr: null } as unknown as RecurrentWeights;
        const recurrence = kind.with(weights);
        let all: readonly Tensor[] = state;
        for (let t = 0; t < steps; t++)
          all = recurrence.step(inputSums((x as Tensor).narrow(0, t, 1), weights, recurrence), all).state;
        return all;
      },
      [floats(steps, 2), floats(rows, 2), floats(rows, 2), floats(rows), floats(rows), ...initial],
      { order: 2 },
    );
  });
});

describe('what does not fit is refused by name', () => {
  it.each<[() => unknown, typeof ArgumentError, string]>([
    [() => new LSTM(0, 4), ShapeMismatchError, 'LSTM: inputSize is a positive integer, got 0'],
    [() => new GRU(3, 4, { numLayers: 1.5 }), ShapeMismatchError, 'GRU: numLayers is a positive integer, got 1.5'],
    [() => new RNN(3, 4, { dropout: 2 }), ArgumentError, 'RNN: dropout is a probability, from 0 to 1, got 2'],
    [() => new LSTM(3, 4, { projSize: 4 }), ArgumentError, 'LSTM: projSize is an integer from 0 to below hiddenSize 4, got 4'],
    [() => new RNN(3, 4, { nonlinearity: 'sigmoid' as 'tanh' }), ArgumentError, 'RNN: nonlinearity is tanh or relu, got sigmoid'],
    [
      () => new LSTM(3, 4).forward(open([5, 2, 2])),
      ShapeMismatchError,
      'LSTM: expected [time, batch, 3] or [time, 3], got [5, 2, 2] (3 ≠ 2)',
    ],
    [
      () => new LSTM(3, 4, { batchFirst: true }).forward(open([3])),
      ShapeMismatchError,
      'LSTM: expected [batch, time, 3] or [time, 3], got [3]',
    ],
    [() => new GRU(3, 4).forward(open([0, 2, 3])), ShapeMismatchError, 'GRU: a sequence has at least one step, got [0, 2, 3]'],
    [
      () => new GRU(3, 4, { numLayers: 2 }).forward(open([5, 2, 3]), open([1, 2, 4])),
      ShapeMismatchError,
      'GRU: the initial hidden state of 2 layers and directions is [2, 2, 4], got [1, 2, 4]',
    ],
    [
      () => new LSTM(3, 4, { projSize: 2 }).forward(open([5, 3]), [open([1, 2]), open([1, 2])]),
      ShapeMismatchError,
      'LSTM: the initial cell state of 1 layers and directions is [1, 4], got [1, 2]',
    ],
    [() => new general.LSTM(3, 4).forward(open([5, 3]), [open([1, 4])]), ArgumentError, 'LSTM: a state is 2 tensors, got 1'],
    [
      () => new LSTMCell(3, 4).forward(open([2, 2, 3])),
      ShapeMismatchError,
      'LSTMCell: expected [batch, 3] or [3], got [2, 2, 3]',
    ],
    [
      () => new RNNCell(3, 4).forward(open([2, 3]), open([1, 4])),
      ShapeMismatchError,
      'RNNCell: the hidden state for the input [2, 3] is [2, 4], got [1, 4]',
    ],
  ])('%#', (call, kind, message) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });
});

it('a module of the user finds its weights by dotted names', () => {
  class Tagger extends Module {
    readonly rnn = new GRU(3, 2, { bidirectional: true });
    forward(x: Tensor<Shape, 'float32'>): Tensor {
      return this.rnn.forward(x)[0];
    }
  }
  const tagger = new Tagger();
  expect(tagger.namedParameters().map(([name]) => name)[4]).toBe('rnn.weight_ih_l0_reverse');
  expect(tagger.forward(randn([4, 1, 3])).shape).toEqual([4, 1, 4]);
});
