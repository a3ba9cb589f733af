import { cpu } from '@nacre/backend-cpu';
import { manualSeed, rand, setDefaultDevice, type Tensor, tensor, where, zeros } from '@nacre/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import { Hopfield } from './index.ts';

beforeAll(async () => {
  setDefaultDevice(await cpu({ threads: 1 }));
  manualSeed(5);
});

const random = (count: number, size: number): Tensor => where(rand([count, size]).lt(0.5), -1, 1) as Tensor;

/** The states with a share of their units turned round. */
const noisy = (states: Tensor, share: number): Tensor => where(rand(states.shape).lt(share), states.neg(), states) as Tensor;

describe('Hopfield', () => {
  it('has symmetric weights by Hebb’s rule, and none from a unit to itself', async () => {
    const memory = new Hopfield(3);
    await memory.store(tensor([[1, -1, 1]]));
    await memory.store(tensor([[1, 1, 1]]));
    expect(await memory.weight.mul(3).array()).toEqual([
      [0, 0, 2],
      [0, 0, 0],
      [2, 0, 0],
    ]);
  });

  it('recalls what it has stored from distorted states', async () => {
    const memory = new Hopfield(200);
    const patterns = random(10, 200);
    await memory.store(patterns);
    expect(await (await memory.recall(noisy(patterns, 0.15))).data()).toEqual(await patterns.to('float32').data());
  });

  it('forgets when there are too many patterns', async () => {
    const memory = new Hopfield(100);
    const patterns = random(40, 100);
    await memory.store(patterns);
    const overlap = (await memory.recall(patterns)).mul(patterns).mean() as Tensor;
    expect(await overlap.item()).toBeLessThan(0.8);
  });

  it('never raises the energy', async () => {
    const memory = new Hopfield(60);
    await memory.store(random(12, 60));
    const states = random(8, 60);
    const energies = [await memory.energy(states).data()];
    await memory.recall(states, { onSweep: async (now) => void energies.push(await memory.energy(now).data()) });
    expect(energies.length).toBeGreaterThan(2);
    for (let i = 1; i < energies.length; i++)
      expect([...energies[i]!].every((energy, p) => energy <= energies[i - 1]![p]! + 1e-5)).toBe(true);
  });

  it('has the energy −½ sᵀWs', async () => {
    const memory = new Hopfield(4);
    await memory.store(tensor([[1, 1, -1, -1]]));
    // Twelve weights of ¼, all of which agree with the pattern.
    expect(
      await memory
        .energy(
          tensor([
            [1, 1, -1, -1],
            [1, 1, 1, 1],
          ]),
        )
        .array(),
    ).toEqual([-1.5, 0.5]);
  });

  it('stops after the sweeps it is given', async () => {
    const memory = new Hopfield(50);
    await memory.store(random(5, 50));
    const states = random(4, 50);
    expect(await (await memory.recall(states, { maxSweeps: 0 })).data()).toEqual(await states.to('float32').data());
  });

  it('says what does not fit', async () => {
    expect(() => new Hopfield(0)).toThrow('Hopfield: size is a positive integer, got 0');
    await expect(new Hopfield(3).store(zeros([2, 4]))).rejects.toThrow('Hopfield.store: expected [N, 3], got [2, 4]');
    await expect(new Hopfield(3).recall(zeros([3]))).rejects.toThrow('Hopfield.recall: expected [N, 3], got [3]');
    expect(() => new Hopfield(3).energy(zeros([1, 2]))).toThrow('Hopfield.energy: expected [N, 3], got [1, 2]');
  });
});
