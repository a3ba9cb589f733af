import { cpu } from '@nacre/backend-cpu';
import { webgpu } from '@nacre/backend-webgpu';
import { defaultDevice, ModuleBuffer, ShapeMismatchError, setDefaultDevice, type Tensor, tensor } from '@nacre/tensor';
import { afterAll, expect, test } from 'vitest';
import { newGPUDevice } from '../../../../tests/webgpu/gpu-device.ts';
import { Host } from './host.ts';
import type { OpenDevice, Wish } from './open-device.ts';

const before = defaultDevice();
afterAll(() => setDefaultDevice(before));

/** Counts on the device. */
class Counter {
  private readonly count = new ModuleBuffer(tensor([0]));

  async add(amount: number): Promise<number> {
    this.count.assign(this.count.add(amount));
    return (await this.count.data())[0]!;
  }

  multiply(factors: number[]): Promise<unknown> {
    return (tensor([1, 2, 3]) as Tensor).mul(tensor(factors)).data();
  }
}

const onCpu = async (): Promise<OpenDevice> => ({ device: await cpu({ threads: 1 }), about: 'Runs on your CPU.' });

test('a program answers, keeps its state, and says what it runs on', async () => {
  const said: string[] = [];
  const host = new Host(() => new Counter(), 'cpu', onCpu);
  await host.open((about) => said.push(about));
  expect([await host.call('add', [2]), await host.call('add', [3])]).toEqual([2, 5]);
  expect(said).toEqual(['Runs on your CPU.']);
});

test('an error of the program reaches the page, and the program goes on', async () => {
  const host = new Host(() => new Counter(), 'cpu', onCpu);
  await host.open(() => {});
  await host.call('add', [2]);
  await expect(host.call('multiply', [[1, 2]])).rejects.toThrow(ShapeMismatchError);
  expect(await host.call('add', [1])).toBe(3);
});

test('where the GPU is lost the program begins again on the CPU, and says so', async () => {
  const gpu = await newGPUDevice();
  const open = async (wish: Wish): Promise<OpenDevice> =>
    wish === 'any' ? { device: await webgpu({ device: gpu }), about: 'Runs on your GPU.' } : onCpu();
  const said: string[] = [];
  const host = new Host(() => new Counter(), 'any', open);
  await host.open((about) => said.push(about));
  expect(await host.call('add', [2])).toBe(2);
  gpu.destroy();
  await gpu.lost;
  expect(await host.call('add', [7])).toBe(7);
  expect(said).toEqual(['Runs on your GPU.', 'The GPU was lost; this began again. Runs on your CPU.']);
});

test('a closed device computes nothing', async () => {
  const host = new Host(() => new Counter(), 'cpu', onCpu);
  await host.open(() => {});
  host.close();
  await expect(host.call('add', [1])).rejects.toThrow(/closed/);
});
