import { BatchNorm1d, Linear, mse, Sequential } from '@nacre/layers';
import { SGD } from '@nacre/optim';
import { manualSeed, type Tensor, tensor } from '@nacre/tensor';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Callback,
  DivergenceError,
  detectDivergence,
  type EarlyStoppingOptions,
  earlyStopping,
  fit,
  trainingEvents,
} from './index.ts';

beforeEach(() => manualSeed(1));

/** Trains with losses that are given: those of the validation data, epoch by epoch, or of the steps. */
async function withLosses(
  losses: { readonly steps?: readonly number[]; readonly validation?: readonly number[] },
  callbacks: readonly Callback[],
) {
  const model = new Sequential(new Linear(2, 2), new BatchNorm1d(2));
  const states: number[][] = [];
  const optimizer = new SGD(model.parameters(), { lr: 0.1 });
  const { steps = [1], validation = [0] } = losses;
  const x = tensor([
    [1, 2],
    [3, 5],
  ]);
  let epoch = 0;
  const history = await fit(model, {
    data: steps,
    validation: [-1],
    epochs: validation.length,
    step: (m, value) => {
      const pull = m
        .forward(x)
        .square()
        .sum()
        .mul(value === -1 ? 0 : 1) as Tensor;
      return { loss: pull.sub(pull.detach()).add(value === -1 ? validation[epoch++]! : value) as Tensor };
    },
    optimizer,
    callbacks: [{ name: 'states', onEpochEnd: async () => void states.push(await stateOf(model)) }, ...callbacks],
  });
  return { history, states, final: await stateOf(model) };
}
const stateOf = async (model: Sequential<readonly [Linear<2, 2>, BatchNorm1d<2>]>) =>
  (await Promise.all(Object.values(model.stateDict()).map(async (value) => [...(await value.data())]))).flat();

describe('earlyStopping', () => {
  const stopped = (validation: readonly number[], options: EarlyStoppingOptions) =>
    withLosses({ validation }, [earlyStopping(options)]);

  it('stops when nothing improves, with the weights and buffers of the best epoch', async () => {
    const { history, states, final } = await stopped([3, 1, 2, 2, 2, 2], { patience: 2 });
    expect(history.epochs.length).toBe(4);
    expect(history.stopped).toBe('valLoss has not improved since epoch 1');
    expect(final).toEqual(states[1]);
    expect(states[3]).not.toEqual(states[1]);
  });

  it('restores the best also when it does not stop, or leaves the last if told to', async () => {
    const { states, final } = await stopped([3, 1, 2], {});
    expect(final).toEqual(states[1]);
    const other = await stopped([3, 1, 2], { restoreBest: false });
    expect(other.final).toEqual(other.states[2]);
  });

  it('asks for more than minDelta, in either direction, and takes no NaN for better', async () => {
    expect((await stopped([3, 2.9, 2.8, 2.7], { patience: 2, minDelta: 0.5 })).history.epochs.length).toBe(3);
    expect((await stopped([1, 2, 3, 2, 2, 2], { patience: 2, mode: 'max' })).history.epochs.length).toBe(5);
    expect((await stopped([1, NaN, NaN, 0], { patience: 2 })).history.epochs.length).toBe(3);
  });

  it('refuses what there is not', async () => {
    await expect(stopped([1], { monitor: 'valF1' })).rejects.toThrow('earlyStopping: there is no valF1 among loss, valLoss, lr');
    expect(() => earlyStopping({ patience: -1 })).toThrow('patience');
    expect(() => earlyStopping({ minDelta: NaN })).toThrow('minDelta');
  });
});

describe('detectDivergence', () => {
  it('names the step at which the mean loss is too far above its best', async () => {
    const steps = [4, 2, 1, 1, 1, 3, 9, 30, 90, 90];
    const error = await withLosses({ steps }, [detectDivergence({ steps: 2, factor: 5 })]).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(DivergenceError);
    expect(error).toMatchObject({ step: 7 });
    expect(String(error)).toContain('fit: step 7: the loss diverges: 6 over 2 steps, more than 5 times the best, 1');
  });

  it('says nothing of single peaks', async () => {
    const { history } = await withLosses({ steps: [2, 1, 1, 9, 1, 1] }, [detectDivergence({ steps: 3, factor: 4 })]);
    expect(history.steps.length).toBe(6);
    expect(() => detectDivergence({ factor: 1 })).toThrow('factor');
    expect(() => detectDivergence({ steps: 0 })).toThrow('steps');
  });
});

describe('trainingEvents', () => {
  const pair: [Tensor<[1, 2]>, Tensor<[1, 1]>] = [tensor([[1, 2]]), tensor([[3]])];

  it('ends with the training, and with an error of it', async () => {
    const events = trainingEvents();
    const model = new Linear(2, 1);
    const seen: string[] = [];
    const listen = (async () => {
      for await (const event of events) seen.push(event.type);
    })();
    const optimizer = new SGD(model.parameters(), { lr: 0.1 });
    const failing = { name: 'fails', onEpochEnd: () => Promise.reject(new Error('no')) };
    await expect(fit(model, { data: [pair], loss: mse, optimizer, epochs: 2, callbacks: [events, failing] })).rejects.toThrow(
      'no',
    );
    await listen;
    expect(seen).toEqual(['start', 'step', 'epoch']);
  });

  it('tells several listeners, one of which may leave', async () => {
    const events = trainingEvents();
    const model = new Linear(2, 1);
    const optimizer = new SGD(model.parameters(), { lr: 0.1 });
    const counts = [0, 0];
    const listen = async (which: number, limit: number) => {
      for await (const _ of events) if (++counts[which]! >= limit) break;
    };
    const listening = [listen(0, 2), listen(1, 100)];
    await fit(model, { data: [pair], loss: mse, optimizer, epochs: 3, callbacks: [events] });
    await Promise.all(listening);
    expect(counts).toEqual([2, 8]);
  });
});
