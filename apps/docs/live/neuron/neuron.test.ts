import { expect, test } from 'vitest';
import { Neuron } from './neuron.ts';
import { side } from './window.ts';

const neuron = new Neuron();
const setting = { weights: [3, -4], bias: 2, steepness: 0.5 } as const;

test('the output is σ of the weighted sum', async () => {
  const { sum, output } = await neuron.at([1, 0.5], setting);
  expect(sum).toBeCloseTo(3, 5);
  expect(output).toBeCloseTo(1 / (1 + Math.exp(-1.5)), 5);
});

test('at the threshold the output is ½ and the slope k ‖w‖ / 4', async () => {
  const { threshold, foot, slope, expected } = (await neuron.cliff(setting)).edge!;
  expect(threshold).toBeCloseTo(-2 / 5, 6);
  expect(foot[0]).toBeCloseTo(-6 / 25, 6);
  expect(foot[1]).toBeCloseTo(8 / 25, 6);
  expect(expected).toBeCloseTo((0.5 * 5) / 4, 6);
  expect(slope).toBeCloseTo(expected, 5);
  expect((await neuron.at(foot, setting)).output).toBeCloseTo(0.5, 5);
});

test('the cliff is high on the side the weights point to', async () => {
  const { field, walk } = await neuron.cliff(setting);
  expect(field.length).toBe(side * side);
  expect(field[0]).toBeLessThan(0.01); // Upper left: (−4, 4).
  expect(field.at(-1)).toBeGreaterThan(0.99);
  const crossing = walk.along[walk.outputs.findIndex((y) => y >= 0.5)]!;
  expect(Math.abs(crossing - -2 / 5)).toBeLessThanOrEqual(0.05); // −b / ‖w‖
  expect([...walk.outputs].every((y, i) => i === 0 || y >= walk.outputs[i - 1]!)).toBe(true);
});

test('without weights it answers the same everywhere', async () => {
  const { field, walk, edge } = await neuron.cliff({ weights: [0, 0], bias: 0, steepness: 1 });
  expect(new Set(field)).toEqual(new Set([0.5]));
  expect(edge).toBeUndefined();
  expect(new Set(walk.outputs)).toEqual(new Set([0.5]));
});
