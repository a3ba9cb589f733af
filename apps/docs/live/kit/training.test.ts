import { Linear, mse } from '@nacre/layers';
import { SGD } from '@nacre/optim';
import { tensor } from '@nacre/tensor';
import { expect, test } from 'vitest';
import { clippedStep, Training } from './training.ts';

test('a portion tells all steps so far, and the loss of the last', async () => {
  let taken = 0;
  const training = new Training(1, async () => tensor(++taken));
  for (let portion = 0; portion < 3; portion++) expect(await training.learn()).toEqual({ step: taken, loss: taken });
  expect(taken).toBeGreaterThanOrEqual(3);
});

test('a step is no longer than the learning rate', async () => {
  const model = new Linear(1, 1);
  const optimizer = new SGD(model.parameters(), { lr: 0.5 });
  const before = [await model.weight.item(), await model.bias!.item()] as const;
  const loss = await clippedStep(mse(model.forward(tensor([[100]])), tensor([[1e4]])), model, optimizer);
  expect(await loss.item()).toBeGreaterThan(1e6);
  const moved = Math.hypot((await model.weight.item()) - before[0], (await model.bias!.item()) - before[1]);
  expect(moved).toBeCloseTo(0.5, 3);
});
