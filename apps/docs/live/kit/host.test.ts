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

const begin = async (): Promise<Counter> => new Counter();

const onCpu = async (): Promise<OpenDevice> => ({ device: await cpu({ threads: 1 }), about: 'Runs on your CPU.' });

test('a program answers, keeps its state, and says what it runs on', async () => {
  const said: string[] = [];
  const host = new Host({ counter: { begin, wish: 'cpu' } }, onCpu);
  await host.open('counter', (about) => said.push(about));
  expect([await host.call('add', [2]), await host.call('add', [3])]).toEqual([2, 5]);
  expect(said).toEqual(['Runs on your CPU.']);
});

test('an error of the program reaches the page, and the program goes on', async () => {
  const host = new Host({ counter: { begin, wish: 'cpu' } }, onCpu);
  await host.open('counter', () => {});
  await host.call('add', [2]);
  await expect(host.call('multiply', [[1, 2]])).rejects.toThrow(ShapeMismatchError);
  expect(await host.call('add', [1])).toBe(3);
});

test('where the GPU is lost the program begins again on the CPU, and says so', async () => {
  const gpu = await newGPUDevice();
  const open = async (wish: Wish): Promise<OpenDevice> =>
    wish === 'any' ? { device: await webgpu({ device: gpu }), about: 'Runs on your GPU.' } : onCpu();
  const said: string[] = [];
  const host = new Host({ counter: { begin, wish: 'any' } }, open);
  await host.open('counter', (about) => said.push(about));
  expect(await host.call('add', [2])).toBe(2);
  gpu.destroy();
  await gpu.lost;
  expect(await host.call('add', [7])).toBe(7);
  expect(said).toEqual(['Runs on your GPU.', 'The GPU was lost; this began again. Runs on your CPU.']);
});

test('calls wait for each other, also for one that fails', async () => {
  const host = new Host({ counter: { begin, wish: 'cpu' } }, onCpu);
  await host.open('counter', () => {});
  const answers = [host.call('add', [1]), host.call('multiply', [[1, 2]]), host.call('add', [10])];
  await expect(answers[1]).rejects.toThrow(ShapeMismatchError);
  expect([await answers[0], await answers[2]]).toEqual([1, 11]);
});
