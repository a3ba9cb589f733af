import { cpu } from '@nacre/backend-cpu';
import { manualSeed, setDefaultDevice, type Tensor, tensor } from '@nacre/tensor';
import { beforeAll, expect, it } from 'vitest';
import { drawTokens, type SamplingOptions } from './sampling.ts';

beforeAll(async () => {
  setDefaultDevice(await cpu({ threads: 1 }));
  manualSeed(3);
});

/** How often each token is drawn from probabilities, in 20,000 draws. */
async function shares(probabilities: readonly number[], options: SamplingOptions): Promise<number[]> {
  const logits = tensor(probabilities).log().expand([20_000, probabilities.length]) as Tensor;
  const drawn = await drawTokens(logits, options).data();
  return probabilities.map((_, token) => drawn.filter((each: number) => each === token).length / drawn.length);
}

const expectShares = (actual: readonly number[], expected: readonly number[]): void =>
  expected.forEach((share, i) => expect(Math.abs(actual[i]! - share)).toBeLessThan(0.015));

it('draws with the probabilities of the softmax', async () => {
  expectShares(await shares([0.5, 0.3, 0.15, 0.05], {}), [0.5, 0.3, 0.15, 0.05]);
});

it('draws likely tokens oftener when it is colder', async () => {
  expectShares(await shares([0.6, 0.3, 0.1], { temperature: 0.5 }), [0.36 / 0.46, 0.09 / 0.46, 0.01 / 0.46]);
  expect(await shares([0.3, 0.4, 0.3], { temperature: 0 })).toEqual([0, 1, 0]);
});

it('draws from the likeliest only', async () => {
  const drawn = await shares([0.1, 0.5, 0.15, 0.25], { topK: 2 });
  expectShares(drawn, [0, 2 / 3, 0, 1 / 3]);
  expect([drawn[0], drawn[2]]).toEqual([0, 0]);
  expectShares(await shares([0.5, 0.5], { topK: 9 }), [0.5, 0.5]);
});
