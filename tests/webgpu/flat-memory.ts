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
      const { buffers, bindGroups, pipelines } = since();
      const growth = Math.max(...bytes) - Math.min(...bytes);
      expect(pipelines).toBe(0);
      if (reading) expect({ buffers, bindGroups, growth }).toEqual({ buffers: 0, bindGroups: 0, growth: 0 });
      // Losses that nobody reads wait for the collector, four bytes each, in slabs that hold 256 of them.
      expect(growth).toBeLessThanOrEqual(64 * kibibyte);
      expect(buffers).toBeLessThanOrEqual(64);
      expect(bindGroups).toBeLessThanOrEqual(8 * buffers);
      device.close();
    }, 1_800_000);
  });
}
