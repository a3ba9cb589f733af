import { cpu } from '@nacre/backend-cpu';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Unrolled } from './unrolled.ts';

const before = defaultDevice();
beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));
afterAll(() => setDefaultDevice(before));

test('each state is tanh of what comes from the input and from the state before', async () => {
  const steps = await new Unrolled().unroll(0);
  expect(steps).toHaveLength(21);
  for (const { fromInput, fromState, state } of steps)
    for (const [unit, h] of state.entries()) expect(h).toBeCloseTo(Math.tanh(fromInput[unit]! + fromState[unit]!), 5);
  expect([...steps[0]!.fromState]).toEqual(new Array(16).fill(0));
});

test.each([
  ['one to one', 1, [true]],
  ['one to many', 5, [true, true, true, true, true]],
  ['many to many, later', 8, [false, false, false, false, true, true, true, true]],
] as const)('%s: what is asked when', async (mode, steps, asked) => {
  const unrolled = new Unrolled();
  unrolled.choose(mode);
  const sequence = await unrolled.unroll(0);
  expect(sequence).toHaveLength(steps);
  expect(sequence.map(({ answer }) => answer !== undefined)).toEqual(asked);
});

test('it learns to add', async () => {
  const unrolled = new Unrolled();
  let right = 0;
  for (let i = 0; i < 60 && right < 1; i++) ({ right } = await unrolled.learn());
  expect(right).toBe(1);
  for (const { answer } of await unrolled.unroll(3)) expect(answer!.said).toBe(answer!.wanted);
});
