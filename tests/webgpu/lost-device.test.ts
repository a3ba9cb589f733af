import { cpu } from '@nacre/backend-cpu';
import { webgpu } from '@nacre/backend-webgpu';
import { DeviceError, defaultDevice, manualSeed, setDefaultDevice, snapshot, tensor } from '@nacre/tensor';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { dropoutTraining } from './dropout-net.ts';
import { newGPUDevice } from './gpu-device.ts';

const before = defaultDevice();
afterAll(() => setDefaultDevice(before));
beforeEach(() => void manualSeed(5));

/** Losses of some steps, and all values of the model after them, as bits. */
async function goOn({ model, step }: ReturnType<typeof dropoutTraining>, from: number, to: number): Promise<Uint32Array[]> {
  const losses: number[] = [];
  for (let i = from; i < to; i++) losses.push((await (await step(i)).item()) as number);
  const values = await Promise.all(Object.values(model.stateDict()).map((value) => value.data()));
  return [Float32Array.from(losses), ...values].map((data) => new Uint32Array(Float32Array.from(data).buffer));
}

describe('a GPU device that is lost in mid-training', async () => {
  const first = await newGPUDevice();

  test('is replaced, and training goes on to the same bits', async () => {
    setDefaultDevice(await webgpu());
    const whole = dropoutTraining();
    const expected = [await goOn(whole, 0, 4), await goOn(whole, 4, 10)];

    manualSeed(5);
    setDefaultDevice(await webgpu({ device: first }));
    const run = dropoutTraining();
    expect(await goOn(run, 0, 4)).toEqual(expected[0]);
    const saved = await snapshot(run.model, run.optimizer, run.schedule);
    await run.step(4);
    const underway = run.step(5).then((loss) => loss.item());
    first.destroy();
    await expect(underway).rejects.toThrow(DeviceError);
    await expect(run.step(6)).rejects.toThrow(
      /^Adam\.step: the device webgpu was lost \(destroyed\), and what was in its memory is gone; make a new one, pass it to setDefaultDevice\(\), and restore\(\) what snapshot\(\) kept$/,
    );

    setDefaultDevice(await webgpu());
    saved.restore();
    expect(await goOn(run, 4, 10)).toEqual(expected[1]);
  });

  test('can be replaced by the CPU', async () => {
    const gpu = await newGPUDevice();
    setDefaultDevice(await webgpu({ device: gpu }));
    const run = dropoutTraining();
    await run.step(0);
    const saved = await snapshot(run.model, run.optimizer, run.schedule);
    const expected = (await (await run.step(1)).item()) as number;
    gpu.destroy();
    await expect(run.step(2).then((loss) => loss.item())).rejects.toThrow(DeviceError);
    setDefaultDevice(await cpu({ threads: 1 }));
    saved.restore();
    expect(await (await run.step(1)).item()).toBeCloseTo(expected, 5);
    expect(run.model.parameters()[0]!.device.name).toMatch(/^cpu/);
  });

  test('leaves tensors of other devices and of the host as they are; its own say what to do', async () => {
    const gpu = await newGPUDevice();
    const device = await webgpu({ device: gpu });
    const other = await webgpu();
    const [far, elsewhere, host] = [tensor([1, 2], { device }), tensor([3, 4], { device: other }), tensor([5, 6])];
    const lazy = far.mul(2);
    await host.add(far).data();
    gpu.destroy();
    for (const read of [() => far.data(), () => lazy.data(), () => host.add(far).data()])
      await expect(read()).rejects.toThrow(
        /^data: the device webgpu was lost \(destroyed\).*restore\(\) what snapshot\(\) kept$/,
      );
    expect(await host.add(elsewhere).array()).toEqual([8, 10]);
    expect(() => setDefaultDevice(device)).toThrow(DeviceError);
  });
});
