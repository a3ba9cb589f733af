import { type Device, DeviceError } from '@nacre/tensor';

export interface OpenDevice {
  readonly device: Device;
  /** What it runs on, in words. */
  readonly about: string;
}

/** `any`: the GPU where there is one. `cpu`: for work so small that a GPU would only wait for its next command. */
export type Wish = 'any' | 'cpu';

/** A device for the work of a page. Only the backend that is used is loaded. */
export async function openDevice(wish: Wish): Promise<OpenDevice> {
  if (wish === 'cpu') return onCPU();
  const adapter = await navigator.gpu?.requestAdapter();
  if (!adapter) return onCPU('this browser offers no GPU');
  const { webgpu } = await import('@nacre/backend-webgpu');
  try {
    return { device: await webgpu({ adapter }), about: 'Runs on your GPU, through WebGPU.' };
  } catch (error) {
    if (error instanceof DeviceError) return onCPU(`the GPU cannot be had; ${error.message}`);
    throw error;
  }
}

async function onCPU(reason?: string): Promise<OpenDevice> {
  const { cpu } = await import('@nacre/backend-cpu');
  const device = await cpu();
  const { count } = device.threads;
  const threads = `Runs on your CPU, with ${count} thread${count === 1 ? '' : 's'}`;
  return { device, about: reason === undefined ? `${threads}.` : `${threads}: ${reason}.` };
}
