import { webgpu } from '@nacre/backend-webgpu';
import { defaultDevice, manualSeed, setDefaultDevice } from '@nacre/tensor';
import { afterAll, describe, expect, test } from 'vitest';
import { countedDevice } from './counted-device.ts';
import { lenetTraining } from './digits.ts';
import { newGPUDevice } from './gpu-device.ts';

const before = defaultDevice();
afterAll(() => setDefaultDevice(before));

const nothingNew = { buffers: 0, bindGroups: 0, layouts: 0, modules: 0, pipelines: 0, querySets: 0 };

describe('a training step of LeNet-5 on fresh batches, with a learning-rate schedule', async () => {
  const { device, since } = countedDevice(await newGPUDevice());
  setDefaultDevice(await webgpu({ device }));
  manualSeed(1);
  const { step } = lenetTraining(100, 2);
  for (let i = 0; i < 3; i++) await step(i);

  test('makes nothing, submits once and reads nothing back, if the loss is not read', async () => {
    since();
    for (let i = 3; i < 12; i++) {
      await step(i);
      // Images, labels and the arguments of all kernels.
      expect(since()).toEqual({ ...nothingNew, encoders: 1, submissions: 1, writes: 3, mappings: 0 });
    }
  });

  test('reads four bytes through a buffer it keeps, if the loss is read', async () => {
    await (await step(12)).item();
    since();
    for (let i = 13; i < 18; i++) {
      expect(await (await step(i)).item()).toBeGreaterThan(0);
      expect(since()).toEqual({ ...nothingNew, encoders: 2, submissions: 2, writes: 3, mappings: 1 });
    }
  });
});
