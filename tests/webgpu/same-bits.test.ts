import { cpu } from '@nacre/backend-cpu';
import { webgpu } from '@nacre/backend-webgpu';
import { DataLoader, digits } from '@nacre/data';
import { Dropout } from '@nacre/layers';
import { LeNet5 } from '@nacre/models';
import {
  bernoulli,
  type Device,
  defaultDevice,
  manualSeed,
  ones,
  rand,
  randperm,
  setDefaultDevice,
  type Tensor,
} from '@nacre/tensor';
import { afterAll, expect, test } from 'vitest';
import { lenetTraining } from './digits.ts';

const [host, gpu] = [await cpu({ threads: 1 }), await webgpu()];
const before = defaultDevice();
afterAll(() => setDefaultDevice(before));

/** What `draw` gives from the same seed on a device, as bits. */
async function drawn(device: Device, draw: () => readonly Tensor[] | Promise<readonly Tensor[]>): Promise<Uint8Array[]> {
  setDefaultDevice(device);
  manualSeed(11);
  const arrays = await Promise.all((await draw()).map((x) => x.data()));
  return arrays.map((data) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}

const sources: Readonly<Record<string, () => readonly Tensor[] | Promise<readonly Tensor[]>>> = {
  'initial weights': () => Object.values(new LeNet5().stateDict()),
  'dropout masks': () => [new Dropout(0.4).forward(ones([50, 20])), bernoulli(0.3, [1000])],
  'uniform numbers': () => [rand([1000])],
  shuffles: async () => {
    const orders: Tensor[] = [randperm(100)];
    const loader = new DataLoader(digits({ count: 12, seed: 2 }), { batchSize: 4, shuffle: true, seed: 3 });
    for await (const { labels } of loader.epoch(1)) orders.push(labels);
    return orders;
  },
};

test.each(Object.keys(sources))('the same seed gives the same %s on the GPU as on the CPU', async (name) => {
  const expected = await drawn(host, sources[name]!);
  expect(expected.some((bytes) => bytes.some((byte) => byte !== 0))).toBe(true);
  expect(await drawn(gpu, sources[name]!)).toEqual(expected);
});

test('training on the same adapter gives the same bits in every run, on the same device and on another', async () => {
  const train = (): Promise<readonly Tensor[]> => {
    const { model, step } = lenetTraining(10, 2);
    return (async () => {
      const losses: Tensor[] = [];
      for (let i = 0; i < 3; i++) losses.push(await step(i));
      return [...losses, ...Object.values(model.stateDict())];
    })();
  };
  const first = await drawn(gpu, train);
  expect(await drawn(gpu, train)).toEqual(first);
  expect(await drawn(await webgpu(), train)).toEqual(first);
});
