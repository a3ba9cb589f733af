import { cpu } from '@nacre/backend-cpu';
import { defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Climbing, Excitement, type LayerName } from './excitement.ts';

const before = defaultDevice();
beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));
afterAll(() => setDefaultDevice(before));

test('first it learns, then images climb; another layer begins anew', { timeout: 120_000 }, async () => {
  const excitement = new Excitement(60, 400);
  const climb = async (layer: LayerName): Promise<Climbing> => {
    for (;;) {
      const said = await excitement.go(layer);
      if (said.phase === 'climbing') return said;
    }
  };
  expect((await excitement.go('outputs')).phase).toBe('learning');
  const first = await climb('outputs');
  expect([first.step, first.inputs.length, first.responses.length]).toEqual([1, 10 * 784, 10]);
  let last = first;
  while (last.step < 20) last = await climb('outputs');
  last.responses.forEach((response, i) => expect(response).toBeGreaterThan(first.responses[i]!));
  expect((await climb('shapes')).responses.length).toBe(16);
  expect((await climb('edges')).inputs.length).toBe(6 * 784);
});
