import { currentDevice, setCurrentDevice } from './runtime/default-device.ts';
import type { Device } from './runtime/device.ts';
import { realize as realizeNodes } from './runtime/realize.ts';
import type { Tensor } from './tensor.ts';

export type { Device, MemoryAccount } from './runtime/device.ts';

/**
 * Makes `device` the one that tensors meet when they live on none. Without any, it is the reference backend: slow, right,
 * always there.
 * @example
 * setDefaultDevice(await cpu());
 * tensor([1]).device.name.startsWith('cpu'); // true
 */
export const setDefaultDevice = (device: Device): void => setCurrentDevice(device);

/**
 * The device that tensors meet when they live on none.
 * @example defaultDevice().name; // 'reference'
 */
export const defaultDevice = (): Device => currentDevice();

/**
 * Computes the tensors, and every assignment recorded so far, in one plan: what they share is computed once.
 * @throws DeviceError for tensors of different devices, and what `data` throws
 * @example
 * const [a, b] = [tensor([1, 2]).exp(), tensor([1, 2]).sum()];
 * await realize(a, b);
 */
export async function realize(...tensors: readonly Tensor[]): Promise<void> {
  await realizeNodes(
    'realize',
    tensors.map((x) => x.node),
  );
}
