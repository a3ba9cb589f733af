import { cpu } from '@nacre/backend-cpu';
import { SGD } from '@nacre/optim';
import { manualSeed, rand, setDefaultDevice, type Tensor, tensor, zeros } from '@nacre/tensor';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RBM } from './index.ts';

beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));
beforeEach(() => manualSeed(3));

/** Bars and stripes, 2 × 2: the six pictures whose rows or whose columns are all alike. */
const bars = tensor([
  [0, 0, 0, 0],
  [1, 1, 0, 0],
  [0, 0, 1, 1],
  [1, 0, 1, 0],
  [0, 1, 0, 1],
  [1, 1, 1, 1],
]).to('float32') as Tensor;

const everything = tensor(Array.from({ length: 16 }, (_, n) => [0, 1, 2, 3].map((bit) => (n >> bit) & 1))).to(
  'float32',
) as Tensor;

/** An RBM whose weights are not small. */
function grown(visible: number, hidden: number): RBM {
  const model = new RBM(visible, hidden);
  model.weight.load(rand([hidden, visible]).sub(0.5).mul(4), 'test');
  model.visibleBias.load(rand([visible]).sub(0.5), 'test');
  model.hiddenBias.load(rand([hidden]).sub(0.5), 'test');
  return model;
}

async function learn(model: RBM, steps: number): Promise<number[]> {
  const optimizer = new SGD(model.parameters(), { lr: 1 });
  const data = bars.tile([8, 1]) as Tensor;
  const likelihoods: number[] = [];
  for (let step = 0; step < steps; step++) {
    if (step % 200 === 0) likelihoods.push((await model.logLikelihood(bars).mean().item()) as number);
    optimizer.zeroGrad();
    model.loss(data).backward();
    await optimizer.step();
  }
  return [...likelihoods, (await model.logLikelihood(bars).mean().item()) as number];
}

describe('RBM', () => {
  it('has probabilities that add up to 1', async () => {
    expect(await grown(4, 3).logLikelihood(everything).exp().sum().item()).toBeCloseTo(1, 5);
    expect(await grown(4, 1).logLikelihood(everything).exp().sum().item()).toBeCloseTo(1, 5);
  });

  it('has the free energy of its energy', async () => {
    const model = grown(2, 2);
    const [w, b, c] = [await model.weight.array(), await model.visibleBias.array(), await model.hiddenBias.array()];
    const v = [1, 0];
    let sum = 0;
    for (const h of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]) {
      let energy = 0;
      for (let i = 0; i < 2; i++) {
        energy -= c[i]! * h[i]!;
        for (let j = 0; j < 2; j++) energy -= h[i]! * w[i]![j]! * v[j]!;
      }
      sum += Math.exp(-energy + b[0]! * v[0]! + b[1]! * v[1]!);
    }
    expect(await model.freeEnergy(tensor([v])).item()).toBeCloseTo(-Math.log(sum), 5);
  });

  it('learns bars and stripes by contrastive divergence: the exact log-likelihood rises', async () => {
    const likelihoods = await learn(new RBM(4, 6, { steps: 3 }), 800);
    expect(likelihoods[0]).toBeCloseTo(-4 * Math.LN2, 1);
    expect(likelihoods.at(-1)).toBeGreaterThan(-2.15);
  });

  it('and by chains that go on', async () => {
    const model = new RBM(4, 6, { chains: 48 });
    const before = await model.chains!.data();
    const likelihoods = await learn(model, 800);
    expect(likelihoods.at(-1)).toBeGreaterThan(-2.4);
    expect(await model.chains!.data()).not.toEqual(before);
    expect(Object.keys(model.stateDict())).toEqual(['weight', 'visibleBias', 'hiddenBias', 'chains']);
  });

  it('has the gradient of contrastive divergence', async () => {
    const model = grown(4, 3);
    const samples = everything.slice([[3, 9]]) as Tensor;
    model.freeEnergy(bars).mean().sub(model.freeEnergy(samples).mean()).backward();
    const statistic = (v: Tensor): Tensor => (model.forward(v).t() as Tensor).matmul(v).div(v.shape[0]!) as Tensor;
    const difference = model.weight.grad!.add(statistic(bars)).sub(statistic(samples)).abs().max() as Tensor;
    expect(await difference.item()).toBeLessThan(1e-6);
  });

  it('samples from its distribution', async () => {
    const model = grown(4, 3);
    const samples = model.sample(zeros([4000, 4]), 30);
    const expected = (await model.logLikelihood(everything).exp().data()) as Float32Array;
    const states = (await samples.array()) as number[][];
    const counts = Array<number>(16).fill(0);
    for (const bits of states) counts[bits.reduce((n, bit, i) => n + bit * 2 ** i, 0)]! += 1 / states.length;
    for (const [state, share] of counts.entries()) expect(Math.abs(share - expected[state]!)).toBeLessThan(0.03);
  });

  it('says what does not fit', () => {
    expect(() => new RBM(0, 3)).toThrow('RBM: visible is a positive integer, got 0');
    expect(() => new RBM(3, 3, { steps: 0 })).toThrow('RBM: steps is a positive integer, got 0');
    expect(() => new RBM(3, 2).loss(zeros([2, 4]))).toThrow('RBM.loss: expected [N, 3], got [2, 4]');
    expect(() => new RBM(3, 40).logLikelihood(zeros([1, 3]))).toThrow('RBM.logLikelihood: 2^40 states are too many to enumerate');
  });
});
