import { webgpu } from '@nacre/backend-webgpu';
import { defaultDevice, OutOfMemoryError, rand, setDefaultDevice, tensor } from '@nacre/tensor';
import { afterAll, expect, test } from 'vitest';
import { countedDevice } from './counted-device.ts';
import { newGPUDevice } from './gpu-device.ts';

const before = defaultDevice();
afterAll(() => setDefaultDevice(before));

const bytesPerPair = 8;

test('sorts in several plans share their pipelines', async () => {
  const { device, since } = countedDevice(await newGPUDevice());
  setDefaultDevice(await webgpu({ device }));
  const values = Array.from({ length: 3000 }, (_, i) => (i * 7919) % 3000);
  const expected = [...(await tensor(values).argsort().data())];
  expect(since().pipelines).toBe(3);
  expect([...(await tensor(values).add(1).argsort().data())]).toEqual(expected);
  expect(since().pipelines).toBe(1);
});

test('what a sort takes beside its tensors is counted', async () => {
  const count = 5000;
  const device = await webgpu();
  setDefaultDevice(device);
  const order = rand([count]).argsort();
  await order.data();
  const [pairs, keys, places] = [2 * bytesPerPair * count, 4 * count, 4 * count];
  expect(device.memory().bytesInUse).toBe(pairs + keys + places);
  device.close();
});

test('a sort that takes more than the device gives in one piece says so', async () => {
  const device = await webgpu({ device: await newGPUDevice() });
  setDefaultDevice(device);
  const { maxAllocationBytes } = device.backend.capabilities;
  const count = Math.floor(maxAllocationBytes / (2 * bytesPerPair)) + 1;
  const kept = tensor([3, 1, 2]);
  await expect(rand([count]).argsort().data()).rejects.toThrow(
    new OutOfMemoryError(
      'data',
      `${2 * bytesPerPair * count} bytes in one piece are more than the ${maxAllocationBytes} this GPU gives`,
      'use a smaller batch, or split the tensor',
    ),
  );
  expect([...(await kept.argsort().data())]).toEqual([1, 2, 0]);
  device.close();
});

test('a sort keeps to the budget', async () => {
  const device = await webgpu({ memory: 100_000 });
  setDefaultDevice(device);
  await expect(rand([5000]).argsort().data()).rejects.toThrow(/^memory: 80000 bytes more would exceed the budget of 100000/);
  expect([...(await tensor([3, 1, 2]).argsort().data())]).toEqual([1, 2, 0]);
  device.close();
});
