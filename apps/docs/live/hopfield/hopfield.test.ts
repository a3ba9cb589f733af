import { cpu } from '@nacre/backend-cpu';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { letters } from '../../../../examples/hopfield/letters.ts';
import { Capacity } from './capacity.ts';
import { type Recalled, Recollection } from './recollection.ts';

const before = defaultDevice();
beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));
afterAll(() => setDefaultDevice(before));

async function settle(memory: Recollection): Promise<Recalled> {
  for (;;) {
    const recalled = await memory.step(25);
    if (recalled.settled) return recalled;
  }
}

test('a disturbed letter is recalled, and the energy falls with each unit that turns', async () => {
  const memory = new Recollection();
  expect((await memory.stored()).kept).toEqual([1, 1, 1, 1]);
  const shown = await memory.disturb(letters[2]!, 0.2);
  expect(shown.overlaps[2]).toBeLessThan(0.8);
  let energy = shown.energy;
  for (let unit = 0; unit < 40; unit++) {
    const next = await memory.step(1);
    expect(next.energy).toBeLessThanOrEqual(energy + 1e-4);
    energy = next.energy;
  }
  const recalled = await settle(memory);
  expect(recalled.overlaps[2]).toBe(1);
  expect(recalled.state).toEqual(letters[2]);
  expect(recalled.energy).toBeLessThan(shown.energy);
});

test('the negative of a letter is a valley, too', async () => {
  const memory = new Recollection();
  await memory.stored();
  const negative = letters[0]!.map((value) => -value);
  expect(await memory.show(negative)).toMatchObject({ settled: true, state: negative });
});

test('what is forgotten is no valley; what is added is one', async () => {
  const memory = new Recollection();
  const frame = Array.from({ length: 100 }, (_, i) => (i % 10 === 0 || i < 10 ? 1 : -1));
  const { patterns, kept } = await memory.store(frame);
  expect([patterns.length, kept[4]]).toEqual([5, 1]);
  expect((await memory.show(frame)).settled).toBe(true);
  for (let left = 5; left > 0; left--) expect((await memory.forget(0)).patterns.length).toBe(left - 1);
  expect(await memory.show(frame)).toMatchObject({ energy: -0, settled: true, overlaps: [] });
});

test('too many patterns are not kept', async () => {
  const memory = new Recollection();
  const { kept } = await memory.storeRandom(40);
  expect(kept.length).toBe(44);
  expect(kept.filter((share) => share === 1).length).toBeLessThan(22);
  expect((await memory.reset()).kept).toEqual([1, 1, 1, 1]);
});

test('a memory is full at about 0.138 patterns for each unit', async () => {
  const capacity = new Capacity();
  capacity.begin(200);
  const agreements: number[] = [];
  for (let load = 0.05; load < 0.3; load += 0.05) agreements.push((await capacity.add(10)).agreement);
  expect(agreements[0]).toBeGreaterThan(0.99);
  expect(agreements[1]).toBeGreaterThan(0.95);
  expect(agreements.at(-1)).toBeLessThan(0.75);
});
