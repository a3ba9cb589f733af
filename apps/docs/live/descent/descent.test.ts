import { expect, test } from 'vitest';
import { Descent } from './descent.ts';
import { side } from './surfaces.ts';

async function losses(choice: Parameters<Descent['begin']>[0], rounds: number): Promise<number[]> {
  const descent = new Descent();
  await descent.begin(choice);
  let walks = await descent.round();
  for (let round = 1; round < rounds; round++) walks = await descent.round();
  return walks.map(({ loss }) => loss);
}

test('a round is one step of batch descent, four of mini-batch, 32 of stochastic', async () => {
  const descent = new Descent();
  await descent.begin({ surface: 'line', method: 'sgd', lr: 0.05, start: [0, 0] });
  expect((await descent.round()).map(({ path }) => path.length)).toEqual([1, 4, 32]);
});

test('a small step of batch descent goes against the gradient of all examples', async () => {
  const descent = new Descent();
  const at = (start: readonly [number, number]) => descent.begin({ surface: 'tanh', method: 'sgd', lr: 0.001, start });
  const h = 1e-2;
  const slopes = [
    ((await at([0.5 + h, 1])) - (await at([0.5 - h, 1]))) / (2 * h),
    ((await at([0.5, 1 + h])) - (await at([0.5, 1 - h]))) / (2 * h),
  ];
  await at([0.5, 1]);
  const [x, y] = (await descent.round())[0]!.path[0]!;
  expect((0.5 - x) / 0.001).toBeCloseTo(slopes[0]!, 1);
  expect((1 - y) / 0.001).toBeCloseTo(slopes[1]!, 1);
});

test.each(['sgd', 'momentum', 'adam'] as const)('with %s all three come near the least loss of the line', async (method) => {
  const { least, bands } = await new Descent().relief('line');
  expect(bands.length).toBe(side * side);
  const reached = await losses({ surface: 'line', method, lr: 0.05, start: [1.5, -0.5] }, 24);
  expect(Math.max(...reached.slice(1))).toBeLessThan(least + 0.15);
  if (method !== 'adam') expect(reached[0]).toBeLessThan(least + 0.5);
});

test('too large a rate leads away from every valley', async () => {
  const [batch] = await losses({ surface: 'line', method: 'sgd', lr: 1, start: [0, 0] }, 20);
  expect(batch).toBeGreaterThan(1e3);
});
