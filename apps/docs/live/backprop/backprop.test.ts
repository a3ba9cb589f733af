import { expect, test } from 'vitest';
import { Backprop } from './backprop.ts';
import { corners } from './corners.ts';

test('one pass, checked by arithmetic', async () => {
  const network = new Backprop();
  network.begin(1);
  const { inputs, target, layers, error, loss } = await network.look(corners[1]!);
  const [hidden, output] = layers as [(typeof layers)[number], (typeof layers)[number]];
  const sigma = (z: number): number => 1 / (1 + Math.exp(-z));
  const h = hidden.weights.map(([w1, w2], j) => sigma(w1! * inputs[0]! + w2! * inputs[1]! + hidden.biases[j]!));
  const y = sigma(output.weights[0]![0]! * h[0]! + output.weights[0]![1]! * h[1]! + output.biases[0]!);
  const delta = y * (1 - y) * (target - y);
  for (const j of [0, 1]) {
    expect(hidden.activations[j]).toBeCloseTo(h[j]!, 5);
    expect(hidden.slopes[j]).toBeCloseTo(h[j]! * (1 - h[j]!), 5);
    expect(hidden.deltas[j]).toBeCloseTo(h[j]! * (1 - h[j]!) * output.weights[0]![j]! * delta, 5);
  }
  expect(output.activations[0]).toBeCloseTo(y, 5);
  expect(output.deltas[0]).toBeCloseTo(delta, 5);
  expect(error).toBeCloseTo(target - y, 5);
  expect(loss).toBeCloseTo((target - y) ** 2 / 2, 5);
});

test('the rule gives what automatic differentiation gives, and a step goes against it', async () => {
  const network = new Backprop();
  network.begin(2);
  const before = await network.look(corners[3]!);
  expect(before.gradients.length).toBe(9);
  for (const { byHand, byAutograd } of before.gradients) expect(byHand).toBeCloseTo(byAutograd, 6);
  await network.step(corners[3]!, 0.5);
  const after = await network.look(corners[3]!);
  for (const [i, { value, byHand }] of before.gradients.entries()) {
    expect(after.gradients[i]!.value).toBeCloseTo(value - 0.5 * byHand, 5);
  }
  expect(after.loss).toBeLessThan(before.loss);
});

test('it learns XOR', { timeout: 120_000 }, async () => {
  const network = new Backprop();
  network.begin(1);
  const { loss, outputs } = await network.learn(160, 4);
  expect(loss).toBeLessThan(0.1);
  expect(outputs.map(Math.round)).toEqual([0, 1, 1, 0]);
});
