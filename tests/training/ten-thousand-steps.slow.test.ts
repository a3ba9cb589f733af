import { cpu } from '@nacre/backend-cpu';
import { crossEntropy } from '@nacre/layers';
import { LeNet5 } from '@nacre/models';
import { Adam, OneCycleLR } from '@nacre/optim';
import { manualSeed, setDefaultDevice, tensor } from '@nacre/tensor';
import { expect, test } from 'vitest';

const steps = 10_000;
const batch = 64;
const mebibyte = 2 ** 20;

/** A batch in arrays of its own, as a loader hands them out. */
function freshBatch(step: number) {
  const images = Float32Array.from({ length: batch * 784 }, (_, i) => ((i * 7919 + step * 104_729) % 1000) / 1000 - 0.5);
  const labels = Int32Array.from({ length: batch }, (_, i) => (i + step) % 10);
  return { images: tensor(images, { shape: [batch, 1, 28, 28] }), labels: tensor(labels) };
}

test('10,000 steps without a memory call keep the memory of the device and of the process flat', {
  timeout: 900_000,
}, async () => {
  const device = await cpu();
  setDefaultDevice(device);
  manualSeed(1);
  const model = new LeNet5();
  const optimizer = new Adam(model.parameters());
  const schedule = new OneCycleLR(optimizer, 0.003, { totalSteps: steps });
  const bytes = new Map<number, number>();
  const resident = new Map<number, number>();
  for (let step = 1; step <= steps; step++) {
    const { images, labels } = freshBatch(step);
    const loss = crossEntropy(model.forward(images), labels);
    optimizer.zeroGrad();
    loss.backward();
    await optimizer.step();
    schedule.step();
    expect(Number.isFinite(await loss.item())).toBe(true);
    if (step === 4 || step % 1000 === 0) {
      bytes.set(step, device.memory().bytesInUse);
      resident.set(step, process.memoryUsage().rss);
    }
  }
  expect(new Set(bytes.values()).size, `device bytes by step: ${[...bytes]}`).toBe(1);
  const growth = resident.get(steps)! - resident.get(1000)!;
  expect(growth, `process memory ${resident.get(1000)} at step 1,000, ${resident.get(steps)} at ${steps}`).toBeLessThan(
    32 * mebibyte,
  );
  device.close();
});
