import { webgpu } from '@nacre/backend-webgpu';
import { manualSeed, setDefaultDevice } from '@nacre/tensor';
import { describe, expect, test } from 'vitest';
import { countedDevice } from './counted-device.ts';
import { dropoutTraining } from './dropout-net.ts';
import { newGPUDevice } from './gpu-device.ts';

const kibibyte = 1024;

/** So many training steps without a memory call keep the memory of the device flat. */
export function testFlatMemory(steps: number): void {
  describe.each([true, false])(`${steps} steps, the loss read in each: %s`, (reading) => {
    test('hold no more memory at the end than at the beginning', async () => {
      const { device: gpu, since } = countedDevice(await newGPUDevice());
      const device = await webgpu({ device: gpu });
      setDefaultDevice(device);
      manualSeed(1);
      const { step } = dropoutTraining();
      const bytes = new Set<number>();
      for (let i = 0; i < steps; i++) {
        const loss = await step(i);
        if (reading) await loss.item();
        if (i === 5) since();
        if (i > 5) bytes.add(device.memory().bytesInUse);
      }
      // Losses that nobody reads wait for the collector, a slab of 256 at a time.
      const { buffers, bindGroups, pipelines } = since();
      expect([bindGroups, pipelines]).toEqual([reading ? 0 : bindGroups, 0]);
      expect(bindGroups).toBeLessThanOrEqual(20 * buffers);
      expect(buffers).toBeLessThanOrEqual(reading ? 0 : 64);
      expect(Math.max(...bytes) - Math.min(...bytes)).toBeLessThanOrEqual(reading ? 0 : 64 * kibibyte);
      device.close();
    }, 1_800_000);
  });
}
