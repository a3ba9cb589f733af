import { currentDevice, setCurrentDevice } from './runtime/default-device.ts';
import type { Device } from './runtime/device.ts';
import { realize as realizeNodes } from './runtime/realize.ts';
import type { Tensor } from './tensor.ts';

export type { Device, MemoryAccount } from './runtime/device.ts';

/** Makes `device` the one that tensors meet when they live on none. Without any, it is the reference backend: slow, right, always there. */
export const setDefaultDevice = (device: Device): void => setCurrentDevice(device);

export const defaultDevice = (): Device => currentDevice();

/** Computes the tensors, and every assignment recorded so far, in one plan. */
export async function realize(...tensors: readonly Tensor[]): Promise<void> {
  await realizeNodes(
    'realize',
    tensors.map((x) => x.node),
  );
}
